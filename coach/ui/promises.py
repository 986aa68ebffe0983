"""What was promised to people and is open: done, let go with why, changed, or newly written down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records import Action, new_id
from coach.records.action import ActionKind
from coach.rules import giving
from coach.rules.phrases import by_words
from coach.ui import fields, notices, session
from coach.ui.due import mark_done
from coach.ui.inputs import names
from coach.ui.words import count, day, plain

if TYPE_CHECKING:
    from coach.records import Shelves

_FOR_SOMEBODY = (ActionKind.THANK_YOU, ActionKind.FOLLOW_UP, ActionKind.REPORT_BACK)


def listing(shelves: Shelves, chosen: str = "") -> None:
    """What is open towards people, the soonest first, then what was let go."""
    waiting = giving.promised(shelves)
    others = tuple(one for one in shelves.actions if one.open and one.person and one.what in _FOR_SOMEBODY)
    for action in (*waiting, *others):
        row(action, shelves, opened=action.id == chosen)
    if not (waiting or others):
        st.text("Nothing is promised and waiting.")
    _let_go_list(shelves)


def row(action: Action, shelves: Shelves, *, opened: bool = False) -> None:
    """One open action: what, for whom, by when, and what can be done with it."""
    with st.container(key=f"promise.{action.id}", gap="xsmall"):
        st.markdown(f"**{plain(action.title)}**")
        st.text(_for_whom(action, shelves))
        with st.container(horizontal=True, vertical_alignment="center"):
            notices.button("Done", partial(mark_done, action.id), key=f"done.{action.id}")
            with st.popover("Let it go", type="tertiary", key=f"let-go.{action.id}"):
                fields.Form(action).ask("dropped_why")
                notices.button("Let it go", partial(_let_go, action), key=f"drop.{action.id}")
            if not opened:
                change = partial(session.choose, action.id)
                notices.button("Change", change, key=f"change.{action.id}", quiet=True)
        if opened:
            _change(action, shelves)


def _change(action: Action, shelves: Shelves) -> None:
    with st.container(border=True, key=f"changing.{action.id}"):
        form = fields.Form(action)
        _ask(form, shelves)
        form.save_bar(deed=partial(_save, action))
        with st.container(horizontal=True):
            notices.button("Close", partial(session.choose, ""), key=f"close.{action.id}", quiet=True)
            notices.button("Remove it", partial(remove, action), key=f"remove.{action.id}", quiet=True)


def _save(action: Action) -> None:
    if fields.save(action):
        session.choose("")


def _for_whom(action: Action, shelves: Shelves) -> str:
    name = f"For {shelves.name_of(action.person)}" if action.person else "For nobody in particular"
    minutes = f", {action.minutes} minutes" if action.minutes else ""
    due = f", {by_words(action.due, session.today())}" if action.due else ""
    return f"{name}{due}{minutes}"


def _ask(form: fields.Form, shelves: Shelves) -> None:
    form.ask("text")
    form.ask("person", among=names({one.id: one.title for one in shelves.people}))
    form.ask("due", "minutes")


def write_down(action_id: str, shelves: Shelves) -> None:
    """Something of one's own that is being written down for somebody."""
    action = Action(id=action_id, what=ActionKind.GIVE_BACK, created=session.now())
    with st.container(border=True, key="write-down"):
        st.markdown("**Something of your own**")
        form = fields.Form(action)
        _ask(form, shelves)
        with st.container(horizontal=True, vertical_alignment="center"):
            keep = partial(_keep_new, action, done=False)
            notices.button("Promise it", keep, key="promise-it", primary=True)
            given = partial(_keep_new, action, done=True)
            notices.button("I have given it already", given, key="given-already")
            leave = partial(_leave, action)
            notices.button("Never mind", leave, key="never-mind", quiet=True)


def begin(person_id: str = "") -> None:
    """Open the form for something of one's own, for a person if one is chosen."""
    action = Action(id=new_id(Action.prefix), what=ActionKind.GIVE_BACK)
    if person_id:
        fields.Form(action).put("person", person_id)
    session.choose(action.id)


def _keep_new(action: Action, *, done: bool) -> None:
    stamp = session.now() if done else None
    kept = fields.save(action, also=lambda one: one.but(done=one.done or stamp), said="")
    if kept:
        notices.tell("Noted as given" if done else "Noted as promised")
        session.choose("")


def _leave(action: Action) -> None:
    fields.Form(action).discard()
    session.choose("")


def _let_go(action: Action) -> None:
    today = session.today()
    if fields.save(action, also=lambda one: one.but(dropped=one.dropped or today), said=""):
        notices.offer_undo(f"Let go: {action.title}", action.id)


def remove(action: Action) -> None:
    """Put an action into the notebook's trash, with a way back."""
    book = session.notebook()
    book.remove(action.id, seen=book.seen(action.id), now=session.now())
    session.choose("")
    notices.offer_undo(f"Removed: {action.title}", action.id)


def _let_go_list(shelves: Shelves) -> None:
    gone = [one for one in shelves.actions if one.dropped and one.what is ActionKind.GIVE_BACK]
    if not gone:
        return
    with st.expander(f"{count(len(gone), 'promise')} let go", key="let-go-list"):
        for one in gone:
            st.markdown(f"**{plain(one.title)}**")
            st.text(f"{_for_whom(one, shelves)}. {one.dropped_why or 'No reason noted.'}")
            st.caption(f"Let go on {day(one.dropped)}")
            notices.button("Take it up again", partial(_take_up, one), key=f"take-up.{one.id}", quiet=True)


def _take_up(action: Action) -> None:
    fields.change(action, lambda one: one.but(dropped=None), said="It is open again")
