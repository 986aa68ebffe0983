"""What became of the questions that were planned? Asked, answered, and beside what (advice 2d, 0c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from coach.records.preparation import QuestionCategory
from coach.trends import moments
from coach.trends.trend import Aside
from coach.trends.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.records import Conversation, Shelves
    from coach.records.preparation import Question

SORT, PLANNED, ASKED, ANSWERED, SURPRISE, INTRODUCTION = (
    "Questions about", "Planned", "Asked", "Answered", "Answered beside a surprise",
    "Answered beside an introduction",
)  # fmt: skip


def aside(shelves: Shelves) -> Aside:
    """One row for each sort of question; `beside` says only that both were in one conversation."""
    pairs = list(_planned(shelves))
    rows = [
        row for sort in QuestionCategory if (row := _row(sort, [p for p in pairs if p[1].category is sort]))
    ]
    return Aside("What became of the questions", pd.DataFrame(rows), (PLANNED, ASKED, ANSWERED))


def sentence(shelves: Shelves) -> tuple[str, ...]:
    """How many questions were planned, asked and answered in the conversations that took place."""
    asked = [(question.asked or bool(question.answer), question) for _, question in _planned(shelves)]
    if not asked:
        return ()
    answered = sum(1 for _, question in asked if question.answer)
    planned = counted(len(asked), "question")
    return (
        f"Of {planned} planned, {sum(one for one, _ in asked):,} asked, {answered:,} with an answer noted.",
    )


def _planned(shelves: Shelves) -> Iterator[tuple[Conversation, Question]]:
    for entry in moments.held(shelves):
        for question in entry.preparation.questions:
            if question.text:
                yield entry, question


def _row(sort: QuestionCategory, pairs: list[tuple[Conversation, Question]]) -> dict[str, object]:
    if not pairs:
        return {}
    answered = [entry for entry, question in pairs if question.answer]
    return {
        SORT: sort.label,
        PLANNED: len(pairs),
        ASKED: sum(1 for _, question in pairs if question.asked or question.answer),
        ANSWERED: len(answered),
        SURPRISE: sum(1 for entry in answered if entry.reflection.surprise.strip()),
        INTRODUCTION: sum(1 for entry in answered if entry.introductions),
    }
