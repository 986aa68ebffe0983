"""How somebody begins, and what comes next when nothing is waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.records.conversation import Status
from coach.records.goal import GoalState
from coach.rules.due.entry import entry
from coach.rules.phrases import ago, listed, local_day
from coach.rules.specificity import assess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coach.records.conversation import Conversation
    from coach.records.shelves import Shelves
    from coach.rules.due.entry import Due

_PARTS = (("who", "for whom"), ("change", "what changes"), ("how", "how"))


def from_beginnings(shelves: Shelves, now: datetime) -> Iterator[Due]:
    """The first goal, the first person, the first conversation; later, a goal to sharpen (advice 0a, 1b)."""
    yield from _first_steps(shelves)
    yield from _sharpen(shelves)
    idea = next((entry for entry in shelves.conversations if entry.status is Status.IDEA), None)
    if idea is not None:
        yield entry("schedule", idea.person, due=None, about=idea.id, **_idea(idea, shelves, now))


def _idea(idea: Conversation, shelves: Shelves, now: datetime) -> dict[str, str]:
    """What is known of a conversation that is an idea: with whom, since when, and for how long."""
    since = ago(local_day(idea.created, now), local_day(now, now)) if idea.created else ""
    minutes = idea.allotted_minutes or shelves.settings.allotted_minutes
    return {
        "name": shelves.name_of(idea.person),
        "since": f" from {since}" if since else "",
        "minutes": f"{minutes} minutes" if minutes else "a little",
    }


def next_conversation() -> Due:
    """What is always possible, so that Today is never empty and never scolds (advice 0a)."""
    return entry("next_conversation")


def _first_steps(shelves: Shelves) -> Iterator[Due]:
    if not shelves.goals:
        yield entry("first_goal")
    elif not shelves.people:
        yield entry("first_person", goal=shelves.goals[0].title.rstrip("."))
    if shelves.people and not shelves.conversations:
        person = shelves.people[0]
        work = " at ".join(filter(None, [person.role, person.organisation]))
        what = f"You noted them ({work})," if work else "You noted them,"
        yield entry("first_conversation", person.id, name=person.title, what=what)


def _sharpen(shelves: Shelves) -> Iterator[Due]:
    """The active goal with the most parts open, if any part is (advice 1b)."""
    vaguest: tuple[int, str, list[str]] = (0, "", [])
    for goal in shelves.goals:
        revision = goal.current
        if goal.state is not GoalState.ACTIVE or revision is None or not goal.statement.strip():
            continue
        found = assess(goal.statement, corrections=revision.corrections)
        missing = [words for slot, words in _PARTS if not getattr(found, slot)]
        if len(missing) > vaguest[0]:
            vaguest = len(missing), goal.id, missing
    if vaguest[1]:
        yield entry("sharpen_goal", vaguest[1], missing=listed(vaguest[2]))
