"""Frames worked out by hand for clocks that differ, change or pass midnight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coach.records import Shelves
from coach.trends import ALL, overruns, punctuality, reflection, saturation

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.records import Conversation
    from coach.trends import Handed

    Talk = Callable[..., Conversation]

# In these weeks of March two in the afternoon in New York is seven in the evening in Berlin, else eight.
AWAY = {
    "start": "2026-03-10T14:00-04:00",
    "arrived": "2026-03-10T18:55+01:00",
    "started": "2026-03-10T14:02-04:00",
    "ended": "2026-03-10T18:40+00:00",
    "allotted_minutes": 30,
    "offered": 5,
    "reflection": {"written": "2026-03-11T08:40+10:00", "learned": "That."},
    "thanked": "2026-03-11T19:40+01:00",
}
# Clocks go from 3:00 back to 2:00 while they talk: from 2:50 to 2:25 is 35 minutes, and an hour is not 25.
AUTUMN = {
    "start": "2026-10-25T02:50+02:00",
    "arrived": "2026-10-25T02:46+02:00",
    "started": "2026-10-25T02:50+02:00",
    "ended": "2026-10-25T02:25+01:00",
    "allotted_minutes": 30,
    "reflection": {"written": "2026-10-26T02:25+01:00"},
}
# Clocks go from 2:00 on to 3:00: from 1:50 to 3:15 is 25 minutes.
SPRING = {
    "start": "2026-03-29T01:50+01:00",
    "arrived": "2026-03-29T03:01+02:00",
    "started": "2026-03-29T03:01+02:00",
    "ended": "2026-03-29T03:15+02:00",
    "allotted_minutes": 30,
    "reflection": {"written": "2026-03-30T03:15+02:00"},
}
MIDNIGHT = {
    "start": "2026-05-01T23:50+02:00",
    "arrived": "2026-05-02T00:01+02:00",
    "started": "2026-05-02T00:01+02:00",
    "ended": "2026-05-02T00:30+02:00",
    "allotted_minutes": 20,
    "offered": 15,
    "reflection": {"written": "2026-05-02T00:30+02:00"},
    "thanked": "2026-05-03T00:30+02:00",
}


def _rows(found: Any, columns: str) -> list[list[object]]:
    frame = found.assign(when=found["when"].dt.strftime("%d %H:%M"))
    return list(frame[columns.split()].to_numpy().tolist())


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (AWAY, [["10 14:00", -5, True], ["10 14:00", 38, 8, 3, 5, False], [4, True], [24, True]]),
        (AUTUMN, [["25 02:50", -4, True], ["25 02:50", 35, 5, 5, 0, False], [24, True]]),
        (SPRING, [["29 01:50", 11, False], ["29 01:50", 14, -16, -16, 0, True], [24, True]]),
        (MIDNIGHT, [["01 23:50", 11, False], ["01 23:50", 29, 9, -6, 15, True], [0, True], [24, True]]),
    ],
    ids=["zones", "autumn", "spring", "midnight"],
)
def test_minutes_and_hours_are_those_that_passed(
    talk: Talk, handed: Handed, times: dict[str, Any], expected: list[list[object]]
) -> None:
    """Differences are between instants; where a talk stands in the chart is what the wall's clock showed."""
    shelves = Shelves(conversations=(talk(**times, mode="in person"),))
    late = _rows(punctuality.frame(shelves, handed), "when minutes on_time")
    kept = _rows(overruns.frame(shelves, handed), "when length past overrun offered in_time")
    after = _rows(reflection.frame(shelves, handed), "hours within_a_day")
    assert expected == [*late, *kept, *after]


def test_a_later_clock_is_not_a_later_talk(talk: Talk, handed: Handed) -> None:
    """Rows go by the instant: nine in Tokyo comes before one in the night in New York, of the same day."""
    shelves = Shelves(
        conversations=(
            talk("2026-03-10T01:00-04:00", id="cv-york", reflection={"learned": "That."}),
            talk("2026-03-10T09:00+09:00", id="cv-tokyo", reflection={"learned": "This."}),
        )
    )
    found = saturation.frame(shelves, handed).drop_duplicates("id")
    assert [["cv-tokyo", "10 09:00"], ["cv-york", "10 01:00"]] == _rows(found, "id when")


@pytest.mark.parametrize("status", ["scheduled", "cancelled", "missed by me", "missed by them"])
def test_what_did_not_take_place_is_in_no_chart(talk: Talk, handed: Handed, status: str) -> None:
    """Neither drawn nor counted as left out, however many times were noted."""
    shelves = Shelves(conversations=(talk(**AWAY, mode="in person", status=status),))
    assert {(0, 0)} == {trend.counts(trend.frame(shelves, handed)) for trend in ALL}


def test_without_any_time_there_is_nothing_to_time(talk: Talk, handed: Handed) -> None:
    """A talk that took place, with no time noted, is left out of what is timed, and counted there."""
    shelves = Shelves(conversations=(talk("", mode="in person"),))
    for trend in (punctuality.TREND, overruns.TREND, reflection.TREND):
        assert (0, 1) == trend.counts(trend.frame(shelves, handed))
