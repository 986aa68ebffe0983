"""What changed between two wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coach.rules.wording import changes


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "help nurses", [("added", "help nurses")]),
        ("help nurses", "", [("removed", "help nurses")]),
        ("help nurses", "help nurses", [("same", "help nurses")]),
        (
            "help people",
            "help night nurses",
            [("same", "help "), ("removed", "people"), ("added", "night nurses")],
        ),
        ("help nurses rest.", "help nurses rest", [("same", "help nurses rest")]),
    ],
)
def test_words_that_stay_go_and_come(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    """Words are compared one by one; a full stop or a capital is no change."""
    actual = [(change.kind, change.text) for change in changes(before, after)]

    assert expected == actual


@given(some.text(), some.text())
def test_the_new_wording_can_be_read_off(before: str, after: str) -> None:
    """What stayed and what came, put together, are the new wording."""
    actual = "".join(change.text for change in changes(before, after) if change.kind != "removed")

    assert (after if after.strip() else "") == actual
