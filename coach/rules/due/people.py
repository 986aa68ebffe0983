"""Whom to greet again, and for whom something small would be a fine return."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from coach.records.conversation import Status
from coach.rules.due.entry import end_of, entry, thresholds
from coach.rules.giving import unreturned
from coach.rules.phrases import ago, local_day, span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from coach.records.conversation import Conversation
    from coach.records.person import Person
    from coach.records.shelves import Shelves
    from coach.rules.due.entry import Due


def from_people(shelves: Shelves, now: datetime) -> Iterator[Due]:
    """A few greetings and one small return at most: this is no list of debts (advice 0a, 5b)."""
    greetings = sorted(_greetings(shelves, now), key=lambda found: str(found.due))
    shown = greetings[: thresholds().same_kind_most]
    yield from shown
    yield from _return(shelves, now, greeted={found.record_id for found in shown})


def last_contacts(shelves: Shelves) -> dict[str, date]:
    """When each person was last in touch with the user, in whatever way: any contact counts (0a)."""
    found: dict[str, date] = {}
    for person_id, day in _contacts(shelves):
        if day is not None:
            found[person_id] = max(day, found.get(person_id, day))
    return found


def _contacts(shelves: Shelves) -> Iterator[tuple[str, date | None]]:
    for conversation in shelves.conversations:
        for day in _days(conversation):
            yield conversation.person, day
    for action in shelves.actions:
        if action.person and action.done:
            yield action.person, action.done.date()
    for item in shelves.shelf:
        for handed in item.given:
            yield handed.person, handed.when


def _days(conversation: Conversation) -> Iterator[date | None]:
    yield from (conversation.requested, conversation.answered, conversation.followed_up)
    begun = conversation.times.started.at or conversation.start
    if conversation.held and begun:
        yield begun.date()
    if conversation.thanked:
        yield conversation.thanked.date()
    for introduction in conversation.introductions:
        yield from (introduction.made, introduction.reported)


def in_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def _greetings(shelves: Shelves, now: datetime) -> Iterator[Due]:
    """People whose time has come; whoever is about to be met or was just written to is left out.

    The rhythm is the person's own; without one it is the content's, three to six months being what guides
    say, for those with whom the user has talked, and a silence that is long past it is left in peace.
    """
    today, last = local_day(now, now), last_contacts(shelves)
    talked = {conversation.person for conversation in shelves.conversations if conversation.held}
    planned = {
        conversation.person
        for conversation in shelves.conversations
        if conversation.status in (Status.SCHEDULED, Status.REQUESTED)
    }
    for person in shelves.people:
        since = last.get(person.id) or (person.created.date() if person.created else None)
        months = _rhythm(person, talked=person.id in talked)
        if not months or since is None or person.id in planned:
            continue
        day = in_months(since, months)
        last_day = in_months(since, thresholds().keep_in_touch_most_months)
        if day <= today and (person.keep_in_touch is not None or today <= last_day):
            yield entry(
                "keep_in_touch",
                person.id,
                due=end_of(day, now),
                name=person.title,
                months=span((today - since).days),
            )


def _rhythm(person: Person, *, talked: bool) -> int:
    """Every how many months to say hello; 0 for not at all."""
    if person.keep_in_touch is not None:
        return person.keep_in_touch
    return thresholds().keep_in_touch_months if talked else 0


def _return(shelves: Shelves, now: datetime, *, greeted: set[str]) -> Iterator[Due]:
    """The oldest favour of the last half-year that nothing was given for; one, and no list."""
    today, limits = local_day(now, now), thresholds()
    for favour in unreturned(shelves, today=today):
        person = shelves.person(favour.person_id)
        fresh = limits.unreturned_days <= favour.days <= limits.unreturned_most_days
        if person is not None and fresh and not favour.promised and person.id not in greeted:
            yield entry(
                "unreturned",
                person.id,
                name=person.title,
                what=_what(favour.favour.kind, favour.favour.what),
                ago=ago(favour.since, today),
            )
            return


def _what(kind: str, what: str) -> str:
    return "good advice" if kind == "advice" else what
