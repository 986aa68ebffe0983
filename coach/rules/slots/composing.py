"""Which sentence do the slots of a goal make, whatever the grammar of what was typed (advice 1d)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.vocabulary import closed_class, lexicon
from coach.rules.slots.tags import tag
from coach.rules.slots.words import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.rules.slots.finder import Reading
    from coach.rules.slots.shapes import Slot

OPEN: Mapping[Slot, str] = {
    "who": "[who would notice]",
    "change": "[do or get what]",
    "how": "[doing what]",
}
"""What stands for each slot that is still open: each says what belongs there."""

_LEADS = {
    "by",
    "through",
    "with",
    "using",
    "via",
    "in",
    "at",
    "on",
    "within",
    "before",
    "near",
    "as",
    "from",
    "around",
}
_MODALS = {"can", "could", "will", "would", "may", "might", "must", "should", "to"}


def compose(  # noqa: PLR0913 - the builder has that many slots (advice 1d)
    for_whom: str,
    what_changes: str,
    how: str,
    *,
    place: str = "",
    industry: str = "",
    level: str = "",
    by_when: str = "",
) -> str:
    """The sentence that the builder's slots make; empty slots are left out (advice 1d).

    >>> compose("large companies", "reduce waste", "improving packaging design")
    'Help large companies reduce waste by improving packaging design.'
    """
    sentence = _core(_group(for_whom), _trim(what_changes), _trim(how))
    for words, lead in ((place, "in"), (_industry(industry), "in"), (_level(level), "at"), (by_when, "by")):
        told = _trim(words)
        if told:
            known = told.split()[0].casefold() in _LEADS
            sentence += f"{',' if sentence else ''} {told if known else f'{lead} {told}'}"
    sentence = sentence.strip(" ,")
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def fill(reading: Reading) -> str:
    """A sentence of what was found, open where a slot is missing."""
    who = _group_found(reading) if reading.who else OPEN["who"]
    change = _trim(reading.change[0].text) if reading.change else OPEN["change"]
    how = _means_found(reading) if reading.how else f"by {OPEN['how']}"
    if reading.who and reading.who[0].nested and reading.who[0].text in change:
        return f"{_capital(_act(change))} {how}."
    return f"{_capital(_joined(who, change))} {how}."


def _group_found(reading: Reading) -> str:
    """The first group, with its capital where no sentence begins with it: "Norwegian care homes"."""
    span = reading.who[0]
    inside = span.start > 0 and reading.text[: span.start].rstrip()[-1:].isalpha()
    return _trim(span.text) if inside else _group(span.text)


def _means_found(reading: Reading) -> str:
    """The first method as a means, read as it was read in its statement."""
    span = reading.how[0]
    inside = [token for token in reading.row if span.start <= token.start < span.end]
    if inside and inside[0].tag == "V":
        return f"by {gerund(inside[0].plain('v'))}{span.text[inside[0].end - span.start :]}"
    acts = inside and inside[0].tag in "DNSO" and any(token.tag == "Z" for token in inside)
    return f"because {span.text}" if acts else _means(span.text)


def _core(who: str, change: str, how: str) -> str:
    """For whom, what changes and how as one clause, without its full stop."""
    if change:
        start = _joined(who, change) if who else _act(change)
        return f"{start} {_means(how)}" if how else start
    if how:
        task = _act(how)
        return f"{task} for {who}" if who else task
    return f"help {who}" if who else ""


def _joined(who: str, change: str) -> str:
    if change == OPEN["change"] or _is_act(change):
        return f"help {who} {_act(change)}"
    if _has_subject(change):
        return f"help {who} so that {change}"
    return f"{change} for {who}"


def _read(text: str) -> list[Token]:
    row = tokens(text)
    tag(row)
    return row


def _is_act(text: str) -> bool:
    """Whether the words begin with a verb: "reduce waste", "reducing waste", "can reduce waste"."""
    row = _read(text)
    return bool(row) and (row[0].tag in "VGZT" or row[0].low in _MODALS or row[0].low == "be")


def _has_subject(text: str) -> bool:
    """Whether the words are a clause of their own: "their bills drop"."""
    return any(token.tag in "VZMB" for token in _read(text)[1:])


def _act(text: str) -> str:
    """The words with their first verb in plain form: "reducing waste" becomes "reduce waste"."""
    row = _read(text)
    if not row or text == OPEN["change"]:
        return text
    if row[0].low in _MODALS and len(row) > 1:
        return _act(text[row[1].start :])
    if row[0].tag not in "GZ":
        return _lower_first(text, row[0])
    return row[0].plain("v") + text[row[0].end :]


def _means(how: str) -> str:
    """The words as a means: "by improving", "with sensors", or with the marker that was typed."""
    row = _read(how)
    if not row:
        return ""
    if row[0].low in ("by", "through", "with", "using", "via"):
        return _lower_first(how, row[0])
    if row[0].low in _MODALS and len(row) > 1:
        return _means(how[row[1].start :])
    if row[0].tag == "G":
        return f"by {_lower_first(how, row[0])}"
    if row[0].tag in "VZ":
        return f"by {gerund(row[0].plain('v'))}{how[row[0].end :]}"
    return f"with {_lower_first(how, row[0])}"


def gerund(verb: str) -> str:
    """The -ing form of a plain verb.

    >>> [gerund(verb) for verb in ("improve", "cut", "tie", "see", "repair")]
    ['improving', 'cutting', 'tying', 'seeing', 'repairing']
    """
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    short = len(verb) >= 3 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    if short and (sum(letter in "aeiou" for letter in verb) == 1 or f"{verb}{verb[-1]}ing" in lexicon()):
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"


def _trim(text: str) -> str:
    return " ".join(text.split()).rstrip(" .,;:!")


def _group(text: str) -> str:
    """For whom, without a leading "for" or "help"."""
    told = _trim(text)
    first, _, rest = told.partition(" ")
    if first.casefold() in ("for", "help", "helping", "among", "with") and rest:
        told = rest
    row = tokens(told)
    return _lower_first(told, row[0]) if row else told


def _industry(text: str) -> str:
    told = _trim(text)
    if (
        not told
        or told.split()[0].casefold() in _LEADS
        or told.split()[-1].casefold() in ("industry", "sector")
    ):
        return told
    return f"the {told.removeprefix('the ')} industry"


def _level(text: str) -> str:
    told = _trim(text)
    if not told or told.split()[0].casefold() in _LEADS or told.casefold().endswith("level"):
        return told
    return f"{told} level"


def _lower_first(text: str, first: Token) -> str:
    """The text without a sentence's capital, unless its first word is a name or an acronym."""
    word = first.text
    named = word[1:] != word[1:].lower() or word == "I" or not _common(first)
    return text if named else text[:1].lower() + text[1:]


def _common(token: Token) -> bool:
    return any(form.plain in lexicon() or form.plain in closed_class("all_purpose") for form in token.forms)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
