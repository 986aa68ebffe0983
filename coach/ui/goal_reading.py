"""What does the coach read in a goal: three boxes, the score point by point, what to ask oneself?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.content.advice import advice
from coach.records.goal import Revision
from coach.records.paths import words_at
from coach.rules.gaps import gaps, said
from coach.rules.goal_advice import still_open
from coach.rules.specificity import assess, rewrite
from coach.ui import notices
from coach.ui.marked import found_in, marked
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.rules.specificity import Assessment
    from coach.ui.rewording import Rewording
    from coach.ui.typed import Inputs

MINE: Final = {"who": "mine_for_whom", "change": "mine_what_changes", "how": "mine_how"}
"""The field that holds the person's own reading of each slot."""
_FIELDS: Final = {"who": "for_whom", "change": "what_changes", "how": "how"}
_LEVELS: Final = (
    "None of the three is clear yet",
    "One of three is clear",
    "Two of three are clear",
    "All three are clear",
)
_NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a wording.

    Attributes:
        inputs: where it is typed, so that a slot that was misread can be cleared in its box.
        own: puts the fill-in sentence in its place, and keeps the own words.
        named: place or industry stand in fields of their own.
        asked: a friend was asked about it.
    """

    inputs: Inputs | None = None
    own: Rewording | None = None
    named: bool = False
    asked: bool = False


def reading(
    words: str,
    corrections: Mapping[str, str | None],
    *,
    key: str,
    around: Around | None = None,
) -> None:
    """Show a wording with what the coach found in it, its score with reasons, and what to ask oneself.

    With what stands `around` it, slots can be cleared and the fill-in sentence taken, and what is settled
    beside the sentence is not asked again.
    """
    around = around or Around()
    found = assess(words, corrections=corrections)
    with st.container(border=True, key=f"{key}.box"):
        marked(found_in(words, found), key=f"{key}.marked")
        still = "" if around.own else said(words)
        if still:
            st.caption(f":orange[:material/edit:] {plain(still)}")
        st.progress(found.score / 100, text=f"{_LEVELS[found.level]}. Specificity {found.score} of 100.")
        for column, slot in zip(st.columns(3), _FIELDS, strict=True):
            with column, st.container(border=True, height="stretch", gap="xsmall", key=f"{key}.{slot}"):
                _slot(found, slot, corrections, around.inputs)
        left = still_open(found.advice, named=around.named, asked=around.asked)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in left))
        if found.level < len(_FIELDS) and not gaps(words):
            _fill_in(words, rewrite(words, corrections=corrections), around.own)
        _why(found, key=key)


def _slot(found: Assessment, slot: str, corrections: Mapping[str, str | None], inputs: Inputs | None) -> None:
    """One of the three boxes: the person's own words, or the question and an example."""
    asked = words_at(Revision(), _FIELDS[slot])
    spans = getattr(found, slot)
    st.caption(f"**{asked.label}**")
    if spans:
        st.text(", ".join(span.text for span in spans))
    else:
        st.text("None, as you said" if slot in corrections else asked.help)
        if slot not in corrections:
            st.caption(f"For example: {asked.example}")
    if slot in corrections and spans:
        st.caption("As you read it")
    if inputs and (spans or slot in corrections):
        _misread(inputs, slot, own=slot in corrections)


def _misread(inputs: Inputs, slot: str, *, own: bool) -> None:
    """Clears a slot that the coach misread, or lets the coach read it again."""
    label, text = ("Let the coach read it", "") if own else ("Not this", _NONE)
    if text and inputs.text(MINE[slot]) == text:
        text = text.capitalize()  # said of an earlier wording already; said anew, it counts for this one
    notices.button(
        label, partial(inputs.put, MINE[slot], text), key=f"misread.{inputs.owner}.{slot}", quiet=True
    )


def _fill_in(words: str, sentence: str, own: Rewording | None) -> None:
    """The wording as a sentence with its open slots, to be filled in."""
    st.caption("A sentence to fill in")
    st.text(sentence)
    if own:
        own.offer("Fill it in", words, sentence)


def _why(found: Assessment, *, key: str) -> None:
    """Each point of the score, the reason for each vague phrase, and where the rules come from."""
    with st.popover("Why this score?", type="tertiary", key=f"{key}.why"):
        for point in found.reasons:
            st.markdown(f"**{point.points:+d}** {plain(point.label)}")
        st.markdown(f"**{found.score} of 100**")
        for vague in found.vague:
            st.markdown(f"“{plain(vague.text)}”: {plain(vague.reason)}")
        st.caption("Length, names and numbers count for nothing; only what a helper could act on does.")
        ids = ["1d", "1b", *(["1a"] if found.vague else []), *(["1c"] if _names_field(found) else [])]
        for piece in map(advice, ids):
            st.markdown(f"**{piece.title}**")
            st.caption(f"{piece.why} ({piece.source})")


def _names_field(found: Assessment) -> bool:
    return any(vague.kind == "field" for vague in found.vague)
