"""From a statement to its slots: tokens, tags, masks, clauses, then the group the result is stated for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.rules.gaps import without
from coach.rules.slots.clauses import Reader
from coach.rules.slots.groups import passes
from coach.rules.slots.living import living_kind
from coach.rules.slots.masks import hide
from coach.rules.slots.narrowing import extent
from coach.rules.slots.phrases import BREAKS, Phrase, begins, is_class, noun_phrase, verb_in
from coach.rules.slots.shapes import Span
from coach.rules.slots.tags import tag
from coach.rules.slots.vague_phrases import mark_idle
from coach.rules.slots.words import Token, names_an_agent, tokens

if TYPE_CHECKING:
    from coach.rules.slots.found import Found

NONE = 9
"""The rank of a noun phrase that is not the group meant."""

_LEADS = frozenset({"for", "among", "amongst", "of", "with", "to", "by", "and", "or"})
_LED_IN_TASK = frozenset({"for", "with", "among", "in", "at", "on"})
_WHERE = frozenset({"in", "at", "from", "on", "via", "into", "by"})
_MEANS = frozenset({"through", "using", "via"})
_BEING = frozenset({"am", "i'm", "be", "being", "become", "becoming"})
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
    """The statement's slots as exact spans; what a pattern leaves open in it says nothing."""
    row = tokens(without(text))
    tag(row)
    hide(row)
    mark_idle(row)
    found = Reader(row).read()
    reading = Reading(text, row, found)
    reading.change = [_span(text, row, *range_) for range_ in _apart(found.change)]
    tasks = [range_ for range_ in _apart(found.how) if range_ not in found.change]
    reading.how = [_span(text, row, *range_) for range_ in _joined(row, tasks)]
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


def _joined(row: list[Token], tasks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tasks, those that "and" joins as one: "hang drywall and do plastering"."""
    joined: list[tuple[int, int]] = []
    for start, stop in tasks:
        if joined and start == joined[-1][1] + 1 and row[start - 1].low in ("and", "&"):
            joined[-1] = joined[-1][0], stop
        else:
            joined.append((start, stop))
    return joined


def _groups(reading: Reading) -> list[Span]:
    """The groups: those a result or a preposition names, else those inside a result, else inside a task."""
    groups = reading.found.groups
    ranked: list[tuple[int, Phrase]] = [(0, phrase) for phrase in groups]
    known = {phrase.head for phrase in groups}
    ranked += [
        (rank, phrase)
        for phrase in _phrases(reading)
        if phrase.head not in known and (rank := _rank(reading, phrase)) < NONE
    ]
    if not ranked:
        return _inside_compounds(reading)
    ranked = _outermost(reading.row, ranked)
    best = min(rank for rank, _ in ranked)
    chosen = sorted((phrase for rank, phrase in ranked if rank == best), key=lambda phrase: phrase.start)
    return _spans(reading, chosen)


def _outermost(row: list[Token], ranked: list[tuple[int, Phrase]]) -> list[tuple[int, Phrase]]:
    """The groups without those that only narrow another: "tenants with pets", "girls in schools"."""
    kept: list[tuple[int, Phrase]] = []
    covered = 0
    for rank, phrase in sorted(ranked, key=lambda pair: pair[1].start):
        if phrase.start >= covered:
            kept.append((rank, phrase))
            covered = extent(row, phrase, len(row))
    return kept


def _spans(reading: Reading, chosen: list[Phrase]) -> list[Span]:
    """The groups with what narrows them, none inside another."""
    row, found = reading.row, reading.found
    spans: list[Span] = []
    for phrase in chosen:
        stop = min(extent(row, phrase, len(row)), _clause_end(row, phrase.stop))
        acting = phrase.stop < len(row) and row[phrase.stop].tag == "G"
        if acting and _inside(reading.change, row[phrase.head]):
            stop = phrase.stop
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
    """How near a group is to the one meant: 1 led by "for", 2 in a result, 3 in a task, 4 a place."""
    row = reading.row
    head, before = row[phrase.head], row[phrase.start - 1].low if phrase.start else ""
    if not passes(row, phrase, len(row)) or _is_role_or_employer(reading, phrase, before):
        return NONE
    in_how = _inside(reading.how, head)
    if living_kind(head) == "o":
        if head.tag == "S" and before in ("in", "at", "on"):
            return NONE if is_class(head, "mere_places") else 4
        if (
            (head.tag == "N" and not head.low.endswith("s"))
            or before in _WHERE
            or (in_how and before not in _LED_IN_TASK)
        ):
            return NONE
    if before in _LEADS and not in_how:
        return 1 if before != "by" else NONE
    if _inside(reading.change, head):
        return 2
    return NONE if in_how and names_an_agent(head.plain("n")) and before not in ("for", "to") else 3


def _is_role_or_employer(reading: Reading, phrase: Phrase, before: str) -> bool:
    """Whether a group noun names what the speaker is, wants to be, works for, with as a means, or against."""
    row = reading.row
    head = row[phrase.head]
    counted = row[phrase.bare_start].tag == "U" and begins(row, phrase.start)
    if (
        before == "as"
        or (before and verb_in(row[phrase.start - 1], "ending_verbs"))
        or before in _MEANS
        or counted
        or any(start <= phrase.head < stop for start, stop in reading.found.roles)
    ):
        return True
    each = row[phrase.start].low.startswith(("each", "every"))
    if head.tag == "N" and not each and not _mass(head):
        singular = row[phrase.start].low in ("a", "an", "the", "")
        if living_kind(head) == "p" or (singular and before in _BEING):
            return True
    employed = not _EMPLOYED.isdisjoint(token.low for token in row[max(0, phrase.start - 3) : phrase.start])
    named = head.tag == "N" or before in ("at", "in") or head.text[:1].isupper()
    return employed and before in ("at", "for", "in", "with", "from") and named


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
            if not owner and (token.text[:1].isupper() or any(form.part == "a" for form in token.forms)):
                continue
            kinds = ("p", "a") if _inside(reading.change, token) else ("p",) if token.tag == "S" else ()
            if sure and living_kind(token) in kinds and not is_class(token, "generic_groups", "never_groups"):
                return [_span(reading.text, row, here, here + 1, nested=True)]
    return []
