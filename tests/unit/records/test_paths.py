"""Where a field is within a record, and how drafts find it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from coach.records import Conversation, Person, build
from coach.records.drafting import changed_elsewhere, conflicts, homeless, merged, stored
from coach.records.paths import as_text, replaced, text_at, value_at, words_at
from coach.records.preparation import Preparation, Question

ASKED = Question(id="qu-aaaa2222", text="How did you begin?", minutes=4)
TALK = Conversation(
    id="cv-aaaa2222",
    start=datetime(2026, 1, 20, 9, tzinfo=UTC),
    preparation=Preparation(questions=(ASKED,), checked=("quiet_room", "charged")),
)


@dataclass(frozen=True)
class Draft:
    """What somebody typed."""

    text: str
    base: str


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("status", "idea"),
        ("start", "2026-01-20T09:00:00+00:00"),
        ("preparation.target", ""),
        ("preparation.checked", "quiet_room, charged"),
        ("preparation.questions.qu-aaaa2222.text", "How did you begin?"),
        ("preparation.questions.qu-aaaa2222.must", "no"),
        ("preparation.questions.qu-aaaa2222.minutes", "4"),
        ("preparation.questions.qu-gone2222.text", ""),
        ("reflection.confidence_after", ""),
    ],
)
def test_a_path_leads_to_the_text_of_a_field(path: str, expected: str) -> None:
    """A field is found by its path, in groups and rows alike, and read as a person would type it."""
    assert expected == text_at(TALK, path)


@pytest.mark.parametrize(
    "path", ["nothing", "preparation.nothing", "status.value", "preparation.questions.0"]
)
def test_a_path_that_leads_nowhere_says_so(path: str) -> None:
    """A path to what does not exist is a `KeyError`, never another field."""
    with pytest.raises(KeyError):
        value_at(TALK, path)


def test_the_words_of_a_field_are_found_by_its_path() -> None:
    """A form knows label and shape of a field in a row."""
    assert "Minutes" == words_at(TALK, "preparation.questions.qu-aaaa2222.minutes").label
    assert "Status" == words_at(TALK, "status").label


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (("a", "b"), "a, b"),
        (date(2026, 1, 20), "2026-01-20"),
        (7, "7"),
    ],
)
def test_a_value_reads_as_a_person_types_it(value: Any, expected: str) -> None:
    """What stands in an input can be typed back and means the same."""
    assert expected == as_text(value)


def test_fields_are_replaced_where_they_are() -> None:
    """A change names a path; everything else stays, and a row that is gone changes nothing."""
    plain = replaced(
        TALK,
        {
            "preparation.questions.qu-aaaa2222.answer": "By chance.",
            "preparation.questions.qu-gone2222.answer": "Lost.",
            "reflection.learned": "Crates decide.",
        },
    )
    made = build(Conversation, plain)
    assert isinstance(made, Conversation)
    assert [ASKED.but(answer="By chance.")] == list(made.preparation.questions)
    assert "Crates decide." == made.reflection.learned
    assert TALK.start == made.start


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (Draft(text="Lead", base="Engineer"), False),
        (Draft(text="Lead", base="Apprentice"), True),
        (Draft(text="Engineer", base="Apprentice"), False),
    ],
)
def test_a_change_elsewhere_is_seen(typed: Draft, *, expected: bool) -> None:
    """A draft meets a change where the record is neither what it was nor what was typed."""
    ada = Person(id="pe-aaaa2222", role="Engineer")
    assert expected is changed_elsewhere(ada, "role", typed)
    assert (("role",) if expected else ()) == conflicts(ada, {"role": typed})


def test_a_draft_whose_row_is_gone_is_homeless_not_lost() -> None:
    """What was typed into a row that was removed elsewhere is named, and is no conflict."""
    drafts = {"preparation.questions.qu-gone2222.answer": Draft("By chance.", "")}
    assert tuple(drafts) == homeless(TALK, drafts)
    assert () == conflicts(TALK, drafts)
    assert None is stored(TALK, next(iter(drafts)))


def test_drafts_go_into_the_record_together() -> None:
    """What was typed becomes plain values that `build` types."""
    made = build(
        Conversation, merged(TALK, {"allotted_minutes": Draft("45", "30"), "notes": Draft("Warm.", "")})
    )
    assert isinstance(made, Conversation)
    assert (45, "Warm.") == (made.allotted_minutes, made.notes)
