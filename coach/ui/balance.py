"""What came from whom and what went back: the two sides of each acquaintance, and every piece of advice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records.reflection import Advice, AdviceState
from coach.rules import giving
from coach.rules.phrases import ago, listed
from coach.ui import fields, notices, session
from coach.ui.why import why
from coach.ui.words import count, day, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.records import Conversation, Shelves
    from coach.rules.giving import Given, Received

_SHOWN = 12
_WAITING = (AdviceState.TO_TRY, AdviceState.DOING)
_OPEN = "advice that is open"
_NO_DAY = "on a day nobody noted"


def gentle(shelves: Shelves, *, today: date) -> None:
    """The oldest favour that nothing came back for, as a suggestion and not as a debt (advice 5b)."""
    oldest = giving.oldest_unreturned(shelves, today=today)
    if oldest is None or oldest.promised:
        return
    name = shelves.name_of(oldest.person_id)
    with st.container(key="gentle", gap="xsmall"):
        st.markdown(
            f"{plain(name)} gave you {plain(_favour(oldest.favour))} {ago(oldest.since, today)}. "
            "Five minutes of yours would be a fine return."
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            notices.button("See ideas", partial(session.choose, oldest.person_id), key="see-ideas")
            why("5b", key="gentle")


def _favour(favour: Received) -> str:
    return "a piece of advice" if favour.kind == "advice" else favour.what


def everybody(shelves: Shelves) -> None:
    """Two lines a person, what came and what went back; those who gave the most minutes first."""
    sides = _sides(shelves)
    names = {person.id: person.title for person in shelves.people}
    told = sorted(
        ((names[one], both) for one, both in sides.items() if one in names),
        key=lambda pair: (-pair[1].minutes, pair[0]),
    )
    for name, both in told[:_SHOWN]:
        _line(name, both)
    if len(told) > _SHOWN:
        st.caption(f"And {count(len(told) - _SHOWN, 'person', 'people')} more; choose one above.")
    if not told:
        st.text("As soon as you have talked with somebody, what they gave you stands here by itself.")


@dataclass(slots=True)
class _Sides:
    """What one person gave and got, in numbers; minutes that nobody noted are not counted."""

    minutes: int = 0
    advice: int = 0
    introductions: int = 0
    given: int = 0
    promised: int = 0


def _sides(shelves: Shelves) -> dict[str, _Sides]:
    """Both sides of everybody of whom anything is noted."""
    found: dict[str, _Sides] = defaultdict(_Sides)
    for favour in giving.received(shelves):
        both = found[favour.person_id]
        both.minutes += favour.minutes or 0
        both.advice += favour.kind == "advice"
        both.introductions += favour.kind == "introduction"
    for gift in giving.given(shelves):
        found[gift.person_id].given += 1
    for action in giving.promised(shelves):
        found[action.person].promised += 1
    return found


def _line(name: str, both: _Sides) -> None:
    came = [
        count(both.minutes, "minute") if both.minutes else "",
        count(both.advice, "piece of advice", "pieces of advice") if both.advice else "",
        count(both.introductions, "introduction") if both.introductions else "",
    ]
    went = [
        count(both.given, "thing") if both.given else "",
        f"{both.promised} promised" if both.promised else "",
    ]
    with st.container(gap=None):
        st.markdown(f"**{plain(name)}**")
        st.text(f"Gave you {listed([one for one in came if one]) or 'nothing that is noted'}")
        if any(went):
            st.text(f"You gave {listed([one for one in went if one])}")


def with_one(shelves: Shelves, person_id: str) -> None:
    """Everything that came from one person and everything that went back, the latest first."""
    name = plain(shelves.name_of(person_id))
    _list(f"{name} gave you", giving.received(shelves, person_id), "Nothing is noted yet.")
    _list("You gave", giving.given(shelves, person_id), "A small thing is enough, whenever one fits.")
    page = {"id": person_id}
    st.page_link("people.py", label=f"Everything about {name}", query_params=page, icon=":material/person:")


def _list(title: str, entries: Sequence[Received | Given], nothing: str) -> None:
    st.markdown(f"**{title}**")
    for one in sorted(entries, key=lambda entry: str(entry.when or ""), reverse=True):
        st.text(f"{one.what}, {day(one.when) if one.when else _NO_DAY}")
    if not entries:
        st.text(nothing)


def advice_list(shelves: Shelves, person_id: str) -> None:
    """Every piece of advice with who gave it and what became of it (advice 5a)."""
    pieces = [
        (talk, one)
        for talk in sorted(shelves.conversations, key=lambda entry: str(entry.start or ""), reverse=True)
        for one in talk.reflection.advice
        if person_id in ("", talk.person)
    ]
    shown = _state_filter() if pieces else None
    for state in [shown] if shown else AdviceState:
        held = [(talk, one) for talk, one in pieces if one.state is state]
        if held and (shown or state in _WAITING):
            st.markdown(f"**{state.label}**")
            _pieces(held, shelves)
        elif held:
            with st.expander(f"{state.label} ({len(held)})", key=f"advice.{state}"):
                _pieces(held, shelves)
    if shown and all(one.state is not shown for _, one in pieces):
        st.text("No advice is there.")
    if not pieces:
        st.text("The advice you note when you reflect on a conversation is kept here.")
    why("5a", "6c", key="advice")


def _state_filter() -> AdviceState | None:
    """Only the advice in one state, if one is chosen."""
    return st.pills(
        "What became of it", list(AdviceState), format_func=lambda one: one.label, key="advice state"
    )


def _pieces(held: Sequence[tuple[Conversation, Advice]], shelves: Shelves) -> None:
    for talk, one in held[:_SHOWN]:
        _advice(talk, one, shelves)
    if len(held) > _SHOWN:
        st.caption(f"{len(held) - _SHOWN} older ones; choose a person to see theirs.")


def _advice(talk: Conversation, advice: Advice, shelves: Shelves) -> None:
    key = f"{talk.id}.{advice.id}"
    with st.container(key=f"advice.{key}", gap="xsmall"):
        st.text(advice.text)
        when = f", {day(talk.start.date())}" if talk.start else ""
        why = f". {advice.why}" if advice.why else ""
        st.caption(plain(f"From {shelves.name_of(talk.person)}{when}{why}"))
        if st.session_state.get(_OPEN) != key:
            notices.button("What became of it", partial(_open, key), key=f"became.{key}", quiet=True)
            return
        maker = fields.Maker(talk.id, f"advice-{advice.id}", advice)
        maker.ask("state", "why")
        with st.container(horizontal=True, vertical_alignment="center"):
            keep = partial(maker.add, partial(_keep, talk, advice.id))
            notices.button("Keep", keep, key=f"keep.{key}")
            notices.button("Close", partial(_open, ""), key=f"close.{key}", quiet=True)


def _open(key: str) -> None:
    """Which piece of advice is open for an answer."""
    st.session_state[_OPEN] = key


def _keep(talk: Conversation, advice_id: str, told: Advice) -> None:
    today = session.today()

    def became(one: Advice) -> Advice:
        if one.id != advice_id:
            return one
        since = one.state_since if one.state is told.state else today
        return one.but(state=told.state, why=told.why, state_since=since)

    def changed(now: Conversation) -> Conversation:
        rows = tuple(became(one) for one in now.reflection.advice)
        return now.but(reflection=now.reflection.but(advice=rows))

    fields.change(talk, changed, said="Noted")
    _open("")
