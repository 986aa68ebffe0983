"""What a score is, and how points add up to one with unknown kept apart from zero."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from coach.records.conversation import Known
from coach.rules.timing import minutes_between

if TYPE_CHECKING:
    from coach.content.practices import PracticeId
    from coach.records.conversation import Conversation

State = Literal["scored", "unknown", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Score:
    """One practice of one conversation: 0 to 100, or None with the state that says why."""

    practice: PracticeId
    value: int | None
    state: State
    reasons: tuple[str, ...]


def scored(practice: PracticeId, value: float, *reasons: str) -> Score:
    """A score with its reasons, rounded to a whole number from 0 to 100."""
    return Score(practice, max(0, min(100, int(value + 0.5))), "scored", reasons)


def unknown(practice: PracticeId, *reasons: str) -> Score:
    """Nothing was noted that could be scored; this is not zero."""
    return Score(practice, None, "unknown", reasons)


def not_applicable(practice: PracticeId, *reasons: str) -> Score:
    """There is nothing to score here."""
    return Score(practice, None, "not_applicable", reasons)


@dataclass(slots=True)
class Tally:
    """Points that add up; what is left out does not count, and the rest is scaled to 100."""

    points: float = 0
    out_of: float = 0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, out_of: float, reason: str) -> None:
        """Count a part, and say how much of it was earned."""
        self.points += points
        self.out_of += out_of
        self.reasons.append(f"{reason} ({round(points)} of {round(out_of)})")

    def leave_out(self, reason: str) -> None:
        """Say why a part does not count."""
        self.reasons.append(reason)

    def score(self, practice: PracticeId) -> Score:
        """The tally as a score; unknown where nothing counted."""
        if not self.out_of:
            return unknown(practice, *self.reasons)
        return scored(practice, self.points * 100 / self.out_of, *self.reasons)


def followed(conversation: Conversation) -> bool:
    """Whether the notebook was in use at the time: planned before the start, or a time measured.

    Only then does an empty field say that something was not done. A conversation that was entered long
    afterwards is silent about it, and silence is unknown.
    """
    times = conversation.times
    if Known.MEASURED in (times.arrived.known, times.started.known, times.ended.known):
        return True
    lead = minutes_between(conversation.created, conversation.start)
    return lead is not None and lead >= 0
