"""A shelf item: an article or an event that might be useful to somebody."""

from __future__ import annotations

from typing import Annotated, ClassVar

from coach.records.record import Record, Row, field
from coach.records.shapes import ROWS, Choice, Day, Line, Lines, Moment, OneOf, Reference, Text


class ShelfKind(Choice):
    """What lies on the shelf."""

    ARTICLE = "article"
    EVENT = "event"


class Handed(Row):
    """That an item was given to somebody, so that nobody gets it twice."""

    row_prefix: ClassVar[str] = "ha"
    person: Reference = field("To whom", default="")
    when: Day = field("When", default=None)


class ShelfItem(Record):
    """An article or an event, with the tags that match it to people's interests."""

    kind: ClassVar[str] = "shelf item"
    prefix: ClassVar[str] = "sh"

    what: Annotated[ShelfKind, OneOf(ShelfKind)] = field("Kind", default=ShelfKind.ARTICLE, advice="5e")
    name: Line = field("Title", required=True, example="What refill shelves taught one supermarket")
    link: Line = field("Link", "Where it can be found.", example="example.org/refill")
    on: Day = field("Date of the event", "Leave empty for an article.", default=None, advice="5d")
    tags: Lines = field(
        "Tags",
        "With commas between; they are matched to people's interests.",
        default=(),
        example="reuse, retail",
        advice="5e",
    )
    why: Text = field("Why it is worth passing on", advice="5e")
    given: Annotated[tuple[Handed, ...], ROWS] = field("Already given to", default=())
    created: Moment = field("Put on the shelf", default=None)

    @property
    def title(self) -> str:
        """The item's title, or a stand-in."""
        return self.name or self.what.label
