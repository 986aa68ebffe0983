"""What keeps text that was typed into one of Streamlit's own inputs when a link is tapped straight after."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

_ASSETS: Final = Path(__file__).parent / "assets"

_guard = st.components.v2.component(
    "rapport_links",
    html="<span hidden></span>\n<!-- nothing to see -->",
    js=(_ASSETS / "links.js").read_text("utf-8"),
)


def guard() -> None:
    """Hold a link that is pressed out of a field until Streamlit has taken the text; mount it once a page."""
    _guard(key="links", height=0)
