"""The page Today."""

import streamlit as st

st.title("Today")
