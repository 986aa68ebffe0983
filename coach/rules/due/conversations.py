"""What a conversation asks for: getting ready, the end, thanks, a reflection, a follow-up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coach.records.action import ActionKind
from coach.records.conversation import Status
from coach.rules.due.entry import end_of, entry, thresholds
from coach.rules.phrases import ago, count, day_words, local_day
from coach.rules.readiness import readiness
from coach.rules.scoring.after import thanked_at
from coach.rules.timing import business_days, later, minutes_between, over_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coach.records.action import Action
    from coach.records.conversation import Conversation
    from coach.records.person import Person
    from coach.records.shelves import Shelves
    from coach.rules.due.entry import Due

_STILL_TALKING = 10
_DAY = 24 * 60


def from_conversations(shelves: Shelves, now: datetime) -> Iterator[Due]:
    """What is due around each conversation (advice 0a, 2a, 3b, 6a)."""
    people = {person.id: person for person in shelves.people}
    thanks = [action for action in shelves.actions if action.what is ActionKind.THANK_YOU]
    for conversation in shelves.conversations:
        person = people.get(conversation.person)
        if conversation.status is Status.SCHEDULED:
            yield from _scheduled(conversation, person, shelves, now)
        elif conversation.status is Status.HELD:
            yield from _held(conversation, person, thanks, now)
        elif conversation.status is Status.REQUESTED:
            yield from _requested(conversation, person, shelves, now)


def _name(person: Person | None) -> str:
    return person.title if person else "somebody"


def _rested(moment: datetime, now: datetime) -> bool:
    return now - moment > timedelta(days=thresholds().rest_days)


def _scheduled(
    conversation: Conversation, person: Person | None, shelves: Shelves, now: datetime
) -> Iterator[Due]:
    over = over_at(conversation)
    if conversation.start is None or over is None:
        yield entry("set_time", conversation.id, name=_name(person))
    elif conversation.times.started.at is not None:
        yield from _begun(conversation, person, over, now)
    elif over < now:
        if not _rested(over, now):
            day = day_words(local_day(conversation.start, now), local_day(now, now)).removeprefix("on ")
            yield entry("happened", conversation.id, due=over, name=_name(person), day=day)
    else:
        yield from _upcoming(conversation, conversation.start, person, shelves, now)


def _begun(conversation: Conversation, person: Person | None, over: datetime, now: datetime) -> Iterator[Due]:
    ended = conversation.times.ended.at is not None
    if (ended or later(over, _STILL_TALKING) < now) and not _rested(over, now):
        began = (conversation.times.started.at or over).astimezone(now.tzinfo)
        day = day_words(began.date(), local_day(now, now))
        yield entry(
            "open_ended", conversation.id, due=over, name=_name(person), began=f"{day} at {began:%H:%M}"
        )
    elif not ended and not _rested(over, now):
        yield _now(conversation, over, person, now)


def _now(conversation: Conversation, start: datetime, person: Person | None, now: datetime) -> Due:
    said = (conversation.start or start).astimezone(now.tzinfo)
    how = "By " + conversation.mode.value if conversation.mode.call else "In person"
    if conversation.allotted_minutes:
        how += f", {conversation.allotted_minutes} minutes"
    return entry("now", conversation.id, due=said, name=_name(person), time=f"{said:%H:%M}", how=how)


def _upcoming(
    conversation: Conversation, start: datetime, person: Person | None, shelves: Shelves, now: datetime
) -> Iterator[Due]:
    today, day = local_day(now, now), local_day(start, now)
    if day == today:
        yield _now(conversation, start, person, now)
    if (day - today).days > thresholds().soon_days:
        return
    state = readiness(conversation, person, shelves.settings, now=now)
    musts = sum(item.must and not item.done for item in state.items)
    if musts:
        when = f"{day_words(day, today)} at {start.astimezone(now.tzinfo):%H:%M}"
        yield entry(
            "prepare",
            conversation.id,
            due=state.by,
            name=_name(person),
            when=when,
            missing=count(musts, "thing is", "things are"),
        )


def _held(
    conversation: Conversation, person: Person | None, thanks: list[Action], now: datetime
) -> Iterator[Due]:
    over = over_at(conversation)
    if over is None or over > now or _rested(over, now):
        return
    limits = thresholds()
    hours = (minutes_between(over, now) or 0) / 60
    names = {"name": _name(person), "ago": ago(local_day(over, now), local_day(now, now))}
    if thanked_at(conversation, thanks) is None:
        kind = "thanks" if hours <= limits.thanks_grey_hours else "thanks_late"
        yield entry(kind, conversation.id, due=later(over, limits.thanks_hours * 60), **names)
    if not _reflected(conversation):
        yield entry("reflect", conversation.id, due=later(over, limits.reflection_hours * 60), **names)


def _reflected(conversation: Conversation) -> bool:
    reflection = conversation.reflection
    return bool(reflection.written or reflection.learned.strip() or reflection.goal_decision)


def _requested(
    conversation: Conversation, person: Person | None, shelves: Shelves, now: datetime
) -> Iterator[Due]:
    """The 3B7 routine: another door after three working days, one follow-up after seven."""
    asked, limits, today = conversation.requested, thresholds(), local_day(now, now)
    silent = conversation.answered is None and conversation.followed_up is None
    if asked is None or not silent or (today - asked).days > limits.rest_days:
        return
    days = business_days(asked, today)
    names = {"name": _name(person), "days": count(days, "working day", "working days")}
    if days >= limits.follow_up_business_days:
        about = conversation.id
        yield entry("follow_up", conversation.person, due=end_of(today, now), about=about, **names)
    elif days >= limits.second_person_business_days and person is not None:
        yield from _second(conversation, person, shelves, now)


def _second(conversation: Conversation, person: Person, shelves: Shelves, now: datetime) -> Iterator[Due]:
    """Another door at the same place: somebody who is known there, else somebody to look for."""
    place, today = person.organisation, local_day(now, now)
    colleagues = {
        other.id
        for other in shelves.people
        if place and other.id != person.id and other.organisation.casefold() == place.casefold()
    }
    written = any(
        talk.person in colleagues and talk.status is not Status.IDEA for talk in shelves.conversations
    )
    if written or conversation.requested is None:
        return
    days = count(business_days(conversation.requested, today), "working day", "working days")
    names = {"name": _name(person), "days": days}
    due = end_of(today, now)
    if colleagues:
        yield entry("second_person", person.id, due=due, place=place, **names)
    else:
        yield entry("another_door", person.id, due=due, where=f"at {place}" if place else "there", **names)
