"""A bare stage for the pieces that live in the browser, behind the guards of the app."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[3]))

from coach.ui import server

app = st.App(
    Path(__file__).parent / "pages" / "stage.py",
    middleware=server.middleware(),
    routes=server.routes(),
    lifespan=server.lifespan,
)
