"""What is answered beside a wording is not asked again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from coach.records.goal import Goal, HelperTest, Revision
from coach.rules.goal_advice import names_where, still_open, was_asked
from coach.rules.specificity import assess

FULL = "Help tenants pay less for heating by fitting window seals."


@pytest.mark.parametrize(
    ("named", "asked", "left"), [(False, False, 2), (True, False, 1), (False, True, 1), (True, True, 0)]
)
def test_a_settled_question_is_not_asked(left: int, *, named: bool, asked: bool) -> None:
    """A whole wording is asked where, and whether a friend could name one, until that is settled."""
    assert left == len(still_open(assess(FULL).advice, named=named, asked=asked))


def test_other_questions_stay() -> None:
    """What is missing in the sentence is asked whatever stands beside it."""
    advice = assess("Help tenants.").advice
    assert advice == still_open(advice, named=True, asked=True)


@pytest.mark.parametrize(
    ("expected", "values"),
    [(False, {}), (True, {"place": "Leeds"}), (True, {"industry": "housing"}), (False, {"level": "junior"})],
)
def test_place_or_industry_say_where(values: dict[str, str], *, expected: bool) -> None:
    """One of the two fields is enough; other fields say something else."""
    assert expected is names_where(Revision(id="re-one00000", statement=FULL, **values))


@pytest.mark.parametrize(
    ("expected", "when", "could", "named"),
    [
        (True, date(2026, 3, 12), None, "My sister's landlord"),
        (True, date(2026, 3, 11), None, "The housing office"),
        (True, None, None, "The housing office"),
        (False, date(2026, 3, 10), None, "The housing office"),
        (False, date(2026, 3, 12), None, " "),
        (True, date(2026, 3, 12), True, ""),
        (False, date(2026, 3, 12), False, "Something with the environment?"),
    ],
)
def test_an_answer_counts_for_the_wording_it_was_given_to(
    when: date | None, named: str, *, could: bool | None, expected: bool
) -> None:
    """Asked before the wording was written, it was about another one; after a no it stays open (1b)."""
    wording = Revision(id="re-one00000", statement=FULL, when=datetime(2026, 3, 11, 9, tzinfo=UTC))
    test = HelperTest(id="he-one00000", when=when, could=could, named_one=named)
    assert expected is was_asked(Goal(id="go-one00000", revisions=(wording,), helper_tests=(test,)))
