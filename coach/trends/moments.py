"""When conversations took place and with whom, as the person's own files say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coach.records import Conversation, Shelves


def held_at(conversation: Conversation) -> datetime | None:
    """The scheduled start, or else the first time that was noted; None where no time was."""
    times = conversation.times
    known = (conversation.start, times.started.at, times.arrived.at, times.ended.at)
    return next((moment for moment in known if moment is not None), None)


def on_the_wall(moment: datetime | None) -> datetime | None:
    """A moment as the clock on the wall showed it, without its offset: where it stands in a chart.

    A talk at nine in the evening stays on its evening, wherever the chart is looked at.
    """
    return None if moment is None else moment.replace(tzinfo=None)


def day_of(conversation: Conversation) -> date | None:
    """The day on which a conversation took place, or is to."""
    moment = held_at(conversation)
    return None if moment is None else moment.date()


def names(shelves: Shelves) -> Callable[[str], str]:
    """A way to look up many people's names quickly; a stand-in where the record is missing."""
    known = {person.id: person.title for person in shelves.people}
    return lambda person_id: known.get(person_id, "Somebody")


def held(shelves: Shelves) -> tuple[Conversation, ...]:
    """The conversations that took place, oldest first; those without any time first of all.

    One trend after the other asks this of the same notebook: the last answer is kept.
    """
    # Taken out whole: another tab may ask about another notebook in the same moment.
    asked, known = _last[0]
    if asked is not shelves:
        known = tuple(sorted((entry for entry in shelves.conversations if entry.held), key=_instant))
        _last[0] = shelves, known
    return known


_last: list[tuple[Shelves | None, tuple[Conversation, ...]]] = [(None, ())]


def _instant(conversation: Conversation) -> tuple[float, str]:
    moment = held_at(conversation)
    return (moment.astimezone(UTC).timestamp() if moment else float("-inf"), conversation.id)
