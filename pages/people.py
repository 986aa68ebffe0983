"""The page People."""

import streamlit as st

st.title("People")
