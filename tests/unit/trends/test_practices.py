from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.records import Conversation, Person, Shelves
from coach.trends import Mark
from coach.trends.practices import TREND, frame, title
from coach.trends.summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.trends import Handed

    Talk = Callable[..., Conversation]


def test_a_score_an_unknown_and_what_does_not_apply_are_three_things(talk: Talk, handed: Handed) -> None:
    """Only a score is a number; unknown shows as a question mark, beside the point as a dash."""
    marks = (
        Mark("specific", 0, "scored", "No words."),
        Mark("prepared", None, "unknown"),
        Mark("respectful", None, "not_applicable"),
    )
    shelves = Shelves(people=(Person(id="pe-aaaa", name="Ada Okafor"),), conversations=(talk(),))
    found = frame(shelves, replace(handed, practices=lambda _: marks))
    assert ["0", "?", "–"] == found["shown"].tolist()
    assert [False, True, True] == found["value"].isna().tolist()
    assert {"10 Mar 26 · Ada"} == set(found["row"])


def _scored(values: dict[str, list[int]], talk: Talk, handed: Handed) -> tuple[Shelves, Handed]:
    number = len(next(iter(values.values())))
    talks = tuple(talk(f"2026-03-{day + 1:02d}T14:00+01:00", id=f"cv-{day:04d}") for day in range(number))

    def marks(entry: Conversation) -> tuple[Mark, ...]:
        return tuple(Mark(name, series[int(entry.id[3:])], "scored") for name, series in values.items())

    return Shelves(conversations=talks), replace(handed, practices=marks)


def test_the_title_compares_medians_of_the_last_five(talk: Talk, handed: Handed) -> None:
    """One bad day among five does not make a practice the weakest."""
    values = {"specific": [0, 70, 70, 70, 70, 10], "prompt": [99, 60, 60, 60, 60, 60]}
    assert "Strongest of late: specific. Most room: prompt" == title(frame(*_scored(values, talk, handed)))


def test_no_practice_is_named_from_fewer_than_five(talk: Talk, handed: Handed) -> None:
    """Four conversations make no strength and no weakness."""
    found = frame(*_scored({"specific": [0, 0, 0, 0], "prompt": [99, 99, 99, 99]}, talk, handed))
    assert "Your six practices, conversation by conversation" == title(found)
    assert (4, 0) == TREND.counts(found)


def test_the_summary_says_what_rose_and_what_to_try(talk: Talk, handed: Handed) -> None:
    """The last five against the five before, and the lowest of late with what it means."""
    values = {"specific": [20] * 5 + [60] * 5, "prompt": [50] * 10}
    said = summary(frame(*_scored(values, talk, handed)))
    assert "Better of late: specific, from 20 to 60 in the middle of five conversations." == said[0]
    assert said[1].startswith("To try next: prompt. You are there when you said")
    assert len(said) == 2


def test_the_summary_of_few_conversations_claims_nothing(talk: Talk, handed: Handed) -> None:
    """Under five it says how many are still wanted; with none it says nothing."""
    few = frame(*_scored({"specific": [0, 100]}, talk, handed))
    assert ("2 of 5: after 3 more, the charts also show what is usual for you.",) == summary(few)
    assert () == summary(frame(Shelves(), handed))
