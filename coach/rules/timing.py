"""When to leave, to arrive, to ask the last question and to end; and how it went afterwards."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, timedelta
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from coach.content.practices import numbers
from coach.records.conversation import Known
from coach.records.measures import (
    length,
    minutes_between,
    overrun,
    punctuality,
)
from coach.records.measures import reflection_delay as reflection_delay_hours
from coach.records.measures import thanks_delay as thanks_delay_hours

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from coach.records.conversation import Conversation, Mode
    from coach.records.settings import Settings

__all__ = [
    "Buffer",
    "Phase",
    "arrive_between",
    "asks_have_begun",
    "business_days",
    "in_order",
    "just_ended",
    "later",
    "leave_by",
    "length",
    "minutes_between",
    "over_at",
    "overrun",
    "phases",
    "pressed_late",
    "punctuality",
    "reflection_delay_hours",
    "suggested_buffer",
    "thanks_delay_hours",
    "window",
]


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a conversation: opening, questions, asks or close."""

    name: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Buffer:
    """A buffer that the person's own journeys suggest, in minutes.

    Attributes:
        minutes: what would have brought four of five of them into the window.
        journeys: how many conversations it stands on.
        enough: for how many of them it would have been enough.
        there: whether all of them led to the same place.
    """

    minutes: int
    journeys: int
    enough: int
    there: bool


def later(moment: datetime, minutes: float) -> datetime:
    """The moment so many minutes later, as an instant: right also where the clocks change in between."""
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(moment.tzinfo)


def window(mode: Mode, settings: Settings) -> tuple[int, int]:
    """The earliest and the latest good arrival, in minutes around the start; negative is before (3a, 3d).

    In person it is the person's own setting, 10 to 3 minutes before by default: guides say anything
    between 3 and 15. A call has no lobby, so its window is a minute either way.
    """
    n = numbers()
    if mode.call:
        return n.call_earliest, n.call_latest
    early_from = n.in_person_earliest if settings.early_from is None else -settings.early_from
    early_to = n.in_person_latest if settings.early_to is None else -settings.early_to
    return min(early_from, early_to), max(early_from, early_to)


def arrive_between(conversation: Conversation, settings: Settings) -> tuple[datetime, datetime] | None:
    """The first and the last moment of a good arrival; None without a start (advice 3a, 3d)."""
    if conversation.start is None:
        return None
    earliest, latest = window(conversation.mode, settings)
    return later(conversation.start, earliest), later(conversation.start, latest)


def leave_by(conversation: Conversation, settings: Settings) -> datetime | None:
    """The last moment to leave: start − travel − buffer − the window's end (advice 3a).

    None for calls, and where start or travel is not known: an unknown way is not a short one.
    """
    if conversation.start is None or conversation.travel_minutes is None or conversation.mode.call:
        return None
    _, latest = window(conversation.mode, settings)
    return later(conversation.start, latest - conversation.travel_minutes - _buffer(conversation, settings))


def _buffer(conversation: Conversation, settings: Settings | None) -> int:
    for minutes in (conversation.buffer_minutes, settings.buffer_minutes if settings else None):
        if minutes is not None:
            return minutes
    return numbers().buffer_default


def over_at(conversation: Conversation) -> datetime | None:
    """When it ended, or should have as far as is known; None where not even a start is known."""
    times = conversation.times
    if times.ended.at is not None:
        return times.ended.at
    begun = times.started.at or conversation.start
    if begun is None:
        return None
    return later(begun, (conversation.allotted_minutes or 0) + (times.offered.minutes or 0))


def pressed_late(conversation: Conversation) -> bool:
    """Whether the end was perhaps pressed long after it came: by a stamp, over by `pressed_late` (3h)."""
    over = overrun(conversation)
    measured = conversation.times.ended.known is Known.MEASURED
    return measured and over is not None and over > numbers().pressed_late


def just_ended(conversation: Conversation, *, now: datetime) -> bool:
    """Whether it ended by a press of a moment ago, so that it may have been pressed by mistake (3h)."""
    ended = conversation.times.ended
    since = minutes_between(ended.at, now)
    return ended.known is Known.MEASURED and since is not None and since < numbers().taken_back


def in_order(conversation: Conversation) -> bool:
    """Whether it ended after it began, as far as both are known."""
    began, ended = conversation.times.started.at, conversation.times.ended.at
    return began is None or ended is None or began <= ended


def phases(conversation: Conversation, *, asks: bool = True) -> tuple[Phase, ...]:
    """Opening, questions, asks and close, with the last five minutes protected (advice 3g, 3h).

    Where nothing may be asked for (advice 4b), the close has all of the protected minutes.

    They run from when it began, or else from the scheduled start, and over the minutes that were offered.
    A very short talk protects a third of its time. Empty where start or length is not known.
    """
    begun = conversation.times.started.at or conversation.start
    if begun is None or not conversation.allotted_minutes:
        return ()
    total = conversation.allotted_minutes + (conversation.times.offered.minutes or 0)
    lengths = _phase_lengths(total, asks=asks)
    edges = [0.0, *accumulate(lengths.values())]
    return tuple(
        Phase(name, later(begun, first), later(begun, last))
        for name, (first, last) in zip(lengths, pairwise(edges), strict=True)
    )


def asks_have_begun(conversation: Conversation, *, now: datetime) -> bool:
    """Whether the minutes that are kept for the asks have come, or have gone by (advice 3h, 4a)."""
    return any(phase.name == "asks" and phase.start <= now for phase in phases(conversation))


def _phase_lengths(total: int, *, asks: bool) -> dict[str, float]:
    n = numbers()
    protected = min(n.protected_minutes, total / 3)
    opening = min(n.opening_most, total * n.opening_share / 100)
    begun = {"opening": opening, "questions": total - protected - opening}
    if not asks:
        return {**begun, "close": protected}
    close = protected * n.close_minutes / n.protected_minutes
    return {**begun, "asks": protected - close, "close": close}


def suggested_buffer(
    conversations: Iterable[Conversation],
    mode: Mode,
    place: str = "",
    settings: Settings | None = None,
) -> Buffer | None:
    """The buffer that would have brought four of five past journeys into the window, and what it stands on.

    It stands on the person's own arrivals, at this place where there are three or more of them, else
    anywhere. None for calls and for fewer than three arrivals: three say little, two say nothing (3a).
    """
    if mode.call:
        return None
    journeys = [
        (conversation.place.casefold(), need)
        for conversation in conversations
        if not conversation.mode.call and (need := _buffer_needed(conversation, settings)) is not None
    ]
    there = [need for where, need in journeys if place and where == place.casefold()]
    least = numbers().buffer_least_records
    needs = there if len(there) >= least else [need for _, need in journeys]
    if len(needs) < least:
        return None
    minutes = _enough(needs)
    return Buffer(minutes, len(needs), sum(need <= minutes for need in needs), there=len(there) >= least)


def _buffer_needed(conversation: Conversation, settings: Settings | None) -> float | None:
    early = punctuality(conversation)
    if early is None or conversation.travel_minutes is None:
        return None
    latest = window(conversation.mode, settings)[1] if settings else numbers().in_person_latest
    return max(0.0, _buffer(conversation, settings) + early - latest)


def _enough(needs: Sequence[float]) -> int:
    n = numbers()
    place = math.ceil(len(needs) * n.buffer_share / 100) - 1
    return min(n.buffer_most, 5 * math.ceil(sorted(needs)[place] / 5))


def business_days(since: date, until: date) -> int:
    """The working days after `since` up to and including `until`, without weekends (the 3B7 routine).

    >>> from datetime import date
    >>> business_days(date(2026, 3, 6), date(2026, 3, 9))  # from a Friday to the Monday
    1
    """
    if until <= since:
        return 0
    weeks, rest = divmod((until - since).days, 7)
    extra = sum((since + timedelta(days=step)).weekday() < 5 for step in range(1, rest + 1))
    return weeks * 5 + extra
