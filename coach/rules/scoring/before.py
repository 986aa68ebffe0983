"""How specific the goal was, and how well a conversation was prepared."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from coach.content.practices import numbers
from coach.rules.phrases import count
from coach.rules.readiness import fits, musts, open_questions
from coach.rules.scoring.score import Tally, followed, not_applicable, scored, unknown
from coach.rules.specificity import assess, compose

if TYPE_CHECKING:
    from coach.records.conversation import Conversation
    from coach.records.goal import Revision
    from coach.records.shelves import Shelves
    from coach.rules.scoring.score import Score
    from coach.rules.specificity import Assessment

_SCORED_BY_ITSELF = frozenset({"time_set", "target", "research", "questions"})


def specific(conversation: Conversation, shelves: Shelves) -> Score:
    """The specificity of the goal as it was worded when the conversation began (advice 1a to 1d)."""
    if not conversation.goal:
        return not_applicable("specific", "This conversation belongs to no goal.")
    goal = shelves.goal(conversation.goal)
    begun = conversation.times.started.at or conversation.start
    revision = None
    if goal is not None:
        revision = goal.revision_at(begun) if begun else goal.current
    statement = statement_of(revision) if revision else ""
    if revision is None or not statement:
        return unknown("specific", "The goal had no words yet.")
    found = _assessed(statement, tuple(revision.corrections.items()))
    said = (f"{point.label}: {point.points:+d}" for point in found.reasons)
    return scored("specific", found.score, f"The goal then: “{statement}”", *said)


@lru_cache(maxsize=1024)
def _assessed(statement: str, corrections: tuple[tuple[str, str | None], ...]) -> Assessment:
    """Remembered, since many conversations belong to one wording."""
    return assess(statement, corrections=dict(corrections))


def statement_of(revision: Revision) -> str:
    """The wording's sentence, or the one that its slots make."""
    return revision.statement.strip() or compose(
        revision.for_whom,
        revision.what_changes,
        revision.how,
        place=revision.place,
        industry=revision.industry,
        level=revision.level,
        by_when=revision.by_when,
    )


def prepared(conversation: Conversation, shelves: Shelves) -> Score:
    """Target, research, five open questions that fit, and the mode's musts (advice 2a to 2d, 3e, 3f)."""
    preparation = conversation.preparation
    empty = not (
        preparation.target.strip() or preparation.research or preparation.questions or preparation.checked
    )
    if empty and not followed(conversation):
        return unknown("prepared", "Nothing was noted about preparing.")
    n = numbers()
    tally = Tally()
    has_target = bool(preparation.target.strip())
    tally.add(
        n.target_points if has_target else 0, n.target_points, "Target set" if has_target else "No target"
    )
    _add_research(tally, conversation)
    _add_questions(tally, conversation)
    _add_musts(tally, conversation, shelves)
    return tally.score("prepared")


def _add_research(tally: Tally, conversation: Conversation) -> None:
    points = numbers().research_points
    facts = [fact for fact in conversation.preparation.research if fact.text]
    if any(fact.source for fact in facts):
        tally.add(points, points, "Researched, with a source")
    elif facts:
        tally.add(points / 2, points, "Researched, without a source")
    else:
        tally.add(0, points, "Nothing researched")


def _add_questions(tally: Tally, conversation: Conversation) -> None:
    n = numbers()
    good = open_questions(conversation)
    points = n.questions_points * min(good, n.five_questions) / n.five_questions
    reason = count(good, "open question", "open questions").capitalize()
    if good and not fits(conversation):
        points = max(0.0, points - n.too_long_cost)
        reason += ", more than fit into the time"
    tally.add(points, n.questions_points, reason)


def _add_musts(tally: Tally, conversation: Conversation, shelves: Shelves) -> None:
    person = shelves.person(conversation.person)
    kept = musts(conversation, person, shelves.settings, but=_SCORED_BY_ITSELF)
    if not kept:
        return
    done, points = sum(kept), numbers().musts_points
    tally.add(points * done / len(kept), points, f"Musts for this kind of meeting: {done} of {len(kept)}")
