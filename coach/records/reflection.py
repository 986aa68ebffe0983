"""The reflection on a conversation: what was learned, and whether the goal changes (advice 6a to 6d)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from coach.records.record import Part, Row, field
from coach.records.shapes import ROWS, Choice, Confidence, Count, Day, Line, Moment, OneOf, Percent, Text


class TargetResult(Choice):
    """Whether the target was reached (advice 2c)."""

    HIT = "hit"
    PARTLY = "partly"
    MISSED = "missed"


class GoalDecision(Choice):
    """What the conversation does to the goal (advice 6d)."""

    KEEP = "keep"
    REVISE = "revise"


class AdviceState(Choice):
    """What became of a piece of advice."""

    TO_TRY = "to try"
    DOING = "doing"
    DONE = "done"
    DECLINED = "declined"


class Advice(Row):
    """One piece of advice that was received, and what became of it."""

    row_prefix: ClassVar[str] = "ad"
    text: Line = field(
        "Advice",
        required=True,
        help="One piece of advice, in their words or yours.",
        example="Visit a sorting plant",
        advice="5a",
    )
    state: Annotated[AdviceState, OneOf(AdviceState)] = field("What became of it", default=AdviceState.TO_TRY)
    state_since: Day = field("Since", default=None)
    why: Line = field("Why", "Why you declined it, or how it went.")


class Reflection(Part):
    """What was learned and decided in the minutes after a conversation."""

    written: Moment = field("Written", default=None, advice="6a")
    learned: Text = field(
        "What you learned", "What do you know now that you did not know this morning?", advice="6a"
    )
    advice: Annotated[tuple[Advice, ...], ROWS] = field("Advice you received", default=(), advice="5a")
    surprise: Text = field("What surprised you", "One thing you did not expect.", advice="0c")
    target_result: Annotated[TargetResult | None, OneOf(TargetResult)] = field(
        "Your target was", default=None, advice="2c"
    )
    target_note: Text = field("What you have in hand", "Held against how you wanted to know.", advice="2c")
    talking_share: Percent = field(
        "Your own share of talking, in percent",
        "Your own estimate; under a half is usual for a good listener.",
        default=None,
        advice="0c",
    )
    follow_ons: Count = field(
        "Follow-on questions", "Questions you asked that were not on the list.", default=None, advice="0c"
    )
    confidence_before: Confidence = field(
        "Confidence before", "How sure were you of your goal, from 1 to 10?", default=None, advice="6b"
    )
    confidence_after: Confidence = field(
        "Confidence now", "And how sure are you now?", default=None, advice="6b"
    )
    goal_decision: Annotated[GoalDecision | None, OneOf(GoalDecision)] = field(
        "Your goal", default=None, advice="6d"
    )
    goal_why: Text = field("Why", "What in this conversation made you keep or revise it?", advice="6d")
