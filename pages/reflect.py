"""The page Reflect."""

import streamlit as st

st.title("Reflect")
