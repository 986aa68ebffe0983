"""Whether an ask may be shown is decided in one place (advice 4b)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.house.sources import Source

DECIDES = "coach/rules/introductions.py"
KEEPS = ("coach/records/", "coach/example/")
"""Where the wish is kept, and where made-up people are given one."""


def test_one_function_reads_the_wish(product: tuple[Source, ...]) -> None:
    """Nothing else looks at what a person wished: whoever draws, writes or scores asks `may_ask`."""
    readers = [
        source.at(node)
        for source in product
        if source.path.as_posix() != DECIDES and not source.path.as_posix().startswith(KEEPS)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("wish", "DO_NOT_ASK", "THROUGH_THEM")
    ]
    assert [] == readers
