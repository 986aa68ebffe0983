"""Every Python file of the house with its syntax tree, as the tests of this folder look at it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the top of the house, its text and its syntax tree."""

    path: Path
    text: str = field(repr=False)
    tree: ast.Module = field(repr=False)

    def __str__(self) -> str:
        """The path, as a failing test names it."""
        return self.path.as_posix()

    def calls(self) -> Iterator[ast.Call]:
        """Every call in the file."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method in the file."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def at(self, node: ast.AST) -> str:
        """Where something stands, as an editor opens it."""
        return f"{self}:{getattr(node, 'lineno', 0)}"


@lru_cache(maxsize=1)
def sources() -> tuple[Source, ...]:
    """Every Python file, read and parsed once."""
    files = [ROOT / "streamlit_app.py"]
    for room in ("coach", "pages", "tests"):
        files += sorted((ROOT / room).rglob("*.py"))
    texts = {file.relative_to(ROOT): file.read_text(encoding="utf-8") for file in files}
    return tuple(Source(path, text, ast.parse(text)) for path, text in texts.items())
