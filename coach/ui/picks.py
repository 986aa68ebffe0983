"""What a click on a mark shows below its chart: the reasons of six scores, or the words that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.ui import goal_words
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.ui.reading import Told


def show(told: Told, picked: Mapping[str, Any]) -> None:
    """Show what belongs to the mark, and the way to its record."""
    rows = told.frame[told.frame["id"] == picked["id"]].to_dict("records")
    if told.trend.shows == "reasons" and rows:
        _reasons(rows)
    elif rows:
        _changes(rows, int(picked.get("number", len(rows))))


def _reasons(rows: list[dict[Any, Any]]) -> None:
    """Each practice with its score and why it is so."""
    first = rows[0]
    with st.container(border=True, key="reasons"):
        day = f", {first['when']:%-d %B %Y}" if str(first["when"]) not in {"NaT", "None"} else ""
        st.markdown(f"**{plain(first['person'])}{day}**")
        for row in rows:
            score = row["shown"] if row["state"] == "Scored" else str(row["state"]).lower()
            st.text(f"{row['practice']}, {score}. {row['reasons']}".strip())
        _way("conversation", first["id"], "Open this conversation")


def _changes(rows: list[dict[Any, Any]], number: int) -> None:
    """A wording beside the one before it, word by word."""
    at = max(0, min(number, len(rows)) - 1)
    row, before = rows[at], rows[at - 1] if at else rows[at]
    with st.container(border=True, key="changes"):
        cause = f", {row['cause']}" if row["cause"] else ""
        st.markdown(f"**Wording {at + 1}, {row['when']:%-d %B %Y}{plain(cause)}: {row['score']:.0f} of 100**")
        goal_words.compare(before["statement"], row["statement"], key=f"changes.{row['id']}.{at}")
        if row["why"]:
            st.text(f"Why: {row['why']}")
        if row["after"]:
            _way("reflect", row["after"], "Open the conversation that led to it")
        _way("goals", row["id"], "Open this goal")


def _way(page: str, record_id: str, label: str) -> None:
    st.page_link(f"{page}.py", label=label, query_params={"id": record_id})
