"""What a person reads: every field has its words, and the app neither shouts nor shows anybody's HTML."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from coach.records import KINDS, Record, Settings
from coach.records.record import Part
from coach.records.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.house.sources import Source

WRITTEN = (Shape.LINE, Shape.TEXT, Shape.LIST, Shape.ZONE)


def _parts(part: type[Part]) -> Iterator[type[Part]]:
    """A part and all parts and rows within it."""
    yield part
    for info in part.model_fields.values():
        for each in (info.annotation, *getattr(info.annotation, "__args__", ())):
            if isinstance(each, type) and issubclass(each, Part):
                yield from _parts(each)


RECORDS: tuple[type[Record], ...] = (*(kind.record for kind in KINDS), Settings)
PARTS = sorted(
    {part for record in RECORDS for part in _parts(record)},
    key=lambda part: part.__name__,
)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part.__name__))
def test_every_field_has_a_label(part: type[Part]) -> None:
    """No field is spoken of by its name in the code."""
    unnamed = [name for name in part.model_fields if part.words_for(name).label in ("", name)]
    assert [] == unnamed


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part.__name__))
def test_what_is_asked_in_words_says_what_is_wanted(part: type[Part]) -> None:
    """A field that is typed has a help or an example, or a label that says it all in three words."""
    words = [part.words_for(name) for name in part.model_fields if name not in ("id", "schema_version")]
    bare = [
        each.name
        for each in words
        if each.shape in WRITTEN and not (each.help or each.example) and len(each.label.split()) < 3
    ]
    assert [] == bare


def test_the_interface_does_not_shout(product: tuple[Source, ...], root: Path) -> None:
    """No exclamation mark stands in what a person reads, be it in the code, the content or a script."""
    loud = [
        source.at(node)
        for source in product
        for node in _texts(source)
        if isinstance(node.value, str) and re.search(r"\w!(?:\s|$|[”\"')])", node.value)
    ]
    files = [*(root / "coach").rglob("*.yaml"), *(root / "coach" / "ui").rglob("*.js"), root / "README.md"]
    loud += [
        f"{file.name}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\w!(?:\s|$|[”\"')])", line) and not line.lstrip().startswith("#")
    ]
    assert [] == loud


def _texts(source: Source) -> Iterator[ast.Constant]:
    """The texts of a file that are not docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(source.tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    constants = (node for node in ast.walk(source.tree) if isinstance(node, ast.Constant))
    return (node for node in constants if id(node) not in docstrings)


def test_nothing_is_shown_as_html(product: tuple[Source, ...]) -> None:
    """What somebody typed is never taken for HTML; only a constant of ours, such as the style sheet, is."""
    asked = [
        source.at(call)
        for source in product
        for call in source.calls()
        if any(keyword.arg == "unsafe_allow_html" for keyword in call.keywords)
        or (
            ast.unparse(call.func) == "st.html" and not ast.unparse(call.args[0]).rpartition(".")[2].isupper()
        )
    ]
    assert [] == asked
