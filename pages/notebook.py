"""The page Notebook."""

import streamlit as st

st.title("Notebook")
