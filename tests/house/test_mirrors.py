"""Every page, rule, trend and format has its test, and every test says which rule it keeps."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.house.sources import Source

ROOMS = {
    "pages": "tests/pages",
    "coach/rules": "tests/unit/rules",
    "coach/trends": "tests/unit/trends",
    "coach/exchange": "tests/unit/exchange",
}
OF_NO_TEST = {
    "pages": {"frame"},  # every test of a page goes through it
    "coach/rules": {"findings"},  # a value that the rules hand out
}


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_rule_trend_and_format_has_its_test(
    room: str, root: Path, product: tuple[Source, ...]
) -> None:
    """What stands in one of these rooms has a test file of its name."""
    tested = {file.stem.removeprefix("test_") for file in (root / ROOMS[room]).glob("test_*.py")}
    here = [source for source in product if source.path.parent.as_posix() == room]
    if room == "coach/trends":
        here = [source for source in here if "TREND = " in source.text]
    names = {source.path.stem for source in here} - {"__init__"} - OF_NO_TEST.get(room, set())
    assert set() == names - tested


def test_every_test_says_which_rule_it_keeps(tests: tuple[Source, ...]) -> None:
    """Each test has a docstring: a rule in the present tense, with a full stop."""
    silent = [
        source.at(test)
        for source in tests
        for test in _tests_in(source)
        if not (ast.get_docstring(test) or "").rstrip().endswith((".", "`", ":"))
    ]
    assert [] == silent


def test_every_test_holds_something(tests: tuple[Source, ...]) -> None:
    """A test asserts, expects an exception, or hands over to a function that does."""
    idle = [source.at(test) for source in tests for test in _tests_in(source) if not _holds(test, source)]
    assert [] == idle


def test_nothing_is_patched(tests: tuple[Source, ...]) -> None:
    """A test hands in a folder, a disk or a clock, and replaces nothing behind the product's back."""
    words = ("mock", "monkeypatch.setattr", "unittest.mock")
    own = "test_mirrors.py"
    assert [] == [
        str(source) for source in tests for word in words if word in source.text and source.path.name != own
    ]


def _tests_in(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in source.functions() if node.name.startswith("test_"))


def _holds(test: ast.FunctionDef | ast.AsyncFunctionDef, source: Source, depth: int = 0) -> bool:
    """Whether an assertion stands in a test, or in a function of its file that it calls."""
    own = {node.name: node for node in source.functions()}
    for node in ast.walk(test):
        if isinstance(node, ast.Assert):
            return True
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if (
            name.startswith(("pytest.raises", "expect", "page.wait_for"))
            or ".wait_for" in name
            or "raises" in name
        ):
            return True
        called = own.get(name.rpartition(".")[2])
        if called is not None and called is not test and depth < 3 and _holds(called, source, depth + 1):
            return True
    return False
