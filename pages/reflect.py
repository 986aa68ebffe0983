"""What did I learn, what do I do next, does my goal change?"""

from functools import partial

import streamlit as st

from coach.records import Conversation, Shelves
from coach.ui import (
    asking,
    carrying,
    choosing,
    fields,
    notices,
    noting,
    reflecting,
    resolving,
    session,
    stamping,
    unreadable,
)
from coach.ui.words import moment


def main() -> None:
    """Draw the reflection on the latest conversation that has none, or on the one in the address."""
    st.title("Reflect")
    st.caption("Five minutes while it is fresh. Everything is kept as you type; leave out what does not fit.")
    shelves = session.shelves()
    if unreadable.told(session.chosen("cv")):
        return
    held = choosing.to_reflect(shelves, now=session.now())
    conversation = choosing.current(held, shelves)
    if conversation is None:
        empty()
    else:
        choosing.heading(conversation, held, shelves, key="reflect.which")
        reflect(conversation, shelves)


def empty() -> None:
    """Nothing was held yet: where the next conversation waits."""
    st.markdown("After your first conversation this page asks what you learned and what you will do next.")
    away = partial(session.leave_for, "prepare")
    notices.button("Prepare a conversation", away, key="to.prepare", primary=True)


def reflect(conversation: Conversation, shelves: Shelves) -> None:
    """One conversation, in the order in which one thinks about it."""
    stamping.how_it_ended(conversation)
    noting.begin(conversation)
    typed = fields.as_typed(conversation)
    form = fields.Form(conversation)
    written = conversation.reflection.written
    if written:
        st.markdown(
            f":green[:material/check_circle:] Written on {moment(written.astimezone(session.zone()))}"
        )
    advice = reflecting.advice(conversation)
    noting.draw(form, typed, advice)
    step, give = resolving.next_step(typed), resolving.give_back(typed)
    introductions = asking.listing(typed, shelves)

    noting.learned(form, typed)
    form.ask("reflection.surprise", rows=2)
    st.subheader("Advice you received", anchor=False)
    reflecting.advice_rows(form, conversation, advice)
    st.subheader("Your target", anchor=False)
    reflecting.target(form, typed)
    st.subheader("What you will do next", anchor=False)
    resolving.steps(typed, shelves, step)
    carrying.onward(typed, shelves)
    st.subheader("What you can do for them", anchor=False)
    form.ask("useful", rows=2)
    resolving.gives(typed, shelves, give)
    asking.reflected(typed, shelves, introductions)
    st.subheader("Your goal", anchor=False)
    reflecting.goal(form, typed, shelves)
    with st.expander("How it went between you", key="discussion"):
        reflecting.discussion(form, typed)
    st.subheader("Thank-you", anchor=False)
    reflecting.thanks(form, typed, shelves)

    entries = (advice.adder, step, introductions.adder, give)
    label = "Save" if written else "Finish reflection"
    form.save_bar(label, deed=partial(reflecting.finish, conversation, entries))
    if written:
        today = partial(session.leave_for, "today")
        notices.button("What is next today", today, key="to.today", quiet=True, icon=":material/wb_sunny:")


main()
