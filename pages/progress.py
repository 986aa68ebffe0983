"""The page Progress: am I getting better, shown in charts."""

import streamlit as st

from coach.trends import Filter
from coach.trends.summary import summary
from coach.ui import charts, session
from coach.ui.filter_bar import filter_bar
from coach.ui.reading import reading
from coach.ui.words import plain

shelves = session.shelves()

st.title("Progress")

if any(True for _ in shelves):
    wanted = filter_bar(shelves, session.today())
else:
    wanted = Filter()
    st.markdown("Your charts begin with your first goal and conversation. This is what will stand here.")

told = reading(shelves, session.now()).told(wanted)

for line in summary(told["practices"].frame):
    st.markdown(plain(line))

if wanted.narrows and all(one.frame.empty for one in told.values()):
    st.info("Nothing in your notebook fits this choice. Widen it to see more.", icon=":material/filter_alt:")

for one in told.values():
    charts.show(one)
