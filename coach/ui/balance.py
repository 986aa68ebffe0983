"""What came from whom and what went back: the two sides of each acquaintance, and every piece of advice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records.reflection import Advice, AdviceState
from coach.rules import giving
from coach.rules.phrases import ago
from coach.ui import fields, notices, session
from coach.ui.words import count, day, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.records import Conversation, Shelves
    from coach.rules.giving import Given, Received

_NO_DAY = "on a day nobody noted"


def gentle(shelves: Shelves, *, today: date) -> None:
    """The oldest favour that nothing came back for, as a suggestion and not as a debt (advice 5b)."""
    oldest = giving.oldest_unreturned(shelves, today=today)
    if oldest is None or oldest.promised:
        return
    name = shelves.name_of(oldest.person_id)
    with st.container(horizontal=True, vertical_alignment="center", key="gentle"):
        st.markdown(
            f"{plain(name)} gave you {plain(_favour(oldest.favour))} {ago(oldest.since, today)}. "
            "Five minutes of yours would be a fine return.",
            width="stretch",
        )
        notices.button("See ideas", partial(session.choose, oldest.person_id), key="see-ideas")


def _favour(favour: Received) -> str:
    return "a piece of advice" if favour.kind == "advice" else favour.what


def everybody(shelves: Shelves) -> None:
    """One line a person: what was received and what was given, those with most received first."""
    rows = [_line(person.id, shelves) for person in shelves.people]
    told = [row for row in rows if any(value for name, value in row.items() if name != "Person")]
    if not told:
        st.text("As soon as you have talked with somebody, what they gave you stands here by itself.")
        return
    told.sort(key=lambda row: (-int(row["Minutes"] or 0), str(row["Person"])))
    st.dataframe(
        told,
        hide_index=True,
        key="balance",
        alt="For each person: minutes, advice and introductions received, and what was given and promised",
    )
    st.caption(
        "Received is filled in by itself from the conversations you held; unknown minutes are left empty."
    )


def _line(person_id: str, shelves: Shelves) -> dict[str, str | int | None]:
    received = giving.received(shelves, person_id)
    minutes = [one.minutes for one in received if one.kind == "minutes" and one.minutes is not None]
    return {
        "Person": shelves.name_of(person_id),
        "Minutes": sum(minutes) if minutes else None,
        "Advice": _number(received, "advice"),
        "Introductions": _number(received, "introduction"),
        "Given": len(giving.given(shelves, person_id)) or None,
        "Promised": sum(1 for one in giving.promised(shelves) if one.person == person_id) or None,
    }


def _number(received: Sequence[Received], kind: str) -> int | None:
    return sum(1 for one in received if one.kind == kind) or None


def with_one(shelves: Shelves, person_id: str) -> None:
    """Everything that came from one person and everything that went back, the latest first."""
    name = plain(shelves.name_of(person_id))
    _list(f"{name} gave you", giving.received(shelves, person_id), "Nothing is noted yet.")
    _list("You gave", giving.given(shelves, person_id), "Nothing yet. A small thing is enough.")
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
    for state in AdviceState:
        held = [(talk, one) for talk, one in pieces if one.state is state]
        if held:
            st.markdown(f"**{state.label}** · {count(len(held), 'piece')}")
        for talk, one in held:
            _advice(talk, one, shelves)
    if not pieces:
        st.text("The advice you note when you reflect on a conversation is kept here.")


def _advice(talk: Conversation, advice: Advice, shelves: Shelves) -> None:
    with st.container(key=f"advice.{talk.id}.{advice.id}", gap="xsmall"):
        st.text(advice.text)
        when = f", {day(talk.start.date())}" if talk.start else ""
        why = f". {advice.why}" if advice.why else ""
        st.caption(plain(f"From {shelves.name_of(talk.person)}{when}{why}"))
        with st.popover("What became of it", type="tertiary", key=f"became.{talk.id}.{advice.id}"):
            maker = fields.Maker(talk.id, f"advice-{advice.id}", advice)
            maker.ask("state", "why")
            keep = partial(maker.add, partial(_keep, talk, advice.id))
            notices.button("Keep", keep, key=f"keep.{talk.id}.{advice.id}")


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
