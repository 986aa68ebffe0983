"""Which question would make a goal more specific, in the user's own words (advice 1a to 1d)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.rules.slots.shapes import Extra, Slot, Span, Vague

MOST = 3
_SHOWN = 60
_NAMED = 5


def advice(
    slots: Mapping[Slot, Sequence[Span]],
    extras: Sequence[Extra],
    vague: Sequence[Vague],
    choices: Sequence[str] = (),
) -> tuple[str, ...]:
    """At most three questions, the most useful first; each asks, none reproaches.

    Where the goal leaves a choice, making it comes first: several goals do not add up to one. Which
    of several groups is meant can wait until the rest is said.
    """
    groups = {span.text for span in slots["who"]}.issuperset(choices)
    choose = _choose(choices, groups=groups)
    asked = [] if groups else [choose]
    asked += [_for_whom(slots, vague), _what_changes(slots, vague), _how(slots, vague), choose]
    doubts = () if choices else ("hedge",)
    asked += [_about(words) for words in vague if words.kind in ("open", "field", "self", *doubts)]
    if all(slots.values()):
        if not any(extra.kind in ("place", "niche") for extra in extras):
            asked.append("Where, or in which industry? One name tells a reader whom to think of.")
        asked.append("Could a friend now name one person or one next step? Ask one.")
    told = [question for question in asked if question]
    return tuple(dict.fromkeys(told))[:MOST]


def _quote(text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rsplit(' ', 1)[0]}…"
    return f"“{short}”"


def _first(vague: Sequence[Vague], *kinds: str) -> str:
    return next((_quote(words.text) for words in vague if words.kind in kinds), "")


def _choose(choices: Sequence[str], *, groups: bool) -> str:
    """Which of the alternatives it is to be, in the user's words."""
    if not choices:
        return ""
    told = [_quote(words) for words in choices[:_NAMED]]
    named = f"{', '.join(told[:-1])} or {told[-1]}"
    if groups:
        return f"{named}: whose situation would you change first?"
    return f"{named}: if you had to choose one today, which would it be?"


def _for_whom(slots: Mapping[Slot, Sequence[Span]], vague: Sequence[Vague]) -> str:
    if slots["who"]:
        return ""
    if generic := _first(vague, "generic"):
        return f"Who would notice? {generic} could be anyone; which ones?"
    known = slots["change"] or slots["how"]
    if known:
        return f"Who would notice {_quote(known[0].text)} first? Which people, animals or organisations?"
    return "Who would notice? Name people, animals or organisations that a stranger could recognise."


def _what_changes(slots: Mapping[Slot, Sequence[Span]], vague: Sequence[Vague]) -> str:
    if slots["change"]:
        return ""
    if buzz := _first(vague, "buzz"):
        return f"{buzz} fits any job: what would be less, more or possible, to be seen in a year?"
    if slots["how"]:
        return f"After {_quote(slots['how'][0].text)}, what is different, and for the better?"
    if slots["who"]:
        return f"What would be better for {_quote(slots['who'][0].text)}: less of what, more of what?"
    return "What would be different in the world: less of what, more of what, who able to do what?"


def _how(slots: Mapping[Slot, Sequence[Span]], vague: Sequence[Vague]) -> str:
    if slots["how"]:
        return ""
    if slots["change"]:
        return f"What would you do or make on an ordinary day towards {_quote(slots['change'][0].text)}?"
    if field := _first(vague, "field"):
        return f"Inside {field}, which task would you gladly do on an ordinary day?"
    return "What would you do or make yourself? Think of one task on an ordinary day."


def _about(words: Vague) -> str:
    told = _quote(words.text)
    return {
        "open": f"{told} gives a reader nothing to look for: what would you like to be asked about first?",
        "field": f"{told} is a whole field: what in it should change?",
        "hedge": f"{told}: if you had to choose one today, which would it be?",
        "self": f"{told} is what you would get; what would others get from your work?",
    }[words.kind]
