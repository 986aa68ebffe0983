from __future__ import annotations

from pathlib import Path

import pytest

from coach.problems import Problem
from coach.store.compose import compose
from coach.store.emit import emit
from coach.store.failures import CannotStore
from coach.store.flaws import DEPTH, Flaw
from coach.store.quick import quick
from coach.store.text import Document, problem, read, write

FILE = Path("goals/record.yaml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("when: 14:30", "14:30"),
        ("when: 2026-02-30", "2026-02-30"),
        ("when: no", "no"),
        ("when: 017", "017"),
        ("when: 1_000", "1_000"),
        ("when: =", "="),
        ("when:", None),
        ("when: ~", None),
        ("when: null", None),
        ("when: 'null'", "null"),
        ('when: ""', ""),
        ("when: [a, null]", ["a", None]),
        ("when: {a: 1}", {"a": "1"}),
        ('"<<": x\nwhen: y', "y"),
    ],
)
def test_every_scalar_is_text_and_only_a_plain_null_is_nothing(text: str, expected: object) -> None:
    """The reader guesses no type: what was written is what the record gets to see."""
    assert expected == compose(text)["when"]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("plain words", "a: plain words"),
        ("no", 'a: "no"'),
        ("Off", 'a: "Off"'),
        ("14:30", 'a: "14:30"'),
        ("1e3", 'a: "1e3"'),
        ("~", 'a: "~"'),
        ("", 'a: ""'),
        ("2026-01-20", "a: 2026-01-20"),
        ("2026-01-20T14:30+01:00", "a: 2026-01-20T14:30+01:00"),
        ("- dash", 'a: "- dash"'),
        ("key: value", 'a: "key: value"'),
        ('say "hi": now', "a: 'say \"hi\": now'"),
        ("a # b", 'a: "a # b"'),
        ("it's", "a: it's"),
        ("Zoë 😀", "a: Zoë 😀"),
        ("\u2028", 'a: "\\u2028"'),
        (30, "a: 30"),
        (True, "a: true"),
        (None, "a: null"),
        ([], "a: []"),
        (["x", "no"], 'a:\n  - x\n  - "no"'),
        ([{"id": "x", "b": "c"}], "a:\n  - id: x\n    b: c"),
        ("one\ntwo", "a: |-\n  one\n  two"),
        ("one\ntwo\n", "a: |\n  one\n  two"),
        ("one\n\n", "a: |+\n  one\n"),
        ("  deep\nx", "a: |2-\n    deep\n  x"),
    ],
)
def test_what_is_written_is_readable_and_means_the_same_to_other_tools(value: object, line: str) -> None:
    """Numbers, yes and no and dates stand plain; text that another tool would take for one is quoted."""
    assert f"{line}\n" == emit({"a": value})  # type: ignore[dict-item]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud800", "\uffff"])
def test_what_no_file_can_hold_is_refused_before_writing(character: str) -> None:
    """The refusal names the field and the character."""
    with pytest.raises(CannotStore, match=f"“reflection.learned” .*U\\+{ord(character):04X}"):
        write({"reflection": {"learned": f"a{character}b"}})


def test_a_place_is_counted_as_editors_count() -> None:
    """Lines and columns count from 1, over Windows' line ends and marks beyond ASCII too."""
    text = "a: é\r\nb: 😀x\r\n"
    found = problem(FILE, text, text.index("x"), "odd", "mend it")
    assert (2, 5, "b: 😀x") == (found.where.line, found.where.column, found.line_text)


def test_a_document_knows_where_its_values_stand() -> None:
    """A value is found by its path, and what is missing by the nearest group around it."""
    text = "name: Ada\nrows:\n  - id: qu-1\n    text: hi\n"
    document = read(text.encode(), FILE)
    assert isinstance(document, Document)
    assert text.index("hi") == document.place(["rows", 0, "text"])
    assert text.index("id: qu-1") == document.place(["rows", 0, "answer"])
    assert text.index("Ada") == document.place(["name"])


def test_bytes_that_are_no_text_are_a_problem_with_a_place() -> None:
    """A file in another encoding is told by line and column."""
    found = read(b"a: b\nc: caf\xe9\n", FILE)
    assert isinstance(found, Problem)
    assert f"{FILE}:2:7: this is not UTF-8, and save the file as UTF-8" == str(found)


@pytest.mark.parametrize("groups", [DEPTH - 1, DEPTH, DEPTH + 1])
def test_both_readers_stop_at_the_same_depth(groups: int) -> None:
    """A list is a level like any other: one too deep for the strict reader is so for the quick."""
    lines = ["  " * number + f"k{number}:" for number in range(groups - 1)]
    text = "\n".join([*lines, "  " * (groups - 1) + "- a"]) + "\n"
    if groups <= DEPTH:
        assert compose(text) == quick(text)
    else:
        assert quick(text) is None
        with pytest.raises(Flaw, match="nested more than 32 levels deep"):
            compose(text)
