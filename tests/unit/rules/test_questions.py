"""What the coach says of questions, one by one and as a list."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.records.preparation import Question, QuestionCategory
from coach.rules.findings import Gravity
from coach.rules.question_list import findings
from coach.rules.questions import ADVICE, CATEGORY_WORDS, REWRITES, review
from tests.unit.rules.labelled import question_rows

OPEN = "What surprised you in your first year as a site supervisor?"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Do you like your job?", "closed"),
        ("Is it stressful", "closed"),
        ("What does UX stand for?", "web_searchable"),
        ("How many employees does your company have?", "web_searchable"),
        ("Could you get me an interview?", "asks_for_job"),
        ("Are you hiring?", "asks_for_job"),
        ("Any advice?", "too_broad"),
        ("Tell me about yourself.", "too_broad"),
        ("Why did you leave nursing and which software should I learn?", "double_barrelled"),
        ("Isn't teaching just babysitting?", "leading"),
        ("The hours are long, right?", "leading"),
        ("How old are you?", "too_personal"),
        ("What is your exact salary?", "too_personal"),
        ("What exactly does the owner earn?", "too_personal"),
        ("How much does the owner of this place pay herself?", "too_personal"),
        ("How much profit do you take out of the business?", "too_personal"),
        ("What's the founder's salary?", "too_personal"),
        ("Could you hire me or tell me about the whole industry?", "asks_for_job"),
        ("Could you hire me or tell me about the whole industry?", "double_barrelled"),
        ("Could you hire me or tell me about the whole industry?", "too_broad"),
        ("Tell me about the whole industry.", "too_broad"),
        ("Do you have an opening or know somebody who does?", "asks_for_job"),
    ],
)
def test_weak_questions_are_named(text: str, tag: str) -> None:
    """A question is never weak without the rule's name, its advice and a pattern to rewrite it (2d)."""
    found = review(text)
    assert "weak" == found.verdict
    assert tag in found.tags
    assert ADVICE[tag] in found.advice
    assert found.rewrite


@pytest.mark.parametrize(
    "text",
    [
        OPEN,
        "Could you walk me through a typical claim?",
        "Who else should I talk to?",
        "Would you be comfortable introducing me to somebody on the crew?",
        "Is there anything I haven't asked that I should have?",
        "What skills do you wish you had built earlier, and why?",
        "How do you price a job, and how do you know it was right?",
        "How did having kids change your practice, if you're happy to talk about it?",
        "Does anything make you think I'd struggle here, and why?",
        "Describe a day when you thought about quitting.",
        "What pay range should a beginner expect?",
        "What does the owner make from the leftovers?",
        "Could you introduce me to somebody or point me to a group?",
        "Should I learn Python first, or take a course in statistics?",
        "what you think is better for begin, small agency or big one, and why?",
    ],
)
def test_open_and_courteous_questions_are_kept(text: str) -> None:
    """Open questions, indirect requests, referrals and closely linked halves are good (2d)."""
    found = review(text)
    assert ("good", "") == (found.verdict, found.rewrite)
    assert found.tags


def test_a_double_question_is_rewritten_to_its_first_half() -> None:
    """Of several questions in one, the first is offered alone (2d)."""
    found = review("Why did you leave nursing and which software should I learn?")
    assert "Why did you leave nursing?" == found.rewrite


def test_what_research_holds_is_marked() -> None:
    """A question whose key words stand in the facts may be answered already; its verdict stays (2b, 2d)."""
    found = review(
        "How did the refill shelves change your stores?", facts=["Led the move to refill shelves in 2025"]
    )
    assert ("refill", "shelves") == found.known_already
    assert "good" == found.verdict
    assert any("refill" in sentence for sentence in found.advice)


def test_building_on_research_is_no_fault() -> None:
    """A question that begins with what one read does not ask for it again (2b)."""
    facts = ["Led the move to refill shelves in 2025"]
    assert (
        () == review("I read that you moved to refill shelves; what broke first?", facts=facts).known_already
    )


def test_a_list_says_what_it_lacks() -> None:
    """Each category without a question is noted once (2d)."""
    (lacking,) = findings([Question(id="qu-one00000", text=OPEN, category=QuestionCategory.WORK)], 20, None)
    assert 4 == sum(lacking.what.count(words) for words in CATEGORY_WORDS.values())
    assert Gravity.NICE == lacking.gravity


def test_too_many_questions_name_which_to_drop() -> None:
    """What takes too long drops first what need not be asked, the last first (2d)."""
    rows = [
        Question(
            id=f"qu-{place}0000000", text=f"Question {place}?", category=category, must=place == 4, minutes=5
        )
        for place, category in enumerate(QuestionCategory)
    ]
    (found,) = findings(rows, 15, None)
    assert Gravity.SHOULD == found.gravity
    assert "25 minutes, and you have 15" in found.what
    assert found.remedy.endswith("“Question 3?”; “Question 2?”")


def test_a_weak_question_goes_before_a_good_one() -> None:
    """What may be left for another time is first of all what the coach calls weak (2d)."""
    texts = ("Do you like your job?", OPEN, OPEN)
    rows = [Question(id=f"qu-{place}0000000", text=text, minutes=5) for place, text in enumerate(texts)]
    (found,) = [finding for finding in findings(rows, 10, None) if finding.gravity is Gravity.SHOULD]
    assert found.remedy.endswith("if need be: “Do you like your job?”")


def test_a_question_that_the_facts_may_answer_goes_before_another() -> None:
    """What one may know already is the first to be left for another time (2d)."""
    known = "How many dispensers did the market stall start with?"
    rows = [
        Question(id=f"qu-{place}0000000", text=text, minutes=5)
        for place, text in enumerate((known, OPEN, OPEN))
    ]
    facts = ["Her market stall started with four dispensers."]
    (found,) = [one for one in findings(rows, 10, None, facts) if one.gravity is Gravity.SHOULD]
    assert found.remedy.endswith(f"if need be: “{known}”")


def test_a_full_list_in_time_is_left_alone() -> None:
    """Five categories that fit the minutes give no finding (2d)."""
    rows = [Question(id=f"qu-{c.value:0<8}", text=OPEN, category=c, minutes=3) for c in QuestionCategory]
    assert () == findings(rows, 15, None)


def test_unknown_minutes_count_as_usual_ones() -> None:
    """A question without minutes takes three, not none (2d)."""
    rows = [Question(id=f"qu-{c.value:0<8}", text=OPEN, category=c, minutes=None) for c in QuestionCategory]
    assert 1 == len(findings(rows, 14, None))


def test_every_weak_tag_has_advice_and_a_pattern() -> None:
    """Whatever can be weak says why and how to mend it (2d)."""
    assert set(ADVICE) == set(REWRITES)


def test_labelled_questions_are_mostly_judged_right() -> None:
    """Of the labelled questions nine in ten are judged right, and 95 of 100 good ones are kept."""
    rows = question_rows()
    verdicts = [(row["label"], review(row["text"]).verdict) for row in rows]
    kept = [verdict for label, verdict in verdicts if label == "good"]
    assert sum(label == verdict for label, verdict in verdicts) >= 0.9 * len(rows)
    assert kept.count("good") >= 0.95 * len(kept)


WORDS = st.sampled_from(" ".join(row["text"] for row in question_rows()).split())


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_is_reviewed(text: str) -> None:
    """Nothing that is typed makes the coach fail; weak has a pattern, good has none."""
    found = review(text, facts=[text])
    assert (found.verdict == "weak") == bool(found.rewrite)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.one_of(WORDS, st.text(min_size=1, max_size=5)), min_size=1, max_size=5))
def test_long_texts_are_reviewed_in_few_steps(words: list[str]) -> None:
    """10,000 characters take at most 25,000 calls: no text makes the coach slow."""
    text = (" ".join(words) + " ") * (10_000 // (len(" ".join(words)) + 1) + 1)
    review(text[:10_000])
    steps = Counter[str]()
    sys.setprofile(lambda _frame, event, _what: steps.update([event]))
    try:
        review(text[:10_000])
    finally:
        sys.setprofile(None)
    assert steps["call"] + steps["c_call"] <= 25_000


def test_with_no_time_agreed_nothing_is_too_long() -> None:
    """Unknown minutes are not no minutes: only what the list lacks is noted (2d)."""
    rows = [Question(id=f"qu-{c.value:0<8}", text=OPEN, category=c, minutes=30) for c in QuestionCategory]
    assert () == findings(rows, None, None)


def test_a_clause_in_front_is_no_second_question() -> None:
    """What begins with "when you" sets a scene and asks once (2d)."""
    asked = "When you hire a junior, what makes you stop reading a letter?"
    assert "good" == review(asked).verdict
