"""How does a note read in a letter to the person it speaks of, and what do they like to be called?"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from coach.content.vocabulary import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records.person import Person

_TITLES: Final = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "rev", "frau", "herr", "ing"}
)
_DEGREES: Final = frozenset({"phd", "md", "mba", "msc", "bsc", "jr", "sr", "esq", "ma", "ba", "pmp", "cpa"})
_SHORTHAND: Final = re.compile(
    r"->|=>|→|<-|\bw/|\bb/c\b|\?\?|\betc\b|[#@|=<>~^\\{}\[\]*&+]|\be\.?g\.|\bi\.e\.|\bre:|\bcf\b|\btodo\b",
    re.IGNORECASE,
)
_SINGULAR: Final = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_PLURAL: Final = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
_MANY: Final = re.compile(r"\b(?:people|children|men|women|[a-z]{3,}[^\Ws](?<!u)(?<!i)s)\b")
_YOU: Final = re.compile(r"\b(?:you|yours?|yourself)\b", re.IGNORECASE)
_OWNED: Final = re.compile(r"'s (?:a|an|the|not|been|going|\w+ing)\b")
_AGREE: Final = {
    "is": "are", "isn't": "aren't", "has": "have", "hasn't": "haven't", "does": "do", "doesn't": "don't",
    "was": "were", "wasn't": "weren't",
}  # fmt: skip
_BEFORE_A_SUBJECT: Final = frozenset(
    {"", "that", "and", "but", "because", "if", "when", "what", "how", "as", "so"}
)
_THEIRS: Final = re.compile(
    r"(?:needs|wants|seeks|likes|hopes|wonders|plans|struggles|thinks|believes|knows|uses|runs|looks"
    r"|would|is|has)\b"
)
_UNDER_WAY: Final = re.compile(r"(?:looking|searching|trying|hoping|planning|working|struggling)\b")
_MEANT: Final = re.compile(
    r"(?:i|we)(?:'ll| will| want to| would like to| should| need to| must| could| am going to| plan to)"
    r" (?=\w)|to (?=\w)",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(r"(?:you|i) (?:should|could|might|must|need to|ought to) (?=\w)", re.IGNORECASE)
_NOT: Final = re.compile(r"(?:don't|do not) (?=\w)", re.IGNORECASE)
_OF_A_THING: Final = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "my", "our", "some", "two", "three", "each", "every"}
)


def called(person: Person) -> str:
    """What one calls them: as they like it, else their first name; the whole name where that is not clear.

    >>> from coach.records.person import Person
    >>> [called(Person(id="pe-aaaa2222", name=name)) for name in ("Dr. Ada Okafor", "Dr. Okafor", "Li, Wei")]
    ['Ada', 'Dr. Okafor', 'Wei']
    """
    if person.called.strip():
        return " ".join(person.called.split())
    name = " ".join(person.name.split())
    last, _, first = name.partition(",")
    if first.strip() and first.split()[0].casefold().replace(".", "") not in _DEGREES:
        name = f"{first.strip()} {last.strip()}"
    else:
        name = last
    words = name.split()
    own = words[_titles(words) :]
    if len(own) < 2 and len(words) > len(own):
        return name
    full = [word for word in own[:-1] if len(word.rstrip(".")) > 1]
    return full[0] if full else name


def _titles(words: Sequence[str]) -> int:
    """How many titles stand before the name itself."""
    return sum(1 for _ in takewhile(lambda word: word.casefold().rstrip(".") in _TITLES, words))


def addressed(note: str, person: Person | None, *, of_another: bool = False) -> str:
    """The first line of a note as it is said to the person it speaks of; empty where that is not safe.

    Their name becomes "you", with its verb; "Needs pictures" becomes "you need pictures". What says "she" or
    "they" of nobody who was named, is in shorthand, or says "you" already is left to the user (advice 5b).

    Args:
        note: what was written down.
        person: who is written to.
        of_another: the note is about somebody else, whom the letter names before; "she" is that person.
    """
    said = _line(note)
    if not said or _YOU.search(said):
        return ""
    said = _with_subject(said)
    return "" if _unsafe(said, of_another=of_another) else _to_you(said, person)


def intended(note: str, person: Person | None) -> str:
    """A deed as it follows "I will": `send you the list`; empty where that is not safe (advice 5b, 6c).

    >>> from coach.records.person import Person
    >>> intended("Send Ada the list.", Person(id="pe-aaaa2222", name="Ada Okafor"))
    'send you the list'
    """
    said = _MEANT.sub("", _line(note), count=1) if _MEANT.match(_line(note)) else _line(note)
    if _YOU.search(said) or not _is_deed(said) or _unsafe(said):
        return ""
    return _lower(_to_you(said, person))


def advised(note: str, person: Person | None) -> str:
    """Advice as it follows "your advice to": `visit a plant`; empty where that is not safe (5a, 6c).

    >>> advised("You should update your CV", None), advised("Plants in spring", None)
    ('update my CV', '')
    """
    said = _line(note)
    told = _TOLD.match(said)
    said = said[told.end() :] if told else said
    denied = _NOT.match(said)
    said = said[denied.end() :] if denied else said
    said = re.sub(r"\byourself\b", "myself", re.sub(r"\byour\b", "my", said))
    if _YOU.search(said) or not _is_deed(said) or _unsafe(said):
        return ""
    return f"{'not to ' if denied else ''}{_lower(_to_you(said, person))}"


def contact(to_whom: str, person: Person | None) -> str:
    """Whom somebody offered to introduce, as it is said to them: "her boss" is "your boss" (advice 4c).

    >>> contact("a friend of his", None), contact("Grace Hopper", None)
    ('a friend of yours', 'Grace Hopper')
    """
    said = re.sub(r"^(?:her|his|their)\b", "your", " ".join(to_whom.split()), flags=re.IGNORECASE)
    said = re.sub(r"\bof (?:hers|his|theirs)\b", "of yours", said)
    return _to_you(said, person) or said


def _line(note: str) -> str:
    """The first line that says something, with plain apostrophes and no stop at its end."""
    first = next((line for line in note.splitlines() if any(map(str.isalnum, line))), "")
    return " ".join(first.replace("’", "'").split()).strip(" ,;:–—-•").rstrip(".… ")


def _with_subject(said: str) -> str:
    """A note without its subject, as notes on somebody are: "Needs pictures" is "you need pictures"."""
    verb = _THEIRS.match(_lower(said))
    if verb:
        return f"you {_agreeing(verb[0]) or verb[0]}{said[verb.end() :]}"
    return f"you are {_lower(said)}" if _UNDER_WAY.match(_lower(said)) else said


def _unsafe(said: str, *, of_another: bool = False) -> bool:
    if _SHORTHAND.search(said) or (not of_another and _SINGULAR.search(said)):
        return True
    they = _PLURAL.search(said)
    return they is not None and not of_another and not _MANY.search(said[: they.start()])


def _to_you(said: str, person: Person | None) -> str:
    """The person's name as "you"; empty where a name of theirs is left, or is an everyday word."""
    names = _names(person) if person else []
    for name in names:
        for place in reversed(
            [found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", said)]
        ):
            if _everyday(name) or _OWNED.match(said[place[1] :]):
                return ""
            said = _replaced(said, *place)
    rest = person.name.split()[-1:] if person else []
    return "" if any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", said) for one in rest) else said


def _names(person: Person) -> list[str]:
    """The names a note may call them by, the longest first."""
    whole = " ".join(person.name.split())
    return sorted(
        {one for one in (whole, called(person), person.called) if one.strip()}, key=len, reverse=True
    )


def _everyday(name: str) -> bool:
    entry = lexicon().get(name.casefold())
    return entry is not None and max(entry.noun, entry.verb, entry.adjective) > 0


def _replaced(said: str, start: int, end: int) -> str:
    before, after = said[:start], said[end:]
    if after.startswith("'s "):
        return f"{before}your{after[2:]}"
    last = re.split(r"[\s,;:]+", before.rstrip())[-1].casefold() if before.strip() else ""
    subject = last in _BEFORE_A_SUBJECT or before.rstrip()[-1:] in ",;:"
    following = re.match(r" ([\w']+)", after)
    verb = _agreeing(following[1]) if subject and following else ""
    return f"{before}you {verb}{after[following.end() :]}" if verb and following else f"{before}you{after}"


def _agreeing(verb: str) -> str:
    """The verb as it follows "you"; empty where it stays as it is."""
    return _AGREE.get(verb) or (_plain_verb(verb) if verb.endswith("s") else "")


def _plain_verb(verb: str) -> str:
    """`say` for says, `try` for tries; empty for what is no such verb."""
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        base = verb.removesuffix(ending) + instead if verb.endswith(ending) else ""
        for plain in (f"{base}e" if ending == "es" else "", base):
            entry = lexicon().get(plain)
            if entry is not None and entry.verb > 0:
                return plain
    return ""


def _is_deed(said: str) -> bool:
    """Whether a note begins with what is to be done: a verb in its plain form.

    A word that is more often a noun is one only before "the" or a name: "Lunch with Ada" is no deed.
    """
    first, _, rest = said.partition(" ")
    entry = lexicon().get(first.casefold())
    if entry is None or entry.verb <= 0 or not first.isalpha():
        return False
    following = rest.partition(" ")[0]
    return entry.verb > entry.noun or following in _OF_A_THING or following[:1].isupper()


def _lower(said: str) -> str:
    return f"{said[:1].lower()}{said[1:]}"
