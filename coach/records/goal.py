"""A goal: what the person wants, in words that get more specific from revision to revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from coach.records.record import Record, Row, field
from coach.records.shapes import ROWS, Choice, Day, Line, Moment, OneOf, Perhaps, Reference, Text

if TYPE_CHECKING:
    from datetime import datetime


class GoalState(Choice):
    """Where a goal stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    REACHED = "reached"
    DROPPED = "dropped"


_OWN_READING = "If the coach misread it, write your own words, or “none” where there is none."


class HelperTest(Row):
    """A friend's answer to: could you name one person or one next step? (advice 1b)."""

    row_prefix: ClassVar[str] = "he"
    when: Day = field("Asked on", default=None)
    who: Line = field("Who you asked", example="my sister")
    could: Perhaps = field("Could they name a person or a next step?", default=None, advice="1b")
    named_one: Line = field("What they named", "Or what they said instead.", example="the refill shop")


class Revision(Row):
    """One wording of a goal, when it was written and why."""

    row_prefix: ClassVar[str] = "re"
    when: Moment = field("Written", default=None)
    statement: Line = field(
        "In one sentence",
        required=True,
        help="The goal as you would say it to somebody who could help.",
        example="Help large companies reduce waste by improving packaging design.",
        advice="1d",
    )
    for_whom: Line = field(
        "For whom", "Whose situation gets better?", example="large food companies", advice="0b"
    )
    what_changes: Line = field(
        "What changes", "What will be different for them?", example="reduce waste", advice="0b"
    )
    how: Line = field("How", "What would you do or make?", example="improving packaging design", advice="0b")
    place: Line = field("Place", "Where, if it matters.", example="the Netherlands", advice="1d")
    industry: Line = field("Industry", "In which trade, if it matters.", example="food retail", advice="1d")
    level: Line = field(
        "Level", "At which level or in which kind of role.", example="junior designer", advice="1d"
    )
    by_when: Line = field(
        "By when", "When you would like to be there.", example="by summer 2027", advice="1d"
    )
    why: Text = field(
        "Why this wording",
        "What made you change it?",
        example="Ada asked me which companies I meant.",
        advice="6d",
    )
    conversation: Reference = field("The conversation that led to it", default="")
    mine_for_whom: Line = field("For whom, as you mean it", _OWN_READING, advice="1b")
    mine_what_changes: Line = field("What changes, as you mean it", _OWN_READING, advice="1b")
    mine_how: Line = field("How, as you mean it", _OWN_READING, advice="1b")

    @property
    def corrections(self) -> dict[str, str | None]:
        """The person's own reading of the slots, which wins; None says that there is none."""
        mine = {"who": self.mine_for_whom, "change": self.mine_what_changes, "how": self.mine_how}
        return {slot: None if words.casefold() == "none" else words for slot, words in mine.items() if words}


class Goal(Record):
    """What the person wants, with every wording it has had."""

    kind: ClassVar[str] = "goal"
    prefix: ClassVar[str] = "go"

    created: Moment = field("Begun", default=None)
    state: Annotated[GoalState, OneOf(GoalState)] = field("State", default=GoalState.ACTIVE)
    state_since: Day = field("Since", default=None)
    state_why: Text = field("Why", "What made you pause, reach or drop it.")
    revisions: Annotated[tuple[Revision, ...], ROWS] = field("Wordings", default=(), advice="6d")
    helper_tests: Annotated[tuple[HelperTest, ...], ROWS] = field("Asked a friend", default=(), advice="1b")
    notes: Text = field("Notes", "Anything that belongs to this goal.")

    @property
    def current(self) -> Revision | None:
        """The latest wording, or None where nothing has been written yet."""
        return self.revisions[-1] if self.revisions else None

    @property
    def statement(self) -> str:
        """The goal in its latest words."""
        return self.current.statement if self.current else ""

    @property
    def title(self) -> str:
        """The goal in its latest words, or a stand-in."""
        return self.statement or "A goal without words yet"

    def revision_at(self, moment: datetime) -> Revision | None:
        """The wording that was current at a moment; before the first one, the first."""
        earlier = [
            revision for revision in self.revisions if revision.when is None or revision.when <= moment
        ]
        return earlier[-1] if earlier else next(iter(self.revisions), None)
