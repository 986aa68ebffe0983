"""How specific is a goal: for whom, what changes, how (advice 1a to 1d)?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.rules.slots.advising import advice
from coach.rules.slots.choices import choices
from coach.rules.slots.composing import OPEN, compose, fill
from coach.rules.slots.extras import extras
from coach.rules.slots.finder import read
from coach.rules.slots.scoring import points
from coach.rules.slots.shapes import SLOTS, Assessment, Extra, Point, Slot, Span, Vague
from coach.rules.slots.vague import markers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.records.goal import Revision
    from coach.rules.slots.finder import Reading

__all__ = [
    "OPEN",
    "SLOTS",
    "Assessment",
    "Extra",
    "Point",
    "Slot",
    "Span",
    "Vague",
    "assess",
    "compose",
    "rewrite",
    "still_meant",
]

_MINE = ("mine_for_whom", "mine_what_changes", "mine_how")


def assess(statement: str, *, corrections: Mapping[str, str | None] | None = None) -> Assessment:
    """The statement's elements, vague words, score (0 to 100) and advice (advice 1a to 1d).

    `corrections` holds the user's own words for "who", "change" or "how", or None where the user says that
    there is none; they win over what was found.

    >>> assess("Help large companies reduce waste by improving packaging design").level
    3
    """
    reading = _corrected(statement, corrections or {})
    slots: dict[Slot, tuple[Span, ...]] = {slot: tuple(getattr(reading, slot)) for slot in SLOTS}
    found, vague = extras(reading), markers(reading)
    reasons = points(slots, found, vague)
    return Assessment(
        score=sum(point.points for point in reasons),
        who=slots["who"],
        change=slots["change"],
        how=slots["how"],
        extras=found,
        vague=vague,
        level=sum(bool(spans) for spans in slots.values()),
        advice=advice(slots, found, vague, choices(reading, found)),
        reasons=reasons,
    )


def _corrected(statement: str, corrections: Mapping[str, str | None]) -> Reading:
    """The statement as it was read, its slots as the user reads them where they said so."""
    reading = read(statement)
    for slot in SLOTS:
        if slot in corrections:
            setattr(reading, slot, _own(statement, corrections[slot]))
    return reading


def _own(statement: str, words: str | None) -> list[Span]:
    """The user's own words as a span: where they stand in the statement as whole words, or nowhere (-1).

    Capitals, blanks and a stop at the end make no difference.
    """
    told = " ".join((words or "").split())
    if not told:
        return []
    bare = told.rstrip(" .,;!") or told
    found = re.search(
        r"(?<!\w)" + r"\s+".join(map(re.escape, bare.split())) + r"(?!\w)", statement, flags=re.IGNORECASE
    )
    return [Span(found.group(), *found.span()) if found else Span(told, -1, -1)]


def rewrite(statement: str, *, corrections: Mapping[str, str | None] | None = None) -> str:
    """The statement as a fill-in sentence, its missing slots open and named (advice 1d).

    >>> rewrite("I want to help tenants.")
    'Help tenants [do or get what] by [doing what].'
    """
    return fill(_corrected(statement, corrections or {}))


def still_meant(mine: Revision, earlier: Revision) -> Revision:
    """A wording without the corrections that were made for an earlier one and do not fit it any more.

    A correction is about words: where the wording has changed since, it stands only if its words do.
    """
    said = mine.statement.casefold()
    if said.strip() == earlier.statement.casefold().strip():
        return mine
    gone = {
        name: ""
        for name in _MINE
        if getattr(mine, name) == getattr(earlier, name) and getattr(mine, name).casefold() not in said
    }
    return mine.but(**gone)
