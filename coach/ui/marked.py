"""A person's own words with some of them marked: what the coach found, or what a revision changed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.rules.specificity import Assessment

_ASSETS: Final = Path(__file__).parent / "assets"

_WHY_VAGUE: Final = {
    "open": "open to anything",
    "buzz": "fits any job",
    "generic": "could be anyone",
    "hedge": "undecided",
    "field": "a whole field",
    "self": "for yourself",
}
"""Why vague words do not help, in as few words as a mark has room for."""

_marked = st.components.v2.component(
    "rapport_marked",
    html="<p></p>",
    css=(_ASSETS / "marked.css").read_text("utf-8"),
    js=(_ASSETS / "marked.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row; `kind` marks them, `name` says in words what the mark means."""

    text: str
    kind: str = ""
    name: str = ""


def marked(pieces: Sequence[Piece], *, key: str) -> None:
    """Draw the pieces as one text, each mark told apart by its line and its name as well as by colour."""
    _marked(key=key, data={"pieces": [asdict(piece) for piece in pieces]})


def found_in(statement: str, assessment: Assessment) -> tuple[Piece, ...]:
    """A goal's sentence in pieces: for whom, what changes, how, what is vague; nested finds show as one.

    Words of the person's own reading that do not stand in the sentence follow it, marked as the others are.
    """
    spans = [
        *((span.start, span.end, "change", "what changes") for span in assessment.change),
        *((span.start, span.end, "how", "how") for span in assessment.how),
        *((span.start, span.end, "who", "for whom") for span in assessment.who),
        *((span.start, span.end, "vague", _WHY_VAGUE.get(span.kind, "vague")) for span in assessment.vague),
    ]
    pieces: list[Piece] = []
    place = 0
    for first, end, kind, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        start = max(first, place)
        if start >= end:  # within a piece already drawn, or words that the sentence does not have
            continue
        if start > place:
            pieces.append(Piece(statement[place:start]))
        inside = [other[3] for other in spans if start <= other[0] and other[1] <= end and other[2] == "who"]
        pieces.append(Piece(statement[start:end], kind, " + ".join(dict.fromkeys([name, *inside]))))
        place = end
    if place < len(statement):
        pieces.append(Piece(statement[place:]))
    return (*pieces, *_beside(assessment))


def _beside(assessment: Assessment) -> Iterator[Piece]:
    """The words of the person's own reading that are not in the sentence."""
    named = {"who": "for whom", "change": "what changes", "how": "how"}
    for kind, name in named.items():
        for span in getattr(assessment, kind):
            if span.start < 0:
                yield Piece("\n")
                yield Piece(span.text, kind, f"{name}, as you mean it")
