"""Whose situation is the work for: which noun phrases pass the stranger test?

The stranger test: told the phrase, one could take a random person, animal or organisation and decide from
checkable facts whether it is in, and most are out (advice 1d, *for whom*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import closed_class
from coach.rules.slots.living import living_kind
from coach.rules.slots.narrowing import SPEAKER, narrowed_after
from coach.rules.slots.phrases import BREAKS, Phrase, is_class, noun_phrase, verb_in
from coach.rules.slots.words import head

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

_SOMEBODYS = frozenset({"their", "his", "her"})
_ANYBODY = frozenset({"nobody", "anyone", "anybody", "everyone", "everybody", "someone", "somebody"})
_SAYING_WHO = frozenset({"who", "with", "without", "over", "under", "aged", "living"})


def passes(row: list[Token], phrase: Phrase, end: int) -> bool:
    """Whether the group is narrow enough: a role, age, condition or sector, or a checkable modifier."""
    noun, first = row[phrase.head], row[phrase.start].low
    kind = living_kind(noun)
    if noun.low in _ANYBODY:
        return _tells_which(row, phrase.stop, end)
    named = noun.tag == "O" or noun.low.endswith("'s") or _is_name(row, phrase, kind)
    if kind == "-" or named or _is_ours(row, phrase) or _is_like_me(row, phrase.stop, end):
        return False
    if not is_class(noun, "generic_groups", "person_places"):
        return first != "any"
    one = noun.tag == "N" and is_class(noun, "generic_groups") and first in ("a", "an", "another")
    if one or first == "any" or (first == "no" and kind == "o"):
        return False
    before = [
        token for token in row[phrase.bare_start : phrase.head] if token.tag in "NSAEGU" or "'" in token.low
    ]
    if any(_checkable(token) for token in before):
        return True
    return is_class(noun, "generic_groups") and narrowed_after(row, phrase.stop, end)


def _is_ours(row: list[Token], phrase: Phrase) -> bool:
    """Whether the group is the speaker's or somebody's own: "my team", but not "my daughter's class"."""
    first = row[phrase.start].low
    if first in SPEAKER and phrase.start + 1 < phrase.head:
        return not row[phrase.start + 1].low.endswith(("'s", "s'"))
    return first in SPEAKER | _SOMEBODYS


def _is_like_me(row: list[Token], at: int, end: int) -> bool:
    """Whether the speaker is one of the group: "couriers like me"."""
    return at + 1 < end and row[at].low == "like" and row[at + 1].low in ("me", "us")


def _tells_which(row: list[Token], at: int, end: int) -> bool:
    """Whether words after "anyone" say who is in: "anyone over 70", "nobody with dementia"."""
    return at < end and row[at].low in _SAYING_WHO and narrowed_after(row, at, end)


def _is_name(row: list[Token], phrase: Phrase, kind: str) -> bool:
    """Whether an organisation or a whole is told by its own name: "the United Nations"."""
    noun, first = row[phrase.head].text, row[phrase.bare_start].text
    named = noun[:1].isupper() and first[:1].isupper() and phrase.head > phrase.bare_start
    return named and not noun.isupper() and (kind == "o" or is_class(row[phrase.head], "generic_groups"))


def _checkable(token: Token) -> bool:
    compared = (
        any(form.shape in ("er", "est") and form.part == "a" for form in token.forms) and token.tag == "A"
    )
    if compared or head(token.low) in closed_class("time_words"):
        return False
    if token.low.endswith("ing") and verb_in(token, "help_verbs", "teach_verbs", "give_verbs", "wish_verbs"):
        return False
    if is_class(token, "telling_places"):
        return True
    return not is_class(token, "evaluative", "all_purpose", "generic_groups") and token.tag != "U"


def group_follows(row: list[Token], at: int, end: int) -> bool:
    """Whether the phrase after the preposition at `at` is a group that passes the stranger test."""
    phrase = noun_phrase(row, at + 1, end)
    if phrase is None or row[phrase.head].tag == "O":
        return False
    if row[at].low in ("in", "at", "on") and is_class(row[phrase.head], "mere_places"):
        return False
    act = row[phrase.head].tag == "N" and phrase.start == phrase.bare_start
    return passes(row, phrase, end) and not (act and living_kind(row[phrase.head]) == "o")


def proper(row: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is a name: capitals inside a sentence."""
    noun = row[phrase.head]
    return noun.text[:1].isupper() and phrase.head > 0 and row[phrase.head - 1].low not in BREAKS
