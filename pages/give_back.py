"""The page Give back."""

import streamlit as st

st.title("Give back")
