"""Where do the words end that belong to a verb or a noun?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import lexicon
from coach.rules.slots.found import SELF
from coach.rules.slots.groups import group_follows
from coach.rules.slots.living import living_kind
from coach.rules.slots.masks import is_time_place_or_pay
from coach.rules.slots.narrowing import is_condition
from coach.rules.slots.phrases import is_class, low_at, noun_phrase, skip_adverbs, tag_at, verb_in
from coach.rules.slots.results import has_direction

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

LONGEST = 48
"""Words that one verb may govern."""

_TURNS = frozenset(
    {"so", "because", "until", "while", "when", "using", "via", "thanks", "but", "instead", "ideally"}
    | {"preferably", "maybe", "perhaps", "by", "starting", "as", "if", "since", "although", "though"}
)
_GROUP_MARKERS = frozenset({"for", "among", "amongst", "to", "of", "in", "at", "on"})
_TIME_MARKERS = frozenset({"in", "by", "before", "at", "on", "within", "around", "after"})
_PLACE_MARKERS = frozenset({"in", "at", "by", "around", "across", "near", "throughout", "outside", "over"})
_LEADING_THROUGH = frozenset(
    {"guide", "lead", "walk", "take", "talk", "steer", "drive", "sort", "sift", "comb", "go", "work"}
)
_KEPT_LAST = frozenset(
    {"down", "up", "back", "out", "off", "early", "again", "over", "aloud", "apart", "home", "together"}
    | {"longer", "sooner"}
)


def stretch(row: list[Token], at: int, end: int, *, result: bool) -> int:
    """Where the words that belong to token `at` end (exclusive); results end before "with", tasks do not."""
    here = at + 1
    end = min(end, at + LONGEST)
    while here < end and not row[here].hidden:
        kept = _kept(row, at, here, end, result=result)
        if not kept and _ends(row, at, here, end, result=result):
            break
        here += kept or 1
    return _without_loose_end(row, at, min(here, end), result=result)


def _kept(row: list[Token], at: int, here: int, end: int, *, result: bool) -> int:
    """How many tokens from `here` on surely belong to the stretch; 0 where that is to be seen."""
    low, follows = row[here].low, tag_at(row, here + 1, end)
    if result:
        if low == "by" and row[here - 1].tag == "E":
            doer = noun_phrase(row, here + 1, end)
            return int(doer is not None and _does_harm(row[doer.head]))
        for_it = low in ("for", "to") and row[at + 1].low == "it" and row[here].tag in "PT"
        return int(for_it or (low == "of" and row[here - 1].low == "out"))
    if low == "by" and follows in "NA":
        after = noun_phrase(row, here + 1, end)
        return int(after is not None and not is_time_place_or_pay(row, here + 1, after.stop))
    if low in ("that", "which") and follows in "VZ":
        return 0 if verb_in(row[here + 1], "result_verbs", "help_verbs") else 2
    return 0


def _ends(row: list[Token], at: int, here: int, end: int, *, result: bool) -> bool:
    """Whether something new begins at `here`."""
    token = row[here]
    if token.low == "as":
        return token.tag == "Q" and (result or _says_as_whom(row, here, end))
    if token.low in _TURNS or (token.low == "than" and not result):
        return token.low != "when" or low_at(row, here + 1, end) != "to"
    if token.low == ",":
        return not _list_goes_on(row, here, end)
    if token.low in SELF:
        return not _describes(row, here)
    if token.tag in "PT":
        return not _belongs(row, here) and _preposition_ends(row, at, here, end, result=result)
    return _clause_ends(row, at, here, end, result=result)


def _belongs(row: list[Token], here: int) -> bool:
    """Whether "of" says what is counted: "the number of stillborn lambs"."""
    return row[here].low == "of" and is_class(row[here - 1], "bare_measures")


def _preposition_ends(row: list[Token], at: int, here: int, end: int, *, result: bool) -> bool:
    low = row[here].low
    if low == "through":
        leads = result or row[at].plain("v") in _LEADING_THROUGH
        return not (leads and _goes_through(row, here, end))
    if low == "with":
        joins = verb_in(row[at], "joining_verbs") or not group_follows(row, here, end)
        return not (is_condition(row, here, end) if result else joins)
    if low_at(row, here + 1, end) in ("behalf", "order"):
        return True
    if low in _GROUP_MARKERS and group_follows(row, here, end) and not _inside(row, at, here, result=result):
        return True
    if low == "to":
        return not result and tag_at(row, here + 1, end) == "V" and _is_purpose(row, at, here, end)
    return low in _TIME_MARKERS | _PLACE_MARKERS and _is_time_or_name(row, here, end)


def _clause_ends(row: list[Token], at: int, here: int, end: int, *, result: bool) -> bool:
    token, follows = row[here], tag_at(row, here + 1, end)
    if token.low in ("where", "before", "after", "once"):
        return token.tag == "Q" and here > at + 1
    if token.low == "or" and (follows in "VTG" or low_at(row, here + 1, end).endswith("ing")):
        return True
    if token.low in ("that", "which"):
        return not result and follows in "VZM"
    if token.low in ("is", "are", "was", "would") and row[at].tag == "G" and not result:
        return all(word.tag != "Q" for word in row[at:here])
    if token.tag == "Z":
        after_act = not result and row[at].tag == "G" and row[here - 1].tag in "NS"
        return after_act and all(word.tag != "Q" for word in row[at:here])
    return token.tag == "J" and here + 1 < end and _new_verb(row, at, here + 1, end)


def _without_loose_end(row: list[Token], at: int, stop: int, *, result: bool) -> int:
    """The stretch without the joints and prepositions that hang at its end."""
    while stop > at + 1 and row[stop - 1].tag in "JPTQR." and row[stop - 1].low not in _KEPT_LAST:
        if row[stop - 1].tag == "R" and result:
            break
        stop -= 1
    return stop


def _goes_through(row: list[Token], at: int, end: int) -> bool:
    """Whether "through" goes with time or a test ("through the night") rather than with a means."""
    phrase = noun_phrase(row, at + 1, end)
    if phrase is None:
        return False
    made = low_at(row, phrase.stop, end) in SELF or row[phrase.head].low.endswith("ing")
    told = row[phrase.start].low in ("the", "their", "first", "his", "her") and not made
    return told or is_class(row[phrase.head], "time_words")


def _describes(row: list[Token], at: int) -> bool:
    """Whether "I" begins a clause that describes the noun before it: "videos I script"."""
    here = at + 1
    while here < len(row) and (row[here].tag in "MRT" or verb_in(row[here], "wish_verbs")):
        here += 1
    with_object = tag_at(row, here + 1, len(row)) in "DNSAK"
    return row[at - 1].tag in "NS" and row[at].low not in ("i'm", "me", "us") and not with_object


def _inside(row: list[Token], at: int, here: int, *, result: bool) -> bool:
    """Whether a group after a preposition belongs to the verb phrase itself."""
    low = row[here].low
    if low == "to" and not result:
        return False
    if low in ("in", "at", "on", "to") and living_kind(row[here + 1]) != "p":
        phrase = noun_phrase(row, here + 1, len(row))
        return phrase is not None and living_kind(row[phrase.head]) == "o" and row[phrase.head].tag == "N"
    return here == at + 1 and low not in ("for", "among", "amongst")


def _is_purpose(row: list[Token], at: int, here: int, end: int) -> bool:
    """Whether "to" begins an aim of its own rather than what is taught."""
    if row[here - 1].low in ("how", "what", "when", "where"):
        return False
    if verb_in(row[at], "teach_verbs"):
        return verb_in(row[here + 1], "result_verbs") and here > at + 3
    return verb_in(row[here + 1], "result_verbs", "help_verbs") or has_direction(row, here + 1, end)


def _is_time_or_name(row: list[Token], at: int, end: int) -> bool:
    """Whether a preposition leads to a date, or to a place or employer by its name."""
    low = row[at].low
    phrase = noun_phrase(row, at + 1, end)
    if phrase is None:
        return tag_at(row, at + 1, end) == "U"
    if low in _PLACE_MARKERS and row[phrase.bare_start].text[:1].isupper():
        return not (low == "in" and _is_message(row[at - 1]) and row[phrase.head].low in lexicon())
    dated = is_class(row[phrase.head], "time_words") and row[phrase.start].tag in "NSAU"
    return low in ("by", "before", "in") and dated


def _says_as_whom(row: list[Token], here: int, end: int) -> bool:
    """Whether "as" opens a clause or names the speaker's role rather than the shape a thing gets."""
    phrase = noun_phrase(row, here + 1, end)
    if phrase is None or row[phrase.head].tag == "O" or tag_at(row, phrase.stop, end) in "VZMB":
        return True
    return row[phrase.head].tag == "N" and living_kind(row[phrase.head]) != "-"


def _does_harm(token: Token) -> bool:
    """Whether a thing or a creature, rather than a method, may stand behind "crushed by", "lost to"."""
    creature = living_kind(token) in ("p", "a")
    return creature or (token.entry is not None and token.entry.kind in "FAP" and token.entry.strength >= 7)


def _is_message(token: Token) -> bool:
    """Whether a noun is a text or a talk, after which "in" names its language or script."""
    return token.tag in "NS" and token.entry is not None and token.entry.kind == "M"


def _list_goes_on(row: list[Token], at: int, end: int) -> bool:
    """Whether a comma stands in a list ("a, b and c")."""
    phrase = noun_phrase(row, at + 1, end)
    if phrase is None or row[phrase.head].tag == "O" or row[at - 1].tag not in "NS":
        return False
    low = low_at(row, phrase.stop, end)
    if low == ",":
        return phrase.stop + 1 >= end or row[phrase.stop + 1].tag in "NSAG"
    return low in ("and", "or", "&")


def _new_verb(row: list[Token], at: int, here: int, end: int) -> bool:
    """Whether "and" joins another act rather than another object."""
    here = skip_adverbs(row, here, end)
    tag, follows = tag_at(row, here, end), tag_at(row, here + 1, end)
    if tag in "OM":
        return True
    if tag not in "VGZ":
        return _new_subject(row, here, end)
    if tag != row[at].tag:
        return tag in "VZ" and row[at].tag in "VZG" and follows in "DAKT"
    if follows in "NS" and verb_in(row[here], "empty_verbs"):
        return False
    return follows in "DANSPKUOE"


def _new_subject(row: list[Token], here: int, end: int) -> bool:
    """Whether a group and what it does follow: "… and hedgehogs stop dying"."""
    phrase = noun_phrase(row, here, end)
    if phrase is None or row[phrase.head].tag != "S" or living_kind(row[phrase.head]) == "-":
        return False
    return tag_at(row, phrase.stop, end) in "VM" and tag_at(row, phrase.stop + 1, end) in "DGVAKT"
