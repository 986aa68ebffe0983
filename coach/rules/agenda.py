"""What should I do now, and why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.agenda import agenda_content, due_words
from coach.rules.due.actions import from_actions
from coach.rules.due.beginnings import from_beginnings, next_conversation
from coach.rules.due.conversations import from_conversations
from coach.rules.due.entry import Due
from coach.rules.due.introductions import from_introductions
from coach.rules.due.people import from_people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from coach.records.settings import Snooze
    from coach.records.shelves import Shelves

__all__ = ["Due", "agenda", "everything_due"]

_SOURCES = (from_conversations, from_introductions, from_actions, from_people, from_beginnings)


def agenda(
    shelves: Shelves,
    *,
    now: datetime,
    snoozed: Iterable[Snooze] | None = None,
    limit: int | None = None,
) -> tuple[Due, ...]:
    """A handful of things to do, the most urgent first, and always at least one (advice 0a).

    Args:
        shelves: the records.
        now: the moment, in the zone where the person is.
        snoozed: what they do not want to hear of yet; their settings' own where it is not given.
        limit: how many at most; the content's own number where it is not given.
    """
    most = agenda_content().thresholds.most_shown if limit is None else limit
    return everything_due(shelves, now=now, snoozed=snoozed)[: max(1, most)]


def everything_due(
    shelves: Shelves, *, now: datetime, snoozed: Iterable[Snooze] | None = None
) -> tuple[Due, ...]:
    """All that is due, each once, ranked by kind, then by day; what is snoozed is left out."""
    resting = _resting(shelves.settings.snoozed if snoozed is None else snoozed, now)
    found = [due for source in _SOURCES for due in source(shelves, now) if due.key not in resting]
    once = {due.key: due for due in reversed(found)}
    return tuple(sorted(once.values(), key=_rank)) or (next_conversation(),)


def _rank(due: Due) -> tuple[int, bool, float]:
    moment = due.due.timestamp() if due.due else 0.0
    return due_words(due.kind).rank, due.due is None, moment


def _resting(snoozed: Iterable[Snooze], now: datetime) -> frozenset[str]:
    """The keys that rest today; without a day they rest until they are woken."""
    return frozenset(snooze.about for snooze in snoozed if snooze.until is None or now.date() < snooze.until)
