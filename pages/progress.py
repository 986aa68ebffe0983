"""The page Progress: am I getting better, shown in charts."""

import streamlit as st

from coach import trends
from coach.trends import practices
from coach.trends.summary import summary
from coach.ui import charts, session
from coach.ui.filter_bar import filter_bar
from coach.ui.words import plain

shelves = session.shelves()
reading = charts.reading(shelves, session.now())

st.title("Progress")

if any(True for _ in shelves):
    wanted = filter_bar(shelves, session.today())
else:
    wanted = trends.Filter()
    st.markdown("Your charts begin with your first goal and conversation. This is what will stand here.")

frames = [(trend, reading.frame(trend, wanted)) for trend in trends.ALL]

for line in summary(reading.frame(practices.TREND, wanted)):
    st.markdown(plain(line))

if wanted.narrows and all(frame.empty for _, frame in frames):
    st.info("Nothing in your notebook fits this choice. Widen it to see more.", icon=":material/filter_alt:")

for trend, frame in frames:
    charts.show(trend, frame)
