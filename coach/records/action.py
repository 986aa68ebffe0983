"""An action: something the user does, for a person or towards the goal."""

from __future__ import annotations

from typing import Annotated, ClassVar

from coach.records.record import Record, field
from coach.records.shapes import Choice, Day, Line, Minutes, Moment, OneOf, Reference, Text


class ActionKind(Choice):
    """What sort of doing it is."""

    GIVE_BACK = "give-back"
    NEXT_STEP = "next step"
    THANK_YOU = "thank-you"
    FOLLOW_UP = "follow-up"
    REPORT_BACK = "report-back"


class Action(Record):
    """Something the user means to do, did, or decided to leave."""

    kind: ClassVar[str] = "action"
    prefix: ClassVar[str] = "ac"

    what: Annotated[ActionKind, OneOf(ActionKind)] = field("Kind", default=ActionKind.NEXT_STEP)
    text: Line = field(
        "What you will do", required=True, example="Send Ada the article on refill shelves", advice="6c"
    )
    person: Reference = field("For whom", default="", advice="5b")
    conversation: Reference = field("From which conversation", default="", advice="6c")
    goal: Reference = field("Towards which goal", default="", advice="6c")
    from_advice: Reference = field("The advice it comes from", default="", advice="6c")
    give: Line = field("From the catalogue", "The small give it was chosen from.", advice="5f")
    shelf_item: Reference = field("From the shelf", default="", advice="5e")
    minutes: Minutes = field("Minutes it takes", default=None, advice="5f")
    created: Moment = field("Noted", default=None)
    due: Day = field("By when", "A day to aim for.", default=None, advice="6c")
    done: Moment = field("Done", default=None)
    dropped: Day = field("Let go on", default=None)
    dropped_why: Line = field("Why you let it go")
    notes: Text = field("Notes", "Anything to remember when you do it.")

    @property
    def title(self) -> str:
        """What is to be done, or a stand-in."""
        return self.text or self.what.label

    @property
    def open(self) -> bool:
        """Whether it is neither done nor let go."""
        return self.done is None and self.dropped is None
