"""Which words stand in a statement, and what word of the lexicon is each of them a form of?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from coach.content.vocabulary import Entry, every_word, lexicon

LONGEST = 1_600
"""Characters that are read; a goal that needs more is none (the rest is left alone, never refused)."""

MOST = 260
"""Words and signs that are read."""

_TOKEN = re.compile(
    r"\d{1,4}[^\W\d_]{0,3}(?:-[^\W\d_]+)+|"
    r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W_]+(?:['’][^\W\d_]+)?)*['’]?"
    r"|[$€£]?\d[\d.,:]*\d(?:[^\W_]+|%)?|[$€£]?\d(?:[^\W_]+|%)?|->|=>|\n|[^\w\s]"
)
_VOWELS = "aeiouy"


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: the plain word, its part (n, v, a, r) and the form it is in."""

    plain: str
    part: str
    shape: str
    weight: int


@dataclass(slots=True)
class Token:
    """One word or sign of the statement, with its offsets and, once read, its tag."""

    text: str
    start: int
    end: int
    low: str
    forms: tuple[Form, ...] = ()
    tag: str = ""
    entry: Entry | None = field(default=None, repr=False)
    hidden: bool = False
    idle: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.low[:1].isalpha()

    def plain(self, part: str) -> str:
        """The plain word for a part of speech; the word itself where it has no such reading."""
        return _plain(self.low, part)


@lru_cache(maxsize=8192)
def _plain(low: str, part: str) -> str:
    return next((form.plain for form in readings(low) if form.part == part), low)


@lru_cache(maxsize=8192)
def readings(low: str) -> tuple[Form, ...]:
    """Every reading of a word as it stands in a statement; none of a sign or a number."""
    return forms(head(low)) if low[:1].isalpha() else ()


def tokens(text: str) -> list[Token]:
    """The words and signs of the text, in order, with exact offsets."""
    found = []
    for match in islice(_TOKEN.finditer(text, 0, LONGEST), MOST):
        word = match.group()
        if word[-1] in "'’" and not word.endswith(("s'", "s’")):
            word = word.rstrip("'’")
        if not word:
            continue
        low = word.casefold().replace("’", "'")
        start = match.start()
        found.append(Token(word, start, start + len(word), low, readings(low)))
    return found


def head(low: str) -> str:
    """The part of a written word that says what it is: the last of a hyphenated one, without possessive."""
    low = low.removesuffix("'s").rstrip("'")
    if "-" in low and low not in lexicon():
        return low.rsplit("-", 1)[-1] or low
    return low


@lru_cache(maxsize=4096)
def forms(low: str) -> tuple[Form, ...]:
    """Every reading of a word that the lexicon knows; a guess from its ending where it knows none."""
    known = _with_name(low, _known(low)) or _known(_american(low)) or _prefixed(low) or _agent(low)
    if not known and len(low) > 5 and low not in every_word() and low.removesuffix("s") not in every_word():
        near = _respelled(low)
        known = _known(near) if near else ()
    return known or _guessed(low)


def _with_name(low: str, known: tuple[Form, ...]) -> tuple[Form, ...]:
    """The readings, with a name beside a verb that the lexicon is too old to know as one ("podcasts")."""
    if low.endswith("s") and not low.endswith("ss") and known and all(form.part == "v" for form in known):
        return (*known, Form(low[:-1], "n", "s", 1))
    return known


def _prefixed(low: str) -> tuple[Form, ...]:
    """A verb done again, too much or wrongly ("retraining"), known without its prefix."""
    for prefix in ("re", "over", "mis", "un", "pre", "out", "co"):
        rest = low.removeprefix(prefix).removeprefix("-")
        if low.startswith(prefix) and len(rest) > 3:
            verbs = tuple(
                Form(prefix + form.plain, "v", form.shape, form.weight)
                for form in _known(rest)
                if form.part == "v"
            )
            if verbs:
                return (*verbs, Form(low, "n", "base", 2)) if low.endswith("ing") else verbs
    return ()


def _american(low: str) -> str:
    """The word in American spelling, which is all that some entries have ("organise", "labour")."""
    for british, american in (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize")):
        if british in low[3:]:
            return low[:3] + low[3:].replace(british, american)
    return low.replace("our", "or").replace("ae", "e") if len(low) > 4 else low


def _known(low: str) -> tuple[Form, ...]:
    words = lexicon()
    found = [Form(plain, part, _irregular_shape(low, part), 5) for plain, part in words.forms.get(low, ())]
    entry = None if any(form.part == "n" for form in found) else words.get(low)
    if entry is not None:
        weights = {"n": entry.noun, "v": entry.verb, "a": entry.adjective, "r": entry.adverb}
        found += [Form(low, part, "base", weight) for part, weight in weights.items() if weight >= 0]
    for plain, part, shape in _stems(low):
        stem = words.get(plain)
        weight = -1 if stem is None else {"n": stem.noun, "v": stem.verb, "a": stem.adjective}[part]
        if weight >= 0 and not any(form.plain == plain and form.part == part for form in found):
            found.append(Form(plain, part, shape, weight))
    return tuple(found)


def _agent(low: str) -> tuple[Form, ...]:
    """A noun for somebody who does what its stem says ("carers"), which no list holds all of."""
    singular = low[:-1] if low.endswith("s") and not low.endswith("ss") else low
    if low.endswith(("men", "people", "folk", "children")) and len(low) > 6:
        return (Form(low, "n", "s", 9),)
    for place in range(3, len(singular) - 4):
        tail = lexicon().get(singular[place:])
        doer = singular.endswith(
            ("holder", "keeper", "maker", "owner", "goer", "dweller", "seeker", "grower", "lifter")
        )
        if doer or (tail is not None and tail.living == "p" and tail.share >= 4):
            return (Form(singular, "n", "base" if singular == low else "s", 9),)
    for ending in ("er", "or", "ist", "ian", "eer", "ee", "man", "woman"):
        stem = singular.removesuffix(ending)
        if stem == singular or len(stem) < 3:
            continue
        verbs = (stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem)
        known = any((entry := lexicon().get(verb)) is not None and entry.verb >= 0 for verb in verbs)
        if known or ending not in ("er", "or", "ee"):
            return (Form(singular, "n", "base" if singular == low else "s", 9),)
    return ()


def names_an_agent(plain: str) -> bool:
    """Whether a word that no list holds ends as words for people do."""
    return plain not in lexicon() and bool(_agent(plain))


def _irregular_shape(low: str, part: str) -> str:
    if part == "n":
        return "s"
    return "ing" if low.endswith("ing") else "ed"


def _stems(low: str) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    if low.endswith("ies") and len(low) > 4:
        found += [(f"{low[:-3]}y", part, "s") for part in "nv"]
    if low.endswith("es") and len(low) > 3:
        found += [(low[:-2], part, "s") for part in "nv" if low[-3] in "sxzho"]
    if low.endswith("s") and not low.endswith("ss") and len(low) > 2:
        found += [(low[:-1], part, "s") for part in "nv"]
    for ending, part, shape in (
        ("ing", "v", "ing"),
        ("ed", "v", "ed"),
        ("er", "a", "er"),
        ("est", "a", "est"),
    ):
        if low.endswith(ending) and len(low) >= len(ending) + 2:
            stem = low[: -len(ending)]
            found += [(stem, part, shape), (f"{stem}e", part, shape)]
            if stem[-1] == stem[-2]:
                found.append((stem[:-1], part, shape))
            if stem[-1] == "i":
                found.append((f"{stem[:-1]}y", part, shape))
    return found


@lru_cache(maxsize=1024)
def _respelled(low: str) -> str | None:
    """A known word one slip of a finger away, or none; plain words before their forms."""
    if not low.isalpha() or not low.isascii() or len(low) > 16:
        return None
    words = lexicon()
    for near in _slips(low):
        if near in words:
            return near
    for ending in ("s", "ing", "ed", "es"):
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > 4:
            near_stem = next((near for near in _slips(stem) if near in words), None)
            if near_stem:
                return near_stem + ending
    return None


def _slips(low: str) -> list[str]:
    swapped = [low[:i] + low[i + 1] + low[i] + low[i + 2 :] for i in range(1, len(low) - 1)]
    dropped = [low[:i] + low[i + 1 :] for i in range(2, len(low))]
    letters = "eaionrstlcdmupghbfyvkwz"
    added = [low[:i] + letter + low[i:] for i in range(1, len(low) + 1) for letter in letters]
    vowels = [
        low[:i] + letter + low[i + 1 :]
        for i in range(1, len(low))
        if low[i] in _VOWELS
        for letter in _VOWELS
        if letter != low[i]
    ]
    return swapped + dropped + added + vowels


_ENDINGS: tuple[tuple[tuple[str, ...], str, tuple[tuple[str, str, int], ...]], ...] = (
    (("ly",), "", (("r", "base", 6), ("a", "base", 2))),
    (("ising", "izing"), "ing", (("v", "ing", 7),)),
    (("ing",), "ing", (("v", "ing", 6), ("n", "base", 2))),
    (("ise", "ize", "ify"), "", (("v", "base", 7), ("n", "base", 1))),
    (("ised", "ized", "ified"), "d", (("v", "ed", 7),)),
    (("ed",), "ed", (("v", "ed", 6), ("a", "base", 3))),
    (
        ("ous", "ful", "less", "able", "ible", "ive", "ish", "al", "ic", "ese"),
        "",
        (("a", "base", 6), ("n", "base", 3)),
    ),
    (("ss", "us", "is"), "", (("n", "base", 7), ("a", "base", 2))),
    (("s",), "s", (("n", "s", 7), ("v", "s", 1))),
)
"""What an unknown word may be by its ending: the endings, what is cut off, and part, shape and weight."""


def _guessed(low: str) -> tuple[Form, ...]:
    if low.endswith("ies") and len(low) > 4:
        return (Form(f"{low[:-3]}y", "n", "s", 7),)
    for endings, cut, readings in _ENDINGS:
        if low.endswith(endings) and len(low) > 4:
            plain = low.removesuffix(cut)
            return tuple(Form(plain, part, shape, weight) for part, shape, weight in readings)
    return (Form(low, "n", "base", 7), Form(low, "a", "base", 2), Form(low, "v", "base", 1))
