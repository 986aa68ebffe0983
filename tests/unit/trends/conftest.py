"""Made-up notebooks for the trends, built record by record; no file, no rule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING

import pytest

from coach.records import Action, Conversation, Goal, Person, Shelves
from coach.trends import Favour, Handed, Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.records.conversation import Mode

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PRACTICES = ("specific", "prepared", "prompt", "respectful", "reciprocal", "reflective")


def _window(mode: Mode) -> tuple[int, int]:
    return (-1, 1) if mode.call else (-10, -3)


def _marks(conversation: Conversation) -> tuple[Mark, ...]:
    """Scores from the identity's last digits: some unknown, some beside the point."""
    seed = int(conversation.id.removeprefix("cv-"))
    marks = []
    for place, practice in enumerate(PRACTICES):
        if practice == "prepared" and seed % 4 == 0:
            marks.append(Mark(practice, None, "unknown", "Nobody noted it."))
        elif practice == "respectful" and seed % 3 == 0:
            marks.append(Mark(practice, None, "not_applicable"))
        else:
            marks.append(Mark(practice, min(100, (seed * 7 + place * 19) % 101), "scored", "Because."))
    return tuple(marks)


def _favours(shelves: Shelves) -> tuple[Favour, ...]:
    received = tuple(
        Favour("received", entry.person, "time", entry.start.date() if entry.start else None)
        for entry in shelves.conversations
        if entry.held
    )
    given = tuple(
        Favour("given", action.person, "give-back", action.done.date())
        for action in shelves.actions
        if action.done and action.what == "give-back"
    )
    return received + given


@pytest.fixture
def handed() -> Handed:
    """What the page hands to the trends, with simple rules in place of the coach's."""
    return Handed(
        now=NOW,
        window=_window,
        wording=lambda revision: revision.statement.strip(),
        specificity=lambda revision: len(revision.statement),
        practices=_marks,
        favours=_favours,
        readiness=lambda conversation: len(conversation.preparation.questions) * 20.0,
    )


@pytest.fixture
def notebook_of() -> Callable[[int], Shelves]:
    """A notebook of so many held conversations, three to eleven days apart, the last one before `NOW`."""
    return _notebook


@cache
def _notebook(number: int) -> Shelves:
    people = [
        Person(
            id=f"pe-{place:04d}",
            name=f"{first} {last}",
            introduced_by=f"pe-{place // 2:04d}" if place else "",
        )
        for place, (first, last) in enumerate(
            [("Ada", "Okafor"), ("Bruno", "Silva"), ("Chen", "Wei"), ("Dana", "Levi"), ("Emre", "Kaya")]
        )
    ]
    conversations = [_conversation(place, number) for place in range(number)]
    return Shelves(
        goals=(_goal(conversations),) if number else (),
        people=tuple(people) if number else (),
        conversations=tuple(conversations),
        actions=tuple(_action(entry) for entry in conversations[::2]),
    )


def _conversation(place: int, number: int) -> Conversation:
    zone = timezone(timedelta(hours=1 if place % 2 else -5))
    start = (NOW - timedelta(days=(number - place) * 11, hours=place % 7)).astimezone(zone)
    late = (-6, -4, 0, 3, -8, 1, 12)[place % 7]
    length = (28, 34, 30, 41, 25)[place % 5]
    began = start + timedelta(minutes=max(late, 0))
    return Conversation.model_validate(
        {
            "id": f"cv-{place + 1000}",
            "person": f"pe-{place % 5:04d}",
            "goal": "go-main",
            "status": "held",
            "start": start,
            "allotted_minutes": 30,
            "mode": ("in person", "video", "phone")[place % 3],
            "place": ("Café Nord", "Home office", "Library")[place % 3],
            "interruptions": place % 3,
            "times": {
                "arrived": {"at": start + timedelta(minutes=late), "known": "measured"},
                "started": {"at": began, "known": "measured"},
                "ended": {"at": began + timedelta(minutes=length), "known": "remembered"},
                "offered": {"minutes": 10} if place % 5 == 3 else {},
            },
            "introductions": [
                {
                    "id": f"in-{place + 1000}",
                    "to_whom": "somebody",
                    "way": "asked" if place % 4 else "offered",
                    "spoken": start.date(),
                    "made": start.date() + timedelta(days=5) if place % 3 == 0 else None,
                }
            ]
            if place % 2
            else [],
            "preparation": {
                "questions": [
                    {
                        "id": f"qu-{place + 1000}-{at}".replace("-", "x").replace("qux", "qu-"),
                        "text": "What next?",
                        "asked": at < 3,
                    }
                    for at in range(place % 6)
                ]
            },
            "reflection": {
                "written": began + timedelta(minutes=length, hours=(2, 20, 50)[place % 3]),
                "learned": "Something.",
                "surprise": "A surprise." if place % 3 == 1 else "",
                "target_result": ("hit", "partly", "missed")[place % 3],
                "goal_decision": "revise" if place % 6 == 0 else "keep",
                "advice": [{"id": f"ad-{place + 1000}", "text": f"Advice {place}"}] if place % 2 else [],
            },
            "thanked": began + timedelta(minutes=length, hours=5),
        }
    )


def _goal(conversations: list[Conversation]) -> Goal:
    revisions = [
        {
            "id": f"re-{place + 1000}",
            "when": entry.start,
            "statement": "Help large firms. " + "More. " * min(place, 12),
            "conversation": entry.id,
        }
        for place, entry in enumerate(conversations[::6])
    ]
    return Goal.model_validate({"id": "go-main", "revisions": revisions})


def _action(entry: Conversation) -> Action:
    done = entry.start + timedelta(days=4) if entry.start else None
    return Action.model_validate(
        {
            "id": entry.id.replace("cv-", "ac-"),
            "what": "give-back",
            "text": "Send the article",
            "person": entry.person,
            "conversation": entry.id,
            "created": entry.start,
            "due": entry.start.date() + timedelta(days=3) if entry.start else None,
            "done": done if int(entry.id[3:]) % 4 == 0 else None,
        }
    )


@pytest.fixture
def talk() -> Callable[..., Conversation]:
    """One conversation from the times that matter, written as in a file; held unless it says otherwise."""
    return _talk


def _talk(
    start: str = "2026-03-10T14:00+01:00",
    *,
    arrived: str = "",
    started: str = "",
    ended: str = "",
    offered: int | None = None,
    **more: object,
) -> Conversation:
    return Conversation.model_validate(
        {
            "id": "cv-aaaa",
            "person": "pe-aaaa",
            "status": "held",
            "start": start,
            "times": {
                "arrived": {"at": arrived},
                "started": {"at": started},
                "ended": {"at": ended},
                "offered": {"minutes": offered},
            },
            **more,
        }
    )
