"""Which words belong together: noun phrases with what modifies them, and where a stretch of words ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.content.vocabulary import classes_of, closed_class, lexicon
from coach.rules.slots.words import readings

if TYPE_CHECKING:
    from coach.content.vocabulary import Entry
    from coach.rules.slots.words import Token

BREAKS = frozenset(
    {".", "-", "!", "?", ";", "\n", "•", "→", "->", "=>", "·", "*", "|", "(", ")", "–", "—", ":", "/"}
)
"""Signs that end a stretch; a comma may only stand in a list."""

LONGEST_PHRASE = 16
"""Words of a noun phrase without what follows its head."""
_MODIFYING = frozenset("AEGKRDJ.")
_BEFORE_NAME = {"A": "ABDEGJKMNOPQRSTUVXZ.~", "E": "NSAU", "K": "AEUR", "R": "AEUR"}
"""For each modifier before any name of a phrase, the tags that may follow it."""
_NOT_MODIFIERS = frozenset({"using", "including", "starting", "working", "being", "having"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `start` to `stop` (exclusive), its head, and where its modifiers end."""

    start: int
    head: int
    stop: int
    bare_start: int


def tag_at(row: list[Token], at: int, end: int) -> str:
    """The tag of token `at`; a sign that is no tag where `at` lies outside the stretch."""
    return row[at].tag if 0 <= at < end else "~"


def low_at(row: list[Token], at: int, end: int) -> str:
    """The word at token `at` in small letters; nothing where `at` lies outside the stretch."""
    return row[at].low if 0 <= at < end else ""


def begins(row: list[Token], at: int) -> bool:
    """Whether token `at` is the first of a stretch: nothing, a sign or a comma stands before it."""
    return at == 0 or row[at - 1].low in BREAKS or row[at - 1].low == ","


def skip_adverbs(row: list[Token], at: int, end: int) -> int:
    """The first token from `at` on that is no adverb and no negation."""
    while at < end and row[at].tag in "RX":
        at += 1
    return at


def noun_phrase(row: list[Token], at: int, end: int) -> Phrase | None:
    """The noun phrase that begins at token `at`, without what follows its head; none if there is none."""
    end = min(end, at + LONGEST_PHRASE)
    if tag_at(row, at, end) == "O":
        return Phrase(at, at, at + 1, at)
    bare = _past_determiners(row, at, end)
    here, head = bare, -1
    while here < end:
        if row[here].tag == "G" and _names_act(row, here, end, first=here == at):
            row[here].tag = "N"
        if row[here].tag in "NS":
            head = here
        elif not _modifies(row, here, end, bare, head):
            break
        here += 1
    if head < 0:
        return None
    head = _before_clause(row, bare, head, end)
    while bare < head and row[bare].tag == "D" and not owns(row[bare]):
        bare += 1
    if bare > at and row[bare - 1].low.endswith("ly") and row[bare].tag in "AE":
        bare -= 1
    return Phrase(at, head, head + 1, bare)


def _before_clause(row: list[Token], bare: int, head: int, end: int) -> int:
    """The head, or the measure that a clause without "that" follows: "the time nurses spend on charts"."""
    first = next(at for at in range(bare, head + 1) if row[at].tag in "NS")
    told = first > 0 and row[first - 1].low in ("the", "what", "how") and first < head
    if not (told and row[head].tag == "S" and is_class(row[first], "bare_measures", "pay_words")):
        return head
    for here in range(head + 1, end):
        if row[here].low in BREAKS or row[here].low == ",":
            break
        if row[here].tag == "V":
            return first
    return head


def _past_determiners(row: list[Token], at: int, end: int) -> int:
    while tag_at(row, at, end) in "DKRX" and not owns(row[at]) and row[at].low not in ("not", "never"):
        at += 1
    return at


def owns(token: Token) -> bool:
    """Whether the word is a possessive such as "children's", which belongs to the name that follows."""
    return token.low.endswith(("'s", "s'"))


def _names_act(row: list[Token], here: int, end: int, *, first: bool) -> bool:
    """Whether an -ing word is the head of a name, as in "heat-pump servicing"."""
    if first or row[here].low in _NOT_MODIFIERS or row[here - 1].tag not in "DAN":
        return False
    return here + 1 >= end or row[here + 1].tag in "PJ.QTB"


def _modifies(row: list[Token], here: int, end: int, bare: int, head: int) -> bool:
    """Whether a token that is no noun may stand in a noun phrase whose last noun so far is `head`."""
    token = row[here]
    tag = token.tag
    if tag not in _MODIFYING:
        return tag == "U"
    follows = tag_at(row, here + 1, end)
    if tag in "J.":
        joins = token.low in (",", "and", "-") and head < 0 and here > bare
        return joins and row[here - 1].tag in "AE" and follows in "AEN"
    if tag in "DG":
        led = here > bare or (here > 0 and row[here - 1].tag == "D")
        modifies = led and follows in "NS" and row[here - 1].tag not in "NS" and not _acts(token)
        return modifies if tag == "G" else here == bare or owns(token)
    if tag == "A" and head >= 0:
        return row[head].tag != "S" and follows in "NSA"
    return head < 0 and follows in _BEFORE_NAME[tag]


def _acts(token: Token) -> bool:
    return token.low in _NOT_MODIFIERS


def plain_noun(token: Token) -> str:
    """The plain noun of a token, singular where the lexicon knows it."""
    return token.plain("n")


def is_class(token: Token, *names: str) -> bool:
    """Whether the token, as written or in its plain form, belongs to one of the closed classes."""
    return not _noun_classes(token.low).isdisjoint(names)


def verb_in(token: Token, *names: str) -> bool:
    """Whether the token's plain verb belongs to one of the closed classes."""
    return not _verb_classes(token.low).isdisjoint(names)


@lru_cache(maxsize=8192)
def _noun_classes(low: str) -> frozenset[str]:
    return classes_of(low).union(*(classes_of(form.plain) for form in readings(low) if form.part != "v"))


@lru_cache(maxsize=8192)
def _verb_classes(low: str) -> frozenset[str]:
    plain = next((form.plain for form in readings(low) if form.part == "v"), low)
    return classes_of(low) | classes_of(plain)


def is_field(token: Token) -> bool:
    """Whether the token names a whole field of work (advice 1c)."""
    entry: Entry | None = token.entry
    if token.tag == "S" and token.low not in closed_class("fields"):
        return False
    return is_class(token, "fields") or (entry is not None and entry.field and token.tag == "N")


def empty(token: Token) -> bool:
    """Whether the token is content that fits any goal."""
    praise = token.tag != "S" and is_class(token, "evaluative")
    return praise or is_class(token, "all_purpose", "generic_groups", "role_words", "time_words")


def nameable(row: list[Token], start: int, stop: int) -> bool:
    """Whether a stretch has an object that can be looked at on two dates (the before/after test).

    Some noun in it must be neither all-purpose nor a bare field; an all-purpose head is saved by a noun that
    says of what ("sleep quality"), and a field by a word beside it that narrows it ("pipeline welding").
    """
    content = [
        token for token in row[start:stop] if token.tag in "NSAEGU" or token.low.endswith(("'s", "s'"))
    ]
    nouns = [token for token in content if token.tag in "NS" or token.low.endswith(("'s", "s'"))]
    nouns += [token for token in content if token.tag == "A" and "-" in token.low and _made_of_nouns(token)]
    solid = [token for token in nouns if not empty(token) and not is_class(token, "wish_verbs")]
    told = [token for token in content if not empty(token)]
    if solid and all(is_class(token, "bare_measures") for token in solid):
        return any(
            not is_class(token, "bare_measures", "better_words") and token.tag != "U" for token in told
        )
    if not solid:
        return False
    if any(not is_field(token) for token in solid):
        return True
    return len(told) >= 2


def _made_of_nouns(token: Token) -> bool:
    """Whether both halves of a hyphenated word are names, as in "water-mist"."""
    halves = [lexicon().get(half) for half in token.low.split("-")]
    told = closed_class("evaluative") | closed_class("all_purpose")
    return token.low not in told and all(
        half is not None and half.noun >= 5 and name not in told
        for half, name in zip(halves, token.low.split("-"), strict=True)
    )


def concrete(row: list[Token], start: int, stop: int) -> bool:
    """Whether the last noun of a stretch is a thing, food, plant, animal or stuff one can touch."""
    nouns = [token for token in row[start:stop] if token.tag in "NS"]
    if not nouns or empty(nouns[-1]):
        return False
    entry = nouns[-1].entry
    return entry is None or (entry.kind in "FOVIABZM" and not 0 <= entry.strength < 5)


def compares(row: list[Token], phrase: Phrase) -> bool:
    """Whether a noun phrase says less, more, quieter, sooner of something that is not all-purpose."""
    for token in row[phrase.start : phrase.head]:
        better = token.tag == "A" and any(form.shape == "er" for form in token.forms)
        if better or token.low in closed_class("better_words"):
            return not all(empty(word) for word in row[phrase.bare_start : phrase.stop] if word.tag in "NS")
    return False
