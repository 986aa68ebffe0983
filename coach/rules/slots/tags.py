"""What does each word do in its sentence: name, act, describe, join?

A small hidden Markov model: the lexicon says what a word may be, `grammar` what may follow what.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.content.vocabulary import classes_of, lexicon, sections
from coach.rules.slots.grammar import END, STEPS, STRANGE
from coach.rules.slots.words import head, readings

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

_LEADING = frozenset({"to", "by", "i'd", "would", "will", "i'll", "could", "through", "wanna", "and"})
_RESULTS = frozenset({"result_verbs", "teach_verbs", "give_verbs"})
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
    for at in range(len(row)):
        reached: dict[str, float] = {}
        source: dict[str, str] = {}
        for choice, weight in _in_context(row, at) or _without_verb(row, at):
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


def _without_verb(row: list[Token], at: int) -> tuple[tuple[str, float], ...]:
    """The tags of a token; "pumps" is no verb in "make heat pumps safe", which has one."""
    told = candidates(row[at])
    both = {choice for choice, _ in told} >= {"S", "Z"}
    if both and _is_wished(row, at):
        return tuple(pair for pair in told if pair[0] != "Z")
    if both and (_governed(row, at) or (at + 1 < len(row) and row[at + 1].low == "of")):
        return tuple(pair for pair in told if pair[0] != "Z")
    return told


def _is_wished(row: list[Token], at: int) -> bool:
    """Whether a wish leads to the word and "to" follows it: "I want zoo bears to pace less"."""
    wished = any(token.low in ("want", "like", "wish") for token in row[max(0, at - 4) : at])
    return wished and at + 1 < len(row) and row[at + 1].low == "to"


def _governed(row: list[Token], at: int) -> bool:
    """Whether an act at the head of the stretch takes the words up to `at` as its object."""
    for here in range(at - 1, max(-1, at - 9), -1):
        token = row[here]
        before = row[here - 1].low if here else "."
        if not token.is_word or token.low == "sure" or _grammar().get(token.low, "R")[0] not in "DKRPAJ":
            return False
        leads = not before[:1].isalpha() and before != ","
        if token.low.endswith("ing") and (leads or before in _LEADING):
            follows = row[at + 1] if at + 1 < len(row) else None
            return follows is None or not follows.is_word or _grammar().get(follows.low, "N")[0] in "PQOJ"
        plain = any(form.part == "v" and form.shape == "base" for form in token.forms)
        if plain and (before in _LEADING or (leads and not classes_of(token.low).isdisjoint(_RESULTS))):
            return here < at - 1 or before in _LEADING
    return False


def _in_context(row: list[Token], at: int) -> list[tuple[str, float]]:
    """The one tag that the words around settle: "so that", "thanks to", "for example", "Title I"."""
    before = row[at - 1] if at else None
    if _acts(row, at, before):
        return [("G", 0.0)]
    if before is None:
        return [("V", 0.0)] if _commands(row) else []
    settled = _settled(row, at, before)
    return [(settled, 0.0)] if settled else []


def _commands(row: list[Token]) -> bool:
    """Whether a statement begins with a plain verb: no name stands before "the" or "a"."""
    plain = any(form.part == "v" and form.shape == "base" for form in row[0].forms)
    return plain and len(row) > 1 and row[1].low in ("the", "a", "an", "their")


def _settled(row: list[Token], at: int, before: Token) -> str:
    low, last = row[at].low, before.low
    follows = row[at + 1].low if at + 1 < len(row) else ""
    if low in ("help", "helps") and last in ("that", "which"):
        return "V"
    if low == "help" and last in ("want", "like", "love", "wanna") and follows.isalpha():
        return "N" if follows in ("with", "for", "from", "to") else "V"
    if low == "to" and last in ("thanks", "due", "according", "next", "close"):
        return "P"
    if follows == "by" and _is_same_when_done(row[at]):
        return "E"
    return {("so", "that"): "Q", ("for", "example"): "."}.get((last, low)) or _led(row, at, before, follows)


def _mostly_acts(low: str) -> bool:
    """Whether a word is far more often a verb than a name; after "want" a learner leaves out "to"."""
    entry = lexicon().get(low)
    return entry is not None and entry.verb >= 7 and entry.noun <= 3


def _is_same_when_done(token: Token) -> bool:
    """Whether a plain verb is its own participle, as in "hit by frost"."""
    return token.low in ("hit", "hurt", "cut", "struck", "run", "beset", "split", "shut")


def _led(row: list[Token], at: int, before: Token, follows: str) -> str:
    """What the word before and the words after leave of a word with several readings."""
    token, last = row[at], before.low
    plain = any(form.part == "v" and form.shape == "base" for form in token.forms)
    if last == "help" and plain and _determines(follows):
        return "V"
    if last == "want" and plain and follows.isalpha() and _mostly_acts(token.low):
        return "V"
    if token.low in ("before", "after", "since", "until"):
        return "P" if _counts(follows) or _is_short_phrase(row, at) else ""
    if "-" in token.low and token.low.endswith("ing") and _grammar().get(follows, "")[:1] in "PJ":
        return "N"
    if token.low.endswith("ing") and last in ("where", "so", "that", "when") and follows.endswith("s"):
        return "A"
    roman = token.text == "I" and before.text[:1].isupper() and before.start > 0 and last != "i"
    capital = token.text[:1].isupper() and before.is_word and follows.isalpha()
    return "N" if roman or (capital and "P" in _grammar().get(token.low, "")) else ""


def _is_short_phrase(row: list[Token], at: int) -> bool:
    """Whether no clause follows "before" or "after": few words up to the next sign, and no pronoun."""
    stop = next((here for here in range(at + 1, len(row)) if not row[here].is_word), len(row))
    return at + 1 < stop <= at + 5 and _grammar().get(row[at + 1].low, "N")[0] not in "OM"


def _determines(low: str) -> bool:
    return low.endswith(("'s", "s'")) or _grammar().get(low, "")[:1] == "D"


def _counts(low: str) -> bool:
    return low[:1].isdigit() or _grammar().get(low, "") == "U"


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
    if (low[:1].isdigit() and low[-1:].isalpha() and "-" in low) or low.startswith(("over-", "under-")):
        return (("S" if low.endswith("s") else "A", 0.0), ("N", -1.5))
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
    if low.endswith("ing") and len(low) > 4 and not _is_plain_verb(low):
        found.pop("V", None)
        found.setdefault("G", -1.2)
    return tuple(found.items())


def _is_plain_verb(low: str) -> bool:
    """Whether the word is no form of another verb: "bring", "swing"."""
    shapes = {form.shape for form in readings(low) if form.part == "v"}
    return shapes == {"base"}


def _from_forms(low: str, *, named: bool) -> dict[str, float]:
    """What the lexicon's readings of a word make of it."""
    found: dict[str, float] = {}
    for form in readings(low):
        choice = _choice(form.part, form.shape)
        found[choice] = max(found.get(choice, -9.0), math.log((form.weight + 0.4) / 10))
    if "S" in found and "A" in found:
        found["A"] -= 2.0
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
