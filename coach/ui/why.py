"""Why the coach says what it says: the advice behind a finding, with its source, one press away."""

from __future__ import annotations

import streamlit as st

from coach.content.advice import advice
from coach.ui.words import plain


def why(*advice_ids: str, key: str, label: str = "Why?", source: str = "") -> None:
    """A quiet button that opens the reason and the source of the advice with these ids.

    Args:
        advice_ids: rows of the advice, such as 2d.
        key: Streamlit's key for it.
        label: what stands on the button.
        source: where the rule itself comes from, if it is another place than the advice.
    """
    with st.popover(label, type="tertiary", key=f"why.{key}"):
        for advice_id in advice_ids:
            piece = advice(advice_id)
            st.markdown(f"**{piece.title}**")
            st.markdown(piece.why)
            st.caption(piece.source)
        if source and all(source != advice(advice_id).source for advice_id in advice_ids):
            st.caption(f"This rule: {plain(source)}")
