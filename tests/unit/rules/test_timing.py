"""Leaving, arriving, phases and buffers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest

from coach.records import Settings
from coach.records.conversation import Mode
from coach.rules.timing import (
    Buffer,
    arrive_between,
    asks_have_begun,
    business_days,
    leave_by,
    length,
    minutes_between,
    over_at,
    overrun,
    phases,
    punctuality,
    reflection_delay_hours,
    suggested_buffer,
    thanks_delay_hours,
    window,
)
from tests.unit.rules.made import at, conversation, held, stamps

SETTINGS = Settings(id="notebook")


@pytest.mark.parametrize(
    ("mode", "settings", "expected"),
    [
        (Mode.IN_PERSON, {}, (-10, -3)),
        (Mode.IN_PERSON, {"early_from": 15, "early_to": 5}, (-15, -5)),
        (Mode.IN_PERSON, {"early_from": 3, "early_to": 10}, (-10, -3)),
        (Mode.IN_PERSON, {"early_from": 0, "early_to": 0}, (0, 0)),
        (Mode.PHONE, {"early_from": 15}, (-1, 1)),
        (Mode.VIDEO, {}, (-1, 1)),
    ],
)
def test_window(mode: Mode, settings: dict[str, Any], expected: tuple[int, int]) -> None:
    """In person the window is a setting, 10 to 3 minutes before; for calls it is a minute either way."""
    assert expected == window(mode, Settings.model_validate({"id": "notebook", **settings}))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"travel_minutes": 30}, "2026-03-11T11:17:00+00:00"),
        ({"travel_minutes": 30, "buffer_minutes": 0}, "2026-03-11T11:27:00+00:00"),
        ({"travel_minutes": 0}, "2026-03-11T11:47:00+00:00"),
        ({}, None),
        ({"travel_minutes": 30, "mode": "video"}, None),
        ({"travel_minutes": 30, "start": None}, None),
    ],
)
def test_leave_by(values: dict[str, Any], expected: str | None) -> None:
    """Leave by start − travel − buffer − window; never guessed where the way is unknown."""
    found = leave_by(conversation(**{"mode": "in person", "start": at(), **values}), SETTINGS)
    assert expected == (found.isoformat() if found else None)


def test_leave_by_crosses_a_change_of_clocks_as_an_instant() -> None:
    """Minutes are minutes also in the night in which the clocks go forward."""
    trip = conversation(
        mode="in person", start="2026-03-29T03:30+02:00", travel_minutes=57, buffer_minutes=30
    )
    found = leave_by(trip, SETTINGS)
    assert datetime(2026, 3, 29, 0, 0, tzinfo=UTC) == found


def test_arrive_between() -> None:
    """The window is said in clock times."""
    between = arrive_between(conversation(mode="in person", start=at()), SETTINGS)
    assert between is not None
    assert ["11:50", "11:57"] == [f"{moment:%H:%M}" for moment in between]
    assert arrive_between(conversation(), SETTINGS) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"mode": "in person", "times": stamps(arrived=at(minutes=-4))}, -4),
        ({"mode": "in person", "times": stamps(started=at(minutes=9))}, None),
        ({"mode": "phone", "times": stamps(started=at(minutes=2))}, 2),
        ({"mode": "video", "times": stamps(arrived=at(minutes=-5), started=at())}, -5),
        ({"mode": "video", "times": stamps(started="2026-03-11T13:03+01:00")}, 3),
        ({"mode": "video"}, None),
        ({"mode": "video", "status": "cancelled", "times": stamps(started=at())}, None),
    ],
)
def test_punctuality(values: dict[str, Any], expected: float | None) -> None:
    """Arrival minus start in minutes; unknown stays unknown, whatever zone the times were written in."""
    assert expected == punctuality(conversation(**{"status": "held", "start": at(), **values}))


@pytest.mark.parametrize(
    ("minutes", "allotted", "offered", "expected"),
    [(34, 30, None, 4), (45, 30, 15, 0), (25, 30, None, -5), (40, 30, 20, -10)],
)
def test_overrun(minutes: int, allotted: int, offered: int | None, expected: float) -> None:
    """Minutes that they offered are not over."""
    talk = held(minutes=minutes)
    times = talk.times.but(offered={"minutes": offered})
    assert expected == overrun(talk.but(allotted_minutes=allotted, times=times))


def test_an_unknown_end_is_no_length() -> None:
    """A talk without an end has no length and no overrun."""
    talk = held().but(times=stamps(started=at(hours=-1), ended=None))
    assert (None, None) == (length(talk), overrun(talk))


def test_delays_are_in_hours() -> None:
    """Reflection and thanks are measured from the end."""
    talk = held(ended=-240, thanked=at(), reflection={"written": at(hours=-1)})
    assert (3.0, 4.0) == (reflection_delay_hours(talk), thanks_delay_hours(talk))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"start": at()}, "12:30"),
        ({"start": at(), "times": stamps(started=at(minutes=5))}, "12:35"),
        ({"start": at(), "times": {"offered": {"minutes": 10}}}, "12:40"),
        ({"start": at(), "times": stamps(ended=at(minutes=21))}, "12:21"),
        ({}, None),
    ],
)
def test_over_at(values: dict[str, Any], expected: str | None) -> None:
    """The end is the noted one, or the one that was agreed."""
    found = over_at(conversation(**values))
    assert expected == (f"{found:%H:%M}" if found else None)


@pytest.mark.parametrize(
    ("allotted", "expected"),
    [
        (30, ["12:04:30", "12:25:00", "12:28:00", "12:30:00"]),
        (20, ["12:03:00", "12:15:00", "12:18:00", "12:20:00"]),
        (60, ["12:05:00", "12:55:00", "12:58:00", "13:00:00"]),
        (6, ["12:00:54", "12:04:00", "12:05:12", "12:06:00"]),
    ],
)
def test_phases_protect_the_last_five_minutes(allotted: int, expected: list[str]) -> None:
    """The last five minutes belong to the asks and the close; in a very short talk a third does."""
    found = phases(conversation(start=at(), allotted_minutes=allotted))
    assert ["opening", "questions", "asks", "close"] == [phase.name for phase in found]
    assert expected == [f"{phase.end:%H:%M:%S}" for phase in found]
    assert all(one.end == other.start for one, other in pairwise(found))


def test_without_asks_the_close_has_the_protected_minutes() -> None:
    """Where nothing may be asked for, no phase is kept for it (4b)."""
    found = phases(conversation(start=at(), allotted_minutes=30), asks=False)
    assert ["opening", "questions", "close"] == [phase.name for phase in found]
    assert ["12:04:30", "12:25:00", "12:30:00"] == [f"{phase.end:%H:%M:%S}" for phase in found]


@pytest.mark.parametrize(
    ("minutes", "offered", "expected"), [(24, 0, False), (25, 0, True), (40, 0, True), (25, 10, False)]
)
def test_the_asks_begin_with_the_last_five_minutes(minutes: int, offered: int, *, expected: bool) -> None:
    """Of thirty minutes the last five are kept, later where minutes were offered; they stay due."""
    given = {"start": at(), "allotted_minutes": 30, "times": {"offered": {"minutes": offered}}}
    assert expected is asks_have_begun(conversation(**given), now=datetime.fromisoformat(at(minutes=minutes)))


@pytest.mark.parametrize("values", [{}, {"start": at(), "allotted_minutes": 0}])
def test_no_phases_without_start_or_length(values: dict[str, Any]) -> None:
    """Without a start or a length there are no phases."""
    assert phases(conversation(**values)) == ()


def test_offered_minutes_move_the_end() -> None:
    """The clock runs over the minutes that they offered."""
    found = phases(conversation(start=at(), times={"offered": {"minutes": 10}}))
    assert f"{found[-1].end:%H:%M}" == "12:40"


def _journey(early: float, place: str = "Café Nord", **values: Any) -> Any:
    times = stamps(arrived=at(minutes=early))
    own = {"status": "held", "mode": "in person", "start": at(), "times": times, "travel_minutes": 20}
    return conversation(**{**own, "place": place, "buffer_minutes": 10, **values})


@pytest.mark.parametrize(
    ("arrivals", "expected"),
    [
        ([], None),
        ([-5, 0], None),
        ([-13, -13, -13], Buffer(0, 3, 3, there=False)),
        ([-3, -3, -3], Buffer(10, 3, 3, there=False)),
        ([-5, 0, 4, 2, -1], Buffer(15, 5, 4, there=False)),
        ([60, 90, 120], Buffer(60, 3, 0, there=False)),
    ],
)
def test_suggested_buffer(arrivals: list[int], expected: Buffer | None) -> None:
    """The suggestion would have covered four of five journeys, says of how many, and waits for three."""
    journeys = [_journey(early) for early in arrivals]
    assert expected == suggested_buffer(journeys, Mode.IN_PERSON, settings=SETTINGS)


def test_the_same_place_counts_first() -> None:
    """Where a place has three arrivals of its own, the others are left out; calls need no buffer."""
    journeys = [_journey(-13) for _ in range(3)] + [_journey(17, "Tower, 9th floor") for _ in range(3)]
    assert suggested_buffer(journeys, Mode.IN_PERSON, "café nord", SETTINGS) == Buffer(0, 3, 3, there=True)
    assert suggested_buffer(journeys, Mode.IN_PERSON, "tower, 9TH floor", SETTINGS) == Buffer(
        30, 3, 3, there=True
    )
    assert suggested_buffer(journeys, Mode.VIDEO) is None


def test_an_unknown_way_says_nothing_about_the_buffer() -> None:
    """Arrivals without travel minutes or an arrival are left out."""
    journeys = [_journey(0, travel_minutes=None) for _ in range(5)]
    assert suggested_buffer(journeys, Mode.IN_PERSON) is None


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2026, 3, 6), date(2026, 3, 9), 1),
        (date(2026, 3, 6), date(2026, 3, 8), 0),
        (date(2026, 3, 2), date(2026, 3, 11), 7),
        (date(2026, 3, 7), date(2026, 3, 10), 2),
        (date(2026, 1, 1), date(2026, 12, 31), 260),
        (date(2026, 3, 11), date(2026, 3, 1), 0),
    ],
)
def test_business_days(since: date, until: date, expected: int) -> None:
    """Saturdays and Sundays are skipped."""
    assert expected == business_days(since, until)


def test_minutes_are_instants() -> None:
    """A day with a change of clocks has 23 hours."""
    before = datetime.fromisoformat("2026-03-28T12:00+01:00")
    after = datetime.fromisoformat("2026-03-29T12:00+02:00")
    assert 23 * 60 == minutes_between(before, after)
