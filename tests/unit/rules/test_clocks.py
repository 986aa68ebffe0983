"""What time it is on every clock that counts."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.rules.clocks import city, start_times
from tests.unit.rules.made import ADA, conversation

START = datetime(2026, 3, 11, 13, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("meeting", "theirs", "expected"),
    [
        ("", "", ("14:00 in Berlin",)),
        ("Europe/Paris", "Europe/Rome", ("14:00 in Berlin",)),
        ("", "America/New_York", ("14:00 in Berlin", "09:00 in New York (Ada Okafor)")),
        ("America/New_York", "America/New_York", ("14:00 in Berlin", "09:00 in New York")),
        (
            "Europe/London",
            "Asia/Tokyo",
            ("14:00 in Berlin", "13:00 in London", "22:00 in Tokyo (Ada Okafor)"),
        ),
    ],
)
def test_a_clock_is_named_where_it_differs(meeting: str, theirs: str, expected: tuple[str, ...]) -> None:
    """The user's own clock first, then the meeting's and the other person's, each only where it differs."""
    talk = conversation(start=START.isoformat(), time_zone=meeting)
    assert expected == start_times(talk, ADA.but(time_zone=theirs), BERLIN)


def test_without_a_start_there_is_no_clock() -> None:
    """No time is made up."""
    assert () == start_times(conversation(), ADA, BERLIN)


def test_a_zone_is_called_by_its_city() -> None:
    """As a person says it."""
    assert "New York" == city(ZoneInfo("America/New_York"))
