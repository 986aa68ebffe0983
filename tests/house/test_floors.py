"""What the floors' own tool cannot see: an import for a type only is no acquaintance."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.house.sources import Source


def test_frames_are_no_more_than_a_type_outside_the_trends(product: tuple[Source, ...]) -> None:
    """Outside `trends` and `exchange`, pandas and altair are imported for types only, and never run."""
    run = [
        source.at(node)
        for source in product
        if source.path.parts[:2] not in {("coach", "trends"), ("coach", "exchange")}
        for node in _run(source.tree)
        if _imported(node) & {"pandas", "altair"}
    ]
    assert [] == run


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below one that is run: what stands under `if TYPE_CHECKING` is not."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _run(child)


def _imported(node: ast.AST) -> set[str]:
    """The packages that a statement imports."""
    if isinstance(node, ast.Import):
        return {name.name.partition(".")[0] for name in node.names}
    return {(node.module or "").partition(".")[0]} if isinstance(node, ast.ImportFrom) else set()
