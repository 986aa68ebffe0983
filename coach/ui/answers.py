"""The same question across people, with what each of them said side by side (advice 2d, 6a)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.content.questions import question_bank
from coach.records.off_record import is_off_record
from coach.rules import answers
from coach.ui.why import why
from coach.ui.words import count, day, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records import Shelves
    from coach.rules.answers import Answer, Asked

_SHOWN: Final = 8
_BESIDE: Final = 3


def draw(shelves: Shelves) -> None:
    """Every question that more than one person answered, found by typing; the others below."""
    asked = answers.side_by_side(shelves)
    if not asked:
        st.text("What you note beside a question stands here, next to what others said to it.")
        return
    st.caption(
        "What each of them said, as you noted it. Where they differ, each may be right for their own work."
    )
    typed = st.text_input(
        "Find a question or a word that was said", key="answers.find", live=True, icon=":material/search:"
    )
    categories = question_bank().categories
    category = st.pills(
        "About", list(categories), format_func=lambda one: categories[one].label, key="answers.about"
    )
    found = answers.matching(asked, typed, category)
    several = [one for one in found if one.people > 1]
    _questions(several, shelves)
    single = [one for one in found if one.people < 2]
    if single:
        label = f"{count(len(single), 'question')} that one person answered so far"
        with st.expander(label, key="answers.single", expanded=bool(typed) or not several):
            _questions(single, shelves)
    if not found:
        st.text("No question and no answer says that.")
    why("2d", "6a", key="answers")


def _questions(asked: Sequence[Asked], shelves: Shelves) -> None:
    for number, one in enumerate(asked[:_SHOWN]):
        with st.container(key=f"asked.{one.answers[0].question.id}.{number}", gap="small"):
            st.markdown(f"**{plain(one.text)}**")
            for start in range(0, len(one.answers), _BESIDE):
                row = one.answers[start : start + _BESIDE]
                for column, answer in zip(st.columns(min(_BESIDE, len(one.answers))), row, strict=False):
                    with column, st.container(border=True, gap="xsmall"):
                        _answer(answer, one, shelves.name_of(answer.conversation.person))
    if len(asked) > _SHOWN:
        st.caption(f"{len(asked) - _SHOWN} more; type a word to find them.")


def _answer(answer: Answer, asked: Asked, name: str) -> None:
    talk, question = answer.conversation, answer.question
    st.text(question.answer)
    if question.text.strip() != asked.text.strip():
        st.caption(f"Asked as: {plain(question.text)}")
    if is_off_record(talk, f"preparation.questions.{question.id}.answer"):
        st.caption(":material/lock: Off the record")
    when = day(answer.when.date()) if answer.when else "On a day nobody noted"
    st.page_link("reflect.py", label=plain(name), query_params={"id": talk.id})
    st.caption(when)
