"""One clock of thirty minutes, begun as many minutes ago as the address says."""

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import streamlit as st

from coach.rules.timing import Phase
from coach.ui.clock import clock

began = st.session_state.setdefault("began", time.time() - 60 * float(st.query_params.get("ago", "0")))
st.query_params["began"] = st.query_params.get("began", str(began))
start = float(st.query_params["began"])
edges = [datetime.fromtimestamp(start, UTC) + timedelta(minutes=each) for each in (0, 3, 25, 28, 30)]
names = ("opening", "questions", "asks", "close")
st.session_state["drawn"] = st.session_state.get("drawn", 0) + 1
st.title("Clocks")
st.text(f"Drawn {st.session_state['drawn']} times")
clock(
    started_ms=round(start * 1000),
    ends_ms=round((start + 30 * 60) * 1000),
    phases=[Phase(name, *pair) for name, pair in zip(names, pairwise(edges), strict=True)],
    key="clock",
    asides=[("Words to end with", [("", ["Our 30 minutes are over."])])],
    called=True,
)
