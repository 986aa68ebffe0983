"""Which words pass the job-ad test: would a stranger know what is done that day, or what is provided?

An act with a particular object, a named technique or a thing provided pass; bare fields, all-purpose means,
job titles and verbs that are no tasks fail (advice 1d, *how*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import lexicon
from coach.rules.slots.groups import group_follows, passes
from coach.rules.slots.living import living_kind
from coach.rules.slots.phrases import (
    Phrase,
    begins,
    concrete,
    empty,
    is_class,
    is_field,
    low_at,
    nameable,
    noun_phrase,
    skip_adverbs,
    tag_at,
    verb_in,
)

if TYPE_CHECKING:
    from coach.rules.slots.found import Mode
    from coach.rules.slots.words import Token

_PARTICLES = frozenset({"in", "up", "out", "off", "down", "over", "on", "away"})
_FIRM_PARTICLES = frozenset({"up", "out", "off", "down", "over"})
_ASKING = frozenset({"which", "what", "how", "whether", "where", "who"})
_OF = frozenset({"of", "and", ",", "into", "on", "in", "from"})
_BESIDE = frozenset({"sit", "stand", "walk", "read", "cook", "eat", "sing", "play"})
_PROVIDED = "FMCOVID"
"""WordNet's kinds of things, messages, acts, food, plants, stuff and shapes: what one can provide."""


def is_task(row: list[Token], at: int, stop: int, mode: Mode) -> bool:
    """The job-ad test on the verb phrase from `at` to `stop`."""
    token = row[at]
    if token.idle or any(word.low in ("myself", "yourself") for word in row[at + 1 : stop]):
        return False
    phrase = _object(row, at, stop)
    if verb_in(token, "teach_verbs"):
        mine = phrase is not None and row[phrase.start].low in ("my", "me", "myself")
        return (mode == "method" and stop > at + 2 and not mine) or _teaches(row, at, stop, phrase)
    if token.plain("v") in _BESIDE and low_at(row, at + 1, stop) == "with":
        with_whom = noun_phrase(row, at + 2, stop)
        return with_whom is not None and (mode == "method" or passes(row, with_whom, stop))
    if _is_weak(token, mode):
        return verb_in(token, "weak_verbs") and phrase is not None and _touchable(row, phrase)
    if phrase is None:
        return _bare_activity(row, at, stop)
    return _object_passes(row, phrase, stop, mode)


def _object_passes(row: list[Token], phrase: Phrase, stop: int, mode: Mode) -> bool:
    """Whether the object is particular: a thing that is told, a group that passes, after "by" also "them"."""
    if row[phrase.start].low == "my" and is_class(row[phrase.head], "pay_words", "kin"):
        return False
    if mode == "method" and row[phrase.head].tag == "O":
        return nameable(row, phrase.stop, stop) or stop - phrase.stop > 1
    alive = living_kind(row[phrase.head]) != "-" and row[phrase.head].tag != "O"
    if alive and mode != "method" and not passes(row, phrase, stop):
        return False
    return _object_told(row, phrase, stop)


def _is_weak(token: Token, mode: Mode) -> bool:
    """Whether the verb is no task as such; after "by", a result verb is one."""
    if mode == "method" and verb_in(token, "result_verbs", "weak_verbs", "joining_verbs"):
        return False
    return verb_in(token, "empty_verbs") or token.tag == "B" or token.low == "being"


def _teaches(row: list[Token], at: int, stop: int, phrase: Phrase | None) -> bool:
    taught = [word for word in row[at + 1 : stop] if word.tag in "NSG"]
    return any(not empty(word) for word in taught) or (phrase is not None and passes(row, phrase, stop))


def _touchable(row: list[Token], phrase: Phrase) -> bool:
    """Whether an object is something one can touch, or is told apart by another name before it."""
    if row[phrase.start].low in ("my", "our") or living_kind(row[phrase.head]) != "-":
        return False
    told = [token for token in row[phrase.bare_start : phrase.head] if token.tag == "N" and not empty(token)]
    if concrete(row, phrase.start, phrase.stop):
        return True
    return bool(told) and nameable(row, phrase.start, phrase.stop)


def _object_told(row: list[Token], phrase: Phrase, stop: int) -> bool:
    """Whether the object itself, with its "of", says what is worked on."""
    last = phrase.stop
    while low_at(row, last, stop) in _OF and (after := noun_phrase(row, last + 1, stop)):
        last = after.stop
    return nameable(row, phrase.start, last)


def _object(row: list[Token], at: int, stop: int) -> Phrase | None:
    """The object of the verb at `at`, after adverbs and one particle ("fill in the forms")."""
    here = skip_adverbs(row, at + 1, stop)
    low = low_at(row, here, stop)
    if low in _PARTICLES and (row[at].tag != "G" or (low in _FIRM_PARTICLES and here == at + 1)):
        here += 1
    if low_at(row, here, stop) in _ASKING:
        here += 1
    here = skip_adverbs(row, here, stop)
    if here < stop and row[here].tag == "G" and (entry := lexicon().get(row[here].low)) and entry.noun >= 5:
        row[here].tag, row[here].entry = "N", entry
    return noun_phrase(row, here, stop)


def _bare_activity(row: list[Token], at: int, stop: int) -> bool:
    """An act without an object, placed by a phrase after it: "interpreting at medical appointments"."""
    token = row[at]
    if low_at(row, at + 1, stop) in ("with", "from") and concrete(row, at + 2, stop):
        return True
    if token.tag != "G" or is_field(token) or empty(token):
        return False
    if stop == at + 1 and low_at(row, stop, len(row)) in ("for", "with", "to"):
        return group_follows(row, stop, len(row))
    return nameable(row, at + 1, stop)


def last_of_several_acts(row: list[Token], at: int, end: int) -> int:
    """The last of several acts that share an object ("mapping and unblocking culverts"); else `at`."""
    here, tag = at, row[at].tag
    while (
        tag in "VG"
        and low_at(row, here + 1, end) in ("and", "&", ",", "or", "/")
        and tag_at(row, here + 2, end) == tag
    ):
        here += 2
    return here


def may_be_noun(row: list[Token], at: int) -> bool:
    """Whether a word at the head of a stretch was taken for a verb but may name something."""
    token = row[at]
    named = token.tag in "VZ" and any(form.part == "n" for form in token.forms)
    return named and begins(row, at) and not verb_in(token, "empty_verbs", "result_verbs")


def names_activity(row: list[Token], phrase: Phrase) -> bool:
    """Whether a noun phrase names an act, and of what kind: "pipeline welding", "peer support groups"."""
    head = row[phrase.head]
    entry = head.entry
    act = head.low.endswith("ing") or (entry is not None and entry.deed and entry.kind in "CE")
    told = [
        token for token in row[phrase.bare_start : phrase.head] if token.tag in "NSAEG" and not empty(token)
    ]
    return (act or is_class(head, "method_nouns")) and bool(told) and not is_field(head)


def names_activity_of(row: list[Token], phrase: Phrase, end: int) -> bool:
    """Whether a noun phrase names an act and its object: "repair of church organs"."""
    head = row[phrase.head]
    entry = head.entry
    act = entry is not None and (
        entry.deed or (entry.kind == "C" and head.tag == "N") or head.low.endswith("graphy")
    )
    return act and not empty(head) and of_something(row, phrase, end)


def of_something(row: list[Token], phrase: Phrase, end: int) -> bool:
    """Whether a noun says of what, before it or after it."""
    if low_at(row, phrase.stop, end) in ("of", "in", "for"):
        return nameable(row, phrase.stop + 1, min(end, phrase.stop + 7))
    return phrase.head > phrase.bare_start and nameable(row, phrase.bare_start, phrase.head)


def can_be_provided(head: Token) -> bool:
    """Whether a noun is a thing, a message or an act: something one could make, run or bring."""
    entry = head.entry
    return entry is None or (
        (entry.kind in _PROVIDED or entry.strength >= 6) and not is_class(head, "pay_words")
    )
