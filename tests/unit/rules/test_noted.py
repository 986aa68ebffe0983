"""What was noted, and how it goes into what was learned and out again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.rules.noted import added, gathered, notes, stands_in, taken_out
from tests.unit.rules.made import conversation

ASKED = {
    "questions": [
        {"id": "qu-aaaa", "text": "Who plans?", "answer": " The dietician \n"},
        {"id": "qu-bbbb", "text": "What else?", "answer": "  "},
        {"id": "qu-cccc", "text": "And then?", "answer": "A layoff is coming"},
    ]
}
TEXTS = st.text("ab \n\r", max_size=12)


def talk(**values: Any) -> Any:
    """A conversation with two answers and a free note."""
    return conversation(preparation=ASKED, notes="Six weeks ahead", **values)


def test_notes_stand_in_the_order_of_the_questions() -> None:
    """Answers first, free notes last; what is empty is none."""
    assert [
        ("preparation.questions.qu-aaaa.answer", "Who plans?", "The dietician"),
        ("preparation.questions.qu-cccc.answer", "And then?", "A layoff is coming"),
        ("notes", "Notes", "Six weeks ahead"),
    ] == [(note.path, note.label, note.text) for note in notes(talk())]


def test_what_is_off_the_record_is_not_gathered() -> None:
    """A reflection begins with every note but those that are marked."""
    marked = talk(off_record=("preparation.questions.qu-cccc.answer",))
    assert "The dietician\nSix weeks ahead" == gathered(marked)


@pytest.mark.parametrize(
    ("text", "note", "expected"),
    [
        ("The dietician", "The dietician", ""),
        ("First.\nThe dietician\nLast.", "The dietician", "First.\nLast."),
        ("One\r\nTwo\r\nThree", "One\nTwo", "Three"),
        ("The dietician decides", "The dietician", "The dietician decides"),
        ("First.", "", "First."),
    ],
)
def test_a_note_is_taken_out_in_whole_lines(text: str, note: str, expected: str) -> None:
    """Lines that were changed since are the person's own, and stay."""
    assert expected == taken_out(text, note)


@given(TEXTS, TEXTS)
def test_what_is_put_in_stands_there_once_and_comes_out(text: str, note: str) -> None:
    """Put in twice, a note stands there once; taken out, the text is as it was but for white space."""
    once = added(text, note)
    assert once == added(once, note)
    assert stands_in(once, note) is bool(note.strip())
    if note.strip() and not stands_in(text, note):
        assert taken_out(once, note).split() == text.split()
