"""Which conversations lie ahead, and how near is the next one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.records.conversation import OFF
from coach.rules.phrases import count, local_day, span
from coach.rules.timing import minutes_between, over_at

if TYPE_CHECKING:
    from datetime import datetime

    from coach.records.conversation import Conversation
    from coach.records.shelves import Shelves


def ahead(shelves: Shelves, *, now: datetime) -> tuple[Conversation, ...]:
    """The conversations that have a time and are not over, the next one first (advice 0a).

    One that is under way counts until its end is stamped or its agreed time is up.
    """
    waiting = [
        (talk.start, talk)
        for talk in shelves.conversations
        if talk.start and talk.status not in OFF and _not_over(talk, now)
    ]
    return tuple(talk for _, talk in sorted(waiting, key=lambda pair: (pair[0], pair[1].id)))


def _not_over(talk: Conversation, now: datetime) -> bool:
    over = over_at(talk)
    return talk.times.ended.at is None and over is not None and over > now


def near(conversation: Conversation, *, now: datetime) -> bool:
    """Whether it is on the person's day today or under way: then the page of the day is the one to open."""
    if conversation.start is None:
        return False
    return conversation.start <= now or local_day(conversation.start, now) == now.date()


def how_soon(conversation: Conversation, *, now: datetime) -> str:
    """The distance to the start in words: "in 40 minutes", "in three hours", "tomorrow", "in five days"."""
    minutes = minutes_between(now, conversation.start)
    if minutes is None or conversation.start is None:
        return ""
    if minutes <= 0:
        return "now"
    days = (local_day(conversation.start, now) - now.date()).days
    if days == 0:
        return "in " + _short(minutes)
    return "tomorrow" if days == 1 else f"in {span(days)}"


def _short(minutes: float) -> str:
    if minutes < 90:
        return f"{max(1, round(minutes))} minutes" if minutes >= 2 else "a minute"
    return count(round(minutes / 60), "hour", "hours")
