"""What narrows a goal beside its slots: place, niche, employer, time, measure, role?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import closed_class
from coach.rules.slots.groups import proper
from coach.rules.slots.living import living_kind
from coach.rules.slots.phrases import BREAKS, Phrase, is_class, noun_phrase
from coach.rules.slots.shapes import Extra

if TYPE_CHECKING:
    from coach.rules.slots.finder import Reading
    from coach.rules.slots.words import Token

_PLACING = frozenset({"in", "at", "near", "around", "across", "outside", "from"})
_TIMING = frozenset({"by", "in", "before", "after", "within", "on", "until", "during"})
_EMPLOYMENT = frozenset(
    {"work", "working", "job", "role", "position", "join", "joining", "career", "internship"}
)


Range = tuple[int, int, str]
"""First token, token after the last, kind."""


def extras(reading: Reading) -> tuple[Extra, ...]:
    """The extras of a statement, in order, none inside an element."""
    row = reading.row
    found: list[Range] = []
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


def _at(row: list[Token], here: int) -> Range | None:
    """The extra that begins at token `here`, if one does."""
    if here + 1 >= len(row):
        return None
    return _time(row, here) or _place(row, here) or _measure(row, here)


def _time(row: list[Token], here: int) -> Range | None:
    after = row[here + 1]
    if row[here].low not in _TIMING:
        return None
    if after.tag == "U" and after.low.isdigit() and len(after.low) == 4:
        return here, here + 2, "time"
    phrase = noun_phrase(row, here + 1, len(row))
    return (here, phrase.stop, "time") if phrase is not None and _is_time(row, phrase) else None


def _place(row: list[Token], here: int) -> Range | None:
    low, phrase = row[here].low, noun_phrase(row, here + 1, len(row))
    if phrase is None:
        return None
    works = low == "for" and here > 0 and row[here - 1].low in _EMPLOYMENT
    if low in _PLACING or works:
        return _named(row, here, phrase)
    begins = row[here + 1].tag in "NAS" and row[here + 1].text[:1].isupper()
    listed = low == "," and begins and proper(row, phrase)
    return (phrase.start, phrase.stop, "place") if listed and living_kind(row[phrase.head]) != "p" else None


def _measure(row: list[Token], here: int) -> Range | None:
    if row[here].tag != "U" or row[here].low.startswith(("$", "€", "£")):
        return None
    phrase = noun_phrase(row, here, len(row))
    if phrase is None or is_class(row[phrase.head], "time_words", "pay_words"):
        return None
    return here, phrase.stop, "measure"


def _is_time(row: list[Token], phrase: Phrase) -> bool:
    head = row[phrase.head]
    months = closed_class("time_words")
    return (head.low in months or head.plain("n") in months) and row[phrase.start].low not in (
        "the",
        "a",
        "an",
    )


def _named(row: list[Token], here: int, phrase: Phrase) -> Range | None:
    """A place, niche or employer by name; a place that only tells a group apart is none."""
    head = row[phrase.head]
    employed = any(token.low in _EMPLOYMENT for token in row[max(0, here - 3) : here])
    if employed and living_kind(head) == "o" and head.tag == "N":
        return phrase.start, phrase.stop, "employer"
    if head.low in ("industry", "sector") and phrase.head > phrase.bare_start:
        return phrase.bare_start, phrase.stop, "niche"
    if not row[phrase.bare_start].text[:1].isupper() and not head.text[:1].isupper():
        return None
    kind_of_group = any(token.tag == "N" and token.text.islower() for token in row[here + 1 : phrase.head])
    mere = is_class(head, "person_places") and not kind_of_group
    if living_kind(head) != "-" and head.text.islower() and not mere:
        return (phrase.bare_start, phrase.stop, "employer") if employed else None
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
