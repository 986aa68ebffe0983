"""What does a noun phrase without a verb say: a result, a method, a group, a role?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.rules.slots.found import SELF
from coach.rules.slots.groups import group_follows, passes
from coach.rules.slots.living import living_kind
from coach.rules.slots.narrowing import extent
from coach.rules.slots.phrases import (
    BREAKS,
    Phrase,
    begins,
    compares,
    empty,
    is_class,
    is_field,
    low_at,
    nameable,
    noun_phrase,
    skip_adverbs,
)
from coach.rules.slots.stretches import stretch
from coach.rules.slots.tasks import can_be_provided, names_activity, names_activity_of, of_something

if TYPE_CHECKING:
    from coach.rules.slots.found import Found, Mode
    from coach.rules.slots.words import Token

_OPEN = frozenset({"my", "our", "any", "every", "something", "anything", "everything", "no"})
_AROUND = frozenset({"around", "near", "alongside", "beside"})
_SERVING = frozenset({"for", "to", "with", "so", "->", "that", "in"})

LABELS = {
    **dict.fromkeys(("who", "for whom", "for", "group"), "who"),
    **dict.fromkeys(("what", "what changes", "change", "result", "outcome"), "change"),
    **dict.fromkeys(
        ("how", "method", "means", "by", "my part", "what i do", "what i would do", "task"), "how"
    ),
}
"""What a person writes before a colon to say which slot follows."""


def read_labelled(row: list[Token], found: Found, label: str, start: int, stop: int) -> bool:
    """Notes a stretch behind "How:" or "For whom:" for that slot; False where it says nothing."""
    if any(token.hidden for token in row[start:stop]):
        return False
    if label == "who":
        phrase = noun_phrase(row, start, stop)
        if phrase is not None and passes(row, phrase, stop):
            found.groups.append(phrase)
            return True
    elif nameable(row, start, stop):
        (found.change if label == "change" else found.how).append((start, stop))
        return True
    return False


def read_fragment(row: list[Token], found: Found, phrase: Phrase, end: int, mode: Mode) -> int:
    """Notes what a noun phrase stands for; gives the token where reading goes on."""
    head = row[phrase.head]
    if (
        head.idle
        or row[phrase.bare_start].tag == "U"
        or _for_me(row, phrase, end)
        or (is_class(head, "pay_words") and not _for_others(row, phrase, end))
    ):
        return phrase.stop
    if compares(row, phrase) or (is_class(head, "result_nouns") and of_something(row, phrase, end)):
        stop = stretch(row, phrase.head, end, result=True)
        if nameable(row, phrase.start, stop):
            found.change.append((phrase.start, stop))
        return stop
    provided = living_kind(head) == "o" and low_at(row, phrase.stop, end) in ("for", "on", "that", "which")
    if (living_kind(head) != "-" and not provided) or head.tag == "O":
        return _living(row, found, phrase, end)
    told = row[phrase.start - 1].low if phrase.start else ""
    if mode == "result" or empty(head) or row[phrase.start].low in _OPEN or told in _OPEN:
        return phrase.stop
    stop = stretch(row, phrase.head, end, result=False)
    if _is_act(row, phrase, stop, end) or (mode != "wish" and _is_thing_provided(row, phrase, stop, end)):
        found.how.append((phrase.start, stop))
        return stop
    return phrase.stop


def _for_me(row: list[Token], phrase: Phrase, end: int) -> bool:
    """Whether it is the speaker who gains: "more time for my family"."""
    after = [word.low for word in row[phrase.stop : min(end, phrase.stop + 2)]]
    return after[:1] in (["for"], ["with"], ["to"]) and after[-1] in ("my", "me", "our", "us", "myself")


def _for_others(row: list[Token], phrase: Phrase, end: int) -> bool:
    """Whether hours or pay are compared for a group: "shorter shifts for chambermaids"."""
    led = low_at(row, phrase.stop, end) == "for" and compares(row, phrase)
    return led and group_follows(row, phrase.stop, end)


def _living(row: list[Token], found: Found, phrase: Phrase, end: int) -> int:
    stop = extent(row, phrase, end)
    head = row[phrase.head]
    if begins(row, phrase.start):
        if head.tag == "S" and passes(row, phrase, end):
            found.groups.append(phrase)
        elif head.tag == "N" and living_kind(head) == "p":
            found.roles.append((phrase.start, stop))
    return stop


def _is_act(row: list[Token], phrase: Phrase, stop: int, end: int) -> bool:
    """Whether the phrase, or the one joined to it, names an act."""
    if names_activity(row, phrase) or names_activity_of(row, phrase, end):
        return True
    also = noun_phrase(row, phrase.stop + 1, stop)
    return also is not None and row[phrase.stop].tag in "J," and names_activity(row, also)


def _is_thing_provided(row: list[Token], phrase: Phrase, stop: int, end: int) -> bool:
    """Whether the phrase names a particular thing that somebody is to have: "menus in Braille for diners"."""
    head = row[phrase.head]
    narrow = phrase.head > phrase.bare_start
    if not nameable(row, phrase.start, phrase.stop) or not can_be_provided(head):
        return False
    if (is_field(head) and not (head.tag == "S" and narrow)) or not (narrow or head.tag == "S"):
        return False
    return _serves(row, phrase, stop, end)


def _serves(row: list[Token], phrase: Phrase, stop: int, end: int) -> bool:
    low = low_at(row, skip_adverbs(row, stop, end), end)
    alone = phrase.start == 0 or row[phrase.start - 1].low in BREAKS
    if low == "in":
        return any(row[here].low == "for" and group_follows(row, here, end) for here in range(stop, end))
    if low in _SERVING or (alone and (end < len(row) - 1 or phrase.start > 1)):
        return True
    return alone and low == "," and any(_leads_on(row, here) for here in range(stop, end))


def _leads_on(row: list[Token], at: int) -> bool:
    """Whether what follows a listed thing says what it does or for whom, not what the speaker feels."""
    told = row[at].tag in "VZM" and row[at - 1].low not in SELF
    return told or row[at].low == "for"


def read_job(row: list[Token], found: Found, at: int, end: int) -> int:
    """Notes the role or the employer that an empty verb takes; a group it works with is found by itself."""
    plain = row[at].plain("v")
    near = low_at(row, at + 1, end) in _AROUND
    phrase = None if near or row[at].idle else noun_phrase(row, skip_adverbs(row, at + 1, end), end)
    if phrase is None:
        return at + 1
    is_job = plain in ("become", "be") or row[at].low == "being"
    heads = row[phrase.head].low in ("head", "chief", "lead") and low_at(row, phrase.stop, end) == "of"
    if (is_job and (heads or living_kind(row[phrase.head]) == "p")) or plain in ("join", "leave", "quit"):
        found.roles.append((phrase.start, phrase.stop))
        return phrase.stop
    return at + 1
