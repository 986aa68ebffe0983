from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coach.records import Conversation, Goal, Person, Shelves
from coach.trends.specificity import TREND, frame, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.trends import Handed

    Talk = Callable[..., Conversation]


def _goal(*wordings: tuple[str, str], goal_id: str = "go-aaaa", after: str = "") -> Goal:
    rows = [
        {
            "id": f"re-{place:04d}",
            "when": when,
            "statement": statement,
            "conversation": after if place else "",
        }
        for place, (when, statement) in enumerate(wordings)
    ]
    return Goal.model_validate({"id": goal_id, "revisions": rows})


def test_each_wording_holds_until_the_next_and_the_last_until_now(talk: Talk, handed: Handed) -> None:
    """A row says the score, the score before, how long it held, and after which conversation it came."""
    shelves = Shelves(
        people=(Person(id="pe-aaaa", name="Ada Okafor"),),
        conversations=(talk(),),
        goals=(
            _goal(
                ("2026-01-05T10:00+01:00", "Any job"),
                ("2026-03-11T20:00+01:00", "Help shops"),
                after="cv-aaaa",
            ),
        ),
    )
    found = frame(shelves, handed)
    assert [[7.0, 7.0, 1, ""], [10.0, 7.0, 2, "after Ada Okafor"]] == found[
        ["score", "before", "number", "cause"]
    ].to_numpy().tolist()
    assert ["2026-03-11 20:00", "2026-11-20 09:00"] == found["until"].dt.strftime("%Y-%m-%d %H:%M").tolist()


def test_wordings_without_words_or_day_are_left_out(handed: Handed) -> None:
    """Nobody can place a wording without a day, nor score one without words."""
    goal = _goal(
        ("", "Help shops"), ("2026-01-05T10:00+01:00", " "), ("2026-02-05T10:00+01:00", "Help shops")
    )
    assert (1, 2) == TREND.counts(frame(Shelves(goals=(goal,)), handed))


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        ((), "No goal in words yet"),
        ((("2026-01-05T10:00Z", "Help"),), "Your first wording scores 4 of 100"),
        (
            (("2026-01-05T10:00Z", "Help"), ("2026-02-05T10:00Z", "Help shops")),
            "More specific: from 4 to 10 in 2 wordings",
        ),
        (
            (("2026-01-05T10:00Z", "Help shops"), ("2026-02-05T10:00Z", "Help")),
            "Less specific: from 10 to 4 in 2 wordings",
        ),
        (
            (("2026-01-05T10:00Z", "Help"), ("2026-02-05T10:00Z", "Plan")),
            "4 of 100 at first and now, in 2 wordings",
        ),
    ],
)
def test_the_title_says_from_where_to_where(
    handed: Handed, wordings: tuple[tuple[str, str], ...], expected: str
) -> None:
    """The finding names the first and the latest score of the goal that was worded last."""
    assert expected == title(frame(Shelves(goals=(_goal(*wordings),)), handed))


def test_the_title_says_which_goal_where_there_are_several(handed: Handed) -> None:
    """With two goals it speaks of the one that was worded last, and of its wordings alone."""
    first = _goal(("2026-01-05T10:00Z", "Help shops"))
    last = _goal(("2026-02-05T10:00Z", "Help"), ("2026-03-05T10:00Z", "Help shops"), goal_id="go-bbbb")
    both = frame(Shelves(goals=(first, last)), handed)
    assert "More specific: from 4 to 10 in 2 wordings of “Help shops”" == title(both)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("01-05", "01-06", "01-07", "01-08"), [False, True, False, False]),
        (("01-05", "01-06", "09-07", "11-08"), [False, False, False, False]),
    ],
)
def test_a_name_that_would_touch_a_later_one_on_a_phone_is_marked(
    days: tuple[str, ...], expected: list[bool], talk: Talk, handed: Handed
) -> None:
    """Of names on the same side, at the same height and near in time, the earlier one gives way."""
    ada = Person(id="pe-aaaa", name="Ada Okafor")
    goal = _goal(*((f"2026-{day}T10:00Z", "Help") for day in days), after="cv-aaaa")
    found = frame(Shelves(people=(ada,), conversations=(talk(),), goals=(goal,)), handed)
    assert expected == found["crowded"].tolist()


def test_wordings_are_taken_in_the_order_of_their_days(handed: Handed) -> None:
    """A file that was edited by hand may list them in any order, and in different time zones."""
    goal = _goal(("2026-02-05T10:00+01:00", "Help shops"), ("2026-02-05T03:30-05:00", "Help"))
    assert [4.0, 10.0] == frame(Shelves(goals=(goal,)), handed)["score"].tolist()
