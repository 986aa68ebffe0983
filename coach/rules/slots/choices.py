"""Between which alternatives does a goal leave the choice to its reader (advice 1a, 1b)?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coach.rules.slots.phrases import BREAKS, Phrase, is_class, low_at, noun_phrase, tag_at, verb_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.rules.slots.finder import Reading
    from coach.rules.slots.shapes import Extra
    from coach.rules.slots.words import Token

_LEADING: Final = frozenset({"in", "as", "for", "with", "at", "into", "on"})
"""Little words that may lead to an alternative, and that are no part of it."""
_ENDING: Final = BREAKS | {",", "or", "either", "so", "by", "because", "that"}
"""Where an alternative ends."""
_LONGEST: Final = 8
"""Words of one alternative."""
_NARROWING: Final = frozenset({"place", "time", "measure"})

Range = tuple[int, int]


def choices(reading: Reading, extras: Sequence[Extra]) -> tuple[str, ...]:
    """The alternatives that "or" joins, in the user's words; none where the choice is made.

    Two objects of one result or of one task ("less salt or sugar"), places, times and amounts leave the goal
    as it is: they are no choice.
    """
    found: list[Range] = []
    for at, token in enumerate(reading.row):
        if token.low != "or" or token.hidden:
            continue
        several = _around(reading.row, at)
        if several and not _is_one(reading, several) and not _narrows(reading, extras, several[0]):
            found += [one for one in several if one not in found]
    return tuple(dict.fromkeys(_words(reading, one) for one in _apart(sorted(found))))


def _around(row: list[Token], at: int) -> list[Range]:
    """What stands on both sides of an "or", with what commas list before it; nothing where it is no list."""
    right = _after(row, at)
    if right is None:
        return []
    acts = row[right[0]].tag if row[right[0]].tag in "VG" else ""
    left = _before(row, at, acts=acts)
    if left is None or _share_a_name(row, left, right):
        return []
    listed = [left, right]
    while low_at(row, listed[0][0] - 1, len(row)) == ",":
        earlier = _before(row, listed[0][0] - 1, acts=acts)
        if earlier is None:
            break
        listed.insert(0, earlier)
    return listed


def _after(row: list[Token], at: int) -> Range | None:
    """The alternative that follows the "or" at `at`."""
    here = at + 1
    while tag_at(row, here, len(row)) in "RPT":
        here += 1
    if tag_at(row, here, len(row)) in "VG":
        stop = here
        while stop < len(row) and row[stop].low not in _ENDING:
            stop += 1
        return here, stop
    phrase = noun_phrase(row, here, len(row))
    return (here, phrase.stop) if phrase is not None and _can_be_chosen(row, phrase) else None


def _before(row: list[Token], at: int, *, acts: str) -> Range | None:
    """The alternative that ends before `at`: an act or a name, as the one after it is."""
    stop = at - 1 if low_at(row, at - 1, len(row)) == "," else at
    before = _back(row, stop)
    if acts:
        starts = [here for here in before if row[here].tag == acts and not _wishes(row, here)]
        return (starts[-1], stop) if starts else None
    for here in reversed(before):
        phrase = noun_phrase(row, here, stop)
        if phrase is not None and phrase.stop == stop:
            led = tag_at(row, here - 1, len(row)) == "P" and row[here - 1].low not in _LEADING
            return None if led or not _can_be_chosen(row, phrase) else (_bare(row, here), stop)
    return (stop - 1, stop) if before and row[stop - 1].tag == "G" else None


def _back(row: list[Token], stop: int) -> list[int]:
    """The tokens before `stop`, from the last back to a sign, a joint or a means."""
    found = []
    for here in range(stop - 1, max(-1, stop - 1 - _LONGEST), -1):
        if row[here].low in _ENDING or row[here].hidden:
            break
        found.append(here)
    return found


def _bare(row: list[Token], at: int) -> int:
    """Past what only hedges: "maybe law"."""
    while row[at].tag == "R":
        at += 1
    return at


def _wishes(row: list[Token], at: int) -> bool:
    """Whether a verb only leads to what is wished: "want to", "thinking about"."""
    return verb_in(row[at], "wish_verbs") or tag_at(row, at + 1, len(row)) == "T"


def _share_a_name(row: list[Token], left: Range, right: Range) -> bool:
    """Whether the name after the list belongs to both of its parts: "blind or deaf students"."""
    alone = left[1] - left[0] == 1 and right[1] - right[0] > 1
    return alone and any(form.part == "a" for form in row[left[0]].forms)


def _can_be_chosen(row: list[Token], phrase: Phrase) -> bool:
    head = row[phrase.head]
    return head.tag in "NSG" and row[phrase.bare_start].tag != "U" and not is_class(head, "time_words")


def _is_one(reading: Reading, several: Sequence[Range]) -> bool:
    """Whether one element holds two of the alternatives, and is more than the list of what one would do."""
    whole = (reading.row[several[0][0]].start, reading.row[several[-1][1] - 1].end)
    for span in (*reading.change, *reading.how, *reading.who):
        held = sum(span.start <= reading.row[start].start < span.end for start, _ in several)
        does = (span.start, span.end) == whole and reading.row[several[0][0]].tag in "VG"
        if held > 1 and not does:
            return True
    return False


def _narrows(reading: Reading, extras: Iterable[Extra], one: Range) -> bool:
    """Whether an alternative is a place, a time or an amount."""
    first, last = reading.row[one[0]].start, reading.row[one[1] - 1].end
    narrowing = (extra for extra in extras if extra.kind in _NARROWING)
    return any(extra.start <= first and last <= extra.end for extra in narrowing)


def _apart(ranges: list[Range]) -> list[Range]:
    """The ranges without those that begin inside another."""
    kept: list[Range] = []
    for start, stop in ranges:
        if not kept or start >= kept[-1][1]:
            kept.append((start, stop))
    return kept


def _words(reading: Reading, one: Range) -> str:
    return reading.text[reading.row[one[0]].start : reading.row[one[1] - 1].end]
