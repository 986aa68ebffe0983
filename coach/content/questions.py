"""Which questions the bank holds, by category, phase and purpose."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from coach.content.reading import AdviceId, Entry, EntryId, Words, read

if TYPE_CHECKING:
    from collections.abc import Mapping

Category = Literal["path", "work", "field", "advice", "next"]
Phase = Literal["opening", "questions", "asks", "close"]
Purpose = Literal["explore", "decide", "enter", "prepare", "switch"]

BLANK = "____"
"""What stands in a question for words that only the user can fill in."""


_INTRODUCTIONS = frozenset({"4a", "4b", "4c"})


class Meaning(Entry):
    """What a category, a phase or a purpose is called and what it means."""

    label: Words
    meaning: Words


class BankQuestion(Entry):
    """A question somebody may ask as it stands, or after filling its blank."""

    id: EntryId
    text: Words
    category: Category
    phase: Phase
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    minutes: int = Field(ge=1, le=10)
    advice: tuple[AdviceId, ...] = Field(min_length=1)
    listen_for: Words
    through_them: Words | None = None
    """Its wording for somebody who wants introductions to go only through them, where it has one."""

    @property
    def has_blank(self) -> bool:
        """Whether the user has something to fill in first."""
        return BLANK in self.text

    @property
    def about_introductions(self) -> bool:
        """Whether it asks for introductions, so that it must not be shown where they are not welcome."""
        return not _INTRODUCTIONS.isdisjoint(self.advice)


class QuestionBank(Entry):
    """The bank, with the words for its categories, phases and purposes."""

    categories: dict[Category, Meaning]
    phases: dict[Phase, Meaning]
    purposes: dict[Purpose, Meaning]
    questions: tuple[BankQuestion, ...]


@lru_cache(maxsize=1)
def question_bank() -> QuestionBank:
    """The whole bank, read once (advice 2d)."""
    return read("questions.yaml", QuestionBank)


@lru_cache(maxsize=1)
def bank_by_id() -> Mapping[str, BankQuestion]:
    """The questions of the bank by their ids."""
    return {question.id: question for question in question_bank().questions}


def bank_questions(
    *, category: str | None = None, phase: str | None = None, purpose: str | None = None
) -> tuple[BankQuestion, ...]:
    """The questions that match all that is given, in the order of the bank."""
    return tuple(
        question
        for question in question_bank().questions
        if category in (None, question.category)
        and phase in (None, question.phase)
        and (purpose is None or purpose in question.purposes)
    )
