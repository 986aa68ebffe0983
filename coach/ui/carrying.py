"""The questions that were left unasked, offered where one reflects and where one prepares (advice 2d)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records.preparation import Question
from coach.rules import left_over
from coach.rules.introductions import shown
from coach.rules.timing import over_at
from coach.ui import choosing, notices, session
from coach.ui.entries import Listing
from coach.ui.words import count, day, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records import Conversation, Shelves


def listing(conversation: Conversation) -> Listing[Conversation]:
    """The questions of a conversation."""
    return Listing(conversation, "preparation.questions", Question())


def here(typed: Conversation, shelves: Shelves, questions: Listing[Conversation]) -> None:
    """While preparing: what the last talk with the person, and the last one at all, left unasked."""
    for last, rows in left_over.offered(typed, shelves):
        over = over_at(last)
        same = last.person == typed.person
        whom = "" if same else f" your talk with {plain(shelves.name_of(last.person))} on"
        with st.container(border=True, key=f"left-over.{last.id}"):
            st.markdown(f"**Left over from{whom} {day(over.date() if over else None)}**")
            for question in shown(rows, shelves.person(typed.person)):
                st.text(question.text)
            deed = partial(_carry, questions, last, rows)
            label = "Carry it over" if len(rows) == 1 else f"Carry all {len(rows)} over"
            notices.button(label, deed, key=f"carry.{last.id}")


def onward(typed: Conversation, shelves: Shelves) -> None:
    """While reflecting: what was left unasked, to be carried to any conversation that is planned."""
    rows = left_over.unasked(typed, shelves)
    if not rows:
        return
    with st.expander(f"{count(len(rows), 'question')} left unasked", key="unasked"):
        for question in shown(rows, shelves.person(typed.person)):
            st.text(question.text)
        ahead = choosing.to_prepare(shelves, now=session.now())
        planned = [talk for talk in ahead if talk.id != typed.id and not talk.held]
        if not planned:
            st.caption("Plan your next conversation, with anybody, and Prepare offers them there.")
            return
        planned.sort(key=lambda talk: talk.person != typed.person)
        _choose(typed, planned, rows, shelves)


def _choose(
    typed: Conversation, planned: Sequence[Conversation], rows: tuple[Question, ...], shelves: Shelves
) -> None:
    """Where to carry them, the next conversation with the same person first, and the press that does it."""
    names = {talk.id: choosing.described(talk, shelves) for talk in planned}
    chosen = st.selectbox(
        "Carry them over to",
        list(names),
        format_func=names.__getitem__,
        key=f"onward.{typed.id}",
    )
    to = next((talk for talk in planned if talk.id == chosen), planned[0])
    fit = left_over.fitting(rows, to, shelves)
    if len(fit) < len(rows):
        st.caption(f"{len(rows) - len(fit)} of them would not fit there, or are planned there already.")
    if fit:
        label = f"Carry {count(len(fit), 'question')} over"
        deed = partial(_carry, listing(to), typed, fit, said=f"Carried over to {names[to.id]}.")
        notices.button(label, deed, key=f"carry.{typed.id}")


def _carry(
    questions: Listing[Conversation], last: Conversation, rows: Sequence[Question], *, said: str = ""
) -> None:
    for question in rows:
        again = Question.new(
            text=question.text, category=question.category, must=question.must, minutes=question.minutes,
            bank=question.bank, carried_from=last.id, carried_question=question.id,
        )  # fmt: skip
        questions.put(again, unless=partial(_stands_there, question))
    if said:
        notices.saved(said)


def _stands_there(question: Question, other: Question) -> bool:
    return left_over.among(question, [other])
