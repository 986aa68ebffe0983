"""What does a list of planned questions lack, and what is too much for the time (advice 2d)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.records.preparation import QuestionCategory
from coach.rules.findings import Finding, Gravity
from coach.rules.introductions import asking_allowed
from coach.rules.phrases import listed
from coach.rules.questions import CATEGORY_WORDS, too_long

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records.person import Person
    from coach.records.preparation import Question


def findings(
    questions: Sequence[Question],
    minutes: int | None,
    person: Person | None,
    facts: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """One line for all categories that are not asked about, and one where the time does not suffice.

    "What or whom to try next" is not missed with somebody who asked not to be asked (advice 4b). The
    categories are those of the guides that advice 2d rests on; `minutes` is None where no time is agreed;
    `facts` are the research notes, for what they may answer is dropped first.
    """
    return (*_lacking(questions, person), *too_long(questions, minutes, facts))


def _lacking(questions: Sequence[Question], person: Person | None) -> tuple[Finding, ...]:
    asked = {question.category for question in questions}
    if person is not None and not asking_allowed(person):
        asked.add(QuestionCategory.NEXT)
    lacking = [words for category, words in CATEGORY_WORDS.items() if category not in asked]
    remedy = "Add one from the bank, or your own, where it would help."
    said = f"No question yet about {listed(lacking)}."
    return (Finding(said, Gravity.NICE, "2d", remedy),) if lacking else ()
