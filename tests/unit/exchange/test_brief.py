"""The page to print for a conversation: what stands on it, and what never does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coach.exchange.brief import Handed, brief
from coach.exchange.page import FORMS, text
from coach.records import Conversation, Person
from coach.records.preparation import Preparation, Question

START = datetime(2026, 3, 11, 13, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
ADA = Person(id="pe-adaokafor", name="Ada Okafor", say_it="AH-dah", useful="Looks for a school to pilot")
PATH = Question(id="qu-first", text="How did you come to this?", must=True, minutes=10)
WORK = Question(id="qu-second", text="What takes most of your week?", minutes=10)
LATE = Question(id="qu-third", text="What would you read?", minutes=10)


def talk(**values: Any) -> Conversation:
    """Half an hour with Ada, from 14:00 in Berlin."""
    plan = Preparation(questions=(PATH, WORK, LATE), target="Learn how menus are planned")
    given = {"person": ADA.id, "start": START, "allotted_minutes": 30, "preparation": plan}
    return Conversation(id="cv-talk", **{**given, **values})


def handed(**values: Any) -> Handed:
    """The phases of half an hour, and all questions allowed."""
    begins = {"opening": 0, "questions": 5, "asks": 25, "close": 28}
    edges = {name: START + timedelta(minutes=minutes) for name, minutes in begins.items()}
    given = {"zone": BERLIN, "edges": edges, "questions": frozenset({PATH.id, WORK.id, LATE.id})}
    return Handed(**{**given, **values})


def written(conversation: Conversation, person: Person | None = ADA, **values: Any) -> str:
    """The brief as text."""
    return text(brief(conversation, person, "I bake.", handed(**values)))


def test_each_question_has_its_time_on_the_clock() -> None:
    """Times follow from the phases and the minutes, in the zone of the meeting; what does not fit says so."""
    page = written(talk())
    assert "14:05 · must ask: How did you come to this?" in page
    assert "14:15: What takes most of your week?" in page
    assert "If there is time: What would you read?" in page
    assert "Before you part, from 14:25" in page


def test_a_conversation_without_a_time_has_a_brief() -> None:
    """With no start there are no times, and everything else."""
    page = written(talk(start=None), edges={})
    assert "must ask: How did you come to this?" in page
    assert ":0" not in page


def test_all_that_the_hour_needs_stands_on_it() -> None:
    """Name, target, thirty seconds, what to give, the words to ask and to end with, and the checks."""
    asked: dict[str, Any] = {
        "ask": "Who else?",
        "closing": "Thank you.",
        "checks": ("Phone charged",),
        "way": (("Dial at", "14:00"),),
    }
    page = written(talk(), **asked)
    for said in ("Ada Okafor", "AH-dah", "Learn how menus are planned", "I bake.", "a school to pilot",
                 "Who else?", "14:28: Thank you.", "[ ] Phone charged", "Dial at: 14:00"):  # fmt: skip
        assert said in page


def test_a_question_that_may_not_be_asked_is_not_on_it() -> None:
    """Only what was handed in as allowed is printed."""
    assert "How did you come" not in written(talk(), questions=frozenset({WORK.id}))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("preparation.target", "menus are planned"),
        ("preparation.questions.qu-second", "most of your week"),
        ("useful", "a school to pilot"),
    ],
)
def test_what_is_off_the_record_is_in_no_form_of_it(form: str, path: str, word: str) -> None:
    """A marked text of the conversation or of the person is not printed."""
    shown, hidden = (
        FORMS[form](brief(talk(off_record=marks), ADA.but(off_record=marks), "", handed()))
        for marks in ((), (path,))
    )
    assert (True, False) == (word in shown, word in hidden)
