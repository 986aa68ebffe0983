"""What is noted when the person says that a message was sent, so that Today does not ask for it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.records import Action, Conversation
from coach.records.action import ActionKind
from coach.records.conversation import Status
from coach.records.goal import GoalState
from coach.rules.drafts import names_item
from coach.rules.messages import Sent
from coach.ui import fields, notices, session
from coach.ui.entries import keep_record
from coach.ui.identity import identity
from coach.ui.shelf import hand_over

if TYPE_CHECKING:
    from datetime import datetime

    from coach.rules.messages import Message

_DEEDS = {
    Sent.REMINDED: (ActionKind.FOLLOW_UP, "Reminded them of an introduction"),
    Sent.REPORTED: (ActionKind.REPORT_BACK, "Told them how it went"),
    Sent.GREETED: (ActionKind.FOLLOW_UP, "Said hello"),
}
"""What a message without a field of its own is kept as: an action that is done."""


def sent(message: Message, person_id: str, written: str) -> None:
    """Note that a message went out now, in the record that it belongs to; twice is once.

    Args:
        message: what was composed.
        person_id: who got it.
        written: the text as it was sent; an item of the shelf that it names is noted as given (advice 5e).
    """
    now = session.now()
    found = session.notebook().find(message.conversation)
    if message.sent is Sent.REQUESTED and not message.conversation:
        keep_record(_requested(person_id, now))
    elif isinstance(found, Conversation) and message.sent not in (Sent.REMINDED, Sent.GREETED):
        fields.change(found, lambda talk: _after(talk, message, now))
    else:
        kind, words = _DEEDS[message.sent]
        about = f": {message.about}" if message.about else ""
        deed = Action(
            id=identity(Action.prefix, message.key, person_id, now.date()),
            what=kind,
            text=words + about,
            person=person_id,
            conversation=message.conversation,
            created=now,
            done=now,
        )
        keep_record(deed)
    _handed(message, person_id, written)
    notices.saved("Noted as sent today")


def _handed(message: Message, person_id: str, written: str) -> None:
    shelves = session.shelves()
    item, person = shelves.item(message.draft.shelf_item), shelves.person(person_id)
    if item and person and names_item(written, item):
        hand_over(item, person)


def _requested(person_id: str, now: datetime) -> Conversation:
    """The conversation that a first request begins."""
    shelves = session.shelves()
    active = [goal.id for goal in shelves.goals if goal.state is GoalState.ACTIVE]
    usual = shelves.settings.allotted_minutes
    return Conversation(
        id=identity(Conversation.prefix, person_id, now.date()),
        person=person_id,
        goal=active[0] if len(active) == 1 else "",
        status=Status.REQUESTED,
        requested=now.date(),
        allotted_minutes=usual if usual is not None else 30,
        created=now,
    )


def _after(talk: Conversation, message: Message, now: datetime) -> Conversation:
    today = now.date()
    match message.sent:
        case Sent.REQUESTED:
            return talk.but(status=Status.REQUESTED, requested=talk.requested or today)
        case Sent.FOLLOWED_UP:
            return talk.but(followed_up=talk.followed_up or today)
        case Sent.THANKED:
            return talk.but(thanked=talk.thanked or now)
        case _:
            rows = tuple(
                row.but(reported=row.reported or today) if row.id == message.introduction else row
                for row in talk.introductions
            )
            return talk.but(introductions=rows)
