"""Which section of a long page is open; what is typed in the others stays a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence


def sections(page: str, names: Sequence[str], *, wanted: str = "", sent_by: str = "") -> str:
    """Draw the switch between a page's sections and give the one that is open.

    Args:
        page: the page's word; each page remembers its own section.
        names: the sections in reading order; the first one opens by itself.
        wanted: the section that the page's address asks for, if it does.
        sent_by: what asked for it: while the page stays open, one wish is heard once, so that the person
            can move on from it; Streamlit forgets the input's value when the page is left.
    """
    key, kept, heard = f"{page} section", f"{page} section kept", f"{page} section heard"
    entered = st.session_state.get(key) not in names
    if wanted and (entered or st.session_state.get(heard) != sent_by):
        st.session_state[key] = wanted
    elif entered:
        before = st.session_state.get(kept)
        st.session_state[key] = before if before in names else names[0]
    st.session_state[heard] = sent_by
    chosen = st.pills("Section", list(names), key=key, required=True, label_visibility="collapsed")
    st.session_state[kept] = chosen
    return str(chosen or names[0])


def turn(page: str, name: str) -> None:
    """From a button's deed: open a section of a page."""
    st.session_state[f"{page} section"] = st.session_state[f"{page} section kept"] = name
