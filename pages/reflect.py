"""What did I learn, what do I do next, does my goal change?"""

from functools import partial

import streamlit as st

from coach.records import Conversation, Shelves
from coach.ui import (
    arriving,
    asking,
    choosing,
    fields,
    notices,
    reflecting,
    resolving,
    session,
)
from coach.ui.words import moment, plain


def main() -> None:
    """Draw the reflection on the latest conversation that has none, or on the one in the address."""
    st.title("Reflect")
    st.caption("Five minutes while it is fresh. Everything is kept as you type; leave out what does not fit.")
    shelves = session.shelves()
    conversation = choosing.pick(choosing.to_reflect(shelves), shelves, key="reflect.which")
    if conversation is None:
        empty()
    else:
        reflect(conversation, shelves)


def empty() -> None:
    """Nothing was held yet: where the next conversation waits."""
    st.markdown("After your first conversation this page asks what you learned and what you will do next.")
    away = partial(session.leave_for, "prepare")
    notices.button("Prepare a conversation", away, key="to.prepare", primary=True)


def reflect(conversation: Conversation, shelves: Shelves) -> None:
    """One conversation, in the order in which one thinks about it."""
    typed = fields.as_typed(conversation)
    form = fields.Form(conversation)
    st.subheader(plain(shelves.name_of(typed.person)))
    st.caption(plain(arriving.line(typed, now=session.now())))
    written = conversation.reflection.written
    if written:
        done(moment(written.astimezone(session.zone())))
    reflecting.noted(typed)
    advice = reflecting.advice(conversation)
    step, give = resolving.next_step(typed), resolving.give_back(typed)
    introductions = asking.listing(typed, shelves)

    form.ask("reflection.learned", "reflection.surprise", rows=3)
    st.subheader("Advice you received")
    reflecting.advice_rows(form, conversation, advice)
    st.subheader("Your target")
    reflecting.target(form, typed)
    st.subheader("A true discussion")
    reflecting.discussion(form)
    st.subheader("What you will do next")
    resolving.steps(typed, shelves, step)
    asking.introductions(typed, shelves, introductions, heading="Introductions")
    st.subheader("What you can do for them")
    form.ask("useful")
    resolving.gives(typed, shelves, give)
    st.subheader("Thank-you")
    reflecting.thanks(form, typed, shelves)
    st.subheader("Your goal")
    reflecting.confidence(form, "reflection.confidence_before", "Confidence before")
    reflecting.goal(form, typed, shelves)
    reflecting.confidence(form, "reflection.confidence_after", "Confidence now")

    entries = (advice.adder, step, introductions.adder, give)
    label = "Save" if written else "Finish reflection"
    form.save_bar(label, deed=partial(reflecting.finish, conversation, entries))


def done(when: str) -> None:
    """It is written: say so, and where the day goes on."""
    with st.container(horizontal=True, vertical_alignment="center", key="written"):
        st.markdown(f":green[:material/check_circle:] Written on {when}")
        notices.button("What is next today", partial(session.leave_for, "today"), key="to.today", quiet=True)


main()
