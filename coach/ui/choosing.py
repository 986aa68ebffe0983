"""Which conversation a page is about: the one in the address, else the one that is most likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.records.conversation import Status
from coach.rules import upcoming
from coach.rules.timing import minutes_between, over_at
from coach.ui import arriving, session
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from coach.records import Conversation, Shelves

_OPEN = (Status.IDEA, Status.REQUESTED, Status.SCHEDULED)
_UNDER_WAY_HOURS = 12


def to_prepare(shelves: Shelves, *, now: datetime) -> tuple[Conversation, ...]:
    """Those that are still to come: the next one first, then those without a time, then those gone by.

    One that has begun comes last: who opens Prepare meanwhile means the next.
    """
    ahead = upcoming.ahead(shelves, now=now)
    rest = [talk for talk in shelves.conversations if talk.status in _OPEN and talk not in ahead]
    without_time = [talk for talk in rest if talk.start is None]
    gone_by = _newest_first([talk for talk in rest if talk.start])
    begun = [talk for talk in ahead if talk.held]
    return (*(talk for talk in ahead if not talk.held), *without_time, *gone_by, *begun)


def to_hold(shelves: Shelves, *, now: datetime) -> tuple[Conversation, ...]:
    """Those of the day: one that is under way first, then those that are still to come."""
    running = [talk for talk in shelves.conversations if under_way(talk, now)]
    return (*running, *(talk for talk in to_prepare(shelves, now=now) if talk not in running))


def to_reflect(shelves: Shelves, *, now: datetime) -> tuple[Conversation, ...]:
    """Those that were held: the latest without a reflection first, one that still goes on last of all."""
    held = _newest_first([talk for talk in shelves.conversations if talk.held])
    going_on = upcoming.ahead(shelves, now=now)
    return tuple(sorted(held, key=lambda talk: (talk in going_on, talk.reflection.written is not None)))


def under_way(talk: Conversation, now: datetime) -> bool:
    """Whether it has begun and not ended; one whose end nobody stamped is over after half a day."""
    since = minutes_between(talk.times.started.at, now)
    return talk.times.ended.at is None and since is not None and 0 <= since < _UNDER_WAY_HOURS * 60


def current(options: Sequence[Conversation], shelves: Shelves) -> Conversation | None:
    """The conversation in the address, else the first of those that may be meant, or None."""
    return shelves.conversation(session.chosen("cv")) or next(iter(options), None)


def entitle(conversation: Conversation, shelves: Shelves, *, draw: Callable[..., object] = st.title) -> None:
    """With whom and when, as the page's title, or as `draw` puts it."""
    draw(plain(shelves.name_of(conversation.person)), anchor=False)
    st.caption(plain(arriving.line(conversation, now=session.now())))


def heading(
    conversation: Conversation, options: Sequence[Conversation], shelves: Shelves, *, key: str
) -> None:
    """With whom and when, below the page's title, and the way to another conversation, if any."""
    entitle(conversation, shelves, draw=st.header)
    switch(conversation, options, shelves, key)


def switch(conversation: Conversation, options: Sequence[Conversation], shelves: Shelves, key: str) -> None:
    """The way to another conversation, where there is one; the list is put together when it is opened."""
    if others(conversation, options):
        with st.popover(
            "Another conversation", type="tertiary", key=f"{key}.switch", on_change="rerun"
        ) as opened:
            if opened.open:
                pick(conversation, options, shelves, key)


def others(conversation: Conversation, options: Sequence[Conversation]) -> list[Conversation]:
    """Those that may be meant beside the one that is shown."""
    return [talk for talk in options if talk.id != conversation.id]


def pick(conversation: Conversation, options: Sequence[Conversation], shelves: Shelves, key: str) -> None:
    """The choice of another conversation."""
    titles = {talk.id: described(talk, shelves) for talk in others(conversation, options)}
    st.selectbox(
        "Which one?",
        list(titles),
        format_func=titles.__getitem__,
        index=None,
        placeholder="Name or day",
        key=key,
        on_change=_choose,
        args=(key,),
    )


def described(conversation: Conversation, shelves: Shelves) -> str:
    """A conversation in a list: `Ada Okafor, Tue 20 January 14:30, scheduled`."""
    start = conversation.start and conversation.start.astimezone(arriving.own_zone(conversation))
    when = f"{start:%a} {start.day} {start:%B %Y} {start:%H:%M}" if start else "no time yet"
    return f"{shelves.name_of(conversation.person)} · {when} · {conversation.status}"


def _choose(key: str) -> None:
    session.choose(st.session_state.pop(key) or "")
    st.session_state[f"{key}.switch"] = False


def _newest_first(talks: Sequence[Conversation]) -> list[Conversation]:
    def key(talk: Conversation) -> tuple[float, str]:
        over = over_at(talk) or talk.created
        return (over.timestamp() if over else 0.0, talk.id)

    return sorted(talks, key=key, reverse=True)
