"""What the times of a conversation come to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.records import Conversation
from coach.records.conversation import Known, Mode, Offered, Stamp, Status, Times
from coach.records.measures import length, overrun, punctuality, reflection_delay, thanks_delay
from coach.records.reflection import Reflection

START = datetime(2026, 1, 20, 14, 0, tzinfo=UTC)


def stamp(minutes: float | None) -> Stamp:
    """A stamp some minutes after the scheduled start."""
    if minutes is None:
        return Stamp()
    return Stamp(at=START + timedelta(minutes=minutes), known=Known.MEASURED)


def talk(
    arrived: float | None,
    started: float | None,
    ended: float | None,
    mode: Mode = Mode.IN_PERSON,
    offered: int = 0,
) -> Conversation:
    """A held conversation with times in minutes after the scheduled start."""
    return Conversation(
        id="cv-aaaa2222",
        status=Status.HELD,
        start=START,
        mode=mode,
        times=Times(
            arrived=stamp(arrived),
            started=stamp(started),
            ended=stamp(ended),
            offered=Offered(minutes=offered or None),
        ),
    )


@pytest.mark.parametrize(
    ("conversation", "expected"),
    [
        (talk(-6, 0, 30), -6),
        (talk(4, 5, 30), 4),
        (talk(None, 3, 30), None),
        (talk(None, 3, 30, Mode.PHONE), 3),
        (talk(-1, 3, 30, Mode.VIDEO), -1),
        (talk(None, None, None, Mode.VIDEO), None),
        (talk(-6, 0, 30).but(start=None), None),
        (talk(-6, 0, 30).but(status=Status.CANCELLED), None),
    ],
)
def test_punctuality_is_arrival_minus_start(conversation: Conversation, expected: float | None) -> None:
    """Early is negative; a call without a noted arrival counts from when it began; unknown stays unknown."""
    assert expected == punctuality(conversation)


@pytest.mark.parametrize(
    ("conversation", "expected"),
    [
        (talk(0, 0, 30), 0),
        (talk(0, 0, 42), 12),
        (talk(0, 0, 42, offered=10), 2),
        (talk(0, 5, 30), -5),
        (talk(0, None, 42), None),
        (talk(0, 10, 5), None),
        (talk(0, 0, 42).but(allotted_minutes=None, status=Status.HELD), 12),
        (talk(0, 0, 42).but(status=Status.MISSED_BY_THEM), None),
    ],
)
def test_overrun_leaves_out_what_they_offered(conversation: Conversation, expected: float | None) -> None:
    """Minutes that the other person offered are no overrun; under the time is negative."""
    assert expected == overrun(conversation)


def test_times_are_instants() -> None:
    """A talk across the night when the clocks go forward is as long as it took."""
    zone = ZoneInfo("Europe/Berlin")
    times = Times(
        started=Stamp(at=datetime(2026, 3, 29, 1, 30, tzinfo=zone)),
        ended=Stamp(at=datetime(2026, 3, 29, 3, 30, tzinfo=zone)),
    )
    assert 60 == length(Conversation(id="cv-aaaa2222", status=Status.HELD, times=times))


def test_delays_are_in_hours_from_the_end() -> None:
    """Reflection and thanks are counted from the goodbye; what came before it is at once."""
    conversation = talk(0, 0, 30).but(
        reflection=Reflection(written=START + timedelta(hours=26, minutes=30)),
        thanked=START + timedelta(minutes=10),
    )
    assert (26, 0) == (reflection_delay(conversation), thanks_delay(conversation))
    assert None is reflection_delay(talk(0, 0, None))
