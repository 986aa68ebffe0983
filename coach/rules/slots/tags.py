"""What does each word do in its sentence: name, act, describe, join?

A small hidden Markov model: the lexicon says what a word may be, `grammar` what may follow what.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.content.vocabulary import lexicon, sections
from coach.rules.slots.grammar import END, STEPS, STRANGE
from coach.rules.slots.words import head, readings

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

_PART = {"N": "n", "S": "n", "A": "a", "R": "r"}


@lru_cache(maxsize=1)
def _grammar() -> dict[str, str]:
    """The tags that each word of grammar may have, the likeliest first."""
    told = sections("grammar.txt")
    several = dict(line.split() for line in told.pop("several"))
    return {word: tag for tag, lines in told.items() for word in " ".join(lines).split()} | several


def tag(row: list[Token]) -> None:
    """Gives every token its tag, the most likely row of tags as a whole, and its entry of the lexicon."""
    totals: dict[str, float] = {"^": 0.0}
    steps: list[dict[str, str]] = []
    for at, token in enumerate(row):
        reached: dict[str, float] = {}
        source: dict[str, str] = {}
        for choice, weight in _in_context(row, at) or candidates(token):
            best_before, best_total = "^", -math.inf
            for last, total in totals.items():
                reach = total + STEPS.get((last, choice), STRANGE)
                if reach > best_total or (reach == best_total and last > best_before):
                    best_before, best_total = last, reach
            reached[choice], source[choice] = best_total + weight, best_before
        totals = reached
        steps.append(source)
    best = max(totals, key=lambda last: totals[last] + END.get(last, 0.0))
    for token, source in zip(reversed(row), reversed(steps), strict=True):
        token.tag = best
        best = source[best]
        token.entry = lexicon().get(token.plain(_PART.get(token.tag, "v")))


def _in_context(row: list[Token], at: int) -> list[tuple[str, float]]:
    """The one tag that the words around settle: "so that", "thanks to", "for example", "Title I"."""
    before = row[at - 1] if at else None
    if _acts(row, at, before):
        return [("G", 0.0)]
    settled = "" if before is None else _settled(row, at, before)
    return [(settled, 0.0)] if settled else []


def _settled(row: list[Token], at: int, before: Token) -> str:
    low, last = row[at].low, before.low
    follows = row[at + 1].low if at + 1 < len(row) else ""
    if low in ("help", "helps") and last in ("that", "which"):
        return "V"
    if low == "help" and last in ("want", "like", "love", "wanna") and follows.isalpha():
        return "N" if follows in ("with", "for", "from", "to") else "V"
    if low == "to" and last in ("thanks", "due", "according", "next", "close"):
        return "P"
    named = row[at].text == "I" and before.text[:1].isupper() and before.start > 0 and last != "i"
    return {("so", "that"): "Q", ("for", "example"): "."}.get((last, low), "N" if named else "")


def _acts(row: list[Token], at: int, before: Token | None) -> bool:
    """Whether an -ing word at the head of a stretch or after "by" acts on what follows: "tuning pianos"."""
    if (
        at + 1 >= len(row)
        or not row[at].low.endswith("ing")
        or not any(form.shape == "ing" for form in row[at].forms)
    ):
        return False
    follows = row[at + 1]
    leads = before is None or before.low == "by" or (not before.is_word and before.low != ",")
    return leads and follows.is_word and _grammar().get(follows.low, "A")[0] in "ADKR"


def candidates(token: Token) -> tuple[tuple[str, float], ...]:
    """The tags a token may have, each with the logarithm of how likely it is."""
    return _candidates(token.low, named=token.text[:1].isupper() and token.start > 0)


@lru_cache(maxsize=8192)
def _candidates(low: str, *, named: bool) -> tuple[tuple[str, float], ...]:
    if low in _grammar():
        return tuple((choice, -0.5 * place) for place, choice in enumerate(_grammar()[low]))
    if not low[:1].isalpha():
        return (("U" if any(map(str.isdigit, low)) else "J" if low in "&+" else ".", 0.0),)
    if low.endswith("n't"):
        return (("M", 0.0),)
    if low.endswith(("'s", "s'")):
        return (("D", 0.0), ("N", -2.5))
    found = _from_forms(low, named=named)
    if "-" in low and head(low) != low and not low.startswith(("re-", "co-", "pre-", "de-")):
        found = {choice: weight for choice, weight in found.items() if choice in "NSG"}
        found["A"] = -0.2 if "S" not in found else -1.5
    if low.endswith("ing") and len(low) > 4:
        found.pop("V", None)
        found.setdefault("G", -1.2)
    return tuple(found.items())


def _from_forms(low: str, *, named: bool) -> dict[str, float]:
    """What the lexicon's readings of a word make of it."""
    found: dict[str, float] = {}
    for form in readings(low):
        choice = _choice(form.part, form.shape)
        found[choice] = max(found.get(choice, -9.0), math.log((form.weight + 0.4) / 10))
    if low.endswith("ing") and "G" in found and "A" in found:
        found["A"] -= 1.2
    if named and "N" not in found:
        found["N"] = -1.5
    return found


def _choice(part: str, shape: str) -> str:
    if part == "n":
        return "S" if shape == "s" else "N"
    if part == "v":
        return {"base": "V", "s": "Z", "ing": "G", "ed": "E"}[shape]
    return {"a": "A", "r": "R"}[part]
