"""What follows from a conversation: next steps and give-backs, each with a day (advice 5f, 6c)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.content.gives import small_gives
from coach.records import Action
from coach.records.action import ActionKind
from coach.rules.giving import five_minutes
from coach.ui import fields, notices, session
from coach.ui.entries import Adder, keep_record
from coach.ui.why import why
from coach.ui.words import day, plain

if TYPE_CHECKING:
    from coach.records import Conversation, Shelves

_SMALL = 15


def next_step(conversation: Conversation) -> Adder:
    """The inputs of a next step towards the goal."""
    return _adder(conversation, "step", ActionKind.NEXT_STEP, person="")


def give_back(conversation: Conversation) -> Adder:
    """The inputs of something promised to the person."""
    return _adder(conversation, "give", ActionKind.GIVE_BACK, person=conversation.person)


def steps(conversation: Conversation, shelves: Shelves, adder: Adder) -> None:
    """The next steps from this conversation, and the inputs of one more."""
    _listed(conversation, shelves, ActionKind.NEXT_STEP)
    adder.ask("text", "due")
    advice = {row.id: row.text for row in conversation.reflection.advice if row.text}
    if advice:
        adder.ask("from_advice", among=advice)
    adder.button("Add this step")
    why("6c", key="steps")


def gives(conversation: Conversation, shelves: Shelves, adder: Adder) -> None:
    """What was promised to the person, ideas from the catalogue, and the inputs of one more."""
    _listed(conversation, shelves, ActionKind.GIVE_BACK)
    _small_ideas(adder)
    adder.ask("text")
    adder.maker.ask_beside("due", "minutes")
    adder.button("Promise this")
    why("5b", "5c", key="gives")


def _adder(conversation: Conversation, name: str, kind: ActionKind, *, person: str) -> Adder:
    return Adder(
        fields.Maker(conversation.id, name, Action.new(what=kind)),
        keep_record,
        what=kind.value,
        person=person,
        conversation=conversation.id,
        goal=conversation.goal,
        created=session.now().isoformat(),
    )


def _small_ideas(adder: Adder) -> None:
    gives = {give.id: give for give in five_minutes(small_gives(), _SMALL)}
    taken = adder.maker.text("give")
    key = f"{adder.maker.owner}.idea"
    session.show(key, taken if taken in gives else None)
    st.selectbox(
        "A small idea",
        list(gives),
        format_func=lambda one: f"{gives[one].label} · {gives[one].minutes} min",
        index=None,
        placeholder="From the catalogue, or write your own below",
        key=key,
        on_change=_take,
        args=(adder, key),
    )
    if taken in gives:
        st.caption(f"{gives[taken].fits_when} {gives[taken].first_sentence}")


def _take(adder: Adder, key: str) -> None:
    chosen = next((give for give in small_gives() if give.id == st.session_state[key]), None)
    adder.maker.put("give", chosen.id if chosen else "")
    if chosen:
        adder.maker.put("text", chosen.label)
        adder.maker.put("minutes", str(chosen.minutes))


def _listed(conversation: Conversation, shelves: Shelves, kind: ActionKind) -> None:
    for action in shelves.actions:
        if action.conversation == conversation.id and action.what is kind and action.dropped is None:
            with st.container(horizontal=True, vertical_alignment="center", key=f"action.{action.id}"):
                due = f" · by {day(action.due)}" if action.due else ""
                done = " · done" if action.done else ""
                st.markdown(f"**{plain(action.title)}**{due}{done}")
                notices.button(
                    "Remove", partial(_remove, action), key=f"remove.{action.id}", quiet=True,
                    icon=":material/delete:",
                )  # fmt: skip


def _remove(action: Action) -> None:
    book = session.notebook()
    book.remove(action.id, seen=book.seen(action.id), now=session.now())
    notices.offer_undo(f"Removed: {action.title}", action.id)
