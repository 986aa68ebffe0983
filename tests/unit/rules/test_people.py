"""Whom the typed letters mean, and who was talked with last."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach.records import Conversation, Person, Shelves
from coach.rules.people import last_talk, latest_first, matching, next_talk

ZOE = Person(id="pe-zoe22222", name="Zoë Åkesson", organisation="Fenwick Foods", interests=("reuse systems",))
ADA = Person(id="pe-ada22222", name="Ada Okafor", role="packaging engineer")
LI = Person(id="pe-lii22222", name="李雷")


def _talk(letter: str, person: Person, start: str, status: str = "held") -> Conversation:
    return Conversation.model_validate(
        {"id": f"cv-{letter * 8}", "person": person.id, "start": start, "status": status}
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", [ZOE, ADA, LI]),
        ("zoe", [ZOE]),
        ("akes fen", [ZOE]),
        ("REUSE", [ZOE]),
        ("engineer", [ADA]),
        ("李", [LI]),
        ("gineer", []),
        ("zoe packaging", []),
    ],
)
def test_every_typed_word_begins_a_word_of_theirs(typed: str, expected: list[Person]) -> None:
    """Accents and capitals do not matter, and all the words must be found."""
    actual = list(matching([ZOE, ADA, LI], typed))

    assert expected == actual


def test_those_talked_with_last_stand_on_top() -> None:
    """A talk that was cancelled does not count, and those never talked with follow by name."""
    shelves = Shelves(
        people=(ADA, LI, ZOE),
        conversations=(
            _talk("a", ADA, "2026-03-01T10:00+00:00"),
            _talk("b", ZOE, "2026-03-01T10:30+01:00"),
            _talk("c", LI, "2026-05-01T10:00+00:00", "cancelled"),
        ),
    )

    actual = latest_first(shelves.people, shelves)

    assert (ADA, ZOE, LI) == actual


def test_the_last_talk_is_held_and_the_next_is_to_come() -> None:
    """The last talk is the latest that was held; the next one has not begun and is not in the past."""
    first = _talk("a", ADA, "2026-03-01T10:00+00:00")
    last = _talk("b", ADA, "2026-03-08T10:00+00:00")
    ahead = _talk("c", ADA, "2026-04-08T10:00+00:00", "scheduled")
    shelves = Shelves(people=(ADA,), conversations=(ahead, last, first))
    now = datetime(2026, 4, 1, tzinfo=UTC)

    assert last == last_talk(ADA.id, shelves)
    assert ahead == next_talk(ADA.id, shelves, now=now)
    assert next_talk(ADA.id, shelves, now=datetime(2026, 5, 1, tzinfo=UTC)) is None
