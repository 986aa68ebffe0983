"""What is left open in a text is named; what a person wrote themselves is not taken for it."""

from __future__ import annotations

import pytest

from coach.rules.gaps import gaps, said

LONG = "[" + "from my notes: " * 8 + "pictures]"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((), ""),
        ((), "What surprised you?"),
        (("____",), "How do you see ____?"),
        (("____", "____"), "I help ____ to ____."),
        (("[your name]",), "With best wishes,\n[your name]"),
        ((), "a_b and __init and [\n]"),
    ],
)
def test_gaps_are_lines_and_square_brackets(expected: tuple[str, ...], text: str) -> None:
    """A line of three strokes or more, and brackets on one line, are gaps; nothing else is."""
    assert expected == gaps(text)


def test_the_sentence_names_each_gap_once_and_briefly() -> None:
    """A gap that stands twice is named once, a long one is cut; without a gap nothing is said."""
    assert "Still to fill in: ____ and [your name]." == said("____ ____ [your name]")
    assert said(LONG).endswith("…].")
    assert "" == said("Nothing open")
