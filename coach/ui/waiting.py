"""The waiting-room card: what to have in mind in the two minutes before (advice 3b)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.rules.introductions import shown

if TYPE_CHECKING:
    from coach.records import Conversation, Person, Settings


def at_hand(
    conversation: Conversation, person: Person | None, settings: Settings
) -> list[tuple[str, list[str]]]:
    """Target, must-asks, opening line, how to say the name, one recent fact; only what there is."""
    preparation = conversation.preparation
    musts = [question.text for question in shown(preparation.questions, person) if question.must]
    said = [
        ("Your target", [preparation.target]),
        ("Must ask", musts),
        ("Say the name", [person.say_it] if person else []),
        ("One recent fact", [preparation.recent_fact]),
        ("Your opening line", [preparation.opening_line]),
        ("Your thirty seconds", [preparation.introduction or settings.introduction]),
    ]
    known = [(label, [line for line in lines if line.strip()]) for label, lines in said]
    return [(label, lines) for label, lines in known if lines]


def card(conversation: Conversation, person: Person | None, settings: Settings) -> None:
    """What to have in mind, in the order in which one needs it."""
    known = at_hand(conversation, person, settings)
    with st.container(border=True, key=f"waiting.{conversation.id}"):
        for label, lines in known:
            with st.container(gap="xxsmall", key=f"waiting.{label}"):
                st.caption(label)
                for line in lines:
                    st.text(line)
        if not known:
            st.markdown("Nothing is written down yet. One target is enough to begin with.")


def target(conversation: Conversation) -> None:
    """The target in a few lines, to be seen at a glance while one talks (advice 2c)."""
    words = conversation.preparation.target.strip()
    with st.container(gap="xxsmall", key="target"):
        st.caption("Your target" if words else "No target was written down")
        st.text(words or "Listen for one thing that surprises you.")


def where(conversation: Conversation) -> None:
    """The place, the number or the link, as text to read or to copy."""
    for text in (conversation.place, conversation.address):
        if text:
            st.code(text, language=None, wrap_lines=True)
