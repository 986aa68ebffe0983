from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.records import Conversation, Shelves
from coach.trends.preparation import TREND, frame, notes, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.trends import Handed

    Talk = Callable[..., Conversation]


def _judged(talk: Talk, day: int, result: str) -> Conversation:
    return talk(f"2026-03-{day:02d}T14:00Z", id=f"cv-{day:04d}", reflection={"target_result": result})


def test_only_judged_targets_of_known_readiness_stand_in_the_chart(talk: Talk, handed: Handed) -> None:
    """Without a result, or where nobody knows how ready one was, the conversation is left out."""
    shelves = Shelves(
        conversations=(
            _judged(talk, 1, "hit"),
            _judged(talk, 2, "partly"),
            _judged(talk, 3, ""),
            _judged(talk, 4, "missed"),
        )
    )
    known = replace(handed, readiness=lambda entry: None if entry.id == "cv-0004" else 80.0)
    found = frame(shelves, known)
    assert [["Hit", 80.0, True], ["Partly", 80.0, False]] == found[
        ["result", "readiness", "hit"]
    ].to_numpy().tolist()
    assert (2, 2) == TREND.counts(found)
    assert "Target hit in 1 of 2" == title(found)


def test_readiness_of_a_result_is_summed_up_from_five_on(talk: Talk, handed: Handed) -> None:
    """Five hits have a middle; four misses have none yet."""
    talks = tuple(_judged(talk, day, "hit" if day <= 5 else "missed") for day in range(1, 10))
    known = replace(handed, readiness=lambda entry: float(entry.id[3:]) * 10)
    assert ("Readiness in the middle: hit, 30 per cent.",) == notes(
        frame(Shelves(conversations=talks), known)
    )
