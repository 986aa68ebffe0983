"""What is due, one line of why each, with a button that opens it there and a way to say "not now"."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records import Action, Person, new_id
from coach.records.settings import Snooze
from coach.ui import fields, notices, session
from coach.ui.why import why
from coach.ui.words import count, day, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.records import Settings, Shelves
    from coach.rules.agenda import Due

_FOR_KINDS = {
    "first_goal": "Write it",
    "first_person": "Add somebody",
    "first_conversation": "Plan it",
    "thanks": "Write the thank-you",
    "thanks_late": "Write the thank-you",
    "unreturned": "See ideas",
    "next_conversation": "Choose somebody",
    "follow_up": "Write it",
    "schedule": "Write to them",
    "silent_introduction": "Write it",
    "report_back": "Write it",
    "keep_in_touch": "Write a few lines",
    "second_person": "See who is there",
    "another_door": "Add somebody",
    "happened": "Say what happened",
    "open_ended": "Enter the end",
}
_FOR_PAGES = {
    "goals": "Open the goal",
    "people": "Open their page",
    "prepare": "Prepare",
    "conversation": "Go to the conversation",
    "reflect": "Reflect",
}


def row(due: Due, *, primary: bool = False) -> None:
    """One thing that is due: what, why, and what to do with it."""
    with st.container(key=f"due.{due.key}", gap="xsmall"):
        st.markdown(f"**{plain(due.title)}**")
        st.text(due.why)
        with st.container(horizontal=True, vertical_alignment="center"):
            _open(due, primary=primary)
            if due.record_id.startswith(f"{Action.prefix}-"):
                notices.button("Done", partial(mark_done, due.record_id), key=f"done.{due.key}")
            _not_now(due)
            why(due.advice, key=due.key, source=due.source)


def _open(due: Due, *, primary: bool) -> None:
    """The button that turns to where it is done; a next step of one's own is done out in the world."""
    if due.kind != "next_step":
        label = _FOR_KINDS.get(due.kind) or _FOR_PAGES.get(due.page, "Open")
        notices.button(label, partial(_turn_to, due), key=f"open.{due.key}", primary=primary)


def _turn_to(due: Due) -> None:
    """The place where it is done: a message at the message itself, another door among those who are there."""
    person = session.shelves().person(due.record_id)
    talk = session.shelves().conversation(due.record_id)
    if due.message and (person or (talk and session.shelves().person(talk.person))):
        whom = person.id if person else talk.person if talk else ""
        session.leave_for("people", whom, write=due.message, about=due.about or due.record_id)
    elif due.kind == "second_person" and person:
        session.leave_for("people", find=person.organisation)
    elif due.kind == "another_door" and person:
        session.leave_for("people", new_id(Person.prefix), at=person.organisation)
    else:
        session.leave_for(due.page, due.record_id)


def mark_done(action_id: str) -> None:
    """Stamp an action as done now, once; the former state can be had back."""
    action = session.notebook().find(action_id)
    if isinstance(action, Action) and action.open:
        fields.change(action, lambda now: now if now.done else now.but(done=session.now()))
        notices.offer_undo(f"Done: {action.title}", action.id)


def _not_now(due: Due) -> None:
    today = session.today()
    with st.popover("Not now", type="tertiary", key=f"not-now.{due.key}"):
        st.caption("It comes back by itself. Nothing is lost.")
        tomorrow = partial(put_aside, due, today + timedelta(days=1))
        week = partial(put_aside, due, today + timedelta(days=7))
        notices.button("Until tomorrow", tomorrow, key=f"tomorrow.{due.key}", wide=True)
        notices.button("Until next week", week, key=f"week.{due.key}", wide=True)


def put_aside(due: Due, until: date) -> None:
    """Keep a thing off Today until a day; what was put aside for a day that has passed is forgotten."""
    aside = Snooze.new(about=due.key, until=until)

    def put(settings: Settings) -> Settings:
        waiting = [one for one in _waiting(settings, session.today()) if one.about != due.key]
        return settings.but(snoozed=(*waiting, aside))

    fields.change(session.notebook().settings, put, said=f"Put aside until {day(until)}")


def _waiting(settings: Settings, today: date) -> list[Snooze]:
    """What rests today; without a day, which one can write by hand, it rests until it is brought back."""
    return [one for one in settings.snoozed if one.until is None or one.until > today]


def put_aside_list(shelves: Shelves) -> None:
    """How much is put aside, with a button to have it all back; nothing where nothing is."""
    waiting = _waiting(shelves.settings, session.today())
    if waiting:
        with st.container(horizontal=True, vertical_alignment="center", key="put-aside"):
            st.caption(f"{count(len(waiting), 'thing')} put aside for later", width="content")
            notices.button("Show again", _bring_back, key="bring-back", quiet=True)


def _bring_back() -> None:
    fields.change(session.notebook().settings, lambda settings: settings.but(snoozed=()))


def first_steps(shelves: Shelves) -> None:
    """How far the first round has come, until the first conversation is reflected on (advice 0a)."""
    steps = _steps(shelves)
    if steps[-1][1]:
        return
    marks = [
        f":green[:material/check_circle:] {name}" if done else f":material/radio_button_unchecked: {name}"
        for name, done in steps
    ]
    with st.container(horizontal=True, key="first-steps"):
        for mark in marks:
            st.markdown(mark, width="content")


def _steps(shelves: Shelves) -> Sequence[tuple[str, bool]]:
    return (
        ("A goal", any(goal.statement for goal in shelves.goals)),
        ("A person", bool(shelves.people)),
        ("A conversation", any(talk.start or talk.held for talk in shelves.conversations)),
        ("A reflection", any(talk.reflection.written for talk in shelves.conversations)),
    )
