"""The brief of a conversation, to take along on paper: as a page to print and as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach import briefing
from coach.exchange import page
from coach.ui import session

if TYPE_CHECKING:
    from coach.exchange.page import Document
    from coach.records import Conversation, Shelves


def brief(typed: Conversation, shelves: Shelves) -> None:
    """Two downloads of the brief; it is put together only when one is pressed.

    The file is named by its day: a browser shows the names of downloads to whoever looks on.
    """

    def document() -> Document:
        return briefing.of(typed, shelves, own=session.zone(), now=session.now())

    start = typed.start.astimezone(session.zone()) if typed.start else None
    name = f"brief-{start:%Y-%m-%d}" if start else "brief"
    with st.container(horizontal=True, vertical_alignment="center", key=f"brief.{typed.id}"):
        st.download_button(
            "Brief to print",
            lambda: page.html(document()),
            f"{name}.html",
            "text/html",
            key=f"brief.html.{typed.id}",
            icon=":material/print:",
            help="One page with all you need, for paper instead of a screen. Open it, and print it.",
            on_click="ignore",
        )
        st.download_button(
            "As text",
            lambda: page.text(document()),
            f"{name}.txt",
            "text/plain",
            key=f"brief.text.{typed.id}",
            type="tertiary",
            on_click="ignore",
        )
