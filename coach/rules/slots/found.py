"""What reading the clauses of a statement gathers, as token ranges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from coach.rules.slots.phrases import Phrase

Mode = Literal["main", "result", "method", "wish"]
"""What the words at hand are about: the work, a result ("so that"), a method ("because I"), a wish."""

SELF = frozenset({"i", "we", "i'd", "i'll", "i'm", "im", "id", "we'd", "we'll", "we're", "me", "us"})
"""How the speaker is named."""


@dataclass
class Found:
    """The stretches found, as token ranges (stop exclusive)."""

    change: list[tuple[int, int]] = field(default_factory=list)
    how: list[tuple[int, int]] = field(default_factory=list)
    groups: list[Phrase] = field(default_factory=list)
    roles: list[tuple[int, int]] = field(default_factory=list)
    buzz: list[tuple[int, int]] = field(default_factory=list)
