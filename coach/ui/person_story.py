"""What has gone between the user and a person: talks, introductions both ways, received and given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records import Conversation, new_id
from coach.rules import giving, introductions
from coach.rules import people as knowing
from coach.ui import ledger, notices, session
from coach.ui.words import count, day, moment, plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.records import Person, Shelves


def found(shelves: Shelves, typed: str) -> tuple[Person, ...]:
    """The people that the typed letters mean, those talked with last on top."""
    return knowing.latest_first(knowing.matching(shelves.people, typed), shelves)


def card(person: Person, shelves: Shelves, *, today: date) -> None:
    """A person in a list: the name, what they do, and when the two last talked."""
    last = knowing.last_talk(person.id, shelves)
    ahead = knowing.next_talk(person.id, shelves, now=session.now())
    told = [person.described] if person.described else []
    if ahead and ahead.start:
        told.append(f"next: {day(ahead.start.date())}")
    elif last:
        told.append(f"last talked {_when(last, today)}")
    with st.container(gap=None):
        st.markdown(f"**{plain(person.title)}**")
        st.caption(plain(" · ".join(told)) if told else "Nothing noted yet")


def _when(talk: Conversation, today: date) -> str:
    held = talk.times.started.at or talk.start
    if held is None:
        return "on a day nobody noted"
    days = (today - held.date()).days
    return "today" if days <= 0 else f"{count(days, 'day')} ago" if days < 60 else f"{days // 30} months ago"


def together(person: Person, shelves: Shelves) -> None:
    """Everything between the two, most recent first, with the way to the next conversation."""
    _talks(person, shelves)
    _introductions(person, shelves)
    _give_and_take(person, shelves)


def wished(person: Person) -> None:
    """Their wish, where it narrows what may be asked for, above everything else about them (advice 4b)."""
    permission = introductions.may_ask(person)
    if not permission.allowed:
        st.info(plain(permission.reason), icon=":material/do_not_disturb_on:")
    elif permission.only_through_them:
        st.info(plain(permission.reason), icon=":material/forward:")


def _talks(person: Person, shelves: Shelves) -> None:
    talks = sorted(shelves.with_person(person.id), key=lambda talk: str(talk.start or ""), reverse=True)
    st.markdown("**Conversations**")
    if not talks:
        st.text("None yet.")
    for talk in talks:
        label = f"{moment(talk.start)}, {talk.mode}, {talk.status}"
        page = "reflect.py" if talk.held else "prepare.py"
        st.page_link(page, label=plain(label), query_params={"id": talk.id}, icon=":material/forum:")
    plan = partial(session.leave_for, "prepare", new_id("cv"), person=person.id)
    notices.button("Plan a conversation", plan, key=f"plan.{person.id}", primary=True)


def _introductions(person: Person, shelves: Shelves) -> None:
    entries = introductions.ledger(shelves)
    through_them = [one for one in entries if one.conversation.person == person.id]
    to_them = [one for one in entries if one.introduction.person == person.id]
    introducer = shelves.person(person.introduced_by)
    led_to = [one for one in shelves.people if one.introduced_by == person.id]
    if not (through_them or to_them or introducer or led_to):
        return
    st.markdown("**Introductions**")
    if introducer:
        _link(introducer, f"{introducer.title} introduced you")
    elif to_them and to_them[0].person:
        _link(to_them[0].person, f"{to_them[0].person.title} put you in touch")
    ledger.through(through_them, shelves)
    for other in led_to:
        _link(other, f"Led you to {other.title}")


def _link(person: Person, label: str) -> None:
    st.page_link("people.py", label=plain(label), query_params={"id": person.id}, icon=":material/person:")


def _since(since: date | None) -> str:
    return f", {day(since)}" if since else ""


def _give_and_take(person: Person, shelves: Shelves) -> None:
    received, given = giving.received(shelves, person.id), giving.given(shelves, person.id)
    promised = [action for action in giving.promised(shelves) if action.person == person.id]
    if not (received or given or promised):
        return
    _list("Received", ((one.when, one.what) for one in received))
    _list("Given", ((one.when, one.what) for one in given))
    _list("Promised", ((one.due, one.title) for one in promised))


def _list(title: str, entries: Iterable[tuple[date | None, str]]) -> None:
    entries = sorted(entries, key=lambda entry: str(entry[0] or ""), reverse=True)
    if not entries:
        return
    with st.expander(f"{title} ({len(entries)})"):
        for when, what in entries:
            st.text(f"{what}{_since(when)}")
