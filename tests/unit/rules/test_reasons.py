"""Why a thing is due: the line that Today says below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coach.records import Person
from coach.rules.agenda import everything_due
from tests.unit.rules.made import ADA, NOON, at, conversation, goal, held, shelves, stamps

if TYPE_CHECKING:
    from coach.rules.due.entry import Due


def one(kind: str, *records: Any) -> Due:
    """The only due thing of this kind."""
    (found,) = [due for due in everything_due(shelves(goal(), *records), now=NOON) if due.kind == kind]
    return found


@pytest.mark.parametrize(
    ("kind", "records", "why"),
    [
        (
            "now",
            [conversation(status="scheduled", start=at(hours=2), mode="phone", allotted_minutes=30)],
            "By phone, 30 minutes: everything for it is on one page, with the clock.",
        ),
        (
            "open_ended",
            [conversation(status="scheduled", start=at(hours=-3), times=stamps(started=at(hours=-3)))],
            "It began today at 09:00 and has no end yet. Enter it now, or as well as you remember.",
        ),
        (
            "report_back",
            [ADA, Person(id="pe-ben00000", name="Ben Li", introduced_by=ADA.id), held(person="pe-ben00000")],
            "You talked with Ben Li today, and they had put you in touch. Few people hear what came of it.",
        ),
        (
            "schedule",
            [conversation(status="idea", allotted_minutes=25)],
            "So far it is an idea from 20 days ago; a short message asks for 25 minutes of their time.",
        ),
        (
            "first_conversation",
            [ADA],
            "You noted them (Fenwick Foods), and nothing is planned yet. A day and a few questions will do.",
        ),
    ],
)
def test_the_reason_is_that_of_the_case(kind: str, records: list[Any], why: str) -> None:
    """The line under a due thing names what is so here: when, how long, whom, where (advice 0a)."""
    assert why == one(kind, *records).why


def test_a_second_person_is_somebody_who_is_known_there() -> None:
    """Somebody else at the place is to be written to; where nobody is, one is to be looked for (0a)."""
    asked = conversation(status="requested", requested="2026-03-06")
    other = Person(id="pe-cora0000", name="Cora", organisation="Fenwick foods")
    there = one("second_person", ADA, other, asked)
    nobody = one("another_door", ADA, asked)
    assert "Write to a second person at Fenwick Foods" == there.title
    assert "Look for a second person at Fenwick Foods" == nobody.title
    assert there.key == nobody.key
