"""The page Goals."""

import streamlit as st

st.title("Goals")
