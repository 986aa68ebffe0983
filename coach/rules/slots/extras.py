"""What narrows a goal beside its slots: place, niche, employer, time, measure, role?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import closed_class
from coach.rules.slots.groups import living_kind, proper
from coach.rules.slots.phrases import BREAKS, Phrase, is_class, noun_phrase
from coach.rules.slots.shapes import Extra

if TYPE_CHECKING:
    from coach.rules.slots.finder import Reading
    from coach.rules.slots.words import Token

_PLACING = frozenset({"in", "at", "near", "around", "across", "outside", "from"})
_TIMING = frozenset({"by", "in", "before", "after", "within", "on", "until", "during", "from"})
_EMPLOYMENT = frozenset(
    {"work", "working", "job", "role", "position", "join", "joining", "career", "internship"}
)


def extras(reading: Reading) -> tuple[Extra, ...]:
    """The extras of a statement, in order, none inside an element."""
    row = reading.row
    found: list[tuple[int, int, str]] = []
    for start, stop in reading.found.roles:
        kind = "role" if row[start].low in ("a", "an") or row[start].tag in "NA" else "employer"
        if kind == "role" and (start == 0 or row[start - 1].plain("v") in ("join", "leave", "quit")):
            kind = "employer"
        found.append((start, stop, kind))
    here = 0
    while here < len(row):
        hit = None if row[here].hidden else _at(row, here)
        if hit is None:
            here += 1
            continue
        found.append(hit)
        here = max(hit[1], here + 1)
    return tuple(
        extra
        for start, stop, kind in sorted(set(found))
        if (extra := _extra(reading.text, row, start, stop, kind)) and _outside(reading, extra)
    )


def _extra(text: str, row: list[Token], start: int, stop: int, kind: str) -> Extra:
    first, last = row[start].start, row[stop - 1].end
    return Extra(kind, text[first:last], first, last)


def _outside(reading: Reading, extra: Extra) -> bool:
    spans = (*reading.who, *reading.change, *reading.how)
    return not any(span.start <= extra.start and extra.end <= span.end for span in spans)


def _at(row: list[Token], here: int) -> tuple[int, int, str] | None:
    token = row[here]
    after = here + 1
    if token.low in _TIMING and after < len(row):
        phrase = noun_phrase(row, after, len(row))
        if row[after].tag == "U" and row[after].low[:1].isdigit() and len(row[after].low) == 4:
            return here, after + 1, "time"
        if phrase is not None and _is_time(row, phrase) and token.low != "from":
            return here, phrase.stop, "time"
    if token.low in _PLACING and after < len(row):
        return _named(row, here, noun_phrase(row, after, len(row)))
    if token.low == "for" and after < len(row) and here and row[here - 1].low in _EMPLOYMENT:
        return _named(row, here, noun_phrase(row, after, len(row)))
    if token.low == "," and after < len(row) and row[after].text[:1].isupper() and row[after].tag in "NAS":
        phrase = noun_phrase(row, after, len(row))
        if phrase is not None and proper(row, phrase) and living_kind(row[phrase.head]) != "p":
            return phrase.start, phrase.stop, "place"
    if (
        token.tag == "U"
        and after < len(row)
        and row[after].tag in "NSA"
        and not token.low.startswith(("$", "€", "£"))
    ):
        phrase = noun_phrase(row, here, len(row))
        if phrase is not None and not is_class(row[phrase.head], "time_words", "pay_words"):
            return here, phrase.stop, "measure"
    return None


def _is_time(row: list[Token], phrase: Phrase) -> bool:
    head = row[phrase.head]
    months = closed_class("time_words")
    return (head.low in months or head.plain("n") in months) and row[phrase.start].low not in (
        "the",
        "a",
        "an",
    )


def _named(row: list[Token], here: int, phrase: Phrase | None) -> tuple[int, int, str] | None:
    if phrase is None:
        return None
    head = row[phrase.head]
    employed = any(token.low in _EMPLOYMENT for token in row[max(0, here - 3) : here])
    if employed and living_kind(head) == "o" and head.tag == "N":
        return phrase.start, phrase.stop, "employer"
    if head.low in ("industry", "sector") and phrase.head > phrase.bare_start:
        return phrase.bare_start, phrase.stop, "niche"
    if not row[phrase.bare_start].text[:1].isupper() and not head.text[:1].isupper():
        return None
    start = next(
        at for at in range(phrase.bare_start, phrase.stop) if row[at].text[:1].isupper() or at == phrase.head
    )
    first = row[here].low
    kind = (
        "employer"
        if (first == "at" or (first == "for" and employed)) and row[start].low not in BREAKS
        else "place"
    )
    return start, phrase.stop, kind
