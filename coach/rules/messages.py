"""Which messages fit a person just now, and what it means that one was sent?"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from coach.content.agenda import agenda_content
from coach.records.action import ActionKind
from coach.records.conversation import Conversation, Introduction, Status
from coach.records.off_record import is_off_record
from coach.rules import drafts
from coach.rules.introductions import ledger
from coach.rules.phrases import date_words, local_day
from coach.rules.scoring.after import thanked_at
from coach.rules.timing import business_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from coach.records.person import Person
    from coach.records.shelves import Shelves
    from coach.rules.drafts import Draft
    from coach.rules.introductions import Entry


class Sent(Enum):
    """What is noted once a message was sent; nothing where sending it changes nothing."""

    REQUESTED = "requested"
    FOLLOWED_UP = "followed up"
    THANKED = "thanked"
    REMINDED = "reminded"
    REPORTED = "reported"
    GREETED = "greeted"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Message:
    """One message that fits now: its draft, what it is about, and what is noted once it was sent.

    Attributes:
        draft: the words, composed from the records.
        sent: what "I have sent it" means.
        conversation: the conversation it belongs to; empty where there is none yet.
        introduction: the introduction it is about; empty where none was noted.
        about: the person it speaks of, in the words of the records; empty for the reader's own matters, and
            where the name was said off the record, since what was sent is kept under it.
        other: the person it is about, where no introduction was noted.
    """

    draft: Draft
    sent: Sent
    conversation: str = ""
    introduction: str = ""
    about: str = ""
    other: str = ""

    @property
    def key(self) -> str:
        """What tells it apart from the other messages to the same person."""
        return ".".join(filter(None, (self.draft.id, self.conversation, self.introduction, self.about)))

    @property
    def place(self) -> str:
        """Where a changed text is kept: as its key, with a mark for a name, which no path can hold."""
        named = "" if self.introduction or not self.about else f"{zlib.crc32(self.about.encode()):x}"
        return ".".join(filter(None, (self.draft.id, self.conversation, self.introduction, named)))


def fitting(person: Person, shelves: Shelves, *, now: datetime) -> tuple[Message, ...]:
    """The messages that fit a person now, the one that waits most first (advice 0a, 4c, 5b, 6a).

    What asks for introductions is left out where they asked not to be asked (advice 4b).
    """
    found = (
        *_thanks(person, shelves, now),
        *_about_introductions(person, shelves, now),
        *_about_a_talk(person, shelves, now),
        *_greeting(person, shelves, now),
    )
    return tuple(message for message in found if not message.draft.refused)


def pick(fitting: Iterable[Message], draft_id: str, about: str = "") -> Message | None:
    """The message that something due asks for: of that kind, and about that record among several."""
    found = [message for message in fitting if message.draft.id == draft_id]
    named = (one for one in found if about and about in (one.conversation, one.introduction, one.other))
    return next(named, found[0] if found else None)


def _begun(talk: Conversation) -> float:
    begun = talk.times.started.at or talk.start
    return begun.timestamp() if begun else 0.0


def _thanks(person: Person, shelves: Shelves, now: datetime) -> Iterator[Message]:
    """For the latest talk, and for others of late, while nobody has been thanked for them."""
    held = sorted((talk for talk in shelves.with_person(person.id) if talk.held), key=_begun, reverse=True)
    for number, talk in enumerate(held):
        days = (now.timestamp() - _begun(talk)) / 86_400
        if number and days > agenda_content().thresholds.rest_days:
            return
        if thanked_at(talk, shelves.actions) is None:
            begun = talk.times.started.at or talk.start
            day = date_words(local_day(begun, now), local_day(now, now)) if number and begun else ""
            yield Message(drafts.thanks(talk, shelves, now=now), Sent.THANKED, talk.id, about=day)


def _about_introductions(person: Person, shelves: Shelves, now: datetime) -> Iterator[Message]:
    """A report where one met, a text to forward where they offered, a reminder where it is quiet."""
    entries = [entry for entry in ledger(shelves) if entry.conversation.person == person.id]
    for entry in entries:
        yield from _about_one(entry, shelves, now)
    noted = {entry.introduction.person for entry in entries}
    told = [
        action.done
        for action in shelves.actions_for(person.id)
        if action.what is ActionKind.REPORT_BACK and action.done
    ]
    for other in shelves.people:
        if other.introduced_by != person.id or other.id in noted:
            continue
        met = [talk for talk in shelves.with_person(other.id) if talk.held and _begun(talk)]
        if met and not any(done.timestamp() >= min(map(_begun, met)) for done in told):
            stub = Introduction(id="in-0000", to_whom=other.name, person=other.id)
            draft = drafts.report_back(_none_yet(person), stub, shelves, now=now)
            yield Message(draft, Sent.REPORTED, about=other.title, other=other.id)


def _about_one(entry: Entry, shelves: Shelves, now: datetime) -> Iterator[Message]:
    talk, row = entry.conversation, entry.introduction
    marked = is_off_record(talk, f"introductions.{row.id}.to_whom")
    about = "" if marked else entry.to_whom
    if entry.state == "met":
        draft = drafts.report_back(talk, row, shelves, now=now)
        yield Message(draft, Sent.REPORTED, talk.id, row.id, about)
    if entry.move != "theirs" or not (entry.state == "offered" or row.promised):
        return
    draft = drafts.forwardable(talk, row, shelves)
    yield Message(draft, Sent.NOTHING, talk.id, row.id, about)
    if _quiet(entry, shelves, local_day(now, now)):
        yield Message(drafts.nudge(talk, row, shelves), Sent.REMINDED, talk.id, row.id, about)


def _quiet(entry: Entry, shelves: Shelves, today: date) -> bool:
    """Whether it has been silent for long enough, and nobody has reminded them yet: once is enough."""
    since = entry.since
    if (
        since is None
        or (entry.silent_days(today) or 0) < agenda_content().thresholds.silent_introduction_days
    ):
        return False
    return not any(
        action.what is ActionKind.FOLLOW_UP and action.done is not None and action.done.date() >= since
        for action in shelves.actions_for(entry.conversation.person)
    )


def _about_a_talk(person: Person, shelves: Shelves, now: datetime) -> Iterator[Message]:
    """One follow-up where they have not answered for seven working days; else a request where none is on.

    The days are those of the 3B7 routine, weekends skipped: a follow-up that comes sooner presses.
    """
    talks = shelves.with_person(person.id)
    asked = [talk for talk in talks if talk.status is Status.REQUESTED and talk.answered is None]
    for talk in asked:
        if talk.followed_up is None and _silent_for_long(talk, local_day(now, now)):
            yield Message(drafts.follow_up(talk, shelves, now=now), Sent.FOLLOWED_UP, talk.id)
    ideas = [talk for talk in talks if talk.status is Status.IDEA]
    under_way = asked or any(talk.held or talk.status is Status.SCHEDULED for talk in talks)
    if ideas:
        yield Message(drafts.request(ideas[0], shelves), Sent.REQUESTED, ideas[0].id)
    elif not under_way:
        yield Message(drafts.request(_none_yet(person, shelves), shelves), Sent.REQUESTED)


def _silent_for_long(talk: Conversation, today: date) -> bool:
    limit = agenda_content().thresholds.follow_up_business_days
    return talk.requested is None or business_days(talk.requested, today) >= limit


def _none_yet(person: Person, shelves: Shelves | None = None) -> Conversation:
    """A conversation that is not in the notebook, for what is written before there is one."""
    goals = [goal.id for goal in shelves.goals if goal.statement] if shelves else []
    return Conversation(
        id="cv-0000",
        person=person.id,
        goal=goals[0] if len(goals) == 1 else "",
        allotted_minutes=shelves.settings.allotted_minutes if shelves else None,
    )


def _greeting(person: Person, shelves: Shelves, now: datetime) -> Iterator[Message]:
    """A few lines of news for somebody with whom one has talked; not on the day they were written to (0a)."""
    today = local_day(now, now)
    written = any(
        action.what is ActionKind.FOLLOW_UP and action.done and local_day(action.done, now) == today
        for action in shelves.actions_for(person.id)
    )
    if not written and any(talk.held for talk in shelves.with_person(person.id)):
        yield Message(drafts.check_in(person, shelves, now=now), Sent.GREETED)
