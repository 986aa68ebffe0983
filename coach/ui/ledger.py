"""The ledger of introductions: how far each has come, whose move it is, and what became of it (advice 4c)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.rules.introductions import ledger
from coach.ui import fields, notices, session
from coach.ui.inputs import names
from coach.ui.why import why
from coach.ui.words import count, day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records import Conversation, Shelves
    from coach.rules.introductions import Entry, State

_OPEN: Final = "introduction that is open"
_SHOWN: Final = 12
_MOVES: Final = {"yours": "Your move", "theirs": "Their move"}
_NEXT: Final[dict[State, tuple[str, str]]] = {
    "asked": ("They put us in touch", "made"),
    "offered": ("They put us in touch", "made"),
    "made": ("We have talked", "met"),
    "met": ("I told them how it went", "reported"),
}
"""What comes after each state, in the user's words, and the field that it fills."""


def everybody(shelves: Shelves) -> None:
    """Every introduction by whose move it is, and those that are settled."""
    entries = sorted(ledger(shelves), key=lambda entry: str(entry.since or ""), reverse=True)
    for move, heading in _MOVES.items():
        waiting = [entry for entry in entries if entry.move == move]
        if waiting:
            st.subheader(heading, anchor=False)
            _rows(waiting, shelves, named=True)
    settled = [entry for entry in entries if entry.move == "nobody's"]
    if settled:
        with st.expander(f"{count(len(settled), 'introduction')} that {_have(settled)} run their course"):
            _rows(settled, shelves, named=True)
    if not entries:
        st.text("Introductions that you ask for or are offered, in a conversation, stand here by themselves.")
    why("4c", key="ledger")


def _have(settled: Sequence[Entry]) -> str:
    return "has" if len(settled) == 1 else "have"


def through(entries: Sequence[Entry], shelves: Shelves) -> None:
    """The introductions through one person."""
    _rows(entries, shelves, named=False)


def _rows(entries: Sequence[Entry], shelves: Shelves, *, named: bool) -> None:
    for entry in entries[:_SHOWN]:
        with st.container(key=f"ledger.{entry.introduction.id}.{entry.conversation.id}", gap="xsmall"):
            _row(entry, shelves, named=named)
    if len(entries) > _SHOWN:
        st.caption(f"{len(entries) - _SHOWN} older ones; open a person to see theirs.")


def _row(entry: Entry, shelves: Shelves, *, named: bool) -> None:
    key = f"{entry.conversation.id}.{entry.introduction.id}"
    since = f", {day(entry.since)}" if entry.since else ""
    by = f"{shelves.name_of(entry.conversation.person)}, to " if named else "To "
    agreed = ", and they said yes" if entry.state == "asked" and entry.introduction.promised else ""
    st.text(f"{by}{entry.to_whom}: {entry.state}{since}{agreed}")
    with st.container(horizontal=True, vertical_alignment="center"):
        following = _NEXT.get(entry.state)
        if following:
            label, field = following
            notices.button(label, partial(_note, entry, field), key=f"{field}.{key}")
        if entry.move == "theirs":
            notices.button("Let it go", partial(_note, entry, "let_go"), key=f"let_go.{key}", quiet=True)
        if named:
            page = partial(session.choose, entry.conversation.person)
            notices.button("Their page", page, key=f"page.{key}", quiet=True)
        opened = st.session_state.get(_OPEN) == key
        turn = partial(st.session_state.__setitem__, _OPEN, "" if opened else key)
        notices.button("Close" if opened else "Change", turn, key=f"change.{key}", quiet=True)
    if opened:
        _change(entry, shelves)


def _note(entry: Entry, field: str) -> None:
    """Stamp a step of an introduction with today's day; the former state can be had back."""
    today = session.today()

    def noted(talk: Conversation) -> Conversation:
        rows = (
            row.but(**{field: getattr(row, field) or today}) if row.id == entry.introduction.id else row
            for row in talk.introductions
        )
        return talk.but(introductions=tuple(rows))

    fields.change(entry.conversation, noted)
    notices.offer_undo("Noted.", entry.conversation.id)


def _change(entry: Entry, shelves: Shelves) -> None:
    path = f"introductions.{entry.introduction.id}"
    others = {one.id: one.title for one in shelves.people if one.id != entry.conversation.person}
    with st.container(border=True, key=f"changing.{entry.introduction.id}"):
        form = fields.Form(entry.conversation)
        form.ask(f"{path}.to_whom")
        if others:
            form.ask(f"{path}.person", among=names(others))
        form.ask(f"{path}.promised")
        form.ask_beside(f"{path}.made", f"{path}.met")
        form.ask_beside(f"{path}.reported", f"{path}.let_go")
        form.ask(f"{path}.note")
        form.save_bar(deed=partial(_save, entry))


def _save(entry: Entry) -> None:
    if fields.save(entry.conversation):
        st.session_state[_OPEN] = ""
