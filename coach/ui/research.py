"""What was found out about the person beforehand, each fact with its source (advice 2b)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.records.preparation import Fact
from coach.rules.timing import over_at
from coach.ui import session
from coach.ui.entries import Listing
from coach.ui.words import day, plain

if TYPE_CHECKING:
    from coach.records import Conversation, Person, Shelves
    from coach.ui.fields import Form

_PATH = "preparation.research"


def listing(conversation: Conversation) -> Listing[Conversation]:
    """The facts of a conversation, a new one found today unless another day is typed."""
    return Listing(conversation, _PATH, Fact(found=session.today()))


def draw(form: Form, typed: Conversation, facts: Listing[Conversation]) -> None:
    """Every fact with its source, and the inputs of the next one."""
    for fact in typed.preparation.research:
        with st.container(border=True, key=f"fact.{fact.id}"):
            st.text(fact.text)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(plain(_source(fact)))
                with st.popover("Change", type="tertiary", key=f"change.{fact.id}"):
                    form.ask(*(f"{_PATH}.{fact.id}.{name}" for name in ("text", "source", "found", "public")))
                facts.remove_button(fact.id)
    facts.adder.ask("text")
    facts.adder.maker.ask_beside("source", "found")
    facts.adder.ask("public")
    facts.adder.button("Add this fact")


def known(person: Person, typed: Conversation, shelves: Shelves) -> None:
    """What the notebook says about the person already, from their page and from earlier conversations."""
    lines = [person.described, ", ".join(person.interests), person.how_known, person.notes]
    earlier = [
        talk
        for talk in shelves.with_person(person.id)
        if talk.id != typed.id and talk.held and talk.reflection.learned.strip()
    ]
    if not earlier and not any(lines) and not person.links:
        return
    with st.expander("What you know already", key=f"known.{typed.id}"):
        for line in (*lines, *person.links):
            if line:
                st.text(line)
        for talk in earlier:
            over = over_at(talk)
            st.caption(f"What you learned, {day(over.date() if over else None)}")
            st.text(talk.reflection.learned)


def _source(fact: Fact) -> str:
    said = [fact.source or "No source yet", f"found {day(fact.found)}" if fact.found else ""]
    return " · ".join(part for part in (*said, "" if fact.public else "not public") if part)
