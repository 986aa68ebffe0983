from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coach.records import Conversation, Person, Shelves
from coach.trends.punctuality import CALL, IN_PERSON, TREND, frame, notes, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.trends import Handed

    Talk = Callable[..., Conversation]


def test_minutes_windows_and_wall_times_are_those_of_the_record(talk: Talk, handed: Handed) -> None:
    """A row says when it was agreed for on that place's clock, how late it was, and in which window."""
    shelves = Shelves(
        people=(Person(id="pe-aaaa", name="Ada Okafor"),),
        conversations=(
            talk("2026-03-10T21:30-05:00", arrived="2026-03-10T21:26-05:00", mode="in person"),
            talk("2026-03-12T09:00+01:00", started="2026-03-12T09:03+01:00", mode="phone", id="cv-bbbb"),
        ),
    )
    found = frame(shelves, handed)
    columns = ["way", "person", "minutes", "window_from", "window_to", "on_time", "in_window"]
    assert [
        [IN_PERSON, "Ada Okafor", -4.0, -10.0, -3.0, True, True],
        [CALL, "Ada Okafor", 3.0, -1.0, 1.0, False, False],
    ] == found[columns].to_numpy().tolist()
    assert ["2026-03-10 21:30", "2026-03-12 09:00"] == found["when"].dt.strftime("%Y-%m-%d %H:%M").tolist()


def test_unknown_arrivals_are_left_out_and_counted(talk: Talk, handed: Handed) -> None:
    """A held conversation without an arrival is left out; one that was not held does not count at all."""
    shelves = Shelves(
        conversations=(
            talk(arrived="2026-03-10T13:58+01:00", mode="in person"),
            talk(mode="in person", id="cv-bbbb"),
            talk(started="2026-03-10T14:00+01:00", mode="in person", id="cv-cccc"),
            talk(arrived="2026-03-10T14:20+01:00", status="cancelled", id="cv-dddd"),
            talk(status="missed by me", id="cv-eeee"),
        )
    )
    assert (1, 2) == TREND.counts(frame(shelves, handed))


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ([], "No arrivals noted yet"),
        ([-4], "Your first noted arrival: 4 minutes early"),
        ([-4, 2], "On time in 1 of 2"),
        ([9, -1, -1, -1, -1, -1, -1, 3, -1], "On time in 7 of the last 8"),
    ],
)
def test_the_title_counts_the_latest(talk: Talk, handed: Handed, minutes: list[int], expected: str) -> None:
    """The finding counts the last eight, or all where there are fewer; one record is said in words."""
    talks = tuple(
        talk(
            f"2026-03-{day:02d}T14:30+01:00",
            arrived=f"2026-03-{day:02d}T14:{30 + late}+01:00",
            mode="in person",
            id=f"cv-{day:04d}",
        )
        for day, late in enumerate(minutes, start=1)
    )
    assert expected == title(frame(Shelves(conversations=talks), handed))


def test_the_median_of_five_belongs_to_one_way_of_meeting(talk: Talk, handed: Handed) -> None:
    """The running median starts at the fifth of its own way; calls and meetings are not mixed."""
    lates = [-6, -5, -1, -4, -9, 3]
    talks = [
        talk(
            f"2026-03-{day:02d}T14:30+01:00",
            arrived=f"2026-03-{day:02d}T14:{30 + late}+01:00",
            mode="in person",
            id=f"cv-{day:04d}",
        )
        for day, late in enumerate(lates, start=1)
    ]
    call = talk("2026-03-20T10:00+01:00", started="2026-03-20T10:09+01:00", mode="video", id="cv-call")
    found = frame(Shelves(conversations=(*talks, call)), handed)
    assert [-5.0, -4.0] == found["median"].dropna().tolist()
    assert (
        "the last five: 4 minutes early in the middle, from 9 minutes early to 3 minutes late"
        in notes(found)[1]
    )
