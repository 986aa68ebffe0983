"""What does the page to print for a conversation say? Records and rules, put together for the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.prompts import prompts
from coach.exchange.brief import Handed, brief
from coach.records.conversation import AskDecision
from coach.records.off_record import on_record
from coach.rules import drafts, timing
from coach.rules.clocks import at_hand, start_times
from coach.rules.introductions import asking_allowed, shown
from coach.rules.readiness import readiness

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from coach.exchange.page import Document
    from coach.records import Conversation, Person, Shelves


def of(conversation: Conversation, shelves: Shelves, *, own: ZoneInfo, now: datetime) -> Document:
    """The brief of a conversation (advice 2c, 2d, 3a, 3d, 4b).

    Args:
        conversation: as it stands, with what was typed and not saved yet.
        shelves: the notebook.
        own: the user's own time zone.
        now: this moment.
    """
    conversation, person = on_record(conversation), shelves.person(conversation.person)
    person = on_record(person) if person else None
    zone = at_hand(conversation, own)
    items = readiness(conversation, person, shelves.settings, now=now).items
    rows = shown(conversation.preparation.questions, person)
    conversation = conversation.but(preparation=conversation.preparation.but(questions=rows))
    phases = timing.phases(conversation, asks=asking_allowed(person))
    handed = Handed(
        zone=zone,
        edges={phase.name: phase.start for phase in phases},
        questions=frozenset(row.id for row in rows),
        way=_way(conversation, person, shelves, zone, own),
        ask=_ask(conversation, person, shelves),
        closing=_closing(conversation),
        checks=tuple(item.label for item in items if item.must and item.ticked and not item.done),
    )
    return brief(conversation, person, shelves.settings.introduction, handed)


def _way(
    conversation: Conversation, person: Person | None, shelves: Shelves, zone: ZoneInfo, own: ZoneInfo
) -> tuple[tuple[str, str], ...]:
    """When to leave and to be there; for a call, when to dial on every clock that counts."""
    if conversation.start is None:
        return ()
    if conversation.mode.call:
        verb = "Dial at" if conversation.mode.value == "phone" else "Open the link at"
        return ((verb, " · ".join(start_times(conversation, person, own))),)
    leave = timing.leave_by(conversation, shelves.settings)
    between = timing.arrive_between(conversation, shelves.settings)
    rows = [("Leave by", f"{leave.astimezone(zone):%H:%M}")] if leave else []
    if between:
        first, last = (moment.astimezone(zone) for moment in between)
        rows.append(("Be there between", f"{first:%H:%M} and {last:%H:%M}"))
    return tuple(rows)


def _ask(conversation: Conversation, person: Person | None, shelves: Shelves) -> str:
    """The user's own words, else the draft; none where none is welcome or where it does not feel right."""
    declined = conversation.asking.decision is AskDecision.NOT_THIS_TIME
    if declined or not asking_allowed(person):
        return ""
    return conversation.asking.words or drafts.ask(conversation, shelves).text


def _closing(conversation: Conversation) -> str:
    """What to say as the close begins: the last cue before the time is over (advice 3h)."""
    if not conversation.allotted_minutes:
        return ""
    cue = min((one for one in prompts().cues if one.minutes_left), key=lambda one: one.minutes_left)
    return cue.words.format(allotted=conversation.allotted_minutes)
