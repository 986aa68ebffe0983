"""Which conversation a page is about: the one in the address, else the one that is most likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.records.conversation import Status
from coach.rules import upcoming
from coach.rules.timing import minutes_between, over_at
from coach.ui import session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coach.records import Conversation, Shelves

_OPEN = (Status.IDEA, Status.REQUESTED, Status.SCHEDULED)
_UNDER_WAY_HOURS = 12


def to_prepare(shelves: Shelves, *, now: datetime) -> tuple[Conversation, ...]:
    """Those that are still to come: the next one first, then those without a time, then those gone by."""
    ahead = upcoming.ahead(shelves, now=now)
    rest = [talk for talk in shelves.conversations if talk.status in _OPEN and talk not in ahead]
    without_time = [talk for talk in rest if talk.start is None]
    return (*ahead, *without_time, *_newest_first([talk for talk in rest if talk.start]))


def to_hold(shelves: Shelves, *, now: datetime) -> tuple[Conversation, ...]:
    """Those of the day: one that is under way first, then those that are still to come."""
    running = [talk for talk in shelves.conversations if under_way(talk, now)]
    return (*running, *(talk for talk in to_prepare(shelves, now=now) if talk not in running))


def to_reflect(shelves: Shelves) -> tuple[Conversation, ...]:
    """Those that were held: the latest without a reflection first, then those that have one."""
    held = _newest_first([talk for talk in shelves.conversations if talk.held])
    return tuple(sorted(held, key=lambda talk: talk.reflection.written is not None))


def under_way(talk: Conversation, now: datetime) -> bool:
    """Whether it has begun and not ended; one whose end nobody stamped is over after half a day."""
    since = minutes_between(talk.times.started.at, now)
    return talk.times.ended.at is None and since is not None and 0 <= since < _UNDER_WAY_HOURS * 60


def pick(options: Sequence[Conversation], shelves: Shelves, *, key: str) -> Conversation | None:
    """Draw the choice where there is one; the conversation in the address, else the first, or None."""
    chosen = shelves.conversation(session.chosen("cv"))
    among = list(options) if chosen is None or chosen in options else [chosen, *options]
    current = chosen or next(iter(among), None)
    if current is not None and len(among) > 1:
        titles = {talk.id: described(talk, shelves) for talk in among}
        st.session_state[key] = current.id
        st.selectbox(
            "Which conversation?", list(titles), format_func=titles.__getitem__, key=key,
            on_change=_choose, args=(key,), label_visibility="collapsed",
        )  # fmt: skip
    return current


def described(conversation: Conversation, shelves: Shelves) -> str:
    """A conversation in a list: `Ada Okafor, Tue 20 January 14:30, scheduled`."""
    start = conversation.start
    when = f"{start:%a} {start.day} {start:%B %Y} {start:%H:%M}" if start else "no time yet"
    return f"{shelves.name_of(conversation.person)} · {when} · {conversation.status}"


def _choose(key: str) -> None:
    session.choose(st.session_state[key])


def _newest_first(talks: Sequence[Conversation]) -> list[Conversation]:
    def key(talk: Conversation) -> tuple[float, str]:
        over = over_at(talk) or talk.created
        return (over.timestamp() if over else 0.0, talk.id)

    return sorted(talks, key=key, reverse=True)
