"""Which key words of a question stand in what was already found out (advice 2b)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.rules.slots.phrases import empty, is_class, is_field, verb_in
from coach.rules.slots.tags import tag
from coach.rules.slots.words import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_BUILDS_ON_IT = (
    "i read",
    "i saw",
    "i heard",
    "i noticed",
    "i watched",
    "i understand",
    "you wrote",
    "you said",
)


def shared_words(question: str, facts: Sequence[str]) -> tuple[str, ...]:
    """The key words, in their order, if two of them or all stand in the facts; none if it builds on them."""
    if not facts or question.casefold().lstrip().startswith(_BUILDS_ON_IT):
        return ()
    asked = _keys(question)
    known = {plain for fact in facts for plain in _keys(fact)}
    shared = tuple(dict.fromkeys(word for plain, word in asked.items() if plain in known))
    return shared if len(shared) >= 2 or (shared and len(shared) == len(asked)) else ()


def _keys(text: str) -> dict[str, str]:
    """The words that carry matter, each plain form with the word as it was written."""
    row = tokens(text)
    tag(row)
    return {_plain(token): token.low for token in row if _tells(token)}


def _plain(token: Token) -> str:
    return token.plain("n" if token.tag in "NS" else "a" if token.tag == "A" else "v")


def _tells(token: Token) -> bool:
    if token.tag in "NSA":
        return not empty(token) and not is_field(token) and not is_class(token, "role_words", "bare_measures")
    return token.tag in "VZGE" and not verb_in(token, "empty_verbs", "wish_verbs", "help_verbs", "weak_verbs")
