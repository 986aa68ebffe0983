"""The hour itself: the clock, a pad per question, and what is noted beside (advice 2d, 3g, 3h, 5c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.content.prompts import prompts
from coach.rules import timing
from coach.ui import arriving
from coach.ui.words import plain

if TYPE_CHECKING:
    from coach.records import Conversation
    from coach.ui.fields import Form


def closing_sentence(conversation: Conversation) -> None:
    """A sentence to end with, at hand before it is needed (advice 3h)."""
    allotted = conversation.allotted_minutes
    if not allotted:
        return
    with st.popover("A sentence to end with", type="tertiary", key="closing"):
        for cue in prompts().cues:
            st.text(cue.words.format(allotted=allotted))
        st.caption(prompts().offered_more)


def ends_at(conversation: Conversation) -> None:
    """When the agreed time is up, with what they offered."""
    over = timing.over_at(conversation)
    if over is not None and conversation.times.ended.at is None:
        st.caption(f"The agreed time is up at {over.astimezone(arriving.zone_of(conversation)):%H:%M}.")


def pads(form: Form, typed: Conversation) -> None:
    """One pad a question, those still to be asked first within the order, each with its tick."""
    for number, question in enumerate(typed.preparation.questions, start=1):
        path = f"preparation.questions.{question.id}"
        must = " · must ask" if question.must else ""
        with st.container(key=f"ask.{question.id}"):
            form.ask(f"{path}.answer", label=f"{number}. {question.text}", rows=2)
            with st.container(horizontal=True, vertical_alignment="center"):
                form.ask(f"{path}.asked")
                minutes = "" if question.minutes is None else f"{question.minutes} min"
                st.caption(plain(f"{minutes}{must}"))


def beside(form: Form, typed: Conversation) -> None:
    """Notes, how to be useful, and what disturbed."""
    form.ask("useful", label="How can I be useful to you?")
    form.ask("notes", rows=5)
    form.ask("interruptions")
    if typed.mode.call:
        form.ask("dropped")
