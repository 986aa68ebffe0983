"""The page Conversation."""

import streamlit as st

st.title("Conversation")
