"""What follows a group and says who is in it: "on parole", "leaving prison", "who live alone"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.rules.slots.living import living_kind
from coach.rules.slots.phrases import BREAKS, Phrase, compares, is_class, noun_phrase, verb_in

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

SPEAKER = frozenset({"my", "our", "your", "its"})
_NARROWING = frozenset(
    {"in", "of", "on", "with", "without", "from", "at", "under", "over", "after", "near", "living"}
)
_MOST_AFTER = 24
_ELSEWHERE = frozenset({"by", "through", "with", "via", "for", "to"})
_UNBOUNDED = frozenset({"all", "any", "every", "many"})
_WISHED = frozenset(
    {"need", "deserve", "want", "care", "matter", "share", "love", "think", "believe", "dream"}
)
_OTHERS = frozenset({"nobody", "everyone", "everybody", "they"})


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
    if phrase is None or row[phrase.head].tag == "O" or row[phrase.start].low in SPEAKER | _UNBOUNDED:
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
        if low in ("who", "whose") or (_told_by_clause(row[phrase.head]) and _bare_clause(row, stop, end)):
            return _relative(row, stop, end)
        counted = _counted(row, stop + 1, end) if low == "with" else 0
        if counted or _of_an_age(row, stop, end):
            stop = counted or stop + 2
            continue
        if (after := _in_which(row, phrase, stop, end)) is not None:
            stop = after
            continue
        if stop == phrase.stop and row[stop].tag == "E" and (after := _undergone(row, stop, end)):
            stop = after
            continue
        if row[stop].tag == "G" and low != "using" and stop + 1 < end and stop == phrase.stop:
            stop = _after_act(row, stop, end)
            continue
        break
    return stop


def _in_which(row: list[Token], phrase: Phrase, at: int, end: int) -> int | None:
    """Where a preposition with what it leads to ends, if it narrows the group; None if it does not."""
    low = row[at].low
    narrows = low in _NARROWING and low not in ("from", "at")
    narrows = narrows or _schooled(row, at, end) or _comes_from(row, phrase, at, end)
    after = noun_phrase(row, at + 1, end) if narrows else None
    if after is None or row[after.head].tag == "O" or row[after.head].low in ("order", "time"):
        return None
    named = row[after.start].text[:1].isupper() and row[after.start].tag in "NS"
    again = low in ("of", "after", "over", "on") and at > phrase.stop
    if low == "with" and compares(row, after):
        return None
    if again or (low in ("in", "on", "of") and named) or (low == "with" and _is_means(row, phrase, after)):
        return None
    return None if low in ("on", "under", "in", "with") and not _tells_who(row, after) else after.stop


def _undergone(row: list[Token], at: int, end: int) -> int:
    """Where "hit by frost" or "evicted from flats" ends; 0 where no such words stand behind a group."""
    led = at + 1 < end and row[at + 1].low in ("by", "from")
    cause = noun_phrase(row, at + 2, end) if led else None
    return cause.stop if cause is not None and row[cause.head].tag in "NS" else 0


def _told_by_clause(noun: Token) -> bool:
    """Whether "that" after the noun tells which ones: "greyhounds that have been retired"."""
    return is_class(noun, "generic_groups") or living_kind(noun) == "a"


def _after_act(row: list[Token], at: int, end: int) -> int:
    """Where an -ing word after a group ends with its object: "leaving prison", "recovering from a stroke"."""
    led = 1 if at + 1 < end and row[at + 1].tag == "P" and row[at + 1].low not in _ELSEWHERE else 0
    after = noun_phrase(row, at + 1 + led, end)
    return after.stop if after else at + 1


def _schooled(row: list[Token], at: int, end: int) -> bool:
    """Whether "at" leads to organisations of a kind: "pupils at state schools"."""
    phrase = noun_phrase(row, at + 1, end) if row[at].low == "at" else None
    return phrase is not None and row[phrase.head].tag == "S" and living_kind(row[phrase.head]) == "o"


def _comes_from(row: list[Token], phrase: Phrase, at: int, end: int) -> bool:
    """Whether "from" tells where a group is from, rather than what it is kept from."""
    before = row[max(0, phrase.start - 2) : phrase.start]
    led = any(verb_in(token, "result_verbs", "give_verbs") for token in before)
    place = noun_phrase(row, at + 1, end) if row[at].low == "from" and not led else None
    return place is not None and is_class(row[place.head], "place_words", "telling_places", "mere_places")


def _counted(row: list[Token], at: int, end: int) -> int:
    """Where "fewer than fifteen staff" or "two wards" ends; 0 where nothing is counted."""
    if at + 1 < end and row[at].low in ("fewer", "less", "more") and row[at + 1].low == "than":
        at += 2
    return at + 2 if at + 1 < end and row[at].tag == "U" and row[at + 1].tag in "NS" else 0


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
