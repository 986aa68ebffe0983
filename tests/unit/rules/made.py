"""Made-up records for the tests of the rules, with only what a test is about written out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zlib import crc32

from coach.records import Action, Conversation, Goal, Person, Settings, ShelfItem, Shelves

NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
"""A Wednesday; the `now` of most tests."""

ADA = Person(id="pe-ada00000", name="Ada Okafor", organisation="Fenwick Foods", say_it="AH-dah")
BEN = Person(id="pe-ben00000", name="Ben Li", introduced_by=ADA.id)
GOAL_TEXT = "Help large companies reduce waste by improving packaging design."


def at(**offset: float) -> str:
    """A moment so far from noon, as a file writes it."""
    return (NOON + timedelta(**offset)).isoformat()


def on(days: int) -> str:
    """A day so far from today, as a file writes it."""
    return (NOON + timedelta(days=days)).date().isoformat()


def goal(statement: str = GOAL_TEXT, **values: Any) -> Goal:
    """A goal with one wording, written on New Year's Day."""
    revision = {"id": "re-one00000", "statement": statement, "when": "2026-01-01T09:00+00:00"}
    return Goal.model_validate({"id": "go-one00000", "revisions": [revision], **values})


def conversation(**values: Any) -> Conversation:
    """A conversation with Ada, planned last week."""
    return Conversation.model_validate(
        {"id": "cv-one00000", "person": ADA.id, "created": at(days=-20), **values}
    )


def held(*, ended: float = -60, minutes: int = 30, **values: Any) -> Conversation:
    """A conversation that ended so many minutes after noon, measured, on time, in person."""
    times = {
        "arrived": {"at": at(minutes=ended - minutes - 5), "known": "measured"},
        "started": {"at": at(minutes=ended - minutes), "known": "measured"},
        "ended": {"at": at(minutes=ended), "known": "measured"},
    }
    own = {"status": "held", "mode": "in person", "start": at(minutes=ended - minutes), "times": times}
    return conversation(**{**own, "allotted_minutes": minutes, **values})


def stamps(**moments: str | None) -> dict[str, Any]:
    """The times of a conversation, each remembered."""
    return {name: {"at": moment, "known": "remembered"} for name, moment in moments.items()}


def question(text: str, **values: Any) -> dict[str, Any]:
    """A planned question."""
    return {"id": f"qu-{crc32(text.encode()):010d}", "text": text, **values}


FIVE = [
    question(text)
    for text in (
        "What surprised you most in your first year there?",
        "Which part of your work takes more time than people think?",
        "How did you decide which offers to turn down?",
        "What would you learn first if you were in my place?",
        "Who else would you talk to if you were in my place?",
    )
]


def action(kind: str, **values: Any) -> Action:
    """An action that comes from the conversation with Ada."""
    own = {"id": "ac-one00000", "what": kind, "text": "Send the article", "person": ADA.id}
    return Action.model_validate({**own, "conversation": "cv-one00000", **values})


def item(name: str = "Refill shelves", **values: Any) -> ShelfItem:
    """An article on the shelf."""
    return ShelfItem.model_validate({"id": "sh-one00000", "name": name, **values})


def shelves(*records: Any, settings: Settings | None = None) -> Shelves:
    """A notebook of these records; Ada is in it unless a person is given."""
    people = tuple(record for record in records if isinstance(record, Person))
    return Shelves(
        goals=tuple(record for record in records if isinstance(record, Goal)),
        people=people or (ADA,),
        conversations=tuple(record for record in records if isinstance(record, Conversation)),
        actions=tuple(record for record in records if isinstance(record, Action)),
        shelf=tuple(record for record in records if isinstance(record, ShelfItem)),
        settings=settings or Settings(id="notebook"),
    )
