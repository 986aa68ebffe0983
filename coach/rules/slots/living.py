"""What kind of group does a noun name: people, animals, organisations, or none?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.content.vocabulary import classes_of, closed_class, lexicon
from coach.rules.slots.phrases import plain_noun
from coach.rules.slots.words import names_an_agent

if TYPE_CHECKING:
    from coach.content.vocabulary import Entry
    from coach.rules.slots.words import Token

_AGED = re.compile(r"(over|under)-?\d{1,3}s")


def living_kind(token: Token) -> str:
    """What kind of group a noun names: p people, a animals, o organisations, - none."""
    plain = plain_noun(token)
    listed = _listed(classes_of(plain))
    if listed or token.low.endswith("year-olds") or _AGED.fullmatch(token.low):
        return listed or "p"
    entry = lexicon().get(plain) if token.tag == "D" else token.entry
    if entry is None or plain not in _known(token):
        return "p" if names_an_agent(plain) else "-"
    return _kind_of_entry(plain, entry)


def _listed(known: frozenset[str]) -> str:
    """The kind that the closed classes settle; nothing where they leave it to the lexicon."""
    if "generic_groups" in known:
        return "o" if "person_places" in known else "p"
    if "never_groups" in known:
        return "-"
    if not known.isdisjoint(("person_places", "sector_kinds")):
        return "o"
    return "a" if "animals" in known else ""


def _kind_of_entry(plain: str, entry: Entry) -> str:
    """The living kind, where enough of the noun's senses are of it."""
    agent = plain.endswith(("er", "or", "ist"))
    least = {"p": 2 if agent else 3, "a": 3, "o": 6}.get(entry.living, 10)
    if plain in closed_class("method_nouns") or entry.share < least:
        return "-"
    return "p" if agent and entry.living == "o" else entry.living


def _known(token: Token) -> frozenset[str]:
    return frozenset(form.plain for form in token.forms if form.part == "n")
