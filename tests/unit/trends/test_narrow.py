from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from coach.records import Action, Conversation, Goal, Shelves
from coach.records.conversation import Mode
from coach.trends.narrow import Filter, narrowed

if TYPE_CHECKING:
    from collections.abc import Callable

    Talk = Callable[..., Conversation]


@pytest.fixture
def shelves(talk: Talk) -> Shelves:
    """Three conversations with an action each, and a goal with a wording from the second."""
    actions = [
        ("ac-aaaa", "cv-aaaa", "pe-aaaa", "2026-03-14T10:00+01:00"),
        ("ac-bbbb", "cv-bbbb", "pe-bbbb", "2026-05-20T10:00+01:00"),
        ("ac-cccc", "", "pe-bbbb", "2026-05-21T10:00+01:00"),
    ]
    return Shelves(
        conversations=(
            talk("2026-03-10T14:00+01:00", goal="go-aaaa", mode="phone"),
            talk("2026-04-30T23:30-05:00", goal="go-aaaa", mode="video", id="cv-bbbb", person="pe-bbbb"),
            talk("", goal="go-bbbb", mode="video", id="cv-cccc", person="pe-bbbb"),
        ),
        goals=(
            Goal.model_validate(
                {
                    "id": "go-aaaa",
                    "revisions": [
                        {"id": "re-aaaa", "when": "2026-01-01T10:00Z", "statement": "One"},
                        {
                            "id": "re-bbbb",
                            "when": "2026-05-01T10:00Z",
                            "statement": "Two",
                            "conversation": "cv-bbbb",
                        },
                    ],
                }
            ),
            Goal(id="go-bbbb"),
        ),
        actions=tuple(
            Action.model_validate({"id": one, "conversation": talk_id, "person": person, "done": done})
            for one, talk_id, person, done in actions
        ),
    )


@pytest.mark.parametrize(
    ("wanted", "talks", "wordings", "actions"),
    [
        (Filter(), "abc", "ab", "abc"),
        (Filter(since=date(2026, 4, 30)), "b", "b", "bc"),
        (Filter(until=date(2026, 4, 30)), "ab", "a", "a"),
        (Filter(since=date(2026, 5, 1)), "", "b", "bc"),
        (Filter(goal="go-aaaa"), "ab", "ab", "ab"),
        (Filter(goal="go-bbbb"), "c", "", ""),
        (Filter(mode=Mode.VIDEO), "bc", "b", "b"),
        (Filter(person="pe-aaaa"), "a", "", "a"),
        (Filter(person="pe-bbbb", mode=Mode.PHONE), "", "", ""),
    ],
)
def test_one_filter_narrows_conversations_wordings_and_actions(
    shelves: Shelves, wanted: Filter, talks: str, wordings: str, actions: str
) -> None:
    """Days count in on the record's own calendar; what has no day falls out of a range of days."""
    found = narrowed(shelves, wanted)
    assert (talks, wordings, actions) == (
        "".join(entry.id[-1] for entry in found.conversations),
        "".join(revision.id[-1] for goal in found.goals for revision in goal.revisions),
        "".join(action.id[-1] for action in found.actions),
    )
