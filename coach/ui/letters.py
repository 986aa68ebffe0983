"""A message that is composed from the records: to change, to copy, and to note as sent; nothing is sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.content.drafts import draft_pattern
from coach.rules import messages
from coach.rules.messages import Sent
from coach.ui import notices, sending, session
from coach.ui.why import why
from coach.ui.words import plain

if TYPE_CHECKING:
    from coach.records import Person, Shelves
    from coach.rules.drafts import Draft
    from coach.rules.messages import Message

_ASSETS: Final = Path(__file__).parent / "assets"
_WORDS: Final = {"copy": "Copy the text", "done": "Copied", "failed": "Select it and copy it by hand"}

_copy = st.components.v2.component(
    "rapport_copy",
    html='<button type="button"></button><span role="status"></span>',
    css=(_ASSETS / "copy.css").read_text("utf-8"),
    js=(_ASSETS / "copy.js").read_text("utf-8"),
)


def to_person(person: Person, shelves: Shelves) -> None:
    """The messages that fit a person now, one of them open (advice 0a, 4c, 5b)."""
    fitting = {one.key: one for one in messages.fitting(person, shelves, now=session.now())}
    if not fitting:
        return
    with st.container(border=True, key=f"letters.{person.id}"):
        st.markdown("**Write to them**")
        key = f"letters.{person.id}.which"
        if st.session_state.get(key) not in fitting:
            st.session_state[key] = next(iter(fitting))
        if len(fitting) > 1:
            st.pills(
                "Which message", list(fitting), format_func=lambda one: _name(fitting[one]), key=key,
                required=True, label_visibility="collapsed",
            )  # fmt: skip
        _message(fitting[st.session_state[key]], person)


def _name(message: Message) -> str:
    about = f": {message.about}" if message.about else ""
    return plain(message.draft.name + about)


def _message(message: Message, person: Person) -> None:
    written = text(message.draft, key=f"letter.{person.id}.{message.key}")
    with st.container(horizontal=True, vertical_alignment="center"):
        if message.sent is not Sent.NOTHING:
            sent = partial(sending.sent, message, person.id, written)
            notices.button("I have sent it", sent, key=f"sent.{message.key}")


def text(draft: Draft, *, key: str) -> str:
    """The words of a draft in a field to change and to copy; gives them as they stand in it now.

    When the records change, a text that nobody touched follows them, and a changed one stays.
    """
    composed = f"{key} composed"
    if st.session_state.get(key) in (None, st.session_state.get(composed)):
        st.session_state[key] = draft.text
    st.session_state[composed] = draft.text
    if draft.subject:
        st.text(f"Subject: {draft.subject}")
    written = st.text_area(
        draft_pattern(draft.id).purpose, key=key, height="content", persist_state="session"
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        _copy(
            key=f"{key}.copy",
            data={"key": key_class(key), "text": written or "", "words": _WORDS},
            width="content",
        )
        if written != draft.text:
            again = partial(st.session_state.__setitem__, key, draft.text)
            notices.button("Start again from your notes", again, key=f"{key}.again", quiet=True)
        why(*draft.advice, key=key, source=draft_pattern(draft.id).source)
    st.caption("It is made from your notes. Change it until it sounds like you; Rapport sends nothing.")
    return written or ""


def key_class(key: str) -> str:
    """The name that Streamlit gives the box of an input with this key."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in key)
