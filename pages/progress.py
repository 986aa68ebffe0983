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
wanted = filter_bar(shelves, session.today())

for line in summary(reading.frame(practices.TREND, wanted)):
    st.markdown(plain(line))

if wanted.narrows and not any(len(reading.frame(trend, wanted)) for trend in trends.ALL):
    st.info("Nothing in your notebook fits this choice. Widen it to see more.", icon=":material/filter_alt:")

for trend in trends.ALL:
    charts.show(trend, reading.frame(trend, wanted))
