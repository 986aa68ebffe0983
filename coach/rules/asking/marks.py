"""What speaks against a question as it stands: few rules, each with its name (advice 2d)."""

from __future__ import annotations

import re

from coach.content.vocabulary import closed_class, lexicon, pattern
from coach.rules.asking.parts import Part, parts, plain, unlinked

WEAK = (
    "asks_for_job",
    "too_personal",
    "leading",
    "double_barrelled",
    "web_searchable",
    "too_broad",
    "closed",
)
"""The weak tags, the gravest first."""

_ABOUT = re.compile(
    r"^(?:(?:can|could|would|will) you (?:please |maybe )?)?(?:please )?"
    r"(?:tell|talk|explain|describe|share|teach|say)(?: to| with)?(?: me| us)?"
    r"(?: more| a bit| a little| something)?(?: about)? (?P<topic>.+?)\s*[?.!]*$"
)
_OPINION = re.compile(
    r"^(?:what|how) (?:do you|are your|is your|'s your|would you)? ?"
    r"(?:think|thoughts?|feel|opinions?|views?|take|see)(?: about| of| on|) (?P<topic>.+?)\s*[?.!]*$"
)
_STATE = re.compile(
    r"^(?:what|how)(?:'s| is| are| about) (?P<topic>(?:the|your|this|my|being|working|life|it|work)\b.*?)"
    r"(?: (?:like|going|doing|today|nowadays|these days|about|all about|in general))*\s*[?.!]*$"
)
_WHETHER = re.compile(
    r"^(?:can|could|would) you (?:please )?(?:tell|say|share)(?: to)?(?: me| us)? (?:if|whether)\b"
)

_CHOICE = re.compile(
    r"\bor (?:is|are|would|should|do|does|will|the|rather)\b|\bshould i\b.{1,80} or (?!not\b|later\b|so\b)"
)
_MINE = re.compile(r"\b(?:i|i'd|i'm|me|my)\b")
"""A choice that is weighed for the one who asks is advice, though its form asks for a yes or a no."""


def tags(text: str) -> tuple[str, ...]:
    """The weak tags that apply, the gravest first; none for a question that may be asked as it stands."""
    told = plain(text)
    asked = parts(text)
    found = {
        "asks_for_job": bool(pattern("asks_for_job").search(told)),
        "too_personal": bool(pattern("too_personal").search(told)) and not pattern("opt_out").search(told),
        "leading": _is_leading(told, asked),
        "double_barrelled": unlinked(_real(asked)),
        "web_searchable": any(pattern("public").search(part.text) for part in asked),
        "too_broad": _is_broad(asked, told),
        "closed": _is_closed(asked, told),
    }
    return tuple(tag for tag in WEAK if found[tag])


def _real(asked: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts without those that only end a sentence ("would you?", "right?")."""
    return tuple(part for part in asked if len(part.words) > 2 or part.words[:1] == ("why",))


def _is_leading(told: str, asked: tuple[Part, ...]) -> bool:
    return (
        bool(pattern("tag_question").search(told))
        or bool(pattern("loaded").search(told))
        or any(pattern("loaded").search(part.text) for part in asked)
    )


def _is_broad(asked: tuple[Part, ...], told: str) -> bool:
    if len(asked) > 1:
        return unlinked(asked) and any(_is_broad((part,), part.text) for part in asked)
    part = asked[0]
    if pattern("broad").search(told) or _is_bare_naming(part):
        return True
    for shape in (_ABOUT, _OPINION, _STATE):
        match = shape.match(part.text)
        if match and len(part.words) <= 14:
            few = shape is _OPINION and len(match["topic"].split()) <= 2
            return few or _is_bare_topic(match["topic"], own=shape is _STATE)
    return False


def _is_bare_naming(part: Part) -> bool:
    """Whether "what is" or "how is" is followed by nothing but all-purpose words."""
    if part.words[:1] not in (("what",), ("what's",), ("how",), ("how's",)) or len(part.words) > 8:
        return False
    if part.words[0] in ("what", "how") and part.words[1:2] not in (("is",), ("are",), ("about",)):
        return False
    return all(
        word in closed_class("broad_topics") or word in closed_class("plain_praise") or word.endswith("'s")
        for word in part.told
    )


def _is_bare_topic(topic: str, *, own: bool) -> bool:
    """Whether a topic is nothing but a field, a trade or an all-purpose word."""
    words = re.findall(r"[a-z][a-z'-]*", topic)
    matter = [word for word in words if word not in closed_class("broad_topics")]
    if not matter:
        return bool(words)
    if own and words[:1] == ["life"]:
        return len(matter) == 1 and _is_field_or_trade(matter[0])
    if own or len(matter) > 1 or len(words) > 4:
        return False
    return _is_field_or_trade(matter[0])


def _is_field_or_trade(word: str) -> bool:
    if word in closed_class("fields") or word in closed_class("all_purpose"):
        return True
    entry = lexicon().get(word)
    return entry is not None and (entry.field or (entry.living == "p" and entry.share >= 5))


def _is_closed(asked: tuple[Part, ...], told: str) -> bool:
    weighs = _CHOICE.search(told) and _MINE.search(told)
    if any(not part.yes_or_no for part in asked) or pattern("opened").search(told) or weighs:
        return False
    part = asked[0]
    if not part.yes_or_no or _WHETHER.match(part.text):
        return part.yes_or_no
    return not pattern("request").match(part.text)
