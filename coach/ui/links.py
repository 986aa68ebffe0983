"""What watches over every page: text before a tap on a link is kept, and an app that is away is spoken of."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

_ASSETS: Final = Path(__file__).parent / "assets"

_guard = st.components.v2.component(
    "rapport_links",
    html="<span hidden></span>\n<!-- nothing to see -->",
    # One module of two files: a component's module can import none of ours.
    js="\n".join((_ASSETS / name).read_text("utf-8") for name in ("away.js", "links.js")),
)


def guard() -> None:
    """Hold a link that is pressed out of a field until Streamlit has taken the text; mount it once a page.

    It also says when the app does not answer, quietly, in place of Streamlit's dialog.
    """
    _guard(key="links", height=0)
