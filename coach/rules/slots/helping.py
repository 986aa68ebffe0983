"""What do "help", "give" and the means markers ("by", "with", "using") bring?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.rules.slots.groups import passes
from coach.rules.slots.living import living_kind
from coach.rules.slots.masks import is_time_place_or_pay
from coach.rules.slots.narrowing import extent, past_place
from coach.rules.slots.phrases import (
    Phrase,
    begins,
    concrete,
    low_at,
    nameable,
    noun_phrase,
    skip_adverbs,
    tag_at,
)
from coach.rules.slots.results import all_purpose, has_direction, result_passes
from coach.rules.slots.stretches import stretch
from coach.rules.slots.tasks import is_task

if TYPE_CHECKING:
    from coach.rules.slots.found import Found, Mode
    from coach.rules.slots.words import Token

MEANS = frozenset({"by", "through", "with", "using", "via", "thanks"})
"""Words that may bring a method; "by the sea" and "with dementia" show that they need not."""


_NEAR = 8
_LETTING = frozenset({"let", "allow", "enable", "permit"})


def read_help(row: list[Token], found: Found, at: int, end: int) -> int:
    """Reads "help WHO (to) do": notes the group and the result; gives where reading goes on."""
    phrase = noun_phrase(row, at + 1, end)
    if phrase is None:
        return _help_to(row, found, at + 1, end)
    phrase = last_of_several(row, found, phrase, end)
    narrow = passes(row, phrase, end)
    if narrow:
        found.groups.append(phrase)
    here = past_place(row, extent(row, phrase, end), end)
    here = _to_the_verb(row, here if low_at(row, here, end) == "not" else skip_adverbs(row, here, end), end)
    led_by_to = low_at(row, here - 1, end) == "to" and tag_at(row, here, end) not in "D~"
    if tag_at(row, here, end) not in "VGRZ" and not led_by_to:
        return here
    after = stretch(row, here, end, result=True)
    start = here - (low_at(row, here - 1, end) == "not")
    told = nameable(row, here, after)
    if told or ((narrow or row[phrase.head].tag == "O") and result_passes(row, here, after)):
        found.change.append((start, after))
    elif all_purpose(row, here, after):
        found.buzz.append((here, after))
    return after


def _help_to(row: list[Token], found: Found, here: int, end: int) -> int:
    """Reads "help (to) reduce waste", without a group."""
    inner = here + (tag_at(row, here, end) in "TP")
    if tag_at(row, inner, end) in "VG":
        task = stretch(row, inner, end, result=False)
        if not has_direction(row, inner, end) and is_task(row, inner, task, "main"):
            found.how.append((here - 1, task))
            return task
        stop = stretch(row, inner, end, result=True)
        if nameable(row, inner + 1, stop):
            found.change.append((inner, stop))
            return stop
    return here


def last_of_several(row: list[Token], found: Found, phrase: Phrase, end: int) -> Phrase:
    """The last of the groups that "and" or "or" joins; the others are noted."""
    stop = extent(row, phrase, end)
    while low_at(row, stop, end) in ("and", ",", "or", "maybe"):
        other = noun_phrase(row, stop + 1, end)
        if other is None or living_kind(row[other.head]) == "-":
            break
        if row[phrase.head].tag == "S" and passes(row, phrase, end):
            found.groups.append(phrase)
        phrase, stop = other, extent(row, other, end)
    return phrase


def _to_the_verb(row: list[Token], here: int, end: int) -> int:
    """Past "to", "not" and, in learner English, "for" ("help farmers for lose less animals")."""
    if low_at(row, here, end) in ("to", "for", "in") and tag_at(row, here + 1, end) in "VGRAX":
        here += 1
    if low_at(row, here, end) in ("not", "who", "that"):
        here += 1
    led = low_at(row, here - 1, end) in ("for", "to")
    taken = led and tag_at(row, here, end) == "A" and here + 1 < end
    if taken and any(form.part == "v" for form in row[here].forms):
        row[here].tag = "V"
    return here


def read_gift(row: list[Token], found: Found, at: int, end: int) -> int:
    """Reads "give WHO a thing": the thing is the method; 0 where the verb is used otherwise."""
    phrase = noun_phrase(row, at + 1, end)
    if phrase is None or living_kind(row[phrase.head]) == "-":
        return 0
    thing = noun_phrase(row, extent(row, phrase, end), end)
    if thing is None or not nameable(row, thing.start, thing.stop):
        return 0
    if passes(row, phrase, end):
        found.groups.append(phrase)
    after = stretch(row, thing.start, end, result=False)
    found.how.append((thing.start, after))
    return after


def read_means(row: list[Token], found: Found, at: int, end: int, mode: Mode) -> tuple[Mode, int]:
    """Reads what follows a means marker; gives the mode and where reading goes on."""
    low = row[at].low
    here = skip_adverbs(row, at + 2 if low in ("thanks", "starting", "because") else at + 1, end)
    if low == "by" and [token.low for token in row[here : here + 2]] == ["means", "of"]:
        here += 2
    if tag_at(row, here, end) in "GV":
        return "method", _method_verb(row, found, here, end)
    phrase = noun_phrase(row, here, end)
    if phrase is None:
        return mode, here
    if _is_group(row, phrase, low, end):
        return mode, at + 1 if low == "with" else phrase.stop
    if not _is_method(row, found, at, phrase):
        return mode, phrase.stop
    stop = stretch(row, phrase.stop - 1, end, result=False)
    found.how.append((phrase.start, stop))
    return mode, stop


def _method_verb(row: list[Token], found: Found, at: int, end: int) -> int:
    stop = stretch(row, at, end, result=False)
    if not (is_task(row, at, stop, "method") or _lets_do(row, at, stop)):
        return at + 1
    found.how.append((at, stop))
    return stop


def _lets_do(row: list[Token], at: int, stop: int) -> bool:
    """Whether somebody is let or helped to do a thing that can be named: "by letting families book"."""
    phrase = noun_phrase(row, at + 1, stop) if row[at].plain("v") in _LETTING else None
    return phrase is not None and tag_at(row, phrase.stop, stop) in "VT" and nameable(row, phrase.stop, stop)


def _is_group(row: list[Token], phrase: Phrase, low: str, end: int) -> bool:
    """Whether the marker leads to a group rather than to a place or a thing to work with."""
    head = row[phrase.head]
    if low in ("through", "using", "via") and phrase.head > phrase.bare_start:
        return False
    place = living_kind(head) == "o" and (head.tag == "N" or low in ("by", "through", "using", "via"))
    return head.tag == "O" or (not place and passes(row, phrase, end))


def _is_method(row: list[Token], found: Found, at: int, phrase: Phrase) -> bool:
    """Whether a noun phrase after a marker is a method: no date, place or wage, no quality of the speaker."""
    low = row[at].low
    if low != "with" and is_time_place_or_pay(row, phrase.start, phrase.stop):
        return False
    worn = any(token.idle for token in row[phrase.start : phrase.stop])
    if worn or not nameable(row, phrase.start, phrase.stop):
        return False
    if low == "by" and (row[at - 1].tag == "E" or _is_manner(row, phrase)):
        return False
    if low == "with" and (phrase.stop - phrase.start < 2 or not _is_heard(row, found, at)):
        return False
    mine = row[phrase.start].low in ("my", "our")
    return not mine or concrete(row, phrase.start, phrase.stop)


def _is_heard(row: list[Token], found: Found, at: int) -> bool:
    """Whether "with" begins a stretch or follows a result or words that fit any job."""
    spoken = bool(found.change or found.buzz or found.groups) or begins(row, at)
    return spoken or any(word.idle for word in row[max(0, at - _NEAR) : at])


def _is_manner(row: list[Token], phrase: Phrase) -> bool:
    """Whether one bare name of a thing follows "by": how one goes or sends, as in "by bike"."""
    entry = row[phrase.head].entry
    bare = phrase.stop - phrase.start == 1 and row[phrase.head].tag == "N"
    return bare and entry is not None and entry.kind in "FGM" and not entry.deed
