"""The catalogue of small gives: what fits into the minutes one has, for a person."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.content.gives import catalogue
from coach.records import Action
from coach.records.action import ActionKind
from coach.rules import giving
from coach.ui import notices, session, undoing
from coach.ui.identity import identity
from coach.ui.why import why
from coach.ui.words import plain

if TYPE_CHECKING:
    from coach.content.gives import SmallGive
    from coach.records import Shelves

_MINUTES = (5, 10, 15, 30, 60)
_SHOWN = 5
_DAYS_TO_AIM_FOR = 7


def listing(shelves: Shelves, person_id: str) -> None:
    """The gives that fit into the minutes one has, each with a way to begin (advice 5f)."""
    minutes = st.segmented_control(
        "How many minutes do you have?",
        list(_MINUTES),
        key="give minutes",
        default=_MINUTES[0],
        required=True,
        persist_state="session",
    )
    kinds = catalogue().kinds
    kind = st.pills(
        "Of which kind",
        list(kinds),
        format_func=lambda one: kinds[one].label,
        key="give kind",
        persist_state="session",
    )
    fitting = giving.five_minutes(catalogue().gives, minutes or _MINUTES[0])
    chosen = [give for give in fitting if kind in (None, give.kind)]
    for give in chosen[:_SHOWN]:
        _give(give, shelves, person_id)
    if not chosen:
        st.text("Nothing of this kind fits. Choose another kind, or a few minutes more.")
    if len(chosen) > _SHOWN:
        with st.expander(f"{len(chosen) - _SHOWN} more ideas", key="more-gives"):
            for give in chosen[_SHOWN:]:
                _give(give, shelves, person_id)
    why("5f", key="small", label="Why small things?")


def _give(give: SmallGive, shelves: Shelves, person_id: str) -> None:
    with st.container(key=f"give.{give.id}", gap="xsmall"):
        st.markdown(f"**{plain(give.label)}** · {give.minutes} minutes")
        st.text(give.fits_when)
        st.caption(f"You could begin: “{plain(give.first_sentence)}”")
        if person_id:
            _buttons(give, shelves, person_id)


def _buttons(give: SmallGive, shelves: Shelves, person_id: str) -> None:
    name = shelves.name_of(person_id)
    if _open_one(shelves, give, person_id):
        st.markdown(f":material/check: Promised to {plain(name)}")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        promise = partial(_keep, give, person_id, done=False)
        notices.button("I will do this", promise, key=f"promise.{give.id}")
        done = partial(_keep, give, person_id, done=True)
        notices.button("I have done this", done, key=f"given.{give.id}", quiet=True)


def _open_one(shelves: Shelves, give: SmallGive, person_id: str) -> Action | None:
    return next((one for one in _earlier(shelves, give, person_id) if one.open), None)


def _earlier(shelves: Shelves, give: SmallGive, person_id: str) -> list[Action]:
    return [one for one in shelves.actions_for(person_id) if one.give == give.id]


def _keep(give: SmallGive, person_id: str, *, done: bool) -> None:
    """Note a give as promised or given; a second press on the same day makes no second one."""
    book, now = session.notebook(), session.now()
    earlier = _earlier(book.shelves, give, person_id)
    if any(one.open or (one.done and one.done.date() == now.date()) for one in earlier):
        notices.tell("That is noted already")
        return
    action = Action(
        id=identity(Action.prefix, give.id, person_id, len(earlier)),
        what=ActionKind.GIVE_BACK,
        text=give.label,
        person=person_id,
        give=give.id,
        minutes=give.minutes,
        created=now,
        due=None if done else now.date() + timedelta(days=_DAYS_TO_AIM_FOR),
        done=now if done else None,
    )
    undoing.note(action.id, None, book.save(action, seen=None, now=now))
    name = book.shelves.name_of(person_id)
    notices.saved(f"Noted as given to {name}" if done else f"Promised to {name}, with a week to do it")
