"""What stands right below the clock, one thing at a time: the target, the asks, minutes, or times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.rules import timing
from coach.rules.introductions import asking_allowed
from coach.ui import asking, session, stamping, talking, waiting

if TYPE_CHECKING:
    from coach.records import Conversation, Shelves
    from coach.ui.entries import Listing
    from coach.ui.fields import Form

_ASKING: Final = "asking"
_OFFERS: Final = "offers"
_MORE: Final = "more"
_TIMES: Final = "times"


def draw(form: Form, typed: Conversation, shelves: Shelves, entries: Listing[Conversation]) -> None:
    """One press opens a thing and closes the other; what is closed costs the page nothing.

    The place has its height from the start (see assets/app.css): asks that open by themselves move nothing.
    """
    allowed = asking_allowed(shelves.person(typed.person))
    key = f"{typed.id}.beside"
    due = allowed and _due(typed)
    if due:
        _open_once(key)
    titles = _titles(typed, allowed=allowed, due=due)
    with st.container(key="beside"):
        chosen = st.pills(
            "Below the clock",
            list(titles),
            format_func=titles.__getitem__,
            key=key,
            label_visibility="collapsed",
            on_change=_by_hand,
            args=(key,),
        )
        if chosen == _ASKING:
            answered = asking.card(form, typed, shelves)
            if answered or not st.session_state.get(f"{key} came"):
                asking.named(typed, shelves, entries)
        elif chosen == _OFFERS:
            asking.introductions(typed, shelves, entries)
        elif chosen == _MORE:
            stamping.offered(typed)
        elif chosen == _TIMES:
            stamping.noted(typed)
            talking.disturbed(form, typed)
        else:
            waiting.target(typed)


def _titles(typed: Conversation, *, allowed: bool, due: bool) -> dict[str, str]:
    given = typed.times.offered.minutes
    asks = "Time to ask" if due else "Introductions"
    return {
        **({_ASKING: asks} if allowed else {_OFFERS: "Their offers"}),
        _MORE: f"{given} more minutes" if given else "More minutes",
        _TIMES: "Times",
    }


def _due(typed: Conversation) -> bool:
    """Whether the minutes for the asks have come and nothing is decided yet (advice 3h, 4a)."""
    return typed.asking.decision is None and timing.asks_have_begun(typed, now=session.now())


def _open_once(key: str) -> None:
    """Open the asks by themselves, but never in place of what somebody has open and may be typing into.

    What has come by itself is no higher than its place; the rest of it follows the first press.
    """
    came = f"{key} came"
    if came not in st.session_state:
        alone = st.session_state.get(key) is None
        st.session_state[came] = alone
        if alone:
            st.session_state[key] = _ASKING


def _by_hand(key: str) -> None:
    if f"{key} came" in st.session_state:
        st.session_state[f"{key} came"] = False
