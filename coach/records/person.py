"""A person: somebody the user talks with, or might."""

from __future__ import annotations

from typing import Annotated, ClassVar

from coach.records.record import Record, field
from coach.records.shapes import Choice, Count, Day, Line, Lines, Moment, OneOf, Reference, Text, Zone


class IntroductionWish(Choice):
    """What a person has said about being asked for introductions (advice 4b)."""

    NOT_KNOWN = "not known"
    WELCOME = "welcome"
    THROUGH_THEM = "only through them"
    DO_NOT_ASK = "please do not ask"


class Person(Record):
    """Somebody the user talks with, or might."""

    kind: ClassVar[str] = "person"
    prefix: ClassVar[str] = "pe"

    name: Line = field("Name", required=True, example="Ada Okafor")
    say_it: Line = field("How to say it", "The name as it sounds.", example="AH-dah oh-KAH-for", advice="3b")
    called: Line = field("What you call them", "In messages. Empty: their first name.", example="Ada")
    role: Line = field("Role", "What they do.", example="packaging engineer")
    organisation: Line = field("Organisation", "Where they do it.", example="Fenwick Foods")
    industry: Line = field("Industry", example="food retail")
    interests: Lines = field(
        "Interests",
        "What they care about, with commas between. Your shelf is matched to these.",
        default=(),
        example="reuse systems, cycling, school gardens",
        advice="5e",
    )
    how_known: Line = field("How you know them", example="alumni evening in March")
    links: Lines = field(
        "Links", "Pages about them, with commas between.", default=(), example="fenwick.example/team"
    )
    email: Line = field("E-mail", example="ada@fenwick.example")
    phone: Line = field("Phone", example="+44 20 7946 0018")
    other_contact: Line = field("Another way to reach them", example="messages on the alumni site")
    time_zone: Zone = field(
        "Their time zone", "For calls across zones.", default="", example="Europe/London", advice="3d"
    )
    introduced_by: Reference = field(
        "Who introduced you", "So that you can tell them how it went.", default="", advice="4a"
    )
    wish: Annotated[IntroductionWish, OneOf(IntroductionWish)] = field(
        "Their wish about introductions",
        "“Please do not ask” is obeyed everywhere in Rapport.",
        default=IntroductionWish.NOT_KNOWN,
        advice="4b",
    )
    wish_noted: Day = field("When they said so", default=None, advice="4b")
    wish_words: Text = field("In their words", "What they said about introductions.", advice="4b")
    useful: Text = field(
        "What would be useful to them", "What they are working on, and what would help.", advice="5c"
    )
    keep_in_touch: Count = field(
        "Keep in touch every … months",
        "Empty: every four months once you have talked. 0: not at all. Any contact starts it anew.",
        default=None,
        advice="0a",
    )
    notes: Text = field("Notes", "Anything worth remembering about them.")
    created: Moment = field("Added", default=None)
    off_record: Lines = field(
        "Off the record",
        "The texts that stay out of drafts, exports and prints, such as notes.",
        default=(),
    )

    @property
    def title(self) -> str:
        """The person's name, or a stand-in."""
        return self.name or "Somebody without a name yet"

    @property
    def described(self) -> str:
        """Role and organisation in one line, as far as they are known."""
        return ", ".join(part for part in (self.role, self.organisation) if part)
