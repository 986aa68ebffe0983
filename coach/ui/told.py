"""How a change of one field is told: what it said and what it says, with the words that differ marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.rules.wording import changes
from coach.ui import session
from coach.ui.marked import Piece, marked

if TYPE_CHECKING:
    from coach.rules.wording import Change

_FEW_WORDS: Final = 3
_MANY_WORDS: Final = 2000
_NAMES: Final = {"added": "new", "removed": "gone", "same": ""}
_IDENTITY: Final = re.compile(r"[a-z]{2}-[a-z0-9]{4,32}")


def changed(before: str, after: str, *, key: str, then: str = "Then") -> None:
    """Draw a change: word by word where both are sentences, else the one and `then` the other."""
    before, after = in_words(before), in_words(after)
    if not before:
        st.text(f"New: {after}")
    elif not after:
        st.text(f"Taken away: {before}")
    elif _comparable(before, after):
        marked([_piece(one) for one in changes(before, after, exact=True)], key=key)
    else:
        st.text(f"It said: {before}")
        st.text(f"{then}: {after}")


def since(base: str, text: str, *, key: str) -> None:
    """Draw one of two texts whole, with what it changed in the common one marked."""
    base, text = in_words(base), in_words(text)
    if base and text and base != text and _comparable(base, text):
        marked([_piece(one) for one in changes(base, text, exact=True)], key=key)
    else:
        st.text(text or "(nothing)")


def both(theirs: str, mine: str, *, where: str = "In the file now") -> None:
    """Draw what is in the file, or elsewhere, and what was typed, one below the other."""
    for caption, words in ((where, theirs), ("What you typed here", mine)):
        st.caption(caption)
        st.text(words or "(empty)")


def in_words(text: str) -> str:
    """A text with a record that it refers to named by its title."""
    record = session.notebook().find(text) if _IDENTITY.fullmatch(text) else None
    return record.title if record else text


def _comparable(before: str, after: str) -> bool:
    return _FEW_WORDS < min(len(before.split()), len(after.split())) < _MANY_WORDS and (
        max(len(before.split()), len(after.split())) < _MANY_WORDS
    )


def _piece(one: Change) -> Piece:
    return Piece(one.text, "" if one.kind == "same" else one.kind, _NAMES[one.kind])
