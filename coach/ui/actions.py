"""What the person means to do, promises and next steps: done, let go with why, changed or written down."""

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
from coach.ui.words import day, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records import Shelves

_SHOWN = 12
_FOR_SOMEBODY = (ActionKind.THANK_YOU, ActionKind.FOLLOW_UP, ActionKind.REPORT_BACK)


def promised(shelves: Shelves, chosen: str = "") -> None:
    """What is open towards people, the soonest first, then what was let go."""
    waiting = giving.promised(shelves)
    others = tuple(one for one in shelves.actions if one.open and one.person and one.what in _FOR_SOMEBODY)
    rows((*waiting, *others), shelves, chosen)
    if not (waiting or others):
        st.text("Nothing is promised and waiting.")
    _let_go_list(shelves, ActionKind.GIVE_BACK)


def next_steps(shelves: Shelves, chosen: str = "") -> None:
    """Every open step towards a goal, the soonest first, and a way to write down another (advice 6c)."""
    steps = [one for one in shelves.actions if one.open and one.what is ActionKind.NEXT_STEP]
    new = chosen.startswith(f"{Action.prefix}-") and all(one.id != chosen for one in shelves.actions)
    label = f"Your next steps ({len(steps)})" if steps else "Your next steps"
    with st.expander(label, expanded=bool(chosen), key="next-steps"):
        rows(sorted(steps, key=lambda one: (one.due is None, str(one.due))), shelves, chosen)
        if new:
            write_down(chosen, shelves, kind=ActionKind.NEXT_STEP)
        else:
            add = partial(begin, kind=ActionKind.NEXT_STEP)
            notices.button("Add a next step", add, key="add-step", icon=":material/add:")
        _let_go_list(shelves, ActionKind.NEXT_STEP)


def rows(waiting: Sequence[Action], shelves: Shelves, chosen: str) -> None:
    """Open actions, the one that is being changed first, a page's worth at the most."""
    shown = sorted(waiting, key=lambda one: one.id != chosen)
    for action in shown[:_SHOWN]:
        row(action, shelves, opened=action.id == chosen)
    if len(shown) > _SHOWN:
        st.caption(f"{len(shown) - _SHOWN} more, later ones, stand here as these are done.")


def row(action: Action, shelves: Shelves, *, opened: bool = False) -> None:
    """One open action: what, for whom, by when, and what can be done with it."""
    with st.container(key=f"action.{action.id}", gap="xsmall"):
        st.markdown(f"**{plain(action.title)}**")
        st.text(_said(action, shelves))
        with st.container(horizontal=True, vertical_alignment="center"):
            notices.button("Done", partial(mark_done, action.id), key=f"done.{action.id}")
            if not opened:
                change = partial(session.choose, action.id)
                notices.button("Change or let go", change, key=f"change.{action.id}", quiet=True)
        if opened:
            _change(action, shelves)


def _change(action: Action, shelves: Shelves) -> None:
    with st.container(border=True, key=f"changing.{action.id}"):
        form = fields.Form(action)
        _ask(form, shelves, action.what)
        form.save_bar(deed=partial(_save, action))
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.popover("Let it go", type="tertiary", key=f"let-go.{action.id}"):
                form.ask("dropped_why")
                notices.button("Let it go", partial(_let_go, action), key=f"drop.{action.id}")
            notices.button("Remove it", partial(remove, action), key=f"remove.{action.id}", quiet=True)
            notices.button("Close", partial(session.choose, ""), key=f"close.{action.id}", quiet=True)


def _save(action: Action) -> None:
    if fields.save(action):
        session.choose("")


def _said(action: Action, shelves: Shelves) -> str:
    """For whom or what, by when, and how long it takes, as far as it is known."""
    goal = shelves.goal(action.goal)
    told = [
        f"for {shelves.name_of(action.person)}" if action.person else "",
        f"towards “{goal.title}”" if goal else "",
        by_words(action.due, session.today()) if action.due else "",
        f"{action.minutes} minutes" if action.minutes else "",
    ]
    words = ", ".join(one for one in told if one)
    return words[:1].upper() + words[1:] if words else "No day is set."


def _ask(form: fields.Form, shelves: Shelves, kind: ActionKind) -> None:
    form.ask("text")
    if kind is ActionKind.NEXT_STEP:
        form.ask("due")
        form.ask("goal", among=names({one.id: one.title for one in shelves.goals}))
    else:
        form.ask("person", among=names({one.id: one.title for one in shelves.people}))
        form.ask("due", "minutes")


def write_down(action_id: str, shelves: Shelves, *, kind: ActionKind = ActionKind.GIVE_BACK) -> None:
    """Something of one's own that is being written down, for somebody or towards a goal."""
    action = Action(id=action_id, what=kind, created=session.now())
    with st.container(border=True, key="write-down"):
        form = fields.Form(action)
        _ask(form, shelves, kind)
        with st.container(horizontal=True, vertical_alignment="center"):
            if kind is ActionKind.NEXT_STEP:
                keep = partial(_keep_new, action, said="Your next step is kept")
                notices.button("Keep it", keep, key="keep-it", primary=True)
            else:
                promise = partial(_keep_new, action, said="Noted as promised")
                notices.button("Promise it", promise, key="promise-it", primary=True)
                given = partial(_keep_new, action, said="Noted as given", done=True)
                notices.button("I have given it already", given, key="given-already")
            notices.button("Never mind", partial(_leave, action), key="never-mind", quiet=True)


def begin(person_id: str = "", *, kind: ActionKind = ActionKind.GIVE_BACK) -> None:
    """Open the form for something of one's own, for a person if one is chosen."""
    action = Action(id=new_id(Action.prefix))
    form = fields.Form(action)
    form.put("what", kind.value)
    if person_id:
        form.put("person", person_id)
    session.choose(action.id)


def _keep_new(action: Action, *, said: str, done: bool = False) -> None:
    stamp = session.now() if done else None
    if fields.save(action, also=lambda one: one.but(done=one.done or stamp), said=said):
        session.choose("")


def _leave(action: Action) -> None:
    fields.Form(action).discard()
    session.choose("")


def _let_go(action: Action) -> None:
    today = session.today()
    if fields.save(action, also=lambda one: one.but(dropped=one.dropped or today), said=""):
        session.choose("")
        notices.offer_undo(f"Let go: {action.title}", action.id)


def remove(action: Action) -> None:
    """Put an action into the notebook's trash, with a way back."""
    book = session.notebook()
    book.remove(action.id, seen=book.seen(action.id), now=session.now())
    session.choose("")
    notices.offer_undo(f"Removed: {action.title}", action.id)


def _let_go_list(shelves: Shelves, kind: ActionKind) -> None:
    gone = [one for one in shelves.actions if one.dropped and one.what is kind]
    if not gone:
        return
    gone.sort(key=lambda one: str(one.dropped), reverse=True)
    with st.popover(f"{len(gone)} let go", type="tertiary", key=f"let-go-list.{kind}"):
        for one in gone[:_SHOWN]:
            st.markdown(f"**{plain(one.title)}**")
            st.text(f"{day(one.dropped)}: {one.dropped_why or 'no reason noted'}")
            notices.button("Take it up again", partial(_take_up, one), key=f"take-up.{one.id}", quiet=True)


def _take_up(action: Action) -> None:
    fields.change(action, lambda one: one.but(dropped=None), said="It is open again")
