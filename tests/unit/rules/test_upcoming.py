"""Which conversations lie ahead, and how near the next one is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from coach.records import Conversation, Shelves
from coach.rules import upcoming

NOW = datetime.fromisoformat("2026-03-10T10:00+01:00")


def talk(name: str, start: str | None, **more: Any) -> Conversation:
    """A conversation with an identity that says what it is about."""
    return Conversation.model_validate({"id": f"cv-{name}", "start": start, "status": "scheduled", **more})


@pytest.mark.parametrize(
    ("conversation", "expected"),
    [
        pytest.param(talk("later", "2026-03-12T09:00+01:00"), True, id="still to come"),
        pytest.param(talk("running", "2026-03-10T09:45+01:00"), True, id="its agreed time is not up"),
        pytest.param(talk("past", "2026-03-10T09:00+01:00"), False, id="its agreed time is up"),
        pytest.param(talk("open", None), False, id="no time yet"),
        pytest.param(talk("gone", "2026-03-12T09:00+01:00", status="cancelled"), False, id="cancelled"),
        pytest.param(
            talk("done", "2026-03-10T09:45+01:00", times={"ended": {"at": "2026-03-10T09:55+01:00"}}),
            False,
            id="its end is stamped",
        ),
        pytest.param(talk("idea", "2026-03-12T09:00+01:00", status="idea"), True, id="an idea with a time"),
    ],
)
def test_ahead_is_what_has_a_time_and_is_not_over(conversation: Conversation, *, expected: bool) -> None:
    """A conversation lies ahead until its end is stamped or its agreed time is up."""
    assert expected == bool(upcoming.ahead(Shelves(conversations=(conversation,)), now=NOW))


def test_the_next_one_comes_first() -> None:
    """Those ahead stand in the order of their starts, as instants, whatever the zone."""
    near = talk("near", "2026-03-10T12:00+02:00")
    far = talk("fars", "2026-03-10T11:30+01:00")
    assert (near, far) == upcoming.ahead(Shelves(conversations=(far, near)), now=NOW)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-03-10T09:50+01:00", "now"),
        ("2026-03-10T10:01+01:00", "in a minute"),
        ("2026-03-10T10:40+01:00", "in 40 minutes"),
        ("2026-03-10T13:00+01:00", "in three hours"),
        ("2026-03-11T09:00+01:00", "tomorrow"),
        ("2026-03-15T09:00+01:00", "in five days"),
        (None, ""),
    ],
)
def test_the_distance_is_said_in_words(start: str | None, expected: str) -> None:
    """Minutes under an hour and a half, then hours, tomorrow, and days."""
    assert expected == upcoming.how_soon(talk("anyt", start), now=NOW)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-03-10T23:30+01:00", True),
        ("2026-03-10T23:30+00:00", False),
        ("2026-03-09T23:50+01:00", True),
        (None, False),
    ],
)
def test_the_page_of_the_day_is_for_the_day_itself(start: str | None, *, expected: bool) -> None:
    """Near is the person's day today, in the zone where they are, or what has begun and is not over."""
    assert expected == upcoming.near(talk("anyt", start), now=NOW)
