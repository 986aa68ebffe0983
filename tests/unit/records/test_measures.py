from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from coach.records import Conversation
from coach.records.measures import (
    length,
    minutes_between,
    overrun,
    punctuality,
    reflection_delay,
    thanks_delay,
)

START = "2026-03-10T14:00+01:00"


def _talk(**fields: object) -> Conversation:
    times = {name: {"at": fields.pop(name, "")} for name in ("arrived", "started", "ended") if name in fields}
    offered = {"offered": {"minutes": fields.pop("offered")}} if "offered" in fields else {}
    plain = {"id": "cv-aaaa", "status": "held", "start": START, "mode": "in person", "allotted_minutes": 30}
    return Conversation.model_validate({**plain, "times": {**times, **offered}, **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"arrived": "2026-03-10T13:55+01:00"}, -5),
        ({"arrived": "2026-03-10T14:00+01:00"}, 0),
        ({"arrived": "2026-03-10T14:01:30+01:00"}, 1.5),
        ({"arrived": "2026-03-10T08:55-04:00"}, -5),
        ({"arrived": "2026-03-10T23:57+01:00", "start": "2026-03-11T00:03+01:00"}, -6),
        ({"arrived": "2026-03-29T03:05+02:00", "start": "2026-03-29T01:55+01:00"}, 10),
        ({"arrived": "2026-10-25T02:05+01:00", "start": "2026-10-25T02:55+02:00"}, 10),
        ({}, None),
        ({"started": "2026-03-10T14:04+01:00"}, None),
        ({"started": "2026-03-10T14:04+01:00", "mode": "phone"}, 4),
        ({"started": "2026-03-10T14:04+01:00", "arrived": "2026-03-10T13:59+01:00", "mode": "video"}, -1),
        ({"arrived": "2026-03-10T13:55+01:00", "start": ""}, None),
        ({"arrived": "2026-03-10T11:00+01:00"}, -180),
        ({"arrived": "2026-03-10T10:59+01:00"}, None),
        ({"started": "2026-03-09T14:00+01:00", "mode": "phone"}, None),
        ({"arrived": "2026-03-10T13:55+01:00", "status": "cancelled"}, None),
        ({"arrived": "2026-03-10T13:55+01:00", "status": "missed by them"}, None),
        ({"arrived": "2026-03-10T13:55+01:00", "status": "scheduled"}, None),
    ],
)
def test_punctuality_is_arrival_minus_start_as_instants(
    fields: dict[str, object], expected: float | None
) -> None:
    """Minutes after the start whatever offsets, midnight or clocks do; a call may use its beginning."""
    assert expected == punctuality(_talk(**fields))


@pytest.mark.parametrize(
    ("started", "ended", "offered", "minutes", "over"),
    [
        ("2026-03-10T14:00+01:00", "2026-03-10T14:30+01:00", None, 30, 0),
        ("2026-03-10T14:02+01:00", "2026-03-10T14:40+01:00", None, 38, 8),
        ("2026-03-10T14:02+01:00", "2026-03-10T14:40+01:00", 10, 38, -2),
        ("2026-03-10T14:00+01:00", "2026-03-10T14:20+01:00", None, 20, -10),
        ("2026-03-29T01:45+01:00", "2026-03-29T03:15+02:00", None, 30, 0),
        ("2026-10-25T02:45+02:00", "2026-10-25T02:15+01:00", None, 30, 0),
        ("2026-03-10T23:50+01:00", "2026-03-11T00:25+01:00", 5, 35, 0),
        ("", "2026-03-10T14:30+01:00", None, None, None),
        ("2026-03-10T14:00+01:00", "", None, None, None),
        ("2026-03-10T14:30+01:00", "2026-03-10T14:00+01:00", None, None, None),
    ],
)
def test_overrun_is_length_minus_the_allotted_and_the_offered_minutes(
    started: str, ended: str, offered: int | None, minutes: float | None, over: float | None
) -> None:
    """Lengths are between instants; what they offered is no overrun; an unknown end is neither."""
    talk = _talk(started=started, ended=ended, offered=offered)
    assert (minutes, over) == (length(talk), overrun(talk))


@pytest.mark.parametrize(
    ("ended", "moment", "expected"),
    [
        ("2026-03-10T14:30+01:00", "2026-03-10T16:00+01:00", 1.5),
        ("2026-03-28T14:30+01:00", "2026-03-29T15:30+02:00", 24),
        ("2026-03-10T14:30+01:00", "2026-03-10T14:10+01:00", 0),
        ("", "2026-03-10T16:00+01:00", None),
        ("2026-03-10T14:30+01:00", "", None),
    ],
)
def test_delays_are_hours_after_the_end(ended: str, moment: str, expected: float | None) -> None:
    """Reflection and thanks are counted in hours from the end, as instants; never below zero."""
    talk = _talk(ended=ended, reflection={"written": moment}, thanked=moment)
    assert (expected, expected) == (reflection_delay(talk), thanks_delay(talk))


def test_minutes_between_two_moments_of_one_zone_are_instants() -> None:
    """Two moments of the same zone object are apart by real time, also over a change of clocks."""
    zone = ZoneInfo("Europe/Berlin")
    before, after = datetime(2026, 3, 29, 1, 45, tzinfo=zone), datetime(2026, 3, 29, 3, 15, tzinfo=zone)
    assert minutes_between(before, after) == 30
