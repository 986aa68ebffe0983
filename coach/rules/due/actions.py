"""What was promised or planned and comes due: give-backs, next steps, and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.records.action import ActionKind
from coach.rules.due.entry import end_of, entry, thresholds
from coach.rules.phrases import by_words, local_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coach.records.shelves import Shelves
    from coach.rules.due.entry import Due

_KINDS = {ActionKind.GIVE_BACK: "promise", ActionKind.NEXT_STEP: "next_step"}


def from_actions(shelves: Shelves, now: datetime) -> Iterator[Due]:
    """Open actions whose day is near or just past (advice 5b, 6c).

    What has been due for longer than the rest is left in peace; it still stands on its own page.
    """
    limits, today = thresholds(), local_day(now, now)
    names = {person.id: person.title for person in shelves.people}
    for action in shelves.actions:
        if not action.open or action.due is None:
            continue
        if -limits.rest_days <= (action.due - today).days <= limits.promise_soon_days:
            kind = _KINDS.get(action.what, "task")
            by, name = by_words(action.due, today), names.get(action.person, "somebody")
            due = end_of(action.due, now)
            yield entry(kind, action.id, due=due, text=action.title, name=name, by=by)
