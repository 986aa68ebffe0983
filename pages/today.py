"""What should I do now, and why?"""

from functools import partial

import streamlit as st

from coach.content.agenda import agenda_content
from coach.rules import upcoming
from coach.rules.agenda import Due, everything_due
from coach.ui import actions, due, notices, session, unsaved
from coach.ui.upcoming import card
from coach.ui.words import count, day

IN_THE_CARD = ("now", "prepare")


def main() -> None:
    """Draw the next conversation, then what is due, then what was typed and not saved."""
    st.title("Today")
    st.caption(f"{day(session.today())}. What to do next, and why.")
    shelves, now = session.shelves(), session.now()
    waiting = everything_due(shelves, now=now)
    if not any(True for _ in shelves):
        unsaved.lines()
        welcome(waiting[0])
        return
    due.first_steps(shelves)
    unsaved.lines()
    ahead = upcoming.ahead(shelves, now=now)
    if ahead:
        card(ahead[0], shelves, now=now)
        after_that(len(ahead) - 1)
        waiting = tuple(
            one for one in waiting if not (one.kind in IN_THE_CARD and one.record_id == ahead[0].id)
        )
    listing(waiting, lead=not ahead)
    due.put_aside_list(shelves)
    if shelves.goals:
        actions.next_steps(shelves, session.chosen("ac"))


def welcome(first: Due) -> None:
    """The empty notebook: the first goal in one button, the example in another."""
    st.markdown(
        "Rapport helps you to make the most of conversations with people who do the work you are drawn to: "
        "to prepare them, to keep to time, to learn from each one, and to give something back."
    )
    due.first_steps(session.shelves())
    st.text(first.why)
    with st.container(horizontal=True):
        begin = partial(session.leave_for, first.page, first.record_id)
        notices.button(first.title, begin, key="first", primary=True)
        notices.button("Look around in an example", session.open_example, key="example")
    st.caption("The example is made up and lies in a folder of its own. Your notes stay on this machine.")


def after_that(more: int) -> None:
    """How many conversations follow the next one."""
    if more:
        st.caption(f"{count(more, 'more conversation')} after that")


def listing(waiting: tuple[Due, ...], *, lead: bool) -> None:
    """What is due, a handful at most and the rest folded; the first one leads where no conversation does."""
    most = agenda_content().thresholds.most_shown
    if waiting:
        st.subheader("Next" if lead else "Worth doing", anchor=False)
    for number, one in enumerate(waiting[:most]):
        due.row(one, primary=lead and number == 0)
    if len(waiting) > most:
        label = f"{count(len(waiting) - most, 'more thing')} can wait"
        with st.expander(label, key="can-wait", on_change="rerun") as rest:
            if rest.open:
                for one in waiting[most:]:
                    due.row(one)


main()
