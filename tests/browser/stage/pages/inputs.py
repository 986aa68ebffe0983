"""Streamlit's own inputs, whose values the page keeps as soon as it sees them."""

import streamlit as st

seen = st.session_state.setdefault("seen", {})
st.title("Inputs")
seen["Line"] = st.text_input("Line", live=True)
seen["Number"] = str(st.number_input("Number", value=0, step=1))
seen["Area"] = st.text_area("Area")
st.page_link("other.py", label="On to the other page")
