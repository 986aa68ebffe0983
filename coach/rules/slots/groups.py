"""Whose situation is the work for: which noun phrases pass the stranger test?

The stranger test: told the phrase, one could take a random person, animal or organisation and decide from
checkable facts whether it is in, and most are out (advice 1d, *for whom*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import classes_of, closed_class, lexicon
from coach.rules.slots.phrases import BREAKS, Phrase, is_class, noun_phrase, plain_noun, verb_in
from coach.rules.slots.words import head, names_an_agent

if TYPE_CHECKING:
    from coach.content.vocabulary import Entry
    from coach.rules.slots.words import Token

_NARROWING = frozenset(
    {"in", "of", "on", "with", "without", "from", "at", "under", "over", "after", "near", "living"}
)
_MOST_AFTER = 24
_SPEAKER = frozenset({"my", "our", "your", "its"})
_UNBOUNDED = frozenset({"all", "any", "every", "many"})
_SOMEBODYS = frozenset({"their", "his", "her"})
_WISHED = frozenset(
    {"need", "deserve", "want", "care", "matter", "share", "love", "think", "believe", "dream"}
)
_OTHERS = frozenset({"nobody", "everyone", "everybody", "they"})


def living_kind(token: Token) -> str:
    """What kind of group a noun names: p people, a animals, o organisations, - none."""
    plain = plain_noun(token)
    listed = _listed(classes_of(plain))
    if listed or token.low.endswith("year-olds"):
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


def passes(row: list[Token], phrase: Phrase, end: int) -> bool:
    """Whether the group is narrow enough: a role, age, condition or sector, or a checkable modifier."""
    noun = row[phrase.head]
    kind = living_kind(noun)
    owned = row[phrase.start].low in _SPEAKER | _SOMEBODYS
    if owned and row[phrase.start].low in _SPEAKER and phrase.start + 1 < phrase.head:
        owned = not row[phrase.start + 1].low.endswith(("'s", "s'"))
    if kind == "-" or owned or noun.tag == "O" or noun.low.endswith("'s") or _is_name(row, phrase, kind):
        return False
    if not is_class(noun, "generic_groups", "person_places"):
        return row[phrase.start].low != "any"
    if row[phrase.start].low == "any" or (row[phrase.start].low == "no" and kind == "o"):
        return False
    if (
        noun.tag == "N"
        and is_class(noun, "generic_groups")
        and row[phrase.start].low in ("a", "an", "another")
    ):
        return False
    before = [
        token for token in row[phrase.bare_start : phrase.head] if token.tag in "NSAEGU" or "'" in token.low
    ]
    if any(_checkable(token) for token in before):
        return True
    return is_class(noun, "generic_groups") and narrowed_after(row, phrase.stop, end)


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


def narrowed_after(row: list[Token], at: int, end: int) -> bool:
    """Whether words after a head say who is in: "on parole", "leaving prison", "who live alone"."""
    if at >= end:
        return False
    token = row[at]
    if token.low in ("who", "whose") or _of_an_age(row, at, end) or _bare_clause(row, at, end):
        wishes = at + 1 < end and row[at + 1].plain("v") in _WISHED
        return not wishes
    if token.tag == "G" and at + 1 < end and row[at + 1].tag in "NSDAP":
        return True
    if token.tag == "E" and at + 1 < end and row[at + 1].tag == "P":
        return True
    if token.low not in _NARROWING:
        return False
    acts = at + 2 < end and row[at + 1].tag == "G" and row[at + 2].tag in "NS"
    return _tells_who(row, noun_phrase(row, at + 1, end) or (noun_phrase(row, at + 2, end) if acts else None))


def _bare_clause(row: list[Token], at: int, end: int) -> bool:
    """Whether a clause without "who" follows: "people that cannot read", "people nobody writes about"."""
    follows = row[at + 1].tag if at + 1 < end else "~"
    if row[at].low == "that":
        return follows in "VZMB"
    return row[at].low in _OTHERS and follows in "VZMBR"


def _tells_who(row: list[Token], phrase: Phrase | None) -> bool:
    """Whether what follows a preposition can be checked: "on parole", but not "of all sizes"."""
    if phrase is None or row[phrase.head].tag == "O" or row[phrase.start].low in _SPEAKER | _UNBOUNDED:
        return False
    told = [word for word in row[phrase.bare_start : phrase.stop] if word.tag in "NSAE"]
    idle = ("evaluative", "all_purpose", "generic_groups", "wish_verbs")
    return any(not is_class(word, *idle) for word in told)


def _of_an_age(row: list[Token], at: int, end: int) -> bool:
    return (
        row[at].low in ("over", "under", "aged", "above", "below") and at + 1 < end and row[at + 1].tag == "U"
    )


def extent(row: list[Token], phrase: Phrase, end: int) -> int:
    """Where the phrase ends together with what narrows it (exclusive token)."""
    stop = phrase.stop
    end = min(end, stop + _MOST_AFTER)
    while stop < end and row[stop].low not in BREAKS and row[stop].low != ",":
        low = row[stop].low
        if low in ("who", "whose") or (
            is_class(row[phrase.head], "generic_groups") and _bare_clause(row, stop, end)
        ):
            return _relative(row, stop, end)
        counted = _counted(row, stop + 1, end) if low == "with" else 0
        if counted or _of_an_age(row, stop, end):
            stop = counted or stop + 2
            continue
        if low in _NARROWING and low not in ("from", "at") and (after := noun_phrase(row, stop + 1, end)):
            if row[after.head].tag == "O":
                break
            if (
                low in ("in", "on", "of")
                and row[after.start].text[:1].isupper()
                and row[after.start].tag in "NS"
            ):
                break
            if low == "with" and _is_means(row, phrase, after):
                break
            if low in ("of", "after", "over", "on") and stop > phrase.stop:
                break
            stop = after.stop
            continue
        if row[stop].tag == "G" and low != "using" and stop + 1 < end and stop == phrase.stop:
            after = noun_phrase(row, stop + 1, end)
            stop = after.stop if after else stop + 1
            continue
        break
    return stop


def _counted(row: list[Token], at: int, end: int) -> int:
    """Where "fewer than fifteen staff" or "two wards" ends; 0 where nothing is counted."""
    if at + 1 < end and row[at].low in ("fewer", "less", "more") and row[at + 1].low == "than":
        at += 2
    return at + 2 if at + 1 < end and row[at].tag == "U" and row[at + 1].tag in "NS" else 0


def group_follows(row: list[Token], at: int, end: int) -> bool:
    """Whether the phrase after the preposition at `at` is a group that passes the stranger test."""
    phrase = noun_phrase(row, at + 1, end)
    if phrase is None or row[phrase.head].tag == "O":
        return False
    if row[at].low in ("in", "at", "on") and is_class(row[phrase.head], "mere_places"):
        return False
    act = row[phrase.head].tag == "N" and phrase.start == phrase.bare_start
    return passes(row, phrase, end) and not (act and living_kind(row[phrase.head]) == "o")


def past_place(row: list[Token], at: int, end: int) -> int:
    """Past a place that stands by its name after a group: "girls in Chad"."""
    if at < end and row[at].low in ("in", "at", "from", "of"):
        place = noun_phrase(row, at + 1, end)
        if place is not None and row[place.bare_start].text[:1].isupper():
            return place.stop
    return at


def is_condition(row: list[Token], at: int, end: int) -> bool:
    """Whether "with" at `at` tells of the group before it ("tenants with pets") rather than of a means."""
    noun, after = row[at - 1], noun_phrase(row, at + 1, end)
    if after is None or noun.tag not in "NS" or living_kind(noun) not in "pa":
        return False
    return not _is_means(row, Phrase(at - 1, at - 1, at, at - 1), after)


def _is_means(row: list[Token], group: Phrase, after: Phrase) -> bool:
    """Whether "with" brings a thing to work with rather than a condition of the group."""
    if living_kind(row[group.head]) == "o" and row[after.start].low in ("a", "an"):
        return True
    entry = row[after.head].entry
    return living_kind(row[after.head]) == "o" or (
        entry is not None and entry.kind in "FGM" and entry.strength >= 6
    )


def _relative(row: list[Token], at: int, end: int) -> int:
    """The end of a clause that begins with "who": up to the next sign, or the next verb that is not in it."""
    here = at + 1
    verbs = 0
    while (
        here < end
        and row[here].low not in BREAKS
        and row[here].low not in (",", "so", "by", "through", "using")
    ):
        if (
            row[here].tag in "VZ"
            or (row[here].tag == "E" and row[here - 1].tag != "B")
            or row[here].tag == "T"
        ):
            verbs += 1
            if verbs == 2:
                return here
        elif row[here].tag == "M" and verbs:
            return here
        elif row[here].tag == "B" and row[here + 1 : here + 2] and row[here + 1].tag not in "EG":
            verbs += 1
        here += 1
    return here


def proper(row: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is a name: capitals inside a sentence."""
    noun = row[phrase.head]
    return noun.text[:1].isupper() and phrase.head > 0 and row[phrase.head - 1].low not in BREAKS
