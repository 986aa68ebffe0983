"""The questions of a conversation: their order, their minutes, what the coach says to each (advice 2d)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.rules import introductions
from coach.rules.gaps import gaps
from coach.rules.question_list import findings
from coach.rules.questions import review
from coach.rules.readiness import minutes_for_questions, question_minutes
from coach.ui import notices
from coach.ui.rewording import Rewording
from coach.ui.why import why
from coach.ui.words import count, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records import Conversation, Person
    from coach.records.preparation import Question
    from coach.ui.entries import Listing
    from coach.ui.fields import Form

_PATH = "preparation.questions"
_TAGS: Final = {
    "closed": "yes or no",
    "web_searchable": "can be looked up",
    "asks_for_job": "asks for a job",
    "too_broad": "very broad",
    "double_barrelled": "several in one",
    "leading": "suggests the answer",
    "too_personal": "rather personal",
}
"""The question coach's weak tags as a person would say them."""


def the_time(typed: Conversation, person: Person | None) -> None:
    """The minutes of all questions held against the allotted time, and what the list as a whole lacks."""
    needed, room = question_minutes(typed), minutes_for_questions(typed)
    if room:
        share = min(1.0, needed / room)
        last = "asks and close" if introductions.asking_allowed(person) else "the close"
        st.progress(share, text=f"{needed} of {room} minutes planned; the last minutes are kept for {last}")
    else:
        st.caption(f"{count(needed, 'minute')} planned")
    for finding in findings(typed.preparation.questions, room, person, _facts(typed)):
        st.caption(f"{plain(finding.what)} {plain(finding.remedy)}")
    why("2d", "3h", key=f"list.{typed.id}")


def _facts(typed: Conversation) -> list[str]:
    return [fact.text for fact in typed.preparation.research if fact.public]


def draw(form: Form, typed: Conversation, questions: Listing[Conversation], person: Person | None) -> None:
    """Every question in its order, with what the coach says to it and what can be done with it."""
    rows = typed.preparation.questions
    shown = {question.id: question for question in introductions.shown(rows, person)}
    facts = _facts(typed)
    for place, row in enumerate(rows):
        question = shown.get(row.id)
        if question is None:
            continue
        with st.container(border=True, gap="xsmall", key=f"question.{question.id}"):
            number = list(shown).index(question.id) + 1
            st.markdown(f"**{number}.** {plain(question.text) or 'No words yet'}")
            path = f"{_PATH}.{question.id}.text"
            words = Rewording(typed.id, question.id, partial(form.put, path))
            if path not in form.drafts:
                words.forget()
            said(question.text, facts, words, person)
            with st.container(horizontal=True, vertical_alignment="center"):
                form.ask(f"{_PATH}.{question.id}.must")
                _order(questions, question, place, len(rows))
                _change(form, questions, question, reworded=question != row)
    if person and len(shown) < len(rows):
        what = "question that asks for introductions is", "questions that ask for introductions are"
        left_out = count(len(rows) - len(shown), *what)
        st.caption(plain(f"{left_out} left out. {introductions.may_ask(person).reason}"))


def own(questions: Listing[Conversation], typed: Conversation, person: Person | None) -> None:
    """The inputs of a question of one's own, reviewed as one types."""
    adder = questions.adder
    adder.ask("text")
    text = adder.maker.text("text")
    words = Rewording(typed.id, "own", partial(adder.maker.put, "text"))
    if text.strip():
        facts = _facts(typed)
        said(text, facts, words, person, praise=True)
    else:
        words.forget()
    adder.maker.ask_beside("category", "minutes")
    adder.ask("must")
    adder.button("Add this question")


def said(
    text: str, facts: Sequence[str], words: Rewording, person: Person | None, *, praise: bool = False
) -> None:
    """What the coach says to a question: nothing to a good one unless praise is wanted.

    `words` puts a pattern in the question's place, to be filled in, and keeps the own words.
    """
    words.beside(text)
    doubt = introductions.doubt(text, person)
    if doubt:
        st.caption(f":orange[:material/do_not_disturb_on:] {plain(doubt)}")
    if not text.strip() or gaps(text):
        return
    found = review(text, facts=facts)
    if found.verdict == "good" and not found.advice:
        if praise and not doubt:
            st.caption(":green[:material/check:] A good, open question.")
        return
    weak = found.tags if found.verdict == "weak" else ()
    badges = [f":orange-badge[{_TAGS.get(tag, tag)}]" for tag in weak]
    badges += [":blue-badge[you may know this already]"] * bool(found.known_already)
    st.markdown(" ".join([*badges, plain(" ".join(found.advice))]))
    if found.rewrite:
        st.caption(f"Another way to ask it: {plain(found.rewrite)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        words.offer("Start from this pattern", text, found.rewrite)
        why("2b" if not weak else "2d", key=f"question.{words.owner}.{words.spot}")


def _order(questions: Listing[Conversation], question: Question, place: int, last: int) -> None:
    for name, icon, target in (("up", "arrow_upward", place - 1), ("down", "arrow_downward", place + 1)):
        deed = partial(questions.move, question.id, target)
        blocked = not 0 <= target < last
        notices.button(
            f":material/{icon}:",
            deed,
            key=f"{name}.{question.id}",
            quiet=True,
            disabled=blocked,
            help=f"Move {name}",
        )


def _change(form: Form, questions: Listing[Conversation], question: Question, *, reworded: bool) -> None:
    minutes = "" if question.minutes is None else f" · {question.minutes} min"
    label = f"{question.category.label}{minutes}"
    with st.popover(label, type="tertiary", key=f"change.{question.id}", icon=":material/edit:"):
        names = ("category", "minutes") if reworded else ("text", "category", "minutes")
        form.ask(*(f"{_PATH}.{question.id}.{name}" for name in names))
        questions.remove_button(question.id)
