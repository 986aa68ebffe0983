"""Does a text in somebody's own words ask for names, contacts or an introduction (advice 4a, 4b)?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from coach.content.vocabulary import lexicon

Ask = Literal["ask", "maybe", "no"]

_READ: Final = 2_000
_MOSTLY: Final = 6
"""Tenths of a word's uses that are a person, as WordNet counts them."""

_NOBODY: Final = frozenset({"nobody", "noone", "nothing", "self", "selves"})
_WORD: Final = re.compile(r"[a-z]{4,}", re.IGNORECASE)
_GAP = r"[^.?!\n]{0,45}?"
_ME = r"(?:me|us)"
_SOMEBODY = (
    r"(?:(?:any|some)(?:one|body)|person|people|folks|colleagues?|co-?workers?|teammates?|peers?|friends?"
    r"|contacts?|connections?|acquaintances?|experts?|managers?|boss(?:es)?|director|head of|leads?\b|names?"
    r"|whoever|whomever|others?|recruiters?|clients?|suppliers?|alumni)"
)
_MEET = (
    r"(?:talk|speak|chat|meet|contact|write|reach|approach|call|e-?mail|message|turn|get to know"
    r"|get in touch|sit down|learn from|interview|look up|follow up|connect|have on my radar"
    r"|get on my radar|knock|visit|shadow|(?:have|grab|get|go for) (?:a )?(?:coffee|tea|lunch)|need to know"
    r"|not miss|remember)"
)
_YOURS = r"(?:network|contacts|address book|rolodex|circle|connections)"
_MINE = r"my (?:name|details|number|cv|resume|note|message|letter|profile|e-?mail)"
_KNOW = r"(?:know|have|recommend|suggest|introduce|name|think i|say i)\b"
_NAME_OF = r"(?= ?,|$| i\b| of\b| you\b| to\b| for me\b)"

_SOME = r"(?:(?:an?|any|some|the|one|two|three) )?(?:\w+ ){0,2}?"

_HANDED_ON = (
    rf"(?:introduc\w*|refer|recommend|vouch for|hook|link|loop|connect|cc|copy) {_ME}\b(?! as\b)",
    rf"(?:put|get|bring) {_ME} (?:in|into|on) (?:touch|contact|the radar)",
    rf"(?:point|direct|steer|send|lead) {_ME} (?:to|towards?|at|in the direction of) {_GAP}{_SOMEBODY}",
    rf"introductions? (?:for {_ME}|to (?:any|some|other|people|others|your|the|who))",
    rf"(?:make|making|set up|arrange|broker)\b{_GAP}\bintroductions?\b",
    rf"(?:make|making|set up|arrange|broker)\b{_GAP}\b(?:call|meeting|chat)\b{_GAP}\b(?:with|for {_ME})",
    rf"get {_ME} an?\b{_GAP}\bwith\b",
    rf"(?:put in|drop|say|send) (?:a|the)? ?(?:good )?word (?:for {_ME}|in\b|with|to)",
    r"put in a (?:good )?word",
    rf"(?:pass|forward|share|hand|send)(?:ing)?\b(?: (?:on|along))? {_MINE}",
    rf"(?:forward|pass on|pass along)\b{_GAP}\b(?:from|about|for) {_ME}\b",
    r"(?:mention|use|drop) (?:me|my name|your name|you when i)\b",
    r"be introduced to\b",
    r"an introduction\b",
    rf"let {_ME} (?:shadow|watch|visit|join|sit in)\b",
    r"pass (?:this|it|that) on\b",
    rf"(?:get {_ME} in(?:to)?|(?:take|bring) {_ME} (?:along|with you))\b",
    r"(?:chance of|give me|write me|get|for) an? (?:referral|introduction)\b",
)
"""Being handed on: introduce me, put me in touch, pass my name on."""

_SOMEBODY_TO_MEET = (
    rf"{_SOMEBODY}\b{_GAP}\b(?:i|we|for {_ME} to)\b[^.?!\n]{{0,30}}?\b{_MEET}\b",
    rf"who(?:m|se|ever)?\b{_GAP}\b(?:i|we|for {_ME} to)\b[^.?!\n]{{0,30}}?\b{_MEET}\b",
    rf"which {_SOMEBODY}\b{_GAP}\b(?:should|could|can|might) i\b",
    rf"{_SOMEBODY}\b{_GAP}\b(?:talk|speak|chat|meet|call|meeting|word)\b(?: \w+){{0,3}}? (?:to|with) {_ME}\b",
    rf"(?:a|short|quick|brief) (?:chat|call|word|coffee|meeting|conversation) with {_GAP}{_SOMEBODY}",
    rf"(?:reach out|write|talk|speak|turn|introduce myself) to {_GAP}\bone of your\b",
    rf"(?:which|any) {_SOMEBODY}\b{_GAP}\byou(?:'d| would| could| might)?\b{_GAP}\b(?:{_MEET}|point|send)\b",
    rf"open to (?:a|talking|meeting|speaking){_GAP}\b(?:with )?{_ME}\b",
    r"(?:me|i'd like|i would like|i hope|i want|i wish) to meet\b",
    r"i (?:get|be) in touch with\b",
    r"(?:love|like|hope|want|wish|chance) to (?:meet|(?:speak|talk) (?:with|to))\b",
    r"i (?:write to|contact|call|e-?mail|visit|approach|reach out to) your\b",
    rf"(?:right|best|good) (?:person|people|one|contact)s? (?:for {_ME} )?(?:to (?:{_MEET}|ask|see)|i)\b",
    r"(?:any|some)(?:one|body) else (?:i|you|who|that|worth)\b",
    r"others? i (?:should|could|might)\b",
    r"(?:any|some)(?:one|body) (?:i|you) (?:should|could|can|know)\b",
)
"""Somebody whom I could meet: a colleague I could write to, whom I should meet next."""

_SOMEBODY_YOU_KNOW = (
    rf"(?:do|would|might|if) you(?: happen to| perhaps)? {_KNOW}(?: of)? {_SOME}{_SOMEBODY}",
    rf"(?:can|could) you (?:think of|name|suggest|recommend)\b{_GAP}{_SOMEBODY}",
    rf"who(?:m)? (?:else )?(?:do|would|could|might|can) you {_KNOW}",
    r"who(?:m)? (?:else|comes to mind)\b",
    rf"who(?:m)? (?:else )?(?:should|could|can|might|may|would) (?:i|you)\b{_GAP}\b(?:{_MEET}|{_KNOW})",
    rf"(?:any|some)(?:one|body) (?:in|on|from|at|among) your (?:{_YOURS}|team|company|office)",
    rf"your {_YOURS}\b",
    r"contacts you (?:have|know|could|can|might)\b",
    r"do(?:es)? any(?:one|body)? (?:you know|in your|at your)",
    r"(?:maybe|perhaps) you know an?\b",
    r"know any\b(?<=^know any)",
    r"(?:could|would) you ask your\b",
    r"ask(?:ing)? around\b",
)
"""Somebody whom they know: do you know anyone who, who in your network."""

_FOR_ME = (
    rf"(?:could|would|might|may|can) your \w+\b{_GAP}\b{_ME}\b",
    rf"who(?:m|se)?\b{_GAP}\b(?:might|could|would|should|can|will)\b{_GAP}\b(?:{_ME}|my next)\b",
)
"""Their people are to do something for me: could your sister spare me ten minutes."""

_NAMES = (
    rf"(?:a|any|some|the|few|couple of|two or three) names?\b(?: or two)?{_NAME_OF}",
    rf"(?:give|send|let|tell) {_ME}\b{_GAP}\b(?:number|e-?mail address|contact details)\b",
    rf"(?:numbers?|e-?mail(?: address)?(?:es)?|contact details|details|line) (?:of|for) {_GAP}{_SOMEBODY}",
    r"(?:a|any|some|the) contacts? (?:in|at|for)\b",
    r"(?:address|contact) list\b",
)
"""Names, and the ways to reach those who bear them."""

_HINTS = (
    rf"{_SOMEBODY}\b{_GAP}\b(?:i|me|my)\b",
    rf"(?:i|me|my)\b{_GAP}\b{_SOMEBODY}\b",
    r"who(?:m)? (?:in|at|on|from) your\b",
    rf"(?:point|steer|direct) {_ME}\b",
    rf"who(?:m|se)?\b{_GAP}\b(?:next|door)\b",
    rf"(?:is|are) there (?:any|some)?(?:one|body)?\b{_GAP}(?:{_SOMEBODY})",
    r"do(?:es)? any of your\b",
    r"through you\b",
    r"hear from (?:one|two|three|a few|some|more)\b",
    r"(?:introductions?|networking|contacts|do you know some)\b",
    r"join you\b[^.?!\n]{0,30}?\bmeet\b",
)
"""The words of such a request, which also stand where nothing is asked for."""


_REQUEST: Final = re.compile(
    r"^(?:\w+,? )?(?:could|would|can|will|may|might|do|does|is|are|any|please|know|mind|if|who(?:m|se)?"
    r"|which of"
    r"|(?:i|we)(?:'d| would| could| can| hope| want| wish| need))\b",
    re.IGNORECASE,
)
"""How a request begins; a question that begins with how, what, when, where or why asks for what they know."""

_TELLING: Final = re.compile(
    rf"\b(?:tell|walk|take|talk|guide|teach|remind|help|give) {_ME} (?!one\b|a name|the name)"
    r"|\b(?:describe|explain|say|think|recall|remember when)\b",
    re.IGNORECASE,
)
"""What is asked for is a story, not a person."""

_ABOUT_ME: Final = re.compile(r"\b(?:i|me|my|mine|us|we)\b|\bup for\b|\bopen to\b", re.IGNORECASE)
_PERSON: Final = re.compile(rf"\b(?:{_SOMEBODY}|who(?:m|se|ever)?|your \w+)\b", re.IGNORECASE)


def _any_of(*groups: tuple[str, ...]) -> re.Pattern[str]:
    every = "|".join(f"(?:{one})" for group in groups for one in group)
    return re.compile(rf"\b(?:{every})", re.IGNORECASE)


_SURE = _any_of(_HANDED_ON, _SOMEBODY_TO_MEET, _SOMEBODY_YOU_KNOW, _FOR_ME, _NAMES)
_MAYBE = _any_of(_HINTS)
_TOLD = _any_of(
    (
        r"(?:did|were|was|had)\b(?: \w+){0,2} (?:introduced?|referred|connected|contact|meet|know|have)\b",
        r"how (?:did|do) you (?:come|get|meet|find|connect|network)\b",
        r"what do (?:new )?people\b",
    )
)
"""What is over, or how they do it themselves: a question about them, and no request."""


def reading(text: str) -> Ask:
    """Whether a text asks: a request to the person for somebody to meet, a name, or being handed on.

    The definition is that of advice 4a and 4c. It is rather too wide than too narrow; where only the words
    of such a request are there it is a "maybe", which the user decides on. No question is longer than the
    2,000 characters that are read.

    >>> reading("Would a short chat with your manager be possible?"), reading("How do you meet people?")
    ('ask', 'no')
    """
    found = {_sentence(one) for one in re.split(r"[.?!\n]+", text[:_READ])}
    return "ask" if "ask" in found else "maybe" if "maybe" in found else "no"


def _sentence(text: str) -> Ask:
    said = " ".join(text.replace("’", "'").split())
    if _TOLD.search(said):
        return "no"
    said = _WORD.sub(_person_for, said)
    if _SURE.search(said):
        return "ask"
    return "maybe" if _MAYBE.search(said) or _requests(said) else "no"


def _requests(said: str) -> bool:
    """Whether it begins as a request, speaks of somebody else and of me, and asks for no story."""
    wanted = _REQUEST.search(said) and _ABOUT_ME.search(said) and _PERSON.search(said)
    return bool(wanted) and not _TELLING.search(said)


def _person_for(found: re.Match[str]) -> str:
    """A word for somebody by what they do or are becomes `person`: beekeepers, an editor, your flatmate."""
    return "person" if _names_a_person(found[0].casefold()) else found[0]


@lru_cache(maxsize=4096)
def _names_a_person(word: str) -> bool:
    if word in _NOBODY:
        return False
    entry = next(filter(None, map(lexicon().get, (word, *_singular(word)))), None)
    return entry is not None and entry.living == "p" and min(entry.share, entry.noun) >= _MOSTLY


def _singular(word: str) -> tuple[str, ...]:
    known = tuple(base for base, part in lexicon().forms.get(word, ()) if part == "n")
    return (*known, word.removesuffix("s"), word.removesuffix("es"))
