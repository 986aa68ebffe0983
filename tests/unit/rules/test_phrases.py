"""Days, counts and distances in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.rules.phrases import ago, by_words, count, day_words, listed, span

TODAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, "yesterday"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "on Friday"),
        (6, "on Tuesday"),
        (7, "on 18 March"),
        (-2, "on 9 March"),
        (-400, "on 4 February 2025"),
    ],
)
def test_day_words(days: int, expected: str) -> None:
    """Near days have their names, far ones their dates."""
    assert expected == day_words(TODAY + timedelta(days=days), TODAY)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-3, "today"),
        (0, "today"),
        (1, "yesterday"),
        (9, "nine days ago"),
        (30, "four weeks ago"),
        (95, "three months ago"),
    ],
)
def test_ago(days: int, expected: str) -> None:
    """Distances are said in the unit one would say."""
    assert expected == ago(TODAY - timedelta(days=days), TODAY)


def test_small_words() -> None:
    """Counts, lists and deadlines read like sentences."""
    assert count(0, "minute", "minutes") == "no minutes"
    assert count(11, "minute", "minutes") == "11 minutes"
    assert span(365) == "12 months"
    assert by_words(TODAY + timedelta(days=2), TODAY) == "by Friday"
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
