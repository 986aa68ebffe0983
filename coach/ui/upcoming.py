"""The card of the conversation that comes next: who, when, in how long, and how ready."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import streamlit as st

from coach.records.conversation import Mode
from coach.rules import timing, upcoming
from coach.rules.readiness import readiness
from coach.ui import notices, session
from coach.ui.words import count, day, plain

if TYPE_CHECKING:
    from datetime import datetime

    from coach.records import Conversation, Person, Shelves

_ICONS = {
    Mode.IN_PERSON: ":material/local_cafe:",
    Mode.PHONE: ":material/call:",
    Mode.VIDEO: ":material/videocam:",
}


def card(talk: Conversation, shelves: Shelves, *, now: datetime) -> None:
    """Draw the next conversation with the one button that fits how near it is (advice 0a, 2a, 3a, 3d)."""
    person = shelves.person(talk.person)
    with st.container(border=True, key="next-conversation"):
        soon = f"Your next conversation, {upcoming.how_soon(talk, now=now)}"
        st.caption("You are in this conversation now" if talk.held else soon)
        st.subheader(plain(shelves.name_of(talk.person)), anchor=False)
        with st.container(gap="xsmall"):
            if person and person.described:
                st.text(person.described)
            st.markdown(f":material/calendar_today: {_when(talk)}")
            st.markdown(f"{_ICONS[talk.mode]} {plain(_where(talk))}")
            for line in () if talk.held else departure(talk, person, shelves):
                st.markdown(line)
        if not talk.held:
            _readiness(talk, person, shelves, now)
        _buttons(talk, near=upcoming.near(talk, now=now))


def _when(talk: Conversation) -> str:
    if talk.start is None:
        return "no time yet"
    start = talk.start.astimezone(session.zone())
    length = f", for {talk.allotted_minutes} minutes" if talk.allotted_minutes else ""
    return f"{day(start.date())}, **{start:%H:%M}**{length}"


def _where(talk: Conversation) -> str:
    return f"{talk.mode.label}, {talk.place}" if talk.place else talk.mode.label


def departure(talk: Conversation, person: Person | None, shelves: Shelves) -> tuple[str, ...]:
    """When to leave and to be there, or when to dial in both zones, as lines of Markdown (3a, 3d)."""
    if talk.start is None:
        return ()
    here = session.zone()
    if talk.mode.call:
        theirs = _their_clock(talk.start, person)
        return (f":material/schedule: Call at **{talk.start.astimezone(here):%H:%M}**{theirs}",)
    leave = timing.leave_by(talk, shelves.settings)
    between = timing.arrive_between(talk, shelves.settings)
    first = f"Leave by **{leave.astimezone(here):%H:%M}**, be" if leave else "Be"
    if between is None:
        return ()
    early, late = (moment.astimezone(here) for moment in between)
    unknown = "" if leave else ". Note how long the way takes to see when to leave"
    return (
        f":material/directions_walk: {first} there between **{early:%H:%M}** and **{late:%H:%M}**{unknown}",
    )


def _their_clock(start: datetime, person: Person | None) -> str:
    if not person or not person.time_zone or person.time_zone == session.zone().key:
        return ""
    theirs = start.astimezone(ZoneInfo(person.time_zone))
    if theirs.utcoffset() == start.astimezone(session.zone()).utcoffset():
        return ""
    return f", which is {theirs:%H:%M} for them ({plain(person.time_zone)})"


def _readiness(talk: Conversation, person: Person | None, shelves: Shelves, now: datetime) -> None:
    found = readiness(talk, person, shelves.settings, now=now)
    musts = sum(1 for item in found.items if item.must and not item.done)
    state = "ready" if found.ready else f"{count(musts, 'must is', 'musts are')} still open"
    st.progress(found.percent / 100, text=f"{found.percent} % prepared, {state}")


def _buttons(talk: Conversation, *, near: bool) -> None:
    prepare = partial(session.leave_for, "prepare", talk.id)
    with st.container(horizontal=True):
        if near:
            begin = partial(session.leave_for, "conversation", talk.id)
            notices.button("Go to the conversation", begin, key="next.begin", primary=True)
        notices.button("Prepare", prepare, key="next.prepare", primary=not near)
