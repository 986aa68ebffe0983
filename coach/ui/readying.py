"""How ready a conversation is, what is missing and where to do it, and the checklist of its mode."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.rules.readiness import readiness
from coach.ui import fields, notices, session
from coach.ui.why import why
from coach.ui.words import count, day

if TYPE_CHECKING:
    from coach.records import Conversation, Shelves
    from coach.rules.readiness import Item, Readiness

SECTIONS: Final = {
    "when": "When",
    "research": "Research",
    "target": "Target",
    "questions": "Questions",
    "opening": "Opening",
    "check": "Check",
}
"""The parts of preparing, in the order in which a person can take them."""

_WHERE: Final = {
    **dict.fromkeys(
        ("time_set", "goal", "place_known", "travel_noted", "line_chosen", "landline", "time_zones"), "when"
    ),
    "research": "research",
    **dict.fromkeys(("target", "target_sign"), "target"),
    **dict.fromkeys(("questions", "questions_open", "fits"), "questions"),
    **dict.fromkeys(("name_spoken", "introduction_ready", "recent_fact", "opening_line"), "opening"),
}


def found(typed: Conversation, shelves: Shelves) -> Readiness:
    """How ready it is, as it stands with what was typed."""
    person = shelves.person(typed.person)
    return readiness(typed, person, shelves.settings, now=session.now())


def bar(ready: Readiness) -> None:
    """The bar with its percentage, and what is missing, each a press away from where it is done."""
    musts = [item for item in ready.items if item.must and not item.done]
    nice = [item for item in ready.items if not item.must and not item.done]
    words = "Ready. What must be in place is in place." if ready.ready else _still(musts)
    st.progress(ready.percent / 100, text=f"{words} {ready.percent} %")
    if not musts and not nice:
        return
    if ready.by:
        by = ready.by.astimezone(session.zone())
        when = "It was to be in place by" if (ready.minutes_left or 0) < 0 else "Have it in place by"
        st.caption(f"{when} {day(by.date())}, {by:%H:%M}: {ready.until}")
    with st.expander(_missing(musts, nice), key="readiness.missing"):
        with st.container(gap="xxsmall", key="readiness.links"):
            for item in musts:
                _link(item, key="missing")
            if nice:
                st.caption("Nice to have")
            for item in nice:
                _link(item, key="missing")
        why("2a", key="readiness")


def section(ready: Readiness) -> str:
    """Draw the choice of a part; open is the one in the address, else the first with a must missing."""
    missing = [item for item in ready.items if item.must and not item.done]
    first = next((name for name in SECTIONS if any(_part(item) == name for item in missing)), "check")
    named = str(st.query_params.get("section", ""))
    current = named if named in SECTIONS else first
    session.show("prepare.section", current)
    st.segmented_control(
        "Part of preparing", list(SECTIONS), format_func=SECTIONS.__getitem__, key="prepare.section",
        required=True, on_change=_turn, label_visibility="collapsed",
    )  # fmt: skip
    return current


def following(current: str) -> str:
    """The part after this one; empty after the last."""
    names = list(SECTIONS)
    place = names.index(current) + 1
    return names[place] if place < len(names) else ""


def open_section(name: str) -> None:
    """Turn to a part of preparing."""
    st.query_params["section"] = name


def checklist(conversation: Conversation, ready: Readiness) -> None:
    """The items of the mode: those to tick, and those that the coach sees in what was written."""
    for must, heading in ((True, "Must be in place"), (False, "Nice to have")):
        items = sorted((item for item in ready.items if item.must is must), key=lambda item: item.done)
        if not items:
            continue
        st.markdown(f"**{heading}**")
        with st.container(gap="xxsmall", key=f"checklist.{heading}"):
            for item in items:
                by_hand = item.ticked and item.done is (item.id in conversation.preparation.checked)
                if by_hand:
                    _tick(conversation, item)
                elif item.done:
                    st.markdown(f":green[:material/check:] :small[{item.label}]", help=item.why)
                else:
                    _link(item, key="do")


def last_checks(conversation: Conversation, ready: Readiness) -> None:
    """What must be in place and only the person can see, to tick off just before (advice 3e, 3f)."""
    items = {item.id: item for item in ready.items if item.must and item.ticked}
    if items:
        key = f"{conversation.id}.last.checks"
        session.show(key, [name for name, item in items.items() if item.done])
        st.pills(
            "Last checks", list(items), format_func=lambda name: items[name].label, selection_mode="multi",
            key=key, on_change=_tick_off, args=(conversation, list(items), key),
        )  # fmt: skip


def _tick_off(conversation: Conversation, among: list[str], key: str) -> None:
    done = [name for name in among if name in st.session_state[key]]

    def ticked(current: Conversation) -> Conversation:
        others = (one for one in current.preparation.checked if one not in among)
        return current.but(preparation=current.preparation.but(checked=(*others, *done)))

    with notices.speaking():
        fields.change(conversation, ticked)


def _tick(conversation: Conversation, item: Item) -> None:
    key = f"{conversation.id}.checked.{item.id}"
    session.show(key, item.done)
    st.checkbox(item.label, key=key, help=item.why, on_change=_toggle, args=(conversation, item.id, key))


def _toggle(conversation: Conversation, item_id: str, key: str) -> None:
    wanted = bool(st.session_state[key])

    def ticked(current: Conversation) -> Conversation:
        others = tuple(one for one in current.preparation.checked if one != item_id)
        checked = (*others, item_id) if wanted else others
        return current.but(preparation=current.preparation.but(checked=checked))

    with notices.speaking():
        fields.change(conversation, ticked)


def _link(item: Item, *, key: str) -> None:
    deed = partial(open_section, _part(item))
    icon = ":material/arrow_forward:"
    notices.button(item.label, deed, key=f"{key}.{item.id}", quiet=True, icon=icon, help=item.why)


def _part(item: Item) -> str:
    return _WHERE.get(item.id, "check")


def _still(musts: list[Item]) -> str:
    return f"{count(len(musts), 'thing')} must still be done."


def _missing(musts: list[Item], nice: list[Item]) -> str:
    if musts:
        return f"Still to do: {musts[0].label.lower()}" + (f" and {len(musts) - 1} more" if musts[1:] else "")
    return f"{count(len(nice), 'thing')} would be nice to have"


def _turn() -> None:
    open_section(st.session_state["prepare.section"])
