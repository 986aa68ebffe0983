"""Which clauses of a text ask something, and how are they linked?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from coach.content.vocabulary import closed_class

LONGEST = 1_000
"""Characters that are read; nobody asks a longer question aloud."""

ASKING = (
    "what|what's|whats|which|who|who's|whom|whose|when|where|why|how|how's|tell|describe|share|walk|explain|talk|"
    "any|give"
)
AUXILIARY = (
    "is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|should|shall|may|might|must|isn't|aren't|"
    "wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|can't|couldn't|won't|wouldn't|shouldn't|ain't"
)
_SENTENCE = re.compile(r"[^.?!;\n]+[.?!;\n]*")
_SUBJECT = "you|u|i|it|they|there|the|your|we|he|she|that|this|people|a|an|any|my"
_JOINT = re.compile(
    rf"(?:,|;|\s-\s|–|—|:)\s*(?:(?:and|but|or|so|also|then)\s+)*"
    rf"(?=(?:what|what's|whats|why|how|how's|tell|describe|share|walk|explain|give|any)\b(?! to\b)"
    rf"|(?:{AUXILIARY}) (?:{_SUBJECT})\b"
    rf"|(?:which|who|whom|whose|where|when) (?:\w+ ){{0,2}}(?:{AUXILIARY})\b)"
    rf"|\s(?:and|but|or|plus)\s+(?:also\s+|then\s+)?"
    rf"(?=(?:what|what's|which|who|when|where|why|how)\b(?! to\b)|(?:{AUXILIARY}) (?:{_SUBJECT})\b)"
    r"|\sor\s+(?:else\s+|just\s+|maybe\s+)?(?=(?:tell (?:me|us)|talk)\b[^?]{0,20}\babout\b)"
)
_OPENING = re.compile(
    r"^(?:so|and|but|well|ok|okay|hi|hello|hey|please|also|then|now|actually|honestly|just|first|finally|lastly|"
    r"um|"
    r"in your (?:opinion|view|experience)|for you|personally)\b[, ]*"
)
_ASKS = re.compile(
    rf"^(?:in what|to what (?:extent|degree)|at what|on what|for how|about how|(?:{ASKING})\b)"
)
_BEFORE = re.compile(
    r"^(?:when|if|where|once|after|before|while|since|as|whenever) (?!do |did |does |are |is |was )"
)
"""A clause in front that sets the scene: "when you hire a junior, what makes you stop reading a CV?"."""
_AUX = re.compile(rf"^(?:{AUXILIARY})\b")
_WORD = re.compile(r"[a-z][a-z'-]*|\d+")


@dataclass(frozen=True, slots=True)
class Part:
    """One clause that asks, in small letters, and whether its form asks for a yes or a no."""

    text: str
    yes_or_no: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in order."""
        return tuple(_WORD.findall(self.text))

    @property
    def told(self) -> frozenset[str]:
        """Its words that carry matter."""
        little = closed_class("little_words") | closed_class("back_words")
        return frozenset(word for word in self.words if word not in little)


def plain(text: str) -> str:
    """The text as the rules read it: small letters, straight apostrophes, single blanks."""
    return " ".join(text[:LONGEST].casefold().replace("’", "'").replace("`", "'").split())


def parts(text: str) -> tuple[Part, ...]:
    """The clauses of the text that ask, in order; without any, the whole text."""
    told = plain(text)
    found = [part for sentence in _SENTENCE.findall(told) for part in _of_sentence(sentence.strip())]
    return tuple(found) or (Part(told, yes_or_no=_is_bare_statement(told)),)


def _of_sentence(sentence: str) -> list[Part]:
    found = []
    clauses = _JOINT.split(sentence)
    if len(clauses) > 1 and _BEFORE.match(_bare(clauses[0])) and _is_scene(clauses[0]):
        clauses = clauses[1:]
    for clause in clauses:
        start = _bare(clause)
        if _ASKS.match(start):
            found.append(Part(start, yes_or_no=False))
        elif _AUX.match(start) and (
            found or "?" in sentence or not start.startswith(("have", "had", "may", "do "))
        ):
            found.append(Part(start, yes_or_no=True))
    if not found and sentence.endswith("?"):
        inner = re.search(r"\b(?:what|which|who|why|how)\b", sentence)
        found.append(Part(_bare(sentence), yes_or_no=inner is None))
    return found


def _is_scene(clause: str) -> bool:
    """Whether a clause that begins with "when" or "where" tells rather than asks."""
    words = _WORD.findall(_bare(clause))
    return len(words) > 1 and not _AUX.match(words[1])


def _is_bare_statement(told: str) -> bool:
    return told.endswith("?") and not re.search(r"\b(?:what|which|who|why|how|where|when)\b", told)


def _bare(clause: str) -> str:
    before = ""
    here = clause.strip(" ,;:-–—\"'")
    while here != before:
        before, here = here, _OPENING.sub("", here)
    return here


def unlinked(asked: tuple[Part, ...]) -> bool:
    """Whether the parts are more than one question: three, or two that share no matter.

    Two parts are one question where the second goes back to the first ("it", "there", a shared word, the same
    question word) or brings no matter of its own ("and why").
    """
    whole = [part for part in asked if part.told]
    if len(whole) >= 3:
        return True
    return any(not _linked(first, second) for first, second in pairwise(whole))


def _linked(first: Part, second: Part) -> bool:
    if second.words[:1] in (("why",), ("any",)) and len(second.words) <= 3:
        return True
    back = closed_class("back_words") | {"ones", "else", "instead", "again", "yourself"}
    if back & set(second.words) or first.told & second.told:
        return True
    if second.words[1:2] == ("about",):
        return False
    if len(second.told) <= 1 and len(second.words) <= 5:
        return True
    return len(first.words) > 1 and first.words[:2] == second.words[:2]
