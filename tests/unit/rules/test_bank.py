"""The question bank, read by the question coach."""

from __future__ import annotations

import pytest

from coach.content.questions import BankQuestion, question_bank
from coach.rules.questions import review


@pytest.mark.parametrize("question", question_bank().questions, ids=lambda question: question.id)
def test_the_bank_holds_only_good_questions(question: BankQuestion) -> None:
    """What the product offers passes its own coach (advice 2d)."""
    assert (question.text, "good", ()) == (
        question.text,
        review(question.text).verdict,
        review(question.text).advice,
    )
