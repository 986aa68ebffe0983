"""The page Prepare."""

import streamlit as st

st.title("Prepare")
