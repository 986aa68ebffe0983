"""What `streamlit run` starts: the frame of all pages, behind the guards of coach/ui/server.py.

The main script is `pages/frame.py`, not this file: a folder `pages/` beside the main script would wake
Streamlit's older navigation, which then answers the first visit to a page's own address.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from coach.ui import server

app = st.App(
    Path(__file__).parent / "pages" / "frame.py",
    middleware=server.middleware(),
    routes=server.routes(),
    lifespan=server.lifespan,
)
