"""Another page, which says what the inputs gave."""

import streamlit as st

st.title("Other")
for name, value in st.session_state.get("seen", {}).items():
    st.text(f"{name}: {value}")
