"""The hour itself: the clock, a pad per question, and what is noted beside (advice 2d, 3g, 3h, 5c)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.content.prompts import prompts
from coach.rules import introductions, timing
from coach.ui.clock import clock

if TYPE_CHECKING:
    from datetime import datetime

    from coach.records import Conversation, Person
    from coach.records.preparation import Question
    from coach.ui.fields import Form

_DAY: Final = 24 * 60


def ticking(conversation: Conversation, person: Person | None, *, now: datetime) -> None:
    """The clock, from a day before until the end is stamped; without asks where none is welcome (3g, 4b)."""
    begins = conversation.times.started.at or conversation.start
    ends = timing.over_at(conversation)
    to_go = timing.minutes_between(now, begins)
    if begins is None or ends is None or to_go is None or not -_DAY < to_go < _DAY:
        return
    clock(
        started_ms=round(begins.timestamp() * 1000),
        ends_ms=round(ends.timestamp() * 1000),
        phases=timing.phases(conversation, asks=introductions.asking_allowed(person)),
        key=f"clock.{conversation.id}",
    )


def closing_sentence(conversation: Conversation) -> None:
    """A sentence to end with, at hand before it is needed (advice 3h)."""
    allotted = conversation.allotted_minutes
    if not allotted:
        return
    with st.popover("A sentence to end with", type="tertiary", key="closing"):
        for cue in prompts().cues:
            st.text(cue.words.format(allotted=allotted))
        st.caption(prompts().offered_more)


def pads(form: Form, typed: Conversation, person: Person | None) -> None:
    """One pad a question in the planned order, each with its tick; then how to be useful, and notes."""
    shown = introductions.shown(typed.preparation.questions, person)
    if shown:
        st.caption("A few words are enough; they are saved as you type.")
    asked: dict[str, dict[str, object]] = {
        f"preparation.questions.{question.id}.answer": {
            "label": f"{number}. {question.text}",
            "help": _beside(question),
            "rows": 2,
            "tick": f"preparation.questions.{question.id}.asked",
        }
        for number, question in enumerate(shown, start=1)
    }
    own: dict[str, dict[str, object]] = {
        "useful": {"label": "How can I be useful to you?", "rows": 3},
        "notes": {"rows": 5},
    }
    form.ask_together({**asked, **own})


def disturbed(form: Form, typed: Conversation) -> None:
    """What disturbed, folded away and put together only when it is opened."""
    with st.expander("What disturbed you", key="disturbed", on_change="rerun") as folded:
        if folded.open:
            form.ask("interruptions")
            if typed.mode.call:
                form.ask("dropped")


def _beside(question: Question) -> str:
    minutes = "" if question.minutes is None else f"{question.minutes} min"
    return " · ".join(filter(None, [minutes, "must ask" if question.must else ""]))
