"""Why the coach says what it says: the advice behind a finding, with its source, one press away."""

from __future__ import annotations

import streamlit as st

from coach.content.advice import advice


def why(*advice_ids: str, key: str, label: str = "Why?") -> None:
    """A quiet button that opens the reason and the source of the advice with these ids."""
    with st.popover(label, type="tertiary", key=f"why.{key}"):
        for advice_id in advice_ids:
            piece = advice(advice_id)
            st.markdown(f"**{piece.title}**")
            st.markdown(piece.why)
            st.caption(piece.source)
