"""What the times of one conversation come to, in minutes and hours; None where a time is not known."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from coach.records.conversation import Conversation


MOVED = 180
"""Minutes before the agreed start from which on a talk was moved rather than begun early."""


def minutes_between(earlier: datetime | None, later: datetime | None) -> float | None:
    """The minutes from one moment to another, as instants; None where either is unknown.

    Both are taken to UTC first: Python subtracts two moments of one zone by the clock on the wall, which
    is an hour wrong where the clocks changed in between.
    """
    if earlier is None or later is None:
        return None
    return (later.astimezone(UTC) - earlier.astimezone(UTC)).total_seconds() / 60


def punctuality(conversation: Conversation) -> float | None:
    """Arrival minus scheduled start, in minutes; negative is early (advice 3a, 3d).

    A call that notes no arrival is judged by when it began. A meeting in person is not: talks begin late
    for many reasons that are not the person's. Who came hours before was not early: the talk was moved, and
    nobody wrote down to when, so nothing is known.
    """
    if not conversation.held:
        return None
    arrived = conversation.times.arrived.at
    if arrived is None and conversation.mode.call:
        arrived = conversation.times.started.at
    minutes = minutes_between(conversation.start, arrived)
    return None if minutes is None or minutes < -MOVED else minutes


def length(conversation: Conversation) -> float | None:
    """From the beginning to the end, in minutes; None where it would end before it began."""
    if not conversation.held:
        return None
    minutes = minutes_between(conversation.times.started.at, conversation.times.ended.at)
    return None if minutes is None or minutes < 0 else minutes


def overrun(conversation: Conversation) -> float | None:
    """Length minus the allotted minutes minus those they offered; negative is under (advice 3g, 3h)."""
    minutes = length(conversation)
    if minutes is None or conversation.allotted_minutes is None:
        return None
    return minutes - conversation.allotted_minutes - (conversation.times.offered.minutes or 0)


def reflection_delay(conversation: Conversation) -> float | None:
    """The hours from the end to the written reflection; one begun during the talk is at 0 (advice 6a)."""
    return _hours_after_end(conversation, conversation.reflection.written)


def thanks_delay(conversation: Conversation) -> float | None:
    """The hours from the end to the thank-you; one that was sent during the talk is at 0 (advice 6a)."""
    return _hours_after_end(conversation, conversation.thanked)


def _hours_after_end(conversation: Conversation, moment: datetime | None) -> float | None:
    if not conversation.held:
        return None
    minutes = minutes_between(conversation.times.ended.at, moment)
    return None if minutes is None else max(0.0, minutes / 60)
