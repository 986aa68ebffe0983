"""What stands below the pads, one thing at a time: the asks when their time has come, minutes and times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.rules import timing
from coach.rules.introductions import asking_allowed
from coach.ui import asking, session, stamping, talking

if TYPE_CHECKING:
    from coach.records import Conversation, Shelves
    from coach.ui.entries import Listing
    from coach.ui.fields import Form

_ASKING: Final = "asking"
_MORE: Final = "more"
_TIMES: Final = "times"


def draw(form: Form, typed: Conversation, shelves: Shelves, entries: Listing[Conversation]) -> None:
    """One press opens a thing and closes the other; what is closed costs the page nothing."""
    allowed = asking_allowed(shelves.person(typed.person))
    given = typed.times.offered.minutes
    titles = {
        _ASKING: "Asking for introductions" if allowed else asking.OFFERED,
        _MORE: f"They offered {given} more minutes" if given else "They offered more minutes",
        _TIMES: "Times and disturbances",
    }
    key = f"{typed.id}.beside"
    if allowed:
        _open_in_time(typed, key)
    chosen = st.pills(
        "Beside your notes",
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        label_visibility="collapsed",
    )
    if chosen == _ASKING:
        asking.card(form, typed, shelves)
        asking.introductions(typed, shelves, entries)
    elif chosen == _MORE:
        stamping.offered(typed)
    elif chosen == _TIMES:
        stamping.noted(typed)
        talking.disturbed(form, typed)


def _open_in_time(typed: Conversation, key: str) -> None:
    """Open the asks once, when the last minutes begin, unless it is decided already (advice 3h, 4a)."""
    came = f"{key} came"
    if came in st.session_state or typed.asking.decision is not None:
        return
    if timing.asks_have_begun(typed, now=session.now()):
        st.session_state[came] = True
        st.session_state[key] = _ASKING
