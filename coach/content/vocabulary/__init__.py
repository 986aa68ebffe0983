"""The words the coach knows: a lexicon from outside sources, closed classes, and phrases that fit any job."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon knows of a word, shared by all words of one code.

    Attributes:
        noun: how often the word is a noun, 0 to 9 tenths; -1 where it never is.
        verb: likewise for verbs.
        adjective: likewise for adjectives.
        adverb: likewise for adverbs.
        kind: WordNet's kind of its commonest noun sense: H human, F artifact, C act, K thought and so on.
        deed_kind: WordNet's kind of its commonest verb sense: c change, h creation, s social and so on.
        living: p person, a animal, o organisation, - none.
        share: how much of the noun that is, 0 to 9 tenths.
        field: whether it names a whole field of work.
        deed: whether it names an act made from a verb, as "installation".
        strength: how strongly it is perceived by a sense, 0 to 9; -1 where nobody was asked.
    """

    noun: int
    verb: int
    adjective: int
    adverb: int
    kind: str
    deed_kind: str
    living: str
    share: int
    field: bool
    deed: bool
    strength: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words with their entries, and irregular forms with the word and part they belong to."""

    codes: dict[str, str]
    forms: dict[str, tuple[tuple[str, str], ...]]

    def __contains__(self, word: str) -> bool:
        return word in self.codes

    def get(self, word: str) -> Entry | None:
        """What is known of the word in its plain form."""
        code = self.codes.get(word)
        return None if code is None else _entry(code)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once from the file that `build.py` made."""
    codes, _, irregular = (HERE / "lexicon.txt").read_text(encoding="ascii").partition("\n\n")
    found: dict[str, str] = {}
    for line in codes.splitlines():
        code, _, names = line.partition(":")
        found.update(dict.fromkeys(names.split(), code))
    forms: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in irregular.splitlines():
        form, word, part = line.split()
        forms[form] = (*forms.get(form, ()), (word, part))
    return Lexicon(found, forms)


@cache
def _entry(code: str) -> Entry:
    tenths, _, marks = code.partition(" ")
    parts = dict(zip(tenths[::2], map(int, tenths[1::2]), strict=True))
    kind, deed_kind, living, share, is_field, deed, strength = tuple(marks)
    return Entry(
        noun=parts.get("n", -1),
        verb=parts.get("v", -1),
        adjective=parts.get("a", -1),
        adverb=parts.get("r", -1),
        kind=kind,
        deed_kind=deed_kind,
        living=living,
        share=int(share),
        field=is_field == "f",
        deed=deed == "d",
        strength=-1 if strength == "-" else int(strength),
    )


def sections(name: str) -> dict[str, list[str]]:
    """The lines of each section of a word file, without its comments."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for raw in (HERE / name).read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    found = sections("closed_classes.txt")
    return {name: frozenset(" ".join(lines).split()) for name, lines in found.items()}


def closed_class(name: str) -> frozenset[str]:
    """The words of one closed class."""
    return _classes()[name]


@lru_cache(maxsize=1)
def every_word() -> frozenset[str]:
    """All words of all closed classes: they are spelled right, whatever the lexicon holds."""
    return frozenset().union(*_classes().values())


@lru_cache(maxsize=1)
def _classes_by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in _classes().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def classes_of(word: str) -> frozenset[str]:
    """The names of the closed classes that hold the word."""
    return _classes_by_word().get(word, frozenset())


@lru_cache(maxsize=1)
def _patterns() -> dict[str, list[str]]:
    return sections("question_patterns.txt")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The patterns of one kind as one, with "{org}" and other names of kinds put in."""
    found = "|".join(_patterns()[name])
    for macro in ("org", "asked"):
        found = found.replace(f"{{{macro}}}", f"(?:{'|'.join(_patterns()[macro])})")
    return re.compile(found)
