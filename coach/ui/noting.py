"""What was noted in the talk: put into the reflection to begin with, taken over or out by a press (6a)."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.problems import CoachError
from coach.records.off_record import is_off_record
from coach.records.reflection import Advice
from coach.rules import noted
from coach.ui import choosing, elsewhere, fields, held, notices, session
from coach.ui.pad import settle
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.records import Conversation
    from coach.rules.noted import Note
    from coach.store.drafts import Draft
    from coach.ui.entries import Listing

LEARNED: Final = "reflection.learned"
BROUGHT: Final = f"{elsewhere.SCRATCH}brought.learned"
"""The words that the reflection began with, kept so that they are brought once only."""


def begin(conversation: Conversation) -> None:
    """Put what was noted into the empty field for what was learned, as if it had been typed.

    Nothing is brought while the talk goes on, to a reflection that is finished, or where anything is typed.
    Where the talk went on after all, what was noted since is brought to words that nobody has changed.
    """
    form = fields.Form(conversation)
    if conversation.reflection.written or choosing.under_way(conversation, session.now()) or form.read_only:
        return
    words = noted.gathered(fields.as_typed(conversation))
    drafts = held.drafts(conversation.id)
    learned = drafts.get(LEARNED)
    as_it_was = learned is not None and as_brought(learned, drafts)
    typed = not as_it_was and (form.text(LEARNED) or learned or BROUGHT in drafts)
    before = learned.text if learned and as_it_was else ""
    if not words or typed or words == before:
        return
    elsewhere.drawn(conversation, form.drafts)
    kept = session.notebook().drafts
    # Where another window types there at this moment, its words stand.
    with contextlib.suppress(CoachError):
        kept.put(conversation.id, BROUGHT, words, base="", now=session.now())
        kept.put(conversation.id, LEARNED, words, base="", expected=before, now=session.now())
        elsewhere.put(conversation.id, LEARNED, words)


def draw(form: fields.Form, typed: Conversation, rows: Listing[Conversation]) -> None:
    """Every note, with where its words stand by now and the presses that take them over or out."""
    notes = noted.notes(typed)
    if not notes and not typed.useful.strip():
        return
    with st.expander("What you noted", key="noted", expanded=typed.reflection.written is None):
        for note in notes:
            st.caption(plain(note.label))
            st.text(note.text)
            _presses(form, typed, rows, note)
        if typed.useful.strip():
            st.caption("Useful to them; it stands below already")
            st.text(typed.useful)
        if any(note.path != "notes" for note in notes):
            st.page_link(
                "people.py", label="What others said to the same questions", icon=":material/compare_arrows:",
                query_params={"section": "answers"},
            )  # fmt: skip


def learned(form: fields.Form, typed: Conversation) -> None:
    """The field for what was learned, with a word on which of it came from the notes."""
    form.ask(LEARNED, rows=2)
    text = form.text(LEARNED)
    brought = [note for note in noted.notes(typed) if noted.stands_in(text, note.text)]
    if not brought or typed.reflection.written:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="brought"):
        st.caption(
            "Your notes stand here to begin with. Keep, change or drop what you like.", width="stretch"
        )
        deed = partial(_take_out, form, brought)
        notices.button("Take my notes out", deed, key="unlearn", quiet=True)


def as_brought(learned: Draft, drafts: Mapping[str, Draft]) -> bool:
    """Whether the field holds what was brought and nothing that anybody typed."""
    brought = drafts.get(BROUGHT)
    return brought is not None and brought.text == learned.text


def forget(record_id: str) -> None:
    """Let go of the note of what was brought, as the reflection is finished."""
    if BROUGHT in held.drafts(record_id):
        held.saved(record_id, [BROUGHT])


def _presses(form: fields.Form, typed: Conversation, rows: Listing[Conversation], note: Note) -> None:
    """The presses that put a note where it belongs; a marked note stays where its mark is."""
    if is_off_record(typed, note.path):
        st.caption("Off the record: it stays here.")
        return
    text = form.text(LEARNED)
    with st.container(horizontal=True, vertical_alignment="center", key=f"take.{note.path}"):
        if noted.stands_in(text, note.text):
            st.caption(":material/check: Stands under “What you learned”")
            deed = partial(_take_out, form, [note])
            notices.button("Take it out", deed, key=f"unlearn.{note.path}", quiet=True)
        elif note.text not in text:
            deed = partial(_learn, form, note)
            notices.button(
                "I learned this", deed, key=f"learned.{note.path}", quiet=True, icon=":material/south:"
            )
        if note.text not in [row.text for row in typed.reflection.advice]:
            row = Advice.new(text=note.text, state_since=session.today().isoformat())
            take = partial(rows.put, row, unless=lambda other: other.text == note.text)
            notices.button(
                "It is advice", take, key=f"advised.{note.path}", quiet=True, icon=":material/south:"
            )


def _learn(form: fields.Form, note: Note) -> None:
    """Put a note behind what stands in the field already, from what the disk says by now."""
    settle()
    now = fields.Form(form.record)
    now.put(LEARNED, noted.added(now.text(LEARNED), note.text))


def _take_out(form: fields.Form, notes: list[Note]) -> None:
    """Take notes out of the field; what else stands there stays."""
    settle()
    now = fields.Form(form.record)
    text = now.text(LEARNED)
    for note in notes:
        text = noted.taken_out(text, note.text)
    now.put(LEARNED, text)
