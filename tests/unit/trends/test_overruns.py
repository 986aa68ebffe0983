from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coach.records import Conversation, Shelves
from coach.trends.overruns import IN_TIME, OFFERED, OVER, TREND, frame, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.trends import Handed

    Talk = Callable[..., Conversation]


@pytest.mark.parametrize(
    ("ended", "offered", "expected"),
    [
        ("14:28", None, [28, -2, -2, 0, 0, -2, True, IN_TIME]),
        ("14:30", None, [30, 0, 0, 0, 0, 0, True, IN_TIME]),
        ("14:37", None, [37, 7, 7, 0, 7, 0, False, OVER]),
        ("14:37", 10, [37, 7, -3, 7, 7, 0, True, OFFERED]),
        ("14:45", 10, [45, 15, 5, 10, 15, 0, False, OVER]),
        ("14:25", 10, [25, -5, -15, 0, 0, -5, True, IN_TIME]),
    ],
)
def test_offered_minutes_are_drawn_apart_and_are_no_overrun(
    talk: Talk, handed: Handed, ended: str, offered: int | None, expected: list[object]
) -> None:
    """The part past the agreed end splits into what they offered and what is over."""
    one = talk(started="2026-03-10T14:00+01:00", ended=f"2026-03-10T{ended}+01:00", offered=offered)
    found = frame(Shelves(conversations=(one,)), handed)
    columns = ["length", "past", "overrun", "offered_to", "over_to", "under_to", "in_time", "sort"]
    assert expected == found[columns].to_numpy().tolist()[0]


def test_a_change_of_clocks_in_the_middle_is_no_overrun(talk: Talk, handed: Handed) -> None:
    """Half an hour over the night when summer time begins is half an hour."""
    one = talk("2026-03-29T01:45+01:00", started="2026-03-29T01:45+01:00", ended="2026-03-29T03:15+02:00")
    found = frame(Shelves(conversations=(one,)), handed)
    assert (30.0, 0.0) == (found["length"].iloc[0], found["overrun"].iloc[0])


def test_what_is_not_known_is_left_out_and_counted(talk: Talk, handed: Handed) -> None:
    """Without a beginning or an end there is no row; what was not held does not count."""
    known = {"started": "2026-03-10T14:00+01:00", "ended": "2026-03-10T14:31+01:00"}
    shelves = Shelves(
        conversations=(
            talk(**known),
            talk(started="2026-03-10T14:00+01:00", id="cv-bbbb"),
            talk(ended="2026-03-10T14:31+01:00", id="cv-cccc"),
            talk(**known, id="cv-dddd", status="missed by them"),
        )
    )
    assert (1, 2) == TREND.counts(frame(shelves, handed))


def test_the_title_is_the_share_that_ended_in_time(
    notebook_of: Callable[[int], Shelves], handed: Handed
) -> None:
    """Of lengths 28, 34, 30, 41 with ten offered, and 25 against thirty, three ended in time."""
    assert "Ended in time in 3 of 5" == title(frame(notebook_of(5), handed))
