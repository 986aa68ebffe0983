"""The settings of a notebook: what holds for all its records."""

from __future__ import annotations

from typing import Annotated, ClassVar

from coach.records.record import Record, Row, field
from coach.records.shapes import ROWS, Day, Line, Minutes, Text, Zone


class Snooze(Row):
    """A thing on Today that the person does not want to hear of before a day."""

    row_prefix: ClassVar[str] = "sn"
    about: Line = field("What", "What Today leaves out until then.")
    until: Day = field("Until", default=None)


class Settings(Record):
    """What holds for the whole notebook; kept in `notebook.yaml`."""

    kind: ClassVar[str] = "settings"
    prefix: ClassVar[str] = "se"

    name: Line = field("Your name", "For the drafts of your messages.", example="Sam Rivera")
    time_zone: Zone = field(
        "Your time zone", "Taken from your browser where it is empty.", default="", example="Europe/Berlin"
    )
    introduction: Text = field(
        "Your thirty-second introduction", "Who you are and what you are after.", advice="3c"
    )
    early_from: Minutes = field(
        "Arrive at the earliest … minutes before",
        "In person; earlier than this can be a burden.",
        default=10,
        advice="3a",
    )
    early_to: Minutes = field(
        "Arrive at the latest … minutes before",
        "In person; a few minutes to collect your thoughts.",
        default=3,
        advice="3a",
    )
    buffer_minutes: Minutes = field(
        "Buffer on the way, in minutes",
        "Added to every journey, for the things that go wrong.",
        default=10,
        advice="3a",
    )
    allotted_minutes: Minutes = field(
        "Usual length, in minutes", "What you usually ask for.", default=30, advice="3h"
    )
    snoozed: Annotated[tuple[Snooze, ...], ROWS] = field("Not now", default=())

    @property
    def title(self) -> str:
        """What the settings are called in a list."""
        return "Settings"
