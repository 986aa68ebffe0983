"""Which stretches say nothing about the goal: rejected, past, somebody else's, or mere time, pay and place?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import closed_class
from coach.rules.slots.phrases import BREAKS, verb_in

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

_STOPS = BREAKS - {"/"}
_SELF = frozenset(
    {"i", "we", "i'd", "i'll", "i'm", "i've", "im", "ive", "id", "we'd", "we're", "we'll", "we've"}
)
_KIN = frozenset(
    "sister brother mother father mom mum dad parents grandmother grandfather grandma grandpa aunt uncle wife "
    "husband friend friends cousin boss teacher professor coach family partner colleague colleagues neighbour".split()
)
_PAST_AUX = frozenset({"was", "were", "had", "did", "used", "i've", "ive", "we've", "have", "has", "been"})
_TURN = frozenset({"but", "now", "today", "so"})


def masked(row: list[Token]) -> list[bool]:
    """For each token, whether it stands in a stretch that gives neither elements nor vague markers."""
    hidden = [False] * len(row)
    here = 0
    while here < len(row):
        stop = _mask_from(row, here)
        if stop > here:
            hidden[here:stop] = [True] * (stop - here)
            here = stop
        else:
            here += 1
    return hidden


def _mask_from(row: list[Token], at: int) -> int:
    """Where the mask that begins at `at` ends; `at` itself where none begins."""
    token = row[at]
    first = (
        at == 0 or row[at - 1].low in _STOPS or row[at - 1].low in (",", "and", "but", "or", "because", "now")
    )
    if _rejects(row, at, first=first):
        return _end(row, at + 1)
    if not first:
        return at
    if token.low in _SELF and _past(row, at + 1):
        return _end(row, at + 1)
    if token.low == "my" and at + 1 < len(row) and row[at + 1].low in _KIN:
        return _end(row, at + 1)
    if token.low in ("as", "after", "since", "ever", "inspired", "having", "before") and _is_background(
        row, at
    ):
        return _end(row, at + 1)
    return at


def _rejects(row: list[Token], at: int, *, first: bool) -> bool:
    low = row[at].low
    follows = row[at + 1].low if at + 1 < len(row) else ""
    if low in _SELF and follows in ("don't", "dont", "not", "never", "won't", "can't", "didn't", "wouldn't"):
        told = [token.low for token in row[at + 2 : at + 4]]
        return "know" not in told and "mind" not in told
    if low in ("i'm", "im") and follows in ("not", "no", "tired", "done"):
        return not (at + 2 < len(row) and row[at + 2].low in ("sure", "certain", "picky"))
    if (
        first
        and low in ("not", "never", "no")
        and follows not in ("sure", "more", "longer", "one", "picky", "yet")
    ):
        return low != "no" or follows in ("office", "desk", "sales", "night")
    if first and low in ("it", "this", "that") and follows in ("isn't", "isnt", "wasn't"):
        return True
    if low in ("rather", "instead") and follows in ("than", "of"):
        return True
    return low in ("without", "neither") and first and False


def _past(row: list[Token], at: int) -> bool:
    """Whether the speaker's verb is in the past or perfect: background, however concrete."""
    here = at
    while here < len(row) and row[here].tag in "RX":
        here += 1
    if here >= len(row):
        return False
    token = row[here]
    ahead = [word for word in row[here : here + 3] if word.tag in "EVB"]
    if any(word.plain("v") in ("want", "dream", "love", "hope", "wish", "like") for word in ahead):
        return False
    if token.low in ("used", "was", "had", "were", "grew", "been", "did") or (
        token.low in ("have", "has") and here + 1 < len(row) and row[here + 1].tag in "EBRDUA"
    ):
        return True
    if row[at - 1].low in ("i've", "ive", "we've"):
        return True
    return _is_past_form(token) and row[at - 1].low in ("i", "we")


def _is_past_form(token: Token) -> bool:
    shapes = {form.shape for form in token.forms if form.part == "v"}
    return token.tag in ("E", "V", "Z") and "ed" in shapes and "base" not in shapes


def _is_background(row: list[Token], at: int) -> bool:
    low = row[at].low
    if low in ("inspired", "having", "ever"):
        return True
    if low == "as":
        return at + 1 < len(row) and row[at + 1].tag in "DANO"
    if low in ("after", "since"):
        later = [token.low for token in row[at + 1 : at + 8]]
        return any(
            word in ("years", "career", "university", "school", "i", "my", "college", "months")
            for word in later
        )
    return False


def _end(row: list[Token], at: int) -> int:
    """The next sign, comma or turn ("but", "now") after `at`."""
    here = at
    while here < len(row):
        low = row[here].low
        if low in _STOPS or low == "," or low in ("but", "now"):
            return here
        if low in ("and", "so") and here + 1 < len(row) and row[here + 1].low in (*_SELF, "now"):
            return here
        if low in _SELF and here > at + 1 and here + 1 < len(row) and verb_in(row[here + 1], "wish_verbs"):
            return here
        here += 1
    return here


def is_time_place_or_pay(row: list[Token], at: int, stop: int) -> bool:
    """Whether a phrase after "by", "in" or "on" is a date, a place, a wage or oneself, so no method."""
    words = [token for token in row[at:stop] if token.tag not in "DR."]
    if not words:
        return True
    if any(token.tag == "O" or token.low.endswith(("self", "selves")) for token in words[:1]):
        return True
    if len(words) == 1 and words[0].tag == "U":
        return True
    last = words[-1]
    known = closed_class("time_words") | closed_class("place_words") | closed_class("pay_words")
    if last.low in known or last.plain("n") in known:
        return len(words) <= 3
    if len(words) == 1 and last.tag == "U":
        return True
    return words[0].low in ("time", "then", "chance", "accident", "nature", "default", "far", "means") or (
        words[0].plain("n") in closed_class("time_words") | closed_class("pay_words") and len(words) <= 2
    )
