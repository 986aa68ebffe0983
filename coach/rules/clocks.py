"""What time is it then, on every clock that counts?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

    from coach.records.conversation import Conversation
    from coach.records.person import Person


def city(zone: ZoneInfo) -> str:
    """What a time zone is called in a sentence: `Berlin` for Europe/Berlin."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def at_hand(conversation: Conversation, own: ZoneInfo) -> ZoneInfo:
    """The zone of the clock that the user looks at: the own one on a call, the place's in person (3d)."""
    return own if conversation.mode.call or not conversation.time_zone else ZoneInfo(conversation.time_zone)


def start_times(conversation: Conversation, person: Person | None, own: ZoneInfo) -> tuple[str, ...]:
    """The start on every clock that counts, the user's own first: `14:00 in Berlin` (advice 3d)."""
    if conversation.start is None:
        return ()
    said = [f"{conversation.start.astimezone(own):%H:%M} in {city(own)}"]
    theirs = person.time_zone if person else ""
    for name, whose in ((conversation.time_zone, ""), (theirs, f" ({person.title})" if person else "")):
        if name and _differs(conversation.start, ZoneInfo(name), own):
            text = f"{conversation.start.astimezone(ZoneInfo(name)):%H:%M} in {city(ZoneInfo(name))}"
            if not any(one.startswith(text) for one in said):
                said.append(text + whose)
    return tuple(said)


def _differs(moment: datetime, one: ZoneInfo, other: ZoneInfo) -> bool:
    return moment.astimezone(one).utcoffset() != moment.astimezone(other).utcoffset()
