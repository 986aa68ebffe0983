"""Is a question worth the minutes it takes (advice 2d)?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.records.preparation import QuestionCategory
from coach.rules.findings import Finding, Gravity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records.preparation import Question

_CLOSED = re.compile(r"\s*(?:is|are|do|does|did|have|has|will|can|would|should)\b", re.IGNORECASE)
_INDIRECT = re.compile(r"\s*(?:can|could|would|may) (?:you|i)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Review:
    """What the coach says about one question.

    Attributes:
        verdict: good, or weak if at least one weak tag applies.
        tags: why.
        advice: what to think about, one sentence each.
        rewrite: a pattern to put a weak question better; empty for a good one.
        known_already: key words that stand in the research facts.
    """

    verdict: Literal["good", "weak"]
    tags: tuple[str, ...]
    advice: tuple[str, ...]
    rewrite: str
    known_already: tuple[str, ...]


def review(text: str, *, facts: Sequence[str] = ()) -> Review:
    """The verdict on one question, with its reasons (advice 2d)."""
    words = set(re.findall(r"\w{5,}", text.casefold()))
    known = tuple(sorted(words & set(re.findall(r"\w{5,}", " ".join(facts).casefold()))))
    if _CLOSED.match(text) and not _INDIRECT.match(text):
        return Review(
            "weak",
            ("closed",),
            ("A yes or a no would answer this. What would you like to hear about?",),
            "How did ____?",
            known,
        )
    return Review("good", ("open",), (), "", known)


def review_list(questions: Sequence[Question], minutes: int) -> tuple[Finding, ...]:
    """What a list of questions lacks, and what is too much for the allotted minutes (advice 2d)."""
    findings: list[Finding] = []
    missing = [c.value for c in QuestionCategory if all(q.category != c for q in questions)]
    if missing:
        findings.append(
            Finding(f"Nothing yet about: {', '.join(missing)}.", Gravity.NICE, "2d", "Add one of each.")
        )
    if sum(q.minutes for q in questions) > minutes:
        findings.append(Finding("More questions than minutes.", Gravity.SHOULD, "2d", "Drop one."))
    return tuple(findings)
