"""Which stretches say nothing about the goal: rejected, past, somebody else's, mere time, pay or place?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import closed_class
from coach.rules.slots.phrases import BREAKS, is_class, low_at, tag_at, verb_in

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

_STOPS = BREAKS - {"/"}
_SELF = frozenset(
    {"i", "we", "i'd", "i'll", "i'm", "i've", "im", "ive", "id", "we'd", "we're", "we'll", "we've"}
)

_JOINTS = frozenset({",", "and", "but", "or", "because", "now"})
_PERFECT = frozenset({"i've", "ive", "we've"})
_REFUSALS = frozenset({"don't", "dont", "not", "never", "won't", "can't", "didn't", "wouldn't"})
_NO_MEANS = frozenset({"time", "then", "chance", "accident", "nature", "default", "far", "means"})
_FRACTIONS = frozenset({"third", "half", "quarter", "fifth", "tenth", "percent"})
_YEARS = frozenset({"years", "months", "decades"})
_UNDECIDED = frozenset({"sure", "certain", "picky"})
_LEADS = frozenset({"for", "in", "during", "before", "until", "while", "at", "throughout", "back", "once"})
_LIFE = frozenset({"years", "career", "university", "school", "i", "my", "college", "months"})


def hide(row: list[Token]) -> None:
    """Marks the tokens of stretches that give neither elements nor vague markers."""
    here = 0
    while here < len(row):
        stop = _mask_from(row, here)
        for token in row[here:stop]:
            token.hidden = True
        here = max(stop, here + 1)


def _mask_from(row: list[Token], at: int) -> int:
    """Where the mask that begins at `at` ends; `at` itself where none begins."""
    first = at == 0 or row[at - 1].low in _STOPS or row[at - 1].low in _JOINTS or row[at].low == "because"
    led = row[at].low in _SELF and _is_led(row, at) and row[at - 1].low != "once"
    if (
        _rejects(row, at, first=first)
        or (first and _is_past_or_elsewhere(row, at))
        or (led and (_past(row, at + 1) or _for_years(row, at)))
    ):
        return _end(row, at + 1)
    return at


def _is_led(row: list[Token], at: int) -> bool:
    """Whether a short adverbial opens the clause before its subject: "for six years", "while at the mill"."""
    here = at
    while here > max(at - 6, 0) and row[here - 1].low not in _STOPS | {","}:
        here -= 1
    return here < at and row[here].low in _LEADS and (here == 0 or row[here - 1].low in _STOPS | {","})


def _for_years(row: list[Token], at: int) -> bool:
    """Whether "for six years I …" tells the past, though the verb does not show it: "I cut hair"."""
    lead = [token.low for token in row[max(0, at - 6) : at]]
    ahead = tag_at(row, at + 1, len(row)) == "M" or "next" in lead or "coming" in lead
    wished = at + 1 < len(row) and verb_in(row[at + 1], "wish_verbs")
    if row[at].low not in ("i", "we") or ahead or wished or "for" not in lead:
        return False
    return not _YEARS.isdisjoint(lead[lead.index("for") :])


def _rejects(row: list[Token], at: int, *, first: bool) -> bool:
    low, follows = row[at].low, low_at(row, at + 1, len(row))
    if low in _SELF and follows in _REFUSALS:
        told = [token.low for token in row[at + 2 : at + 4]]
        return "know" not in told and "mind" not in told
    if low in ("i'm", "im") and follows in ("not", "no", "tired", "done"):
        return low_at(row, at + 2, len(row)) not in _UNDECIDED
    if low in ("rather", "instead"):
        return follows in ("than", "of")
    return first and _opens_with_no(low, follows)


def _opens_with_no(low: str, follows: str) -> bool:
    if low in ("don't", "dont"):
        return True
    if low in ("not", "never"):
        return follows not in (*_UNDECIDED, "more", "longer", "one", "yet")
    if low == "no":
        return follows in ("office", "desk", "sales", "night")
    return low in ("it", "this", "that") and follows in ("isn't", "isnt", "wasn't")


def _is_past_or_elsewhere(row: list[Token], at: int) -> bool:
    low, follows = row[at].low, low_at(row, at + 1, len(row))
    if low in _SELF:
        return _past(row, at + 1)
    if low == "because" and follows in _SELF and at + 2 < len(row):
        return row[at + 2].tag == "B" or verb_in(row[at + 2], "wish_verbs")
    return (low == "my" and follows in closed_class("kin")) or _is_background(row, at)


def _past(row: list[Token], at: int) -> bool:
    """Whether the speaker's verb is in the past or perfect: background, however concrete."""
    here = at
    while tag_at(row, here, len(row)) in "RX":
        here += 1
    if here >= len(row):
        return False
    token, speaker = row[here], row[at - 1].low
    ahead = [word.plain("v") for word in row[here : here + 3] if word.tag in "EVB"]
    if any(plain in ("want", "dream", "love", "hope", "wish", "like") for plain in ahead):
        return False
    if token.low in ("used", "was", "had", "were", "grew", "been", "did") or speaker in _PERFECT:
        return True
    if token.low in ("have", "has"):
        return tag_at(row, here + 1, len(row)) in "EBRDUA"
    return _is_past_form(token) and speaker in ("i", "we")


def _is_past_form(token: Token) -> bool:
    shapes = {form.shape for form in token.forms if form.part == "v"}
    return token.tag in "EVZ" and "ed" in shapes and "base" not in shapes


def _is_background(row: list[Token], at: int) -> bool:
    """Whether "as a nurse", "after ten years" or "inspired by" begins here."""
    low = row[at].low
    if low == "as":
        return tag_at(row, at + 1, len(row)) in "DANO"
    if low in ("after", "since"):
        return any(token.low in _LIFE for token in row[at + 1 : at + 8])
    return low in ("inspired", "having", "ever")


def _end(row: list[Token], at: int) -> int:
    """The next sign, comma or turn ("but", "now", "so I") after `at`."""
    here = at
    while here < len(row) and not _turns(row, here, at):
        here += 1
    return here


def _turns(row: list[Token], here: int, at: int) -> bool:
    low = row[here].low
    if low in _STOPS or low in (",", "but", "now"):
        return True
    if low in ("and", "so"):
        return low_at(row, here + 1, len(row)) in (*_SELF, "now")
    if low == "because" and row[at - 1].low not in ("because", *_SELF):
        return low_at(row, here + 1, len(row)) in _SELF
    wishes = here + 1 < len(row) and verb_in(row[here + 1], "wish_verbs")
    return low in _SELF and here > at + 1 and wishes


def is_time_place_or_pay(row: list[Token], at: int, stop: int) -> bool:
    """Whether a phrase after "by", "in" or "on" is a date, a place, a wage or oneself, so no method."""
    words = [token for token in row[at:stop] if token.tag not in "DR."]
    if not words or words[0].tag == "O" or words[0].low.endswith(("self", "selves")):
        return True
    if len(words) == 1 and (words[0].tag == "U" or words[0].low in _FRACTIONS):
        return True
    if is_class(words[-1], "time_words", "place_words", "pay_words"):
        thing = len(words) > 2 and all(word.tag in "NS" for word in words)
        return len(words) <= 3 and not thing
    return (
        words[0].low in _NO_MEANS
        or (is_class(words[0], "time_words") and words[-1].tag != "S")
        or (is_class(words[0], "pay_words") and len(words) == 1)
    )
