"""Which results are told without a verb of their own: "rough sleepers off the street", "dogs rehomed"?

A group with the place or state it comes into, or a thing done in time, passes the before/after test like a
clause with a verb (advice 1d, *what changes*).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from coach.rules.slots.groups import passes
from coach.rules.slots.narrowing import extent
from coach.rules.slots.phrases import Phrase, begins, compares, low_at, noun_phrase, tag_at
from coach.rules.slots.results import result_passes
from coach.rules.slots.stretches import stretch

if TYPE_CHECKING:
    from coach.rules.slots.found import Found
    from coach.rules.slots.words import Token

_AWAY = frozenset({"off", "out", "back", "home", "into"})
_AT_LAST = frozenset({"no", "can", "could", "finally", "never"})
_BETTER = frozenset({"early", "earlier", "faster", "sooner", "safely", "correctly", "fairly", "quickly"})
_NAMING = frozenset({"is", "be", "are", "was"})
_MOVING = frozenset(
    {"fall", "rise", "drop", "shrink", "halve", "vanish", "disappear", "return", "recover", "double"}
)
_GAINING = frozenset({"get", "find", "reach", "keep", "earn", "finish", "win", "own"})
_WHERETO = frozenset({"down", "up", "back", "again", "away"})
_IN_TIME = frozenset({("on", "time"), ("in", "time")})


def comes_true(row: list[Token], found: Found, phrase: Phrase, end: int) -> int:
    """Notes the result that follows a noun phrase at the head of a stretch; gives its end, 0 if none."""
    named = phrase.start > 0 and row[phrase.start - 1].low in _NAMING
    if not (begins(row, phrase.start) or named):
        return 0
    alive = passes(row, phrase, end)
    at = _of_group(row, phrase, end) if alive else _of_thing(row, phrase, end)
    if at < 0:
        return 0
    stop = stretch(row, at, end, result=True)
    start = at if alive else phrase.start
    if not result_passes(row, start, stop):
        return 0
    if alive:
        found.groups.append(phrase)
    found.change.append((start, stop))
    return stop


def _of_group(row: list[Token], phrase: Phrase, end: int) -> int:
    """Where the result of a group begins, or -1."""
    low, at = low_at(row, phrase.stop, end), phrase.stop
    if low == "who" and low_at(row, at + 1, end) in _AT_LAST:
        return at + 1
    if low == "with" and (fewer := noun_phrase(row, at + 1, end)) and compares(row, fewer):
        return at + 1
    narrowed = extent(row, phrase, end)
    if low in ("with", "in", "on") and tag_at(row, narrowed, end) == "G":
        return narrowed
    moved = low in _AWAY and row[at].tag in "PR" and at + 1 < end
    return at if moved or _done_to(row, at, end) or _moves(row, at, end) else -1


def _of_thing(row: list[Token], phrase: Phrase, end: int) -> int:
    """Where the participle stands that says a thing is done sooner, better or in time, or -1."""
    if _moves(row, phrase.stop, end) or _is_down(row, phrase.stop, end):
        return phrase.stop
    words = [token.low for token in row[phrase.stop + 1 : end]]
    timed = not _IN_TIME.isdisjoint(pairwise(words)) or not _BETTER.isdisjoint(words)
    return phrase.stop if timed and tag_at(row, phrase.stop, end) in "EG" else -1


def _moves(row: list[Token], at: int, end: int) -> bool:
    """Whether an -ing word says which way it goes: "arrears going down", "vultures nesting again"."""
    if tag_at(row, at, end) != "G":
        return False
    plain = row[at].plain("v")
    return (
        plain in _MOVING
        or (plain in _GAINING and tag_at(row, at + 1, end) in "DANSK")
        or low_at(row, at + 1, end) in _WHERETO
    )


def _is_down(row: list[Token], at: int, end: int) -> bool:
    """Whether "down" or "up" and how far are all that follows: "fraud down by a third"."""
    if low_at(row, at, end) not in ("down", "up"):
        return False
    return at + 1 == end or low_at(row, at + 1, end) in ("by", "to", "from", ",")


def _done_to(row: list[Token], at: int, end: int) -> bool:
    """Whether a participle or two are all that follows a group: "dogs vaccinated and rehomed"."""
    if tag_at(row, at, end) != "E":
        return False
    return at + 1 == end or (tag_at(row, at + 1, end) == "J" and at + 3 == end)
