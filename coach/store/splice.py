"""How a file is rewritten so that only the lines of what changed change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.store.emit import emit
from coach.store.outline import outline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.records import Plain
    from coach.store.text import Document


def rewrite(
    document: Document,
    before: Mapping[str, Plain],
    after: Mapping[str, Plain],
    check: Callable[[dict[str, Plain]], bool],
) -> bytes:
    """The bytes of a file with some values changed."""
    del before, check
    return emit(after, plain_before=outline(document.text).plain_texts).encode()
