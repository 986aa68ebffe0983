"""The same question across people: what counts as the same, and that nobody's answer is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.questions import question_bank
from coach.rules.answers import matching, side_by_side
from tests.unit.rules.made import ADA, BEN, at, conversation, question, shelves

FIRST = "What surprised you most in your first year there?"
BANK = question_bank().questions[0]


def talk(letter: str, *rows: dict[str, Any], person: str = ADA.id, days: int = 0) -> Any:
    """A conversation with answers, so many days ago."""
    return conversation(
        id=f"cv-{letter * 4}",
        person=person,
        status="held",
        start=at(days=-days),
        preparation={"questions": rows},
    )


def answered(text: str, answer: str = "Both", **values: Any) -> dict[str, Any]:
    """A question with its answer."""
    return question(text, answer=answer, **values)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"text": FIRST}, {"text": FIRST}, 1),
        ({"text": FIRST}, {"text": "what surprised you most in the first year there"}, 1),
        ({"text": FIRST}, {"text": "What surprised you most in your last year here?"}, 2),
        ({"text": FIRST}, {"text": "How do you choose the people you hire?"}, 2),
        ({"text": "Mine?", "bank": BANK.id}, {"text": "Quite other words?", "bank": BANK.id}, 1),
        ({"text": FIRST}, {"text": "What surprised you that year?", "carried_from": "cv-aaaa"}, 1),
        ({"text": FIRST}, {"text": "How do you hire?", "carried_from": "cv-aaaa"}, 2),
        ({"text": "Why?"}, {"text": "why"}, 1),
        ({"text": "李雷怎么看？"}, {"text": "李雷怎么看"}, 1),
    ],
)
def test_which_questions_are_the_same(one: dict[str, str], other: dict[str, str], expected: int) -> None:
    """The same entry of the bank, the same question carried over, or nearly the same words."""
    found = side_by_side(
        shelves(ADA, BEN, talk("a", answered(**one), days=3), talk("b", answered(**other), person=BEN.id))
    )
    assert expected == len(found)
    assert 2 == sum(len(asked.answers) for asked in found)


def test_what_most_people_answered_comes_first_and_the_latest_answer_on_top() -> None:
    """Three people's answers stand before one person's; each keeps its own words and its conversation."""
    found = side_by_side(
        shelves(
            talk("a", answered(FIRST, "The noise"), answered("How do you hire?"), days=9),
            talk("b", answered(FIRST.upper(), "Nothing"), person=BEN.id, days=2),
        )
    )
    assert ["Nothing", "The noise"] == [answer.question.answer for answer in found[0].answers]
    assert (2, 1) == (found[0].people, found[1].people)
    assert ["cv-bbbb", "cv-aaaa"] == [answer.conversation.id for answer in found[0].answers]


def test_two_talks_with_one_person_are_one_person() -> None:
    """Asked twice, a person is counted once and both answers are kept."""
    (asked,) = side_by_side(shelves(talk("a", answered(FIRST), days=9), talk("b", answered(FIRST))))
    assert (1, 2) == (asked.people, len(asked.answers))


def test_what_was_not_answered_is_left_out() -> None:
    """A question without words or without an answer says nothing."""
    assert () == side_by_side(shelves(talk("a", question(FIRST, asked=True), answered(" ", "Yes"))))


def test_off_the_record_answers_are_among_them() -> None:
    """What was said off the record stays visible to the user."""
    row = answered(FIRST, "The reorganisation")
    marked = talk("a", row).but(off_record=(f"preparation.questions.{row['id']}.answer",))
    (asked,) = side_by_side(shelves(marked))
    assert "The reorganisation" == asked.answers[0].question.answer


@pytest.mark.parametrize(
    ("typed", "category", "expected"),
    [("", None, 2), ("noi", None, 1), ("surprised YEAR", None, 1), ("zebra", None, 0), ("", "path", 1)],
)
def test_questions_are_found_by_typing(typed: str, category: str | None, expected: int) -> None:
    """Letters begin a word of the question or of an answer; a category narrows it."""
    found = side_by_side(
        shelves(talk("a", answered(FIRST, "The noise", category="path"), answered("How do you hire?")))
    )
    assert expected == len(matching(found, typed, category))


TEXTS = st.lists(
    st.sampled_from(["why", "how", "hire", "pay", "year", "first", "noise", "plan", "work", "team"]),
    min_size=1,
).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from("abcd"), TEXTS, st.sampled_from(["", BANK.id])), max_size=12))
def test_every_answer_stands_exactly_once(rows: list[tuple[str, str, str]]) -> None:
    """However the wordings overlap, no answer is lost and none is shown twice."""
    talks = [
        talk(letter, *(answered(text, bank=bank) | {"id": f"qu-{at:04d}"} for at, (who, text, bank) in
                       enumerate(rows) if who == letter))
        for letter in "abcd"
    ]  # fmt: skip
    found = side_by_side(shelves(*talks))
    told = [answer.question.id for asked in found for answer in asked.answers]
    assert sorted(told) == [f"qu-{place:04d}" for place in range(len(rows))]
