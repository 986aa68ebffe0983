from __future__ import annotations

from typing import TYPE_CHECKING

from coach.records import Conversation, Person, Shelves
from coach.trends.introductions import STEPS, TREND, frame, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.trends import Handed

    Talk = Callable[..., Conversation]


def test_every_step_counts_in_its_own_month(talk: Talk, handed: Handed) -> None:
    """Asked, made and met of one introduction stand in their months; an offer has a row of its own."""
    one = talk(
        introductions=[
            {
                "id": "in-aaaa",
                "to_whom": "Chen",
                "spoken": "2026-03-10",
                "made": "2026-03-20",
                "met": "2026-04-02",
            },
            {"id": "in-bbbb", "to_whom": "Dana", "way": "offered"},
            {"id": "in-cccc", "to_whom": "Emre", "spoken": "2026-03-11"},
        ]
    )
    found = frame(Shelves(conversations=(one,)), handed)
    rows = found.assign(month=found["month"].dt.strftime("%Y-%m")).to_numpy().tolist()
    assert [
        ["2026-03", STEPS[0], 2, "Chen, Emre"],
        ["2026-03", STEPS[1], 1, "Dana"],
        ["2026-03", STEPS[2], 1, "Chen"],
        ["2026-04", STEPS[3], 1, "Chen"],
    ] == rows
    assert (3, 0) == TREND.counts(found)
    assert "2 asked for, 1 offered unasked, 1 made" == title(found)


def test_somebody_in_the_notebook_is_named(talk: Talk, handed: Handed) -> None:
    """The column "To" holds the name of the person, and else what was noted of them."""
    rows = [
        {
            "id": "in-aaaa",
            "to_whom": "a buyer for a supermarket",
            "person": "pe-bbbb",
            "spoken": "2026-03-10",
        },
        {"id": "in-bbbb", "to_whom": "a designer", "spoken": "2026-03-11"},
    ]
    ben = Person(id="pe-bbbb", name="Ben Li")
    found = frame(Shelves(people=(ben,), conversations=(talk(introductions=rows),)), handed)
    assert ["Ben Li, a designer"] == found["with_whom"].tolist()


def test_an_introduction_without_any_day_is_left_out_of_the_chart(talk: Talk, handed: Handed) -> None:
    """Where neither the introduction nor its conversation has a day, it counts in words only."""
    one = talk("", introductions=[{"id": "in-aaaa", "to_whom": "Chen"}])
    found = frame(Shelves(conversations=(one,)), handed)
    assert (0, (1, 1)) == (len(found), TREND.counts(found))
