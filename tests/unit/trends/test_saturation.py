from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coach.records import Conversation, Shelves
from coach.trends.saturation import TREND, frame, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.trends import Handed

    Talk = Callable[..., Conversation]


def _noted(talk: Talk, day: int, *advice: str, surprise: str = "", decision: str = "") -> Conversation:
    rows = [{"id": f"ad-{day:02d}{place:02d}", "text": text} for place, text in enumerate(advice)]
    reflection = {
        "written": f"2026-03-{day:02d}T18:00Z",
        "advice": rows,
        "surprise": surprise,
        "goal_decision": decision,
    }
    return talk(f"2026-03-{day:02d}T14:00+01:00", id=f"cv-{day:04d}", reflection=reflection)


def test_advice_is_new_the_first_time_it_is_noted(talk: Talk, handed: Handed) -> None:
    """The same words again, in other letters, bring nothing new; surprises and changes always do."""
    shelves = Shelves(
        conversations=(
            _noted(talk, 2, "visit a PLANT", "Read less", surprise="It is loud."),
            _noted(talk, 1, "Visit a plant", decision="revise"),
            talk(id="cv-none"),
        )
    )
    found = frame(shelves, handed)
    assert [1, 0, 1, 1, 1, 0] == found["number"].tolist()
    assert [2, 2, 2, 2, 2, 2] == found["total"].tolist()
    assert (2, 1) == TREND.counts(found)


@pytest.mark.parametrize(
    ("advice", "expected"),
    [
        ([], "No reflections yet"),
        (["a"], "1 new thing from 1 conversation"),
        (["a", "a", "a", "a", "a", "a"], "Nothing new in the last five: try other people or other questions"),
        (["a", "b", "c", "d", "e", "f"], "5 new things from the last 5 conversations"),
    ],
)
def test_a_flat_line_says_what_to_try(talk: Talk, handed: Handed, advice: list[str], expected: str) -> None:
    """From five reflections without anything new on, the finding proposes other people or questions."""
    talks = tuple(_noted(talk, day, text) for day, text in enumerate(advice, start=1))
    assert expected == title(frame(Shelves(conversations=talks), handed))
