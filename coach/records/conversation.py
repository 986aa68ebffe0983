"""A conversation: one informational interview, planned, held and reflected on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final

from coach.records.preparation import Preparation
from coach.records.record import Part, Record, Row, field
from coach.records.reflection import Reflection
from coach.records.shapes import (
    PART,
    ROWS,
    Choice,
    Count,
    Day,
    Line,
    Lines,
    Minutes,
    Moment,
    OneOf,
    Perhaps,
    Reference,
    Text,
    Zone,
)


class Status(Choice):
    """How far a conversation has come."""

    IDEA = "idea"
    REQUESTED = "requested"
    SCHEDULED = "scheduled"
    HELD = "held"
    CANCELLED = "cancelled"
    MISSED_BY_ME = "missed by me"
    MISSED_BY_THEM = "missed by them"


OFF: Final = (Status.CANCELLED, Status.MISSED_BY_THEM, Status.MISSED_BY_ME)
"""How a conversation can have come to nothing."""


class Mode(Choice):
    """How two people meet."""

    IN_PERSON = "in person"
    PHONE = "phone"
    VIDEO = "video"

    @property
    def call(self) -> bool:
        """Whether it is a call, with a call's window and checklist (advice 3d to 3f)."""
        return self is not Mode.IN_PERSON


class CallLine(Choice):
    """What a call is made with (advice 3f)."""

    LANDLINE = "landline"
    SOFTPHONE = "softphone"
    WIFI = "wi-fi"
    MOBILE = "mobile"


class Known(Choice):
    """How a time is known; unknown is neither zero nor late."""

    MEASURED = "measured"
    REMEMBERED = "remembered"
    UNKNOWN = "unknown"


class Stamp(Part):
    """A moment of the conversation and how it is known."""

    at: Moment = field("When", default=None)
    known: Annotated[Known, OneOf(Known)] = field("How it is known", default=Known.UNKNOWN)


class Offered(Part):
    """Minutes that the other person offered beyond the allotted time; they are no overrun (advice 3h)."""

    minutes: Minutes = field(
        "Minutes they offered", "“We can go on for ten minutes.”", default=None, advice="3h"
    )
    known: Annotated[Known, OneOf(Known)] = field("How it is known", default=Known.UNKNOWN)


class Times(Part):
    """When the person arrived, when it began and ended, and what was offered."""

    arrived: Annotated[Stamp, PART] = field(
        "Arrived", "When you were there, or ready to dial.", default=Stamp(), advice="3a"
    )
    started: Annotated[Stamp, PART] = field("Began", "When you began to talk.", default=Stamp(), advice="3g")
    ended: Annotated[Stamp, PART] = field("Ended", "When you said goodbye.", default=Stamp(), advice="3h")
    offered: Annotated[Offered, PART] = field("Offered", default=Offered(), advice="3h")


class AskDecision(Choice):
    """Whether the user asks for introductions this time (advice 4a)."""

    ASK = "ask"
    NOT_THIS_TIME = "not this time"


class IntroductionWay(Choice):
    """How an introduction came up (advice 4d)."""

    ASKED = "asked"
    OFFERED = "offered"


class Introduction(Row):
    """One person putting the user in touch with another, from the word to the report back (advice 4c)."""

    row_prefix: ClassVar[str] = "in"
    to_whom: Line = field(
        "To whom",
        required=True,
        help="A name, or what kind of person.",
        example="the head of packaging at Marlow",
        advice="4c",
    )
    way: Annotated[IntroductionWay, OneOf(IntroductionWay)] = field(
        "How it came up", default=IntroductionWay.ASKED, advice="4d"
    )
    spoken: Day = field("Asked or offered on", default=None)
    promised: Perhaps = field("They said yes", default=None, advice="4c")
    made: Day = field("Made on", "When they put you in touch.", default=None, advice="4c")
    met: Day = field("Met on", "When you talked with them.", default=None, advice="4c")
    reported: Day = field("Reported back on", "When you told them how it went.", default=None, advice="4c")
    let_go: Day = field("Let go on", "When nothing more is expected.", default=None)
    person: Reference = field("In your notebook as", default="", advice="4c")
    note: Line = field("Note", example="will ask first, and write next week")


class Asking(Part):
    """The decision about asking for introductions, before the ask (advice 4a)."""

    decision: Annotated[AskDecision | None, OneOf(AskDecision)] = field(
        "Asking for introductions", default=None, advice="4a"
    )
    comfortable: Perhaps = field("It feels comfortable", default=None, advice="4a")
    words: Text = field(
        "What you will say", "Built from your goal; change it until it sounds like you.", advice="4c"
    )
    why_not: Line = field("Why not this time", "“Not this time” with a reason is a good answer.", advice="4a")


class Conversation(Record):
    """One informational interview."""

    kind: ClassVar[str] = "conversation"
    prefix: ClassVar[str] = "cv"

    person: Reference = field("Person", default="", required=True)
    goal: Reference = field("Goal", "Which goal does it serve?", default="", advice="6b")
    status: Annotated[Status, OneOf(Status)] = field("Status", default=Status.IDEA)
    created: Moment = field("Noted", default=None)
    requested: Day = field("Asked for on", "When you wrote to them.", default=None)
    answered: Day = field("Answered on", "When they replied.", default=None)
    followed_up: Day = field("Followed up on", "One follow-up is enough.", default=None)
    start: Moment = field(
        "Scheduled start", "Date and time, in the time zone of the meeting.", default=None, advice="3a"
    )
    time_zone: Zone = field("Time zone", "The start is meant on the clock there.", default="", advice="3d")
    allotted_minutes: Minutes = field("Allotted minutes", "What was agreed.", default=30, advice="3h")
    mode: Annotated[Mode, OneOf(Mode)] = field("Mode", default=Mode.VIDEO, advice="3d")
    place: Line = field(
        "Place",
        "Where you meet, or where you take the call.",
        example="Café Nord, by the window",
        advice="3e",
    )
    line: Annotated[CallLine | None, OneOf(CallLine)] = field(
        "Line", "A landline is best.", default=None, advice="3f"
    )
    address: Line = field("Number or link", "What you dial or open.", example="+44 20 7946 0018")
    travel_minutes: Minutes = field("Travel, in minutes", "Door to door.", default=None, advice="3a")
    buffer_minutes: Minutes = field(
        "Buffer, in minutes",
        "For what goes wrong on the way; empty for your usual.",
        default=None,
        advice="3a",
    )
    preparation: Annotated[Preparation, PART] = field("Preparation", default=Preparation())
    times: Annotated[Times, PART] = field("Times", default=Times())
    interruptions: Count = field("Interruptions", "How often were you disturbed?", default=None, advice="3e")
    dropped: Perhaps = field(
        "Dropped or unclear", "Did the line drop, or was the sound unclear?", default=None, advice="3f"
    )
    notes: Text = field("Notes", "Whatever does not belong to one question.", advice="0c")
    useful: Text = field("How can you be useful to them?", "Ask it, and note the answer.", advice="5c")
    asking: Annotated[Asking, PART] = field("Asking for introductions", default=Asking())
    introductions: Annotated[tuple[Introduction, ...], ROWS] = field("Introductions", default=(), advice="4c")
    reflection: Annotated[Reflection, PART] = field("Reflection", default=Reflection())
    thanked: Moment = field("Thank-you sent", "Within a day is best.", default=None, advice="6a")
    cancelled_why: Line = field("Why it did not take place")
    off_record: Lines = field(
        "Off the record",
        "The texts that stay out of drafts, exports and prints, such as notes.",
        default=(),
    )

    @property
    def title(self) -> str:
        """The day it is scheduled for, as far as it is known; the person's name is another record's."""
        return f"{self.start:%Y-%m-%d} {self.mode}" if self.start else f"{self.status} {self.mode}"

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.status is Status.HELD
