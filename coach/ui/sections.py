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
        sent_by: what asked for it: the same wish is heard once, so that the person can move on from it.
    """
    key = f"{page} section"
    if wanted and st.session_state.get(f"{key} heard") != sent_by:
        st.session_state[f"{key} heard"] = sent_by
        st.session_state[key] = wanted
    elif st.session_state.get(key) not in names:
        st.session_state[key] = names[0]
    chosen = st.pills(
        "Section",
        list(names),
        key=key,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return str(chosen or names[0])
