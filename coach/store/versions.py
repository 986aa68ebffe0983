"""How a file of an earlier version is read today: one small pure function a step, from version to version."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.records import Plain

Step: TypeAlias = "Callable[[Mapping[str, Plain]], dict[str, Plain]]"

STEPS: dict[str, tuple[Step, ...]] = {}
"""By kind of record: the first step leads from version 1 to version 2, the next from 2 to 3."""


def version_of(plain: Mapping[str, Plain]) -> int | None:
    """The version a file says it has; 1 where it says nothing, None where what it says is no number."""
    said = plain.get("schema_version")
    if said is None:
        return 1
    text = str(said)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 and int(text) else None


def upgraded(plain: Mapping[str, Plain], steps: tuple[Step, ...]) -> dict[str, Plain]:
    """The values as today's version has them; the file itself changes only when the person saves it."""
    version = version_of(plain) or 1
    found = dict(plain)
    for number, step in enumerate(steps[version - 1 :], version + 1):
        found = {**step(found), "schema_version": str(number)}
    return found
