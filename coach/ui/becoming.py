"""What else a talk can become that has not begun here: a brief on paper, held, not held, or another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.ui import choosing, printing, stamping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records import Conversation, Shelves


def draw(
    conversation: Conversation,
    typed: Conversation,
    shelves: Shelves,
    options: Sequence[Conversation],
    *,
    gone: bool,
) -> None:
    """One press opens a thing: the brief for paper, what became of a talk, or the way to another one."""
    titles = {"held": "It has taken place", "off": "It did not take place"}
    if not gone:
        titles = {"brief": "Take it on paper", **titles}
    if choosing.others(conversation, options):
        titles["another"] = "Another conversation"
    chosen = st.pills(
        "Otherwise",
        list(titles),
        format_func=titles.__getitem__,
        default="held" if gone else None,
        key=f"{conversation.id}.otherwise",
        label_visibility="collapsed",
    )
    if chosen == "brief":
        printing.brief(typed, shelves)
    elif chosen == "held":
        stamping.afterwards(conversation)
    elif chosen == "off":
        stamping.not_held(conversation)
    elif chosen == "another":
        choosing.pick(conversation, options, shelves, "hold.which")
