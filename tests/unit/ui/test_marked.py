"""A goal's sentence in pieces."""

from __future__ import annotations

import pytest

from coach.rules.specificity import Assessment, Span, Vague
from coach.ui.marked import Piece, found_in


def _assessment(**found: tuple[object, ...]) -> Assessment:
    empty = dict.fromkeys(("who", "change", "how", "extras", "vague", "advice", "reasons"), ())
    return Assessment(**{"score": 0, "level": 0, **empty, **found})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({}, [Piece("help bakers bake anything")]),
        (
            {"who": (Span("bakers", 5, 11),)},
            [Piece("help "), Piece("bakers", "who", "for whom"), Piece(" bake anything")],
        ),
        (
            {"change": (Span("help bakers bake", 0, 16),), "who": (Span("bakers", 5, 11),)},
            [Piece("help bakers bake", "change", "what changes + for whom"), Piece(" anything")],
        ),
        (
            {"vague": (Vague("open", "anything", 17, 25, "fits any job"),)},
            [Piece("help bakers bake "), Piece("anything", "vague", "open to anything")],
        ),
        (
            {"change": (Span("bakers bake", 5, 16),), "how": (Span("bake anything", 12, 25),)},
            [
                Piece("help "),
                Piece("bakers bake", "change", "what changes"),
                Piece(" anything", "how", "how"),
            ],
        ),
    ],
)
def test_pieces_put_together_are_the_sentence(
    found: dict[str, tuple[object, ...]], expected: list[Piece]
) -> None:
    """Each find is a piece of its own, one inside another is named with it, and no letter is lost."""
    statement = "help bakers bake anything"

    actual = list(found_in(statement, _assessment(**found)))

    assert expected == actual
    assert statement == "".join(piece.text for piece in actual)


def test_words_of_ones_own_are_marked_where_the_sentence_does_not_have_them() -> None:
    """A correction in other words follows the sentence, with the mark and the name of its slot."""
    actual = found_in("help bakers", _assessment(who=(Span("village cooks", -1, -1),)))

    expected = (
        Piece("help bakers"),
        Piece("\n"),
        Piece("village cooks", "who", "for whom, as you mean it"),
    )
    assert expected == actual
