"""Which phrases of a statement stand in the list of phrases that fit any job (advice 1a)?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.content.vocabulary import sections
from coach.rules.slots.phrases import BREAKS, noun_phrase

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

_GAP = 3
_LONG = 3
"""Words of a phrase that is told as a whole, whatever its first word was taken for."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrase: its kind and words; `*` stands for up to three words, `~word` for any form."""

    kind: str
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """The phrases by the first word that they begin with."""
    found: dict[str, list[Pattern]] = {}
    for kind, lines in sections("vague_phrases.txt").items():
        for line in lines:
            words = tuple(line.split())
            found.setdefault(words[0].lstrip("~"), []).append(Pattern(kind, words))
    return {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in found.items()}


def mark_idle(row: list[Token]) -> None:
    """Marks the verbs at which a platitude, own gain or openness begins: no task, no result."""
    nothing = [False] * len(row)
    for here, token in enumerate(row):
        if not token.is_word:
            continue
        stop, kind = phrase_at(row, here, nothing)
        worn = stop > here + 1 and kind in ("buzz", "self", "open")
        if token.tag in "VGZE":
            token.idle = worn or token.idle
        elif worn and stop > here + _LONG:
            for inside in row[here:stop]:
                inside.idle = True


def phrase_at(row: list[Token], at: int, taken: list[bool]) -> tuple[int, str]:
    """Where the longest vague phrase at token `at` ends, and its kind; `at` where there is none."""
    token = row[at]
    if taken[at] or not token.is_word:
        return at, ""
    best, kind = at, ""
    known = _patterns()
    for first in {token.low, token.plain("v")}:
        for pattern in known.get(first, ()):
            stop = _match(row, at, pattern.words, taken)
            if stop > best:
                best, kind = stop, pattern.kind
    return best, kind


def _match(row: list[Token], at: int, words: tuple[str, ...], taken: list[bool]) -> int:
    here = at
    for place, word in enumerate(words):
        if word == "*":
            follower = words[place + 1] if place + 1 < len(words) else None
            here = _skip(row, here, follower, taken)
            continue
        if here >= len(row) or taken[here] or not _same(row[here], word):
            return at
        here += 1
    return here


def _same(token: Token, word: str) -> bool:
    if word.startswith("~"):
        return token.plain("v") == word[1:] or token.low == word[1:]
    return token.low == word


def _skip(row: list[Token], at: int, follower: str | None, taken: list[bool]) -> int:
    """Up to three words on: to the follower, or to the end of the noun phrase where the phrase ends so."""
    if follower is None:
        start = at + 1 if at < len(row) and row[at].tag in "PT" else at
        phrase = noun_phrase(row, start, min(len(row), start + 5))
        if phrase and not any(taken[at : phrase.stop]):
            return phrase.stop
        return at + 1 if at < len(row) and row[at].is_word and not taken[at] else at
    for here in range(at, min(len(row), at + _GAP + 1)):
        if taken[here] or row[here].low in BREAKS or row[here].low == ",":
            return at
        if _same(row[here], follower):
            return here
    return at
