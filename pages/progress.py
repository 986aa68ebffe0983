"""The page Progress: am I getting better, shown in charts."""

from functools import partial

import streamlit as st

from coach.records import Shelves
from coach.trends import ALL, practices
from coach.trends.summary import summary
from coach.ui import charts, session, sharing
from coach.ui.filter_bar import filter_bar
from coach.ui.reading import reading
from coach.ui.words import plain


def main() -> None:
    """Draw every chart of the part of the notebook that is wanted, or say what will stand here."""
    st.title("Progress")
    shelves = session.shelves()
    if any(True for _ in shelves):
        drawn(shelves)
    else:
        st.markdown("Your charts begin with your first goal and conversation. This is what will stand here.")
        charts.to_come(ALL)


def drawn(shelves: Shelves) -> None:
    """The filter, what got better and what to try next, the review, and the charts."""
    wanted = filter_bar(shelves, session.today())
    now = reading(shelves, session.now())
    # One place for however many lines: what comes below keeps its own place, and no chart is built anew.
    with st.container():
        if wanted.narrows and not now.part(wanted).conversations:
            st.info("No conversation in your notebook fits this choice. Widen it to see more.")
        for line in summary(now.told(practices.TREND, wanted).frame):
            st.markdown(plain(line))
    sharing.review(shelves, session.now(), wanted)
    # A narrower view is told quickly: all charts go out together, and the browser lays the page out once. Of
    # the whole notebook the browser draws the first charts while the later ones are still being worked out.
    tales = (now.told(trend, wanted) for trend in ALL)
    for told in list(tales) if wanted.narrows else tales:
        charts.show(told, partial(now.asides, told.trend, wanted))
    charts.speak(now.told(trend, wanted) for trend in ALL)


main()
