"""What no text file can hold, in words."""

from __future__ import annotations

import pytest

from coach.ui.unfit import storable, unstorable

BROKEN = "a character, such as a broken emoji (U+D83C)"
THAT = "characters that no text file can hold"
CASES = [
    ("all of it fits, é 🌱 九月\ttoo\n", ""),
    ("\0one", "This holds a null character (U+0000) at its start, which no text file can hold."),
    (
        "one\nx \ud83c",
        f"This holds half of {BROKEN} in line 2, after “x”, which no text file can hold.",
    ),
    (
        "\aa\f",
        f"This holds 2 {THAT}: a bell character (U+0007) at its start; a page break (U+000C), after “a”.",
    ),
    (
        "a\a\a\a\a\a\a\fb\x01",
        f"This holds 8 {THAT}: "
        + "a bell character (U+0007), after “a”; " * 5
        + "and 3 more, among them a page break (U+000C), a control character (U+0001).",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_every_character_is_named(text: str, expected: str) -> None:
    """Five stand with their places, and of the rest each kind is named; without them the text fits."""
    assert expected == unstorable(text)
    assert "" == unstorable(storable(text))
