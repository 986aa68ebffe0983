"""A pattern taken in the place of one's own words, with these kept in sight and had back by one press."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.rules import gaps
from coach.ui import elsewhere, held, notices
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable

FORMER: Final = f"{elsewhere.SCRATCH}former."
"""Where the own words wait among what was typed for a record; they are no field of it."""


class Rewording:
    """One text that can be put another way.

    Args:
        owner: the record whose text it is.
        spot: what tells the text apart from others of the record.
        put: puts words in the text's place.
    """

    def __init__(self, owner: str, spot: str, put: Callable[[str], object]) -> None:
        self.owner = owner
        self.spot = spot
        self._put = put
        self._name = f"{owner}.{spot}"
        self._path = f"{FORMER}{spot}"

    def offer(self, label: str, own: str, pattern: str) -> None:
        """The button that starts from a pattern; none where the text is one, still to be filled in."""
        if pattern and not gaps.gaps(own):
            deed = partial(self._take, own, pattern)
            notices.button(label, deed, key=f"take.{self._name}", quiet=True)

    def beside(self, text: str) -> None:
        """What is still to fill in, and the own words that a pattern took the place of."""
        still = gaps.said(text)
        if still:
            st.caption(f":orange[:material/edit:] {plain(still)}")
        former = held.drafts(self.owner).get(self._path)
        if former is None or former.text.strip() == text.strip():
            return
        with st.container(horizontal=True, vertical_alignment="center", key=f"former.{self._name}"):
            st.caption(f"Your own words before: {plain(former.text)}")
            back = partial(self._back, former.text)
            notices.button("Have them back", back, key=f"back.{self._name}", quiet=True)

    def forget(self) -> None:
        """Let the own words go, as the text was saved or is a new one."""
        if self._path in held.drafts(self.owner):
            held.saved(self.owner, [self._path])

    def _take(self, own: str, pattern: str) -> None:
        if own.strip():
            held.put(self.owner, self._path, own, base="")
        self._put(pattern)

    def _back(self, own: str) -> None:
        self._put(own)
        self.forget()
