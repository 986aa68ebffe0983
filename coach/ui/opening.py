"""The first minute: how to say the name, who you are, one recent fact, the opening line (advice 3b, 3c)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.content.prompts import prompts
from coach.ui import fields, notices, session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.records import Conversation, Person, Settings

_INTRODUCTION = "preparation.introduction"
_FACT = "preparation.recent_fact"
_LINE = "preparation.opening_line"


def draw(form: fields.Form, typed: Conversation, person: Person | None, settings: Settings) -> None:
    """The four inputs, each with something to start from."""
    if person is not None:
        fields.Form(person).ask("say_it", label=f"How to say {person.title}")
    form.ask(_INTRODUCTION)
    usual = settings.introduction.strip()
    if usual and not form.text(_INTRODUCTION).strip():
        _ideas(form, _INTRODUCTION, "Your usual one", [usual])
    form.ask(_FACT)
    facts = [fact.text for fact in typed.preparation.research if fact.text]
    if facts:
        _ideas(form, _FACT, "From your research", facts)
    form.ask(_LINE)
    allotted = typed.allotted_minutes or "a few"
    ideas = [prompt.text.format(allotted=allotted) for prompt in prompts().opening]
    _ideas(form, _LINE, "Ideas", ideas)


def keep_name(person: Person | None) -> None:
    """Save how to say the name, if it was typed; what else was typed about the person stays a draft."""
    if person is None:
        return
    form = fields.Form(person)
    if "say_it" in form.drafts:
        said = form.text("say_it")
        fields.change(person, lambda current: current.but(say_it=said))
        session.notebook().drafts.discard(person.id, ["say_it"])


def _ideas(form: fields.Form, path: str, label: str, ideas: Iterable[str]) -> None:
    with st.popover(label, type="tertiary", key=f"ideas.{form.owner}.{path}", icon=":material/lightbulb:"):
        for number, idea in enumerate(ideas):
            st.text(idea)
            deed = partial(form.put, path, idea)
            notices.button("Use this", deed, key=f"idea.{form.owner}.{path}.{number}", quiet=True)
