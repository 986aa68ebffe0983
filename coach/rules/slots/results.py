"""Which words pass the before/after test: a direction, and an object that one could look at on two dates?

Result verbs, comparatives and "make", "get" or "keep" with what becomes of an object give the direction;
all-purpose objects, platitudes and the speaker's own gain fail (advice 1d, *what changes*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import closed_class
from coach.rules.slots.groups import passes
from coach.rules.slots.living import living_kind
from coach.rules.slots.narrowing import extent
from coach.rules.slots.phrases import (
    Phrase,
    compares,
    concrete,
    empty,
    is_class,
    low_at,
    nameable,
    noun_phrase,
    skip_adverbs,
    tag_at,
    verb_in,
)

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

_PLACED = frozenset({"safe", "home", "back", "together", "out", "off", "away", "down", "up", "on", "in"})
_CAUSING = frozenset({"get", "have", "make", "see", "put", "watch"})
_SOONER = frozenset({"faster", "sooner", "earlier", "better", "quicker", "longer"})
_WITH_PARTICLE = frozenset({"bring", "lift", "win", "drop"})
_OF_MATTER = frozenset({"clear", "close", "cut", "raise"})
"""Result verbs that are work of the hands where their object is a thing: "cut beams", "clear a table"."""
_MANAGING = frozenset({"learn", "manage", "begin", "start", "stop", "keep", "dare", "continue", "get"})
_STAYING = frozenset({"stay", "remain", "return", "go", "come", "live", "settle", "move"})
_COMING_BY = frozenset({"find", "get", "keep", "hold", "reach", "land", "receive", "use", "see", "know"})
_SAME_WHEN_DONE = frozenset({"let", "put", "cut", "set", "hit", "shut", "read", "split", "paid", "heard"})
"""Verbs whose participle looks like the plain verb, or is not told apart: "get dogs let in"."""
_TURNING = frozenset({"free", "cure", "warm", "cool", "shield", "heal", "return", "lower", "soften"})


def has_direction(row: list[Token], at: int, end: int) -> bool:
    """Whether the verb at `at` turns something one way: reduce, keep, make easier, get repaired."""
    plain = row[at].plain("v")
    phrase = noun_phrase(row, at + 1, end)
    if phrase is not None and compares(row, phrase):
        return True
    if plain in ("make", "keep", "get") and tag_at(row, at + 1, end) == "G" and _becomes_so(row, at + 2, end):
        return True
    if phrase is not None and _is_better_done(row, at, phrase, end):
        return True
    if plain in _CAUSING:
        return phrase is not None and _causes(row, plain, phrase, end)
    if plain in _WITH_PARTICLE:
        return any(word.low in ("down", "back", "up", "out") for word in row[at + 1 : at + 5])
    return _turns(row, plain, phrase)


def _becomes_so(row: list[Token], at: int, end: int) -> bool:
    """Whether a quality follows an act, with at most one place between: "make cycling to school safe"."""
    if tag_at(row, at, end) == "P" and (place := noun_phrase(row, at + 1, end)) is not None:
        at = place.stop
    return tag_at(row, at, end) == "A"


def _is_better_done(row: list[Token], at: int, phrase: Phrase, end: int) -> bool:
    """Whether an object is followed by "faster", "sooner" and the like: "find victims faster"."""
    here = phrase.stop
    better = low_at(row, here, end) in _SOONER or (
        low_at(row, here, end) in ("more", "less") and tag_at(row, here + 1, end) == "R"
    )
    return better and not verb_in(row[at], "empty_verbs", "wish_verbs")


def _turns(row: list[Token], plain: str, phrase: Phrase | None) -> bool:
    if plain in ("conserve", "preserve"):
        return phrase is not None and not concrete(row, phrase.start, phrase.stop)
    if plain in closed_class("repair_verbs"):
        return phrase is not None and not _on_the_bench(row[phrase.head])
    if plain in _OF_MATTER:
        counted = phrase is not None and is_class(row[phrase.head], "bare_measures", "burdens")
        return phrase is not None and (counted or not concrete(row, phrase.start, phrase.stop))
    if plain in _TURNING:
        return phrase is not None
    return plain in closed_class("result_verbs") or plain in ("keep", "let")


def _causes(row: list[Token], plain: str, phrase: Phrase, end: int) -> bool:
    """Whether "get", "make" or "have" is followed by an object and what becomes of it."""
    alive = living_kind(row[phrase.head]) != "-"
    stop = extent(row, phrase, end) if alive else phrase.stop
    tag = tag_at(row, stop, end)
    if row[phrase.head].low in ("it", "sure"):
        return tag in "AE"
    gone = not alive and plain == "get" and low_at(row, stop, end) in ("off", "away", "out")
    if gone or tag in "AEG" or (tag == "R" and row[stop].low in _PLACED):
        return plain != "see" or alive or tag in "EG"
    if tag == "P":
        return alive and plain in ("get", "see", "put") and row[stop].low not in ("for", "with", "in")
    if plain in ("make", "keep") and tag in "KR":
        return tag_at(row, stop + 1, end) in "AGEN"
    if plain == "get" and alive:
        return tag in "DK" or (tag == "V" and row[stop].low in _SAME_WHEN_DONE) or tag == "T"
    return (tag == "V" and plain in ("make", "have", "see", "watch")) or (tag == "T" and plain == "get")


def _on_the_bench(head: Token) -> bool:
    """Whether what is repaired is a thing (a task) rather than a place, species, right or service."""
    if living_kind(head) in "apo" or is_class(head, "elements"):
        return False
    return head.entry is None or head.entry.kind in "FDIMOBC"


def object_passes(row: list[Token], at: int, stop: int) -> bool:
    """Whether the object of the result verb at `at` can be named: a thing, an act, or a group inside it."""
    mine = low_at(row, at + 1, stop) == "my" and low_at(row, at + 2, stop) in closed_class("kin")
    if row[at].idle or mine:
        return False
    if tag_at(row, at + 1, stop) == "G" and not empty(row[at + 1]):
        return True
    return nameable(row, at + 1, stop) or any(
        phrase.stop < stop and passes(row, phrase, stop)
        for here in range(at + 1, stop)
        if (phrase := noun_phrase(row, here, stop))
    )


def result_passes(row: list[Token], start: int, stop: int) -> bool:
    """The before/after test on a verb phrase that has a subject of its own."""
    verb = main_verb(row, start, stop)
    if verb < 0:
        return nameable(row, start, stop)
    if row[verb].idle or any(token.low == "me" for token in row[start:stop]):
        return False
    if nameable(row, verb + 1, stop) or _negated(row[start:verb]) or _stays(row, verb, stop):
        return True
    if _by_then(row, verb, stop) or _finds(row, verb, stop):
        return True
    if any(word.low in _SOONER for word in row[verb + 2 : stop]):
        return True
    return row[verb].plain("v") != "do" and _verb_tells(row, start, verb, stop)


def _by_then(row: list[Token], verb: int, stop: int) -> bool:
    """Whether a time limit says by when: "leave the office before eight"."""
    last = min(len(row), stop + 2)
    limits = (at for at in range(verb + 1, last - 1) if row[at].low in ("before", "by", "within"))
    return any(row[at + 1].tag == "U" or is_class(row[at + 1], "time_words") for at in limits)


def _finds(row: list[Token], verb: int, stop: int) -> bool:
    """Whether others come by work, or by a thing that one word tells apart: "find lost villages"."""
    if row[verb].plain("v") not in _COMING_BY:
        return False
    if low_at(row, verb + 1, stop) in ("work", "jobs", "apprenticeships", "help", "care"):
        return True
    phrase = noun_phrase(row, verb + 1, stop)
    if phrase is None or row[phrase.head].tag == "O":
        return False
    told = [word for word in row[phrase.bare_start : phrase.head] if word.tag in "AENG" and not empty(word)]
    return bool(told)


def _stays(row: list[Token], verb: int, stop: int) -> bool:
    """Whether somebody stays or goes back where one could find them: "stay in school"."""
    goes = tag_at(row, verb + 1, stop) in "PRA" or low_at(row, verb + 1, stop) in _PLACED
    if row[verb].plain("v") not in _STAYING or not goes:
        return False
    if tag_at(row, verb + 1, stop) == "A":
        return row[verb].plain("v") in ("stay", "remain") and not empty(row[verb + 1])
    idle = ("all_purpose", "generic_groups", "pay_words", "evaluative")
    named = [word for word in row[verb + 1 : stop] if word.tag in "NS"]
    return any(not is_class(word, *idle) or is_class(word, "role_words", "fields") for word in named)


def _verb_tells(row: list[Token], start: int, verb: int, stop: int) -> bool:
    """Whether a verb without a nameable object says by itself what comes true: "arrive alive"."""
    if row[verb].tag == "E" and verb > start and row[verb - 1].tag == "B":
        return not verb_in(row[verb], "empty_verbs")
    if tag_at(row, verb + 1, stop) == "Q" and verb + 2 < stop:
        return True
    if row[verb].plain("v") in ("earn", "hear", "see") and verb + 1 < stop:
        return not all(is_class(word, "all_purpose", "pay_words") for word in row[verb + 1 : stop])
    if row[verb].plain("v") in _MANAGING and tag_at(row, verb + 1, stop) in "TG":
        inner = main_verb(row, verb + 1, stop)
        return inner >= 0 and (not verb_in(row[inner], "empty_verbs") or nameable(row, inner, stop))
    weak = verb_in(row[verb], "weak_verbs") and any(word.tag in "NSAKR" for word in row[verb + 1 : stop])
    if verb_in(row[verb], "empty_verbs", "wish_verbs") and not weak:
        return any(word.low in closed_class("better_words") for word in row[verb + 1 : stop])
    idle = ("all_purpose", "generic_groups", "role_words", "pay_words")
    return not any(is_class(word, *idle) for word in row[verb + 1 : stop] if word.tag in "NSA")


def _negated(words: list[Token]) -> bool:
    return any(word.low.endswith("n't") or word.low in ("dont", "not", "never") for word in words)


def main_verb(row: list[Token], at: int, end: int) -> int:
    """The verb after "can", "to", "do not" and the like; -1 where none follows."""
    while tag_at(row, at, end) in "MRXBT" or low_at(row, at, end) == "able":
        at += 1
    return at if tag_at(row, at, end) in "VZGE" else -1


def predicate(row: list[Token], at: int, end: int, *, wished: bool) -> int:
    """Where the verb of a clause begins, or -1: a finite verb, "can"; after a wish, "to" or an -ing word."""
    while tag_at(row, at, end) == "R":
        at += 1
    tag, follows = tag_at(row, at, end), tag_at(row, at + 1, end)
    if tag in "VZMB" or (tag == "X" and follows in "VG"):
        return at
    after_wish = tag in "GE" or (tag == "T" and follows in "VBR")
    return at if wished and after_wish else -1


def becomes(row: list[Token], verb: int, end: int) -> bool:
    """Whether "is" goes on as in "is repaired", "are able to": a result rather than a naming."""
    here = skip_adverbs(row, verb + 1, end)
    if here >= end:
        return False
    shapes = {form.shape for form in row[here].forms}
    return (
        row[here].tag == "E"
        or row[here].low in ("able", "allowed")
        or (row[here].tag == "A" and not shapes.isdisjoint(("ed", "er")))
    )


def all_purpose(row: list[Token], start: int, stop: int) -> bool:
    """Whether a stretch holds nothing but all-purpose names and empty verbs."""
    content = [token for token in row[start:stop] if token.tag in "NSAVZ"]
    return all(empty(token) or verb_in(token, "empty_verbs") for token in content)
