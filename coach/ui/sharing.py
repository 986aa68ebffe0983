"""Where a person takes the review along: as a page to print, or as text to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.exchange import page
from coach.ui.review import document

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from coach.exchange.page import Document
    from coach.records import Shelves
    from coach.trends import Filter


def review(shelves: Shelves, now: datetime, wanted: Filter) -> None:
    """Offer what the page shows as a review for a coach; it is made only when somebody takes it."""
    expander = st.expander("A review to print or share with a coach", key="review", on_change="rerun")
    if not expander.open:
        return
    with expander:
        st.caption(
            "One page with your goal, these charts and what is open, for the choice above. It is made on "
            "this machine and goes nowhere by itself."
        )
        initials = st.checkbox("Initials in place of names", value=True, key="review initials")
        on_record = st.checkbox("Leave out what is off the record", value=True, key="review on record")

        def made() -> Document:
            return document(shelves, now, wanted, initials=initials, off_record=not on_record)

        with st.container(horizontal=True, key="review-files"):
            _offer("Page to print", "html", "text/html", lambda: page.html(made()).encode())
            _offer("Markdown", "md", "text/markdown", lambda: page.markdown(made()).encode())


def _offer(label: str, ending: str, mime: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        make,
        file_name=f"rapport-review.{ending}",
        mime=mime,
        key=f"review {ending}",
        on_click="ignore",
    )
