"""Is a question worth the minutes it takes, and do the questions fit the conversation (advice 2d)?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.records.preparation import QuestionCategory
from coach.rules.asking.marks import tags
from coach.rules.asking.merits import merits
from coach.rules.asking.parts import parts
from coach.rules.findings import Finding, Gravity
from coach.rules.slots.known import shared_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records.preparation import Question

ADVICE = {
    "closed": "A yes or a no would answer it. What would you like to hear them tell?",
    "web_searchable": "This can be looked up beforehand. What do they know about it that no page says?",
    "asks_for_job": "Asking for a job closes the conversation; asking for advice keeps it open.",
    "too_broad": "It could be asked of anybody. Which day, task or decision would you like to hear about?",
    "double_barrelled": "These are several questions in one. Which one would you ask first?",
    "leading": "It already says what you expect to hear. How would you ask if you had no idea?",
    "too_personal": "This is theirs to bring up. What do you need to know about the work itself?",
}
"""What is said for each weak tag; the rules are those of the guides that advice 2d rests on."""

REWRITES = {
    "closed": "How ____, and what makes it so?",
    "web_searchable": "I read that ____. How does that show in your own work?",
    "asks_for_job": "If you were in my place, what would you do next to get into ____?",
    "too_broad": "What was the hardest decision about ____ in the last month?",
    "double_barrelled": "What ____? (Keep the rest for a second question.)",
    "leading": "How do you see ____?",
    "too_personal": "What should somebody who starts in ____ know about pay, hours and life around the work?",
}
"""A pattern to put a weak question better, with a blank for the user's own matter."""

CATEGORY_WORDS = {
    QuestionCategory.PATH: "their path",
    QuestionCategory.WORK: "their work",
    QuestionCategory.FIELD: "their field",
    QuestionCategory.ADVICE: "advice for you",
    QuestionCategory.NEXT: "what or whom to try next",
}
"""What each category is about, as a sentence says it."""

USUAL_MINUTES = 3
"""Minutes for a question whose own are not known."""


@dataclass(frozen=True, slots=True)
class Review:
    """What the coach says about one question.

    Attributes:
        verdict: good, or weak if at least one weak tag applies.
        tags: the weak tags, the gravest first; for a good question what makes it good.
        advice: one sentence for each weak tag, and one if research may already answer it.
        rewrite: a pattern to put a weak question better; empty for a good one.
        known_already: key words of the question that stand in the research facts.
    """

    verdict: Literal["good", "weak"]
    tags: tuple[str, ...]
    advice: tuple[str, ...]
    rewrite: str
    known_already: tuple[str, ...]


def review(text: str, *, facts: Sequence[str] = ()) -> Review:
    """The verdict on one question, with its reasons; `facts` are the research notes (advice 2b, 2d).

    >>> review("Do you like your job?").tags
    ('closed',)
    """
    known = shared_words(text, facts)
    if not text.strip():
        return Review("good", (), (), "", ())
    weak = tags(text)
    advice = [ADVICE[tag] for tag in weak]
    if known:
        advice.append(f"You may know this already: your research mentions {', '.join(known)}.")
    if not weak:
        return Review("good", merits(text), tuple(advice), "", known)
    return Review("weak", weak, tuple(advice), _rewritten(text, weak[0]), known)


def _rewritten(text: str, tag: str) -> str:
    """The pattern for the gravest tag; of several questions in one, the first alone."""
    asked = parts(text)
    if tag == "double_barrelled" and len(asked) > 1 and not asked[0].yes_or_no:
        first = asked[0].text.rstrip(" ?.,")
        return f"{first[:1].upper()}{first[1:]}?"
    return REWRITES[tag]


def too_long(
    questions: Sequence[Question], minutes: int | None, facts: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """What is too much for the `minutes` there are, and what may be left for another time (advice 2d).

    Where no time is agreed, `minutes` is None and nothing is too long.
    """
    planned = sum(_length(question) for question in questions)
    if minutes is None or planned <= minutes:
        return ()
    dropped: list[Question] = []
    may_go = (*_droppable(questions, facts, must=False), *_droppable(questions, facts, must=True))
    for question in may_go:
        if planned - sum(map(_length, dropped)) <= minutes:
            break
        dropped.append(question)
    named = "; ".join(f"“{question.text}”" for question in dropped)
    return (
        Finding(
            f"Your questions take about {planned} minutes, and you have {minutes}.",
            Gravity.SHOULD,
            "2d",
            f"Leave for another time, if need be: {named}",
        ),
    )


def _droppable(questions: Sequence[Question], facts: Sequence[str], *, must: bool) -> list[Question]:
    """The questions that may go: those that are weak or that the facts may answer first, then the last."""
    may_go = [question for question in reversed(questions) if bool(question.must) == must]
    return sorted(
        may_go, key=lambda question: not (tags(question.text) or shared_words(question.text, facts))
    )


def _length(question: Question) -> int:
    return USUAL_MINUTES if question.minutes is None else question.minutes
