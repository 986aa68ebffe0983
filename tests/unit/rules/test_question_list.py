"""What a list of questions lacks is said in one line, and never against a wish."""

from __future__ import annotations

import pytest

from coach.records.preparation import Question, QuestionCategory
from coach.rules.findings import Gravity
from coach.rules.question_list import findings
from tests.unit.rules.made import ADA

OPEN = "What surprised you in your first year?"
WORK = Question(id="qu-one00000", text=OPEN, category=QuestionCategory.WORK, minutes=3)


def test_all_that_is_lacking_is_one_line() -> None:
    """However many categories have no question, one sentence names them (2d)."""
    (found,) = findings([WORK], 20, ADA)
    assert (
        "No question yet about their path, their field, advice for you and what or whom to try next."
        == found.what
    )


@pytest.mark.parametrize(
    ("wish", "missed"), [("not known", True), ("only through them", True), ("please do not ask", False)]
)
def test_whom_to_try_next_is_not_missed_against_a_wish(wish: str, *, missed: bool) -> None:
    """With somebody who asked not to be asked, nothing says that such a question is lacking (4b)."""
    (found,) = findings([WORK], 20, ADA.but(wish=wish))
    assert missed is ("whom to try next" in found.what)


def test_what_takes_too_long_is_said_beside() -> None:
    """The finding about the time stays a line of its own, and a full list in time is left alone."""
    rows = [
        Question(id=f"qu-{one.value:0<8}", text=OPEN, category=one, minutes=3) for one in QuestionCategory
    ]
    (long,) = findings(rows, 10, ADA)
    assert Gravity.SHOULD is long.gravity
    assert () == findings(rows, 15, ADA)
