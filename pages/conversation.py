"""Where am I in this conversation, and how long have I got?"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from coach.records import Conversation, Shelves
from coach.records.conversation import OFF
from coach.rules import timing
from coach.ui import (
    arriving,
    asking,
    becoming,
    beside,
    choosing,
    fields,
    notices,
    planning,
    readying,
    session,
    stamping,
    talking,
    unreadable,
    waiting,
)
from coach.ui.words import plain


def main() -> None:
    """Draw the conversation of the day: before it, during it, after it."""
    shelves, named = session.shelves(), session.chosen("cv")
    of_the_day = choosing.to_hold(shelves, now=session.now())
    conversation = choosing.current(of_the_day, shelves)
    if named and session.notebook().broken(named):
        st.title("Conversation")
        unreadable.told(named)
    elif conversation is None:
        st.title("Conversation")
        st.caption("On the day, this page keeps your target, the clock and your notes at hand.")
        planning.invite(first=not shelves.conversations)
    elif choosing.under_way(conversation, session.now()):
        during(conversation, of_the_day, shelves)
    elif not conversation.held and conversation.status not in OFF:
        before(conversation, of_the_day, shelves)
    else:
        st.title("Conversation")
        choosing.heading(conversation, of_the_day, shelves, key="hold.which")
        over = stamping.take_up_again if conversation.status in OFF else partial(after, shelves=shelves)
        over(conversation)


def before(conversation: Conversation, of_the_day: Sequence[Conversation], shelves: Shelves) -> None:
    """The waiting room: what to have in mind, and the two presses that stamp arrival and start."""
    typed = fields.as_typed(conversation)
    choosing.entitle(typed, shelves)
    person = shelves.person(typed.person)
    over = timing.over_at(typed)
    gone = over is not None and over < session.now()
    if gone:
        st.markdown("**Its time has passed. Did it take place?**")
    else:
        talking.ticking(typed, person, now=session.now())
        arriving.draw(typed, person, shelves.settings)
        waiting.where(typed, person)
        waiting.card(typed, person, shelves.settings)
        waiting.two_minutes(typed, person)
        readying.last_checks(conversation, readying.found(typed, shelves))
        stamping.noted(conversation)
        press(conversation)
    becoming.draw(conversation, typed, shelves, of_the_day, gone=gone)
    away = partial(session.leave_for, "prepare", conversation.id, section="when" if gone else "")
    notices.button("Prepare", away, key="prepare", quiet=True, icon=":material/checklist:")


def press(conversation: Conversation) -> None:
    """The press that comes next, at the thumb: I'm here, then start."""
    here = conversation.times.arrived.at is not None
    with st.bottom, st.container(horizontal=True, key="press.start" if here else "press.here"):
        if not here:
            arrive = partial(stamping.stamp, conversation, "arrived")
            label = "I'm ready to call" if conversation.mode.call else "I'm here"
            notices.button(label, arrive, key="arrive", primary=True, wide=True)
        start = partial(stamping.stamp, conversation, "started")
        icon = ":material/play_arrow:"
        notices.button("Start", start, key="start", primary=here, icon=icon, wide=True)


def during(conversation: Conversation, of_the_day: Sequence[Conversation], shelves: Shelves) -> None:
    """The hour itself: with whom, the clock, the target or the asks, the pads, and the end."""
    st.title(plain(shelves.name_of(conversation.person)), anchor=False)
    form = fields.Form(conversation)
    typed = fields.as_typed(conversation, form.kept)
    person = shelves.person(typed.person)
    asides = talking.asides(typed, person, shelves.settings)
    talking.ticking(typed, person, now=session.now(), asides=asides, called=True)
    introductions = asking.listing(conversation, shelves, form.kept)
    beside.draw(form, typed, shelves, introductions)
    talking.pads(form, typed, person)
    choosing.switch(conversation, of_the_day, shelves, "hold.which")
    with st.bottom:
        end = partial(stamping.end, conversation, [introductions.adder])
        notices.button("End", end, key="end", primary=True, icon=":material/stop:", wide=True)


def after(conversation: Conversation, shelves: Shelves) -> None:
    """It is over: how it ended, and straight into the reflection."""
    said = stamping.over_by(conversation, timing.overrun(conversation))
    if said:
        st.markdown(f"**{said}**")
    reflect = partial(session.leave_for, "reflect", conversation.id)
    notices.button("Reflect on it", reflect, key="reflect", primary=True, icon=":material/edit_note:")
    stamping.noted(conversation)
    form = fields.Form(conversation)
    typed = fields.as_typed(conversation)
    with st.expander("Your notes", key="notes", on_change="rerun") as notes:
        if notes.open:
            talking.pads(form, typed, shelves.person(typed.person))
            talking.disturbed(form, typed)
            form.save_bar()
    with st.expander("Correct the times", key=stamping.AFTERWARDS, on_change="rerun") as times:
        if times.open:
            stamping.afterwards(conversation)


main()
