"""How did one conversation go by the six practices, from 0 to 100, and for which reasons?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.content.practices import practices
from coach.rules.scoring.after import reciprocal, reflective
from coach.rules.scoring.before import prepared, specific
from coach.rules.scoring.during import prompt, respectful
from coach.rules.scoring.score import Score, not_applicable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coach.records.action import Action
    from coach.records.conversation import Conversation
    from coach.records.shelves import Shelves

__all__ = ["PracticeScores", "Score", "score", "scores"]


@dataclass(frozen=True, slots=True)
class PracticeScores:
    """The six scores of one conversation, in reading order."""

    specific: Score
    prepared: Score
    prompt: Score
    respectful: Score
    reciprocal: Score
    reflective: Score

    def __iter__(self) -> Iterator[Score]:
        """The six, one after the other."""
        yield from (self.specific, self.prepared, self.prompt)
        yield from (self.respectful, self.reciprocal, self.reflective)


def score(conversation: Conversation, shelves: Shelves, *, now: datetime) -> PracticeScores:
    """The six practices of a conversation with their reasons; the rules stand in `practices.yaml`.

    What was not held has nothing to score. Unknown is kept apart from zero.
    """
    if not conversation.held:
        said = "It was not held, so there is nothing to score."
        return PracticeScores(*(not_applicable(practice.id, said) for practice in practices()))
    return PracticeScores(
        specific=specific(conversation, shelves),
        prepared=prepared(conversation, shelves),
        prompt=prompt(conversation, shelves),
        respectful=respectful(conversation, shelves),
        reciprocal=reciprocal(conversation, shelves, now=now),
        reflective=reflective(conversation, shelves, now=now),
    )


def scores(shelves: Shelves, *, now: datetime) -> tuple[tuple[Conversation, PracticeScores], ...]:
    """Every conversation that was held, with its six scores, in the order of the notebook.

    Each is scored against its own records only, so that ten times the records take ten times as long.
    """
    people = {person.id: (person,) for person in shelves.people}
    goals = {goal.id: (goal,) for goal in shelves.goals}
    actions: dict[str, list[Action]] = {}
    for action in shelves.actions:
        actions.setdefault(action.conversation, []).append(action)
    found = []
    for conversation in shelves.conversations:
        if conversation.held:
            own = replace(
                shelves,
                people=people.get(conversation.person, ()),
                goals=goals.get(conversation.goal, ()),
                conversations=(conversation,),
                actions=tuple(actions.get(conversation.id, ())),
            )
            found.append((conversation, score(conversation, own, now=now)))
    return tuple(found)
