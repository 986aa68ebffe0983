"""The question bank: found by category, phase and purpose, added in one press (advice 2d)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from coach.content.questions import bank_questions, question_bank
from coach.records.preparation import Question, QuestionCategory
from coach.rules.introductions import askable
from coach.ui import notices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.content.questions import BankQuestion, Meaning
    from coach.records import Conversation, Person
    from coach.ui.entries import Listing

_AT_ONCE: Final = 6


def draw(typed: Conversation, questions: Listing[Conversation], person: Person | None) -> None:
    """The filters, and the questions that match them and may be asked, each with its button."""
    bank = question_bank()
    category = _filter("About", bank.categories, key=f"{typed.id}.bank.category", default=_missing(typed))
    with st.container(horizontal=True):
        purpose = _choice("What for", bank.purposes, key=f"{typed.id}.bank.purpose")
        phase = _choice("When in the talk", bank.phases, key=f"{typed.id}.bank.phase")
    matching = askable(bank_questions(category=category, purpose=purpose, phase=phase), person)
    more = f"{typed.id}.bank.more {category} {purpose} {phase}"
    shown = len(matching) if st.session_state.get(more) else _AT_ONCE
    planned = {question.bank for question in typed.preparation.questions}
    for entry in matching[:shown]:
        _entry(entry, questions, planned=entry.id in planned)
    if not matching:
        st.caption("Nothing in the bank matches all three. Take one of them away.")
    if len(matching) > shown:
        deed = partial(st.session_state.__setitem__, more, True)
        notices.button(f"Show {len(matching) - shown} more", deed, key=f"{typed.id}.more", quiet=True)


def _entry(entry: BankQuestion, questions: Listing[Conversation], *, planned: bool) -> None:
    with st.container(border=True, gap="xsmall", key=f"bank.{entry.id}"):
        st.text(entry.text)
        with st.container(horizontal=True, vertical_alignment="center"):
            notices.button(
                "On your list" if planned else "Add",
                partial(_add, questions, entry),
                key=f"bank.add.{entry.id}",
                icon=":material/check:" if planned else ":material/add:",
                disabled=planned,
            )
            st.caption(f"{entry.minutes} min · Listen for: {entry.listen_for}")


def _add(questions: Listing[Conversation], entry: BankQuestion) -> None:
    question = Question.new(
        text=entry.text, category=QuestionCategory(entry.category), minutes=entry.minutes, bank=entry.id
    )
    questions.put(question, unless=lambda other: other.bank == entry.id)


def _missing(typed: Conversation) -> str:
    have = {question.category.value for question in typed.preparation.questions}
    return next((one.value for one in QuestionCategory if one.value not in have), QuestionCategory.PATH.value)


def _filter(label: str, meanings: Mapping[Any, Meaning], *, key: str, default: str) -> str | None:
    st.session_state.setdefault(key, default)
    return st.pills(label, list(meanings), format_func=lambda one: meanings[one].label, key=key)


def _choice(label: str, meanings: Mapping[Any, Meaning], *, key: str) -> str | None:
    chosen: str | None = st.selectbox(
        label, list(meanings), format_func=lambda one: meanings[one].label, index=None,
        placeholder="Any", key=key,
    )  # fmt: skip
    return chosen
