"""When to leave, to arrive or to dial, said in words and in every time zone that counts (advice 3a, 3d)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import streamlit as st

from coach.rules import clocks, timing, upcoming
from coach.ui import session
from coach.ui.why import why
from coach.ui.words import count, day, plain

if TYPE_CHECKING:
    from datetime import datetime

    from coach.records import Conversation, Person, Settings


def zone_of(conversation: Conversation, typed: str = "") -> ZoneInfo:
    """The time zone of the meeting; the person's own where none is named."""
    name = typed or conversation.time_zone
    return ZoneInfo(name) if name else session.zone()


def own_zone(conversation: Conversation) -> ZoneInfo:
    """The zone of the clock that the person looks at."""
    return clocks.at_hand(conversation, session.zone())


def line(conversation: Conversation, *, now: datetime) -> str:
    """Day, time, length and way of a conversation in one line; on a call in one's own time, then theirs."""
    start = conversation.start
    if start is None:
        return f"No time yet · {conversation.mode}"
    local, there = start.astimezone(own_zone(conversation)), start.astimezone(zone_of(conversation))
    theirs = (
        ""
        if local.utcoffset() == there.utcoffset()
        else f" ({there:%H:%M} in {clocks.city(zone_of(conversation))})"
    )
    parts = [f"{day(local.date())}, {local:%H:%M}{theirs}"]
    if start > now and conversation.times.started.at is None:
        parts.append(upcoming.how_soon(conversation, now=now))
    if conversation.allotted_minutes:
        parts.append(count(conversation.allotted_minutes, "minute"))
    return " · ".join([*parts, conversation.mode.value])


def clock_times(conversation: Conversation, person: Person | None) -> tuple[str, ...]:
    """The start on every clock that counts, the user's own first: `14:00 in Berlin`."""
    return clocks.start_times(conversation, person, session.zone())


def draw(conversation: Conversation, person: Person | None, settings: Settings) -> None:
    """Say when to leave and to arrive, or when to dial; what is missing for it is said instead."""
    said: tuple[str, ...]
    if conversation.start is None:
        said = (_quiet("Set the day and the time, and you will see here when to be ready."),)
    elif conversation.mode.call:
        said = _call(conversation, person)
    else:
        said = _journey(conversation, settings)
    if said:
        st.markdown("  \n".join(said))
    why("3d" if conversation.mode.call else "3a", key=f"arriving.{conversation.id}")


def _quiet(words: str) -> str:
    return f":small[{words}]"


def _call(conversation: Conversation, person: Person | None) -> tuple[str, ...]:
    verb = "Call" if conversation.mode.value == "phone" else "Open the link"
    times = plain(" · ".join(clock_times(conversation, person)))
    return f"**{verb} at {times}**", _quiet("On the minute: on a call, early earns nothing.")


def _journey(conversation: Conversation, settings: Settings) -> tuple[str, ...]:
    zone = zone_of(conversation)
    leave = timing.leave_by(conversation, settings)
    between = timing.arrive_between(conversation, settings)
    said: tuple[str, ...]
    if leave is None:
        said = (_quiet("Note how long the way takes, and you will see here when to leave."),)
    elif leave < session.now():
        said = _late(conversation, leave.astimezone(zone), between)
    else:
        said = (f"**Leave by {leave.astimezone(zone):%H:%M}**",)
    if not between:
        return said
    first, last = (moment.astimezone(zone) for moment in between)
    there = f"To be there between {first:%H:%M} and {last:%H:%M}, with a moment to collect your thoughts."
    return *said, _quiet(there)


def _late(
    conversation: Conversation, leave: datetime, between: tuple[datetime, datetime] | None
) -> tuple[str, ...]:
    """The time to leave has passed: whoever would be late had best say so now."""
    if conversation.times.arrived.at is not None:
        return ()
    there = (session.now() + timedelta(minutes=conversation.travel_minutes or 0)).astimezone(leave.tzinfo)
    in_time = between is not None and there <= between[1]
    then = (
        ", still in time."
        if in_time
        else ". If that is late, tell them now, with the time you will be there."
    )
    meant = f"You meant to leave by {leave:%H:%M}. Leaving now, you would be there at {there:%H:%M}{then}"
    return "**It is time to be on your way**", _quiet(meant)
