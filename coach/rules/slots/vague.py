"""Which words of a statement fit any job, and why does that not help (advice 1a, 1c)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.rules.slots.groups import passes
from coach.rules.slots.living import living_kind
from coach.rules.slots.narrowing import narrowed_after
from coach.rules.slots.phrases import Phrase, empty, is_class, is_field, noun_phrase
from coach.rules.slots.shapes import Vague
from coach.rules.slots.vague_phrases import phrase_at

if TYPE_CHECKING:
    from coach.rules.slots.finder import Reading
    from coach.rules.slots.words import Token

WHY = {
    "open": "open to anything gives a reader nothing to look for",
    "buzz": "fits any job",
    "generic": "could be anyone",
    "hedge": "leaves the choice to the reader",
    "field": "a whole field, without what should change in it",
    "self": "is for you; it does not say what you would do for others",
}
"""What is said of each kind of vague words."""

_SOMEBODYS = frozenset({"their", "his", "her"})


def markers(reading: Reading) -> tuple[Vague, ...]:
    """The vague stretches of a statement, in order, none inside an element or another."""
    row = reading.row
    taken = [token.hidden or _in_element(reading, token) for token in row]
    for start, stop in reading.found.roles:
        taken[start:stop] = [True] * (stop - start)
    ranges: list[tuple[int, int, str]] = []
    here = 0
    while here < len(row):
        stop, kind = phrase_at(row, here, taken)
        if stop == here + 1 and here and row[here - 1].low in ("my", "our") and kind == "buzz":
            stop = here
        if stop > here:
            ranges.append((here, stop, kind))
            taken[here:stop] = [True] * (stop - here)
            here = stop
        else:
            here += 1
    ranges += [
        (a, b, "buzz")
        for a, b in reading.found.buzz
        if not any(taken[a:b]) and any(word.tag in "NS" for word in row[a:b])
    ]
    for a, b, _ in ranges:
        taken[a:b] = [True] * (b - a)
    ranges += _by_rule(reading, taken)
    return tuple(_vague(reading.text, row, start, stop, kind) for start, stop, kind in sorted(ranges))


def _in_element(reading: Reading, token: Token) -> bool:
    spans = (*reading.who, *reading.change, *reading.how)
    return any(span.start <= token.start < span.end for span in spans)


def _vague(text: str, row: list[Token], start: int, stop: int, kind: str) -> Vague:
    first, last = row[start].start, row[stop - 1].end
    return Vague(kind, text[first:last], first, last, WHY[kind])


def _by_rule(reading: Reading, taken: list[bool]) -> list[tuple[int, int, str]]:
    """Noun phrases that say nothing: generic groups, whole fields, own gain, all-purpose things."""
    row, found = reading.row, []
    here = 0
    while here < len(row):
        if (
            not taken[here]
            and row[here].tag in "GVA"
            and _stands_alone(row, here)
            and is_class(row[here], "fields")
        ):
            found.append((here, here + 1, "field"))
            here += 1
            continue
        if taken[here] or row[here].tag not in "DKAENSGR":
            here += 1
            continue
        phrase = noun_phrase(row, here, len(row))
        if phrase is None or any(taken[here : phrase.stop]):
            here += 1
            continue
        kind = _kind(row, phrase)
        stop = phrase.stop
        if kind:
            if kind == "field":
                stop = _list_of_fields(row, phrase.stop, taken)
            found.append((phrase.start, stop, kind))
        here = max(stop, here + 1)
    return found


def _stands_alone(row: list[Token], at: int) -> bool:
    """Whether a word has no company but signs and little words."""
    after = row[at + 1] if at + 1 < len(row) else None
    return (at == 0 or row[at - 1].tag in ".JPR") and (after is None or after.tag in ".JPR")


def _list_of_fields(row: list[Token], at: int, taken: list[bool]) -> int:
    while at + 1 < len(row) and row[at].low in (",", "/", "&", "and") and not taken[at + 1]:
        phrase = noun_phrase(row, at + 1, len(row))
        if phrase is None or _kind(row, phrase) != "field":
            return at
        at = phrase.stop
    return at


def _kind(row: list[Token], phrase: Phrase) -> str:
    """The kind of vagueness of a noun phrase; nothing where it says something."""
    head, first = row[phrase.head], row[phrase.start].low
    told = [token for token in row[phrase.bare_start : phrase.stop] if token.tag in "NSAEG"]
    if head.tag == "O" or (
        is_class(head, "role_words") and phrase.head == phrase.bare_start and head.tag == "N"
    ):
        return ""
    if first in ("any", "our", "my"):
        return _kind_of_own(row, phrase, told)
    if is_class(head, "pay_words"):
        return "self" if first not in _SOMEBODYS else ""
    if first == "the" and is_class(head, "collectives"):
        return "generic"
    if (is_class(head, "generic_groups") and not is_class(head, "fields")) or head.low == "animals":
        return _kind_of_empty(row, phrase, told)
    return _kind_of_field(phrase, head, first, told) or _kind_of_empty(row, phrase, told)


def _kind_of_own(row: list[Token], phrase: Phrase, told: list[Token]) -> str:
    """What "any", "our" and "my" lead to: openness, a group of no bounds, a quality of the speaker."""
    head, first = row[phrase.head], row[phrase.start].low
    if first == "any":
        return (
            "open"
            if is_field(head)
            or is_class(head, "generic_groups", "role_words", "all_purpose")
            or living_kind(head) == "o"
            else ""
        )
    if is_class(head, "pay_words"):
        return "self"
    if first == "our" and is_class(head, "generic_groups"):
        return "generic"
    used = phrase.start > 0 and row[phrase.start - 1].low in ("using", "with", "use")
    return "buzz" if used and all(empty(token) for token in told if token.tag in "NS") else ""


def _kind_of_field(phrase: Phrase, head: Token, first: str, told: list[Token]) -> str:
    """Whether a phrase names a whole field: "the government", "environmental law", "leadership roles"."""
    if head.low in ("government", "administration") and len(told) == 1:
        return "field"
    if first in _SOMEBODYS | {"the", "that", "this"} and is_field(head) and len(told) == 1:
        return ""
    plain = all(token.tag == "A" and "-" not in token.low for token in told[:-1])
    if is_field(head) and head.tag == "N" and plain:
        return "field"
    if any(is_field(token) for token in told) and all(is_field(token) or empty(token) for token in told):
        return "field"
    several = phrase.stop - phrase.bare_start > 1 or head.low in ("roles", "opportunities", "positions")
    return "field" if is_class(head, "role_words") and several else ""


def _kind_of_empty(row: list[Token], phrase: Phrase, told: list[Token]) -> str:
    """Whether a phrase is a group of no bounds or an all-purpose thing."""
    head = row[phrase.head]
    if is_class(head, "generic_groups") and not is_class(head, "never_groups", "place_words"):
        if passes(row, phrase, len(row)) or narrowed_after(row, phrase.stop, len(row)):
            return ""
        return "generic" if head.tag == "S" or row[phrase.start].low in ("a", "an") else ""
    if not is_class(head, "all_purpose") or is_class(head, "little_nouns"):
        return ""
    felt = len(told) == 1 and head.entry is not None and head.entry.strength >= 8
    return "buzz" if not felt and all(is_class(token, "all_purpose", "evaluative") for token in told) else ""
