"""The frame of the stage."""

import streamlit as st

from coach.ui import links, server

st.set_page_config(page_title="Stage", page_icon=server.ICON)
chosen = st.navigation(
    [
        st.Page("pads.py", title="Pads", default=True),
        st.Page("inputs.py", title="Inputs"),
        st.Page("clocks.py", title="Clocks"),
        st.Page("other.py", title="Other"),
    ]
)
with st.sidebar:
    links.guard()
chosen.run()
