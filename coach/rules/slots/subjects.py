"""Does a word that reads as an act open a subject or a list: "call handlers take breaks", "test tubes"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.rules.slots.living import living_kind
from coach.rules.slots.narrowing import extent
from coach.rules.slots.phrases import begins, low_at, noun_phrase, tag_at, verb_in
from coach.rules.slots.results import predicate

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

_CAUSING = frozenset({"make", "get", "have", "see", "watch", "put", "hear", "feel"})
"""Verbs after which others act in the plain form, as after "help" and "let"."""


def opens_subject(row: list[Token], at: int, end: int) -> bool:
    """Whether the word is part of the name that follows; where it is, it is tagged so."""
    token = row[at]
    named = token.tag == "G" or any(form.part == "n" for form in token.forms)
    opens = begins(row, at) or row[at - 1].tag == "Q"
    if not (named and opens) or verb_in(token, "help_verbs") or token.plain("v") in _CAUSING:
        return False
    if _is_listed(row, at, end):
        token.tag = "N"
    elif _acts(row, at, end):
        token.tag = "A" if token.tag == "G" else "N"
    else:
        return False
    return True


def _acts(row: list[Token], at: int, end: int) -> bool:
    """Whether people or animals stand behind the word, and what they do follows."""
    phrase = noun_phrase(row, at + 1, end)
    if phrase is None or row[phrase.head].tag != "S" or living_kind(row[phrase.head]) not in "pa":
        return False
    verb = predicate(row, extent(row, phrase, end), end, wished=False)
    return verb >= 0 and row[verb].tag == "V" and tag_at(row, verb + 1, end) in "DAEGTKPRN"


def _is_listed(row: list[Token], at: int, end: int) -> bool:
    """Whether the word is one half of a name in a list: "microscope, test tubes, a lab"."""
    if row[at].tag != "V" or at < 2 or row[at - 1].low != ",":
        return False
    names = tag_at(row, at - 2, end) in "NS" and tag_at(row, at + 1, end) in "NS"
    whole = names and low_at(row, at + 2, end) == ","
    return whole and all(token.tag in "NSAD." for token in row[max(0, at - 4) : at])
