"""The waiting-room card: what to have in mind in the two minutes before (advice 3b)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.rules.introductions import shown
from coach.ui import notices, session
from coach.ui.words import plain

if TYPE_CHECKING:
    from coach.records import Conversation, Person, Settings

_WORTH_IT: Final = {
    "target": "One target",
    "questions": "One question",
    "opening": "How to say the name",
}
"""What is worth two minutes before a talk that nobody prepared: the part of preparing, and what it gives."""


_NO_TARGET: Final = "Listen for one thing that surprises you."


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
    if known:
        with st.container(border=True, key=f"waiting.{conversation.id}"):
            st.markdown("\n\n".join(f":small[{label}]  \n{_lines(lines)}" for label, lines in known))


def two_minutes(conversation: Conversation, person: Person | None) -> None:
    """Where nothing is prepared: the things that are worth two minutes, each a press away (2c, 2d, 3b)."""
    preparation = conversation.preparation
    if preparation.target.strip() or any(question.text.strip() for question in preparation.questions):
        return
    st.markdown("Nothing is prepared yet. Two minutes are enough for this:")
    with st.container(horizontal=True, key="two.minutes"):
        for section, label in _WORTH_IT.items():
            if section != "opening" or not (person and person.say_it.strip()):
                deed = partial(session.leave_for, "prepare", conversation.id, section=section)
                notices.button(label, deed, key=f"worth.{section}", icon=":material/edit:")


def _lines(lines: list[str]) -> str:
    """One line stands by itself; several are told apart by a dot each."""
    if len(lines) == 1:
        return plain(lines[0])
    return "\n" + "\n".join(f"- {plain(line)}" for line in lines)


def target(conversation: Conversation) -> None:
    """The target in a few lines, to be seen at a glance while one talks (advice 2c)."""
    words = conversation.preparation.target.strip()
    lines = [line.strip().removeprefix("- ") for line in words.splitlines() if line.strip()]
    label = "Your target" if words else "No target was written down"
    st.markdown(f":small[{label}]  \n{_lines(lines or [_NO_TARGET])}")


def where(conversation: Conversation, person: Person | None) -> None:
    """The place, the number or the link, as text to read or to copy; a call is a press away."""
    phone = person.phone if person and conversation.mode.value == "phone" else ""
    line = conversation.address.strip() or phone.strip()
    for text in (conversation.place, line):
        if text:
            st.code(text, language=None, wrap_lines=True)
    call = _call(line) if conversation.mode.call else ""
    if call:
        dials = call.startswith("tel:")
        icon = ":material/call:" if dials else ":material/open_in_new:"
        st.link_button("Dial" if dials else "Open the link", call, icon=icon, key="call")


def _call(line: str) -> str:
    """The address that a phone dials or a browser opens; empty where the line holds no such thing."""
    if re.fullmatch(r"https?://[^\s/]+\S*", line):
        return line
    # "+44 (0)20": the nought in brackets is for those who dial within the country
    number = re.sub(r"[\s().\-/]", "", re.sub(r"^(\+[\d\s]*)\(0\)", r"\1", line))
    return f"tel:{number}" if re.fullmatch(r"\+?[0-9]{5,15}", number) else ""
