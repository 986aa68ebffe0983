"""Why the coach says what it says: the advice behind a finding, with its source, one press away."""

from __future__ import annotations

import streamlit as st

from coach.content.advice import advice
from coach.ui.words import plain


def why(*advice_ids: str, key: str, label: str = "Why?", source: str = "") -> None:
    """A quiet button that opens the reason and the source of the advice with these ids.

    All of it is one element: what is folded away is drawn too, and each element costs the page.

    Args:
        advice_ids: rows of the advice, such as 2d.
        key: Streamlit's key for it.
        label: what stands on the button.
        source: where the rule itself comes from, if it is another place than the advice.
    """
    pieces = [advice(advice_id) for advice_id in advice_ids]
    said = [f"**{one.title}**\n\n{one.why}\n\n{_quietly(one.source)}" for one in pieces]
    if source and all(source != one.source for one in pieces):
        said.append(_quietly(f"This rule: {source}"))
    with st.popover(label, type="tertiary", key=f"why.{key}"):
        st.markdown("\n\n".join(said))


def _quietly(words: str) -> str:
    return f":small[{plain(words)}]"
