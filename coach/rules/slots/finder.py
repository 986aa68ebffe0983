"""From a statement to its slots: tokens, tags, masks, clauses, then the group the result is stated for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.rules.slots.clauses import Reader
from coach.rules.slots.found import Found
from coach.rules.slots.groups import extent, living_kind, passes
from coach.rules.slots.masks import hide
from coach.rules.slots.phrases import BREAKS, Phrase, is_class, noun_phrase
from coach.rules.slots.shapes import Span
from coach.rules.slots.tags import tag
from coach.rules.slots.vague_phrases import mark_idle
from coach.rules.slots.words import Token, names_an_agent, tokens

_EMPLOYED = frozenset(
    {"work", "working", "job", "role", "position", "career", "internship", "gig", "placement"}
)


@dataclass(slots=True)
class Reading:
    """A statement with everything that was found in it."""

    text: str
    row: list[Token]
    found: Found
    who: list[Span] = field(default_factory=list)
    change: list[Span] = field(default_factory=list)
    how: list[Span] = field(default_factory=list)


def read(text: str) -> Reading:
    """The statement's slots as exact spans."""
    row = tokens(text)
    tag(row)
    hide(row)
    mark_idle(row)
    found = Reader(row).read()
    reading = Reading(text, row, found)
    reading.change = [_span(text, row, *range_) for range_ in _apart(found.change)]
    reading.how = [_span(text, row, *range_) for range_ in _apart(found.how) if range_ not in found.change]
    reading.who = _groups(reading)
    return reading


def _span(text: str, row: list[Token], start: int, stop: int, *, nested: bool = False) -> Span:
    first, last = row[start].start, row[stop - 1].end
    return Span(text[first:last], first, last, nested=nested)


def _apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order, without those that lie inside another."""
    kept: list[tuple[int, int]] = []
    for start, stop in sorted(set(ranges), key=lambda pair: (pair[0], -pair[1])):
        if stop > start and (not kept or start >= kept[-1][1]):
            kept.append((start, stop))
    return kept


def _groups(reading: Reading) -> list[Span]:
    """The groups: those a result or a preposition names, else those inside a result, else inside a task."""
    row, found = reading.row, reading.found
    ranked: list[tuple[int, Phrase]] = [(0, phrase) for phrase in found.groups]
    known = {phrase.head for phrase in found.groups}
    for phrase in _phrases(reading):
        if phrase.head not in known and (rank := _rank(reading, phrase)) < 9:
            ranked.append((rank, phrase))
    if not ranked:
        return _inside_compounds(reading)
    best = min(rank for rank, _ in ranked)
    limit = best
    chosen = sorted((phrase for rank, phrase in ranked if rank <= limit), key=lambda phrase: phrase.start)
    spans: list[Span] = []
    for phrase in chosen:
        stop = min(extent(row, phrase, len(row)), _clause_end(row, phrase.stop))
        if any(phrase.stop <= first < stop for first, _ in (*found.change, *found.how)):
            stop = phrase.stop
        span = _span(reading.text, row, phrase.bare_start, max(stop, phrase.stop))
        if spans and span.start < spans[-1].end:
            continue
        nested = any(
            box.start <= span.start and span.end <= box.end for box in (*reading.change, *reading.how)
        )
        spans.append(Span(span.text, span.start, span.end, nested=nested))
    return spans


def _clause_end(row: list[Token], at: int) -> int:
    while at < len(row) and row[at].low not in BREAKS and row[at].low != ",":
        at += 1
    return at


def _phrases(reading: Reading) -> list[Phrase]:
    found = []
    here = 0
    row = reading.row
    while here < len(row):
        leads = row[here].tag in "DKAENSU" or row[here].low.endswith("ly")
        if row[here].hidden or not leads:
            here += 1
            continue
        phrase = noun_phrase(row, here, len(row))
        if phrase is None:
            here += 1
            continue
        found.append(phrase)
        here = phrase.stop
    return found


def _rank(reading: Reading, phrase: Phrase) -> int:
    """How likely a group is the one meant: 1 after a preposition, 2 in a result, 3 in a task, 4 a place, 9 none."""
    row = reading.row
    if not passes(row, phrase, len(row)) or any(a <= phrase.head < b for a, b in reading.found.roles):
        return 9
    head = row[phrase.head]
    before = row[phrase.start - 1].low if phrase.start else ""
    earlier = [token.low for token in row[max(0, phrase.start - 3) : phrase.start]]
    singular = (
        head.tag == "N"
        and living_kind(head) in ("p", "o")
        and row[phrase.start].low in ("a", "an", "the", "")
    )
    if before == "as" or (singular and before in ("am", "i'm", "be", "being", "become", "becoming")):
        return 9
    if (
        head.tag == "N"
        and living_kind(head) == "p"
        and not row[phrase.start].low.startswith(("each", "every"))
        and (not _mass(head))
    ):
        return 9
    if (
        before in ("at", "for", "in", "with", "from")
        and _EMPLOYED & set(earlier)
        and (head.tag == "N" or before in ("at", "in") or head.text[:1].isupper())
    ):
        return 9
    in_change = _inside(reading.change, head)
    in_how = _inside(reading.how, head)
    if in_how and living_kind(head) == "o" and before not in ("for", "with", "among", "in", "at", "on"):
        return 9
    if living_kind(head) == "o" and (
        head.tag == "N" or before in ("in", "at", "from", "on", "via", "into", "by")
    ):
        return 4 if head.tag == "S" and before in ("in", "at", "on") else 9
    if before in ("for", "among", "amongst", "of", "with", "to", "by", "and", "or") and not in_how:
        return 1 if before != "by" else 9
    if in_change:
        return 2
    return 9 if in_how and names_an_agent(head.plain("n")) and before not in ("for", "to") else 3


def _mass(token: Token) -> bool:
    return is_class(token, "person_places") or token.low in (
        "cattle",
        "livestock",
        "poultry",
        "wildlife",
        "staff",
        "police",
    )


def _inside(spans: list[Span], token: Token) -> bool:
    return any(span.start <= token.start and token.end <= span.end for span in spans)


def _inside_compounds(reading: Reading) -> list[Span]:
    """People or animals named inside a compound or as owner: "farmer suicides", "detainees' families"."""
    row = reading.row
    for phrase in _phrases(reading):
        for here in range(phrase.bare_start, phrase.head):
            token = row[here]
            owner = token.low.endswith(("'s", "s'"))
            if token.tag not in "NSD" or (token.tag == "D" and not owner):
                continue
            sure = token.entry is None or token.entry.share >= 7
            kinds = ("p", "a") if owner or _inside(reading.change, token) else ("p",)
            if sure and living_kind(token) in kinds and not is_class(token, "generic_groups", "never_groups"):
                return [_span(reading.text, row, here, here + 1, nested=True)]
    return []
