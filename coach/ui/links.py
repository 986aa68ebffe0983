"""What watches over every page: a field that is left, an app that is away, what a browser kept meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from coach.ui import marking, notices, session
from coach.ui.words import count

_ASSETS: Final = Path(__file__).parent / "assets"
_KEY: Final = "links"
_MODULE: Final = ("lasting.js", "drafts.js", "leftover.js", "away.js", "links.js")

_guard = st.components.v2.component(
    "rapport_links",
    html="<span hidden></span>\n<!-- nothing to see -->",
    # One module of several files: a component's module can import none of ours.
    js="\n".join((_ASSETS / name).read_text("utf-8") for name in _MODULE),
)


def guard() -> None:
    """Hold a link that is pressed out of a field until Streamlit has taken the text; mount it once a page.

    It also says when the app does not answer, quietly, in place of Streamlit's dialog, and brings to the disk
    what was typed or marked in this browser while it did not, where no field on the page does so.
    """
    _guard(key=_KEY, height=0, data={"notebook": session.which()}, on_back_change=_back)


def _back() -> None:
    """Say that texts are drafts again and which character was none, and set the marks that were pressed."""
    back = st.session_state[_KEY].get("back") or {}
    if back.get("halves"):
        notices.warn(
            "Half of a character, such as a broken emoji, can be kept nowhere: it stands as “\ufffd” now."
        )
    if back.get("texts"):
        what = count(int(back["texts"]), "text")
        notices.tell(f"Back from this browser, and not saved yet: {what}.")
    for address in back.get("marks", ()):
        _, _, notebook, record_id, path, *_ = str(address).split("/")
        if (
            notebook == session.which()
            and marking.is_marked(session.notebook().find(record_id), path) is False
        ):
            marking.mark(record_id, path, off=True)
