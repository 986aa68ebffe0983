"""What a rule says: one finding, how grave it is, why, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Gravity(IntEnum):
    """How much a finding matters, the gravest first."""

    MUST = 0
    SHOULD = 1
    NICE = 2
    NOTE = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule noticed.

    Attributes:
        what: the sentence a person reads.
        gravity: how much it matters.
        advice: the id of the advice it serves, such as `2d`.
        remedy: what to do about it; empty where there is nothing to do.
    """

    what: str
    gravity: Gravity
    advice: str
    remedy: str = ""
