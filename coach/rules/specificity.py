"""How specific is a goal: for whom, what changes, how (advice 1a to 1d)?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.rules.slots.shapes import SLOTS, Assessment, Extra, Point, Slot, Span, Vague

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SLOTS", "Assessment", "Extra", "Point", "Slot", "Span", "Vague", "assess", "compose", "rewrite"]

_HOW = re.compile(r"\b(?:by|through|using|with) (?P<how>[^,.;:]{3,120})", re.IGNORECASE)
_HELP = re.compile(
    r"\bhelp(?:ing)? (?P<who>\w+(?: \w+){0,3}?) (?P<change>(?:reduce|cut|keep|get|find|avoid)\b[^,.;:]{3,120}?)"
    r"(?= by\b| through\b| using\b| with\b|[,.;:]|$)",
    re.IGNORECASE,
)


def assess(statement: str, *, corrections: Mapping[str, str | None] | None = None) -> Assessment:
    """The statement's elements, vague words, score (0 to 100) and advice (advice 1a to 1d)."""
    found: dict[Slot, tuple[Span, ...]] = {slot: () for slot in SLOTS}
    helped = _HELP.search(statement)
    if helped:
        found["who"] = (Span(helped["who"], *helped.span("who")),)
        found["change"] = (Span(helped["change"], *helped.span("change")),)
    means = _HOW.search(statement)
    if means:
        found["how"] = (Span(means["how"], *means.span("how")),)
    for slot, own in (corrections or {}).items():
        if slot in SLOTS:
            start = statement.find(own) if own else -1
            found[slot] = (Span(own, start, start + len(own) if start >= 0 else -1),) if own else ()
    reasons = tuple(Point(slot, 30) for slot in SLOTS if found[slot])
    questions = {
        "who": "Who would notice?",
        "change": "What would be different?",
        "how": "What would you do?",
    }
    return Assessment(
        score=sum(point.points for point in reasons),
        who=found["who"],
        change=found["change"],
        how=found["how"],
        extras=(),
        vague=(),
        level=len(reasons),
        advice=tuple(questions[slot] for slot in SLOTS if not found[slot]),
        reasons=reasons,
    )


def compose(
    for_whom: str,
    what_changes: str,
    how: str,
    *,
    place: str = "",
    industry: str = "",
    level: str = "",
    by_when: str = "",
) -> str:
    """The sentence that the builder's slots make; empty slots are left out (advice 1d)."""
    parts = ["help", for_whom, what_changes] if for_whom else [what_changes]
    if how:
        parts += ["by", how]
    for preposition, words in (("in", place), ("in", industry), ("at", level), ("by", by_when)):
        if words:
            parts += [preposition, words]
    sentence = " ".join(part.strip() for part in parts if part.strip())
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def rewrite(statement: str) -> str:
    """The statement as a fill-in sentence with its missing slots open (advice 1d)."""
    found = assess(statement)
    who, change, how = (
        (spans[0].text if spans else "____") for spans in (found.who, found.change, found.how)
    )
    return f"Help {who} {change} by {how}."
