"""What reading a goal statement gives: spans with exact offsets, and the score with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Slot = Literal["who", "change", "how"]
SLOTS: tuple[Slot, ...] = ("who", "change", "how")
"""The three elements of a goal, in the order a sentence has them (advice 1d)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the statement that fill a slot; offsets count characters, -1 where the words are not in it.

    Attributes:
        text: the words themselves.
        start: the offset of the first character.
        end: the offset after the last character.
        nested: whether the words stand inside another element, as "tenants" in "keep tenants warm".
    """

    text: str
    start: int
    end: int
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Extra:
    """Something useful that fills no slot: a place, niche, employer, time, measure or role."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that fit any job, and why they do not help a reader to help (advice 1a, 1c)."""

    kind: str
    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the sum that makes a score."""

    label: str
    points: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """How specific a statement is, and every reason for it.

    Attributes:
        score: 0 to 100, the sum of `reasons`.
        who: for whom the work is.
        change: what changes in the world.
        how: what the speaker would do or make.
        extras: what narrows it further.
        vague: what fits any job.
        level: how many of the three slots are filled, 0 to 3.
        advice: at most three questions, the most useful first.
        reasons: what the score is made of.
    """

    score: int
    who: tuple[Span, ...]
    change: tuple[Span, ...]
    how: tuple[Span, ...]
    extras: tuple[Extra, ...]
    vague: tuple[Vague, ...]
    level: int
    advice: tuple[str, ...]
    reasons: tuple[Point, ...]
