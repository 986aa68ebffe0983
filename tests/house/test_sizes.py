"""Files and functions are of a size that can be read in one go, and each says what it is for."""

from __future__ import annotations

import ast
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.house.sources import Source

EMPTY_NAMES = {"utils", "helpers", "manager", "service", "common", "misc"}


def test_no_module_is_longer_than_400_lines(everything: tuple[Source, ...]) -> None:
    """A module stays below 400 lines; before that it has a seam."""
    long = [f"{source}: {lines}" for source in everything if (lines := len(source.text.splitlines())) > 400]
    assert [] == long


def test_no_page_is_longer_than_150_lines(product: tuple[Source, ...]) -> None:
    """A page stays below 150 lines; then a piece of it moves to `coach/ui`, or a rule to `coach/rules`."""
    pages = [source for source in product if source.path.parts[0] == "pages"]
    long = [f"{source}: {lines}" for source in pages if (lines := len(source.text.splitlines())) > 150]
    assert [] == long


def test_functions_are_short(product: tuple[Source, ...]) -> None:
    """Half of all functions have ten lines or fewer, nine in ten 28 or fewer, and none more than 60."""
    lengths = {
        f"{source.at(node)} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for source in product
        for node in source.functions()
    }
    assert [] == [f"{name}: {lines}" for name, lines in lengths.items() if lines > 60]
    assert median(lengths.values()) <= 10
    assert quantiles(lengths.values(), n=10)[-1] <= 28


def test_every_module_says_what_it_is_for(product: tuple[Source, ...]) -> None:
    """A module begins with one sentence."""
    silent = [str(source) for source in product if source.text.strip() and not ast.get_docstring(source.tree)]
    assert [] == silent


def test_no_module_has_an_empty_name(everything: tuple[Source, ...]) -> None:
    """A module is named after what it knows; `utils` knows nothing."""
    named = [str(source) for source in everything if EMPTY_NAMES & {source.path.stem, *source.path.parts}]
    assert [] == named


def test_no_page_catches_what_went_wrong(product: tuple[Source, ...]) -> None:
    """One place turns a broken promise into words on the screen; pages have no `try`."""
    caught = [
        source.at(node)
        for source in product
        if source.path.parts[0] == "pages"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Try)
    ]
    assert [] == caught


def test_the_app_is_started_in_few_lines(product: tuple[Source, ...]) -> None:
    """`streamlit_app.py` starts the frame behind its guards, and knows nothing else of the coach."""
    app = next(source for source in product if source.path.name == "streamlit_app.py")
    known = {
        f"{node.module}.{name.name}"
        for node in ast.walk(app.tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
        if node.module.startswith(("coach", "pages"))
    }
    assert known == {"coach.ui.server"}
    assert len(app.text.splitlines()) <= 30
