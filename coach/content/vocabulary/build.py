"""Makes `lexicon.txt` from WordNet 3.0 and the Lancaster norms; run by hand, never by the app.

    python coach/content/vocabulary/build.py WORDNET_FOLDER SENSORIMOTOR_CSV

WORDNET_FOLDER holds `data.noun`, `index.noun` and so on, as Debian's `wordnet-base` installs them in
`/usr/share/wordnet`; SENSORIMOTOR_CSV is the table of the Lancaster Sensorimotor Norms with the columns
`Word` and `Max_perceptual`. Both notices stand in NOTICE.md.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
PART_NUMBERS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
PLAIN = re.compile(r"[a-z]{2,}(?:-[a-z]+)?$")
COMPOUND = re.compile(r"[a-z]{2,}[ _][a-z]{2,}$")
FILES = dict(zip(range(3, 44), "TCAFUBKMEJOGLYZHQVWXNRDSIPbckmyeohlvzpstw", strict=True))
"""One letter for each of WordNet's lexicographer files: 03 noun.Tops to 28 noun.time, 29 verb.body to 43."""

PERSON = ("person%1:03:00::", "people%1:14:00::")
ANIMAL = ("animal%1:03:00::",)
ORGANISATION = (
    "social_group%1:14:00::",
    "establishment%1:06:00::",
    "institution%1:06:00::",
    "medical_building%1:06:00::",
    "restaurant%1:06:00::",
    "hotel%1:06:00::",
    "farm%1:06:00::",
    "place_of_business%1:06:00::",
    "mercantile_establishment%1:06:00::",
    "library%1:06:00::",
    "school%1:06:00::",
    "place_of_worship%1:06:00::",
    "theater%1:06:00::",
    "dairy%1:06:00::",
    "bakery%1:06:00::",
    "brewery%1:06:00::",
    "winery%1:06:00::",
    "depository%1:06:00::",
    "kitchen%1:06:00::",
)
"""Where the living and the kinds of organisation begin in WordNet's tree of nouns."""

ALWAYS = {"p": 18, "a": 5}
"""The lexicographer files that hold only people, only animals: "driver" hangs elsewhere in the tree."""

FIELD = (
    "discipline%1:09:00::",
    "industry%1:14:00::",
    "occupation%1:04:00::",
    "commerce%1:04:00::",
    "art%1:06:00::",
    "sport%1:04:00::",
    "finance%1:04:00::",
    "mass_medium%1:10:00::",
)
"""Where whole fields of work begin: a discipline, an industry, an occupation."""


@dataclass
class Word:
    """What is known about one word."""

    parts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    kinds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    living: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    deed: bool = False
    strength: float = -1.0


class WordNet:
    """The parts of WordNet that the lexicon needs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parents: dict[str, list[str]] = {}
        self.named: set[str] = set()
        self.files: dict[tuple[str, str], int] = {}
        self.from_verb: set[tuple[str, str]] = set()
        self.counts: dict[str, int] = {}
        self.offset_of: dict[str, str] = {}
        for part in PARTS:
            self._read_data(part)
        self._read_counts()

    def _read_data(self, part: str) -> None:
        for line in self._lines(f"data.{PARTS[part]}"):
            offset, file, _, number, *rest = line.split(" | ")[0].split()
            self.files[part, offset] = int(file)
            count = int(number, 16)
            words = rest[0 : 2 * count : 2]
            for word, sense in zip(words, rest[1 : 2 * count : 2], strict=True):
                if part == "n":
                    self.offset_of[f"{word.lower()}%1:{file}:{int(sense, 16):02d}::"] = offset
            self._read_pointers(part, offset, words, rest[2 * count :])

    def _read_pointers(self, part: str, offset: str, words: list[str], rest: list[str]) -> None:
        for place in range(1, 1 + 4 * int(rest[0]), 4):
            symbol, target, target_part, ends = rest[place : place + 4]
            if part == "n" and symbol == "@":
                self.parents.setdefault(offset, []).append(target)
            if part == "n" and symbol == "@i":
                self.named.add(offset)
            if part == "n" and symbol == "+" and target_part == "v":
                source = int(ends[:2], 16)
                self.from_verb.add((offset, words[source - 1].lower()))

    def _read_counts(self) -> None:
        for line in self._lines("cntlist.rev"):
            key, _, count = line.split()
            self.counts[key] = int(count)

    def _lines(self, name: str) -> list[str]:
        text = (self.folder / name).read_text(encoding="latin-1")
        return [line for line in text.splitlines() if line and not line.startswith(" ")]

    def under(self, offset: str, roots: set[str]) -> bool:
        """Whether the noun sense at `offset` is one of `roots` or below one."""
        seen, waiting = set(), [offset]
        while waiting:
            here = waiting.pop()
            if here in roots:
                return True
            if here not in seen:
                seen.add(here)
                waiting += self.parents.get(here, [])
        return False

    def senses(self, part: str) -> list[tuple[str, list[str]]]:
        """Each word of a part of speech with the offsets of its senses, the commonest first."""
        result = []
        for line in self._lines(f"index.{PARTS[part]}"):
            fields = line.split()
            number, pointers = int(fields[2]), int(fields[3])
            result.append((fields[0], fields[6 + pointers : 6 + pointers + number]))
        return result


def sense_counts(net: WordNet) -> dict[tuple[str, str, int], list[int]]:
    """How often each word was tagged with a sense of a lexicographer file, most often first."""
    found: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for key, count in net.counts.items():
        word, rest = key.split("%")
        number, file, *_ = rest.split(":")
        found[word, PART_NUMBERS[number], int(file)].append(count)
    return found


def collect(net: WordNet) -> dict[str, Word]:
    """Every plain word of WordNet with its weights."""
    roots = {
        "p": {net.offset_of[key] for key in PERSON if key in net.offset_of},
        "a": {net.offset_of[key] for key in ANIMAL if key in net.offset_of},
        "o": {net.offset_of[key] for key in ORGANISATION if key in net.offset_of},
        "f": {net.offset_of[key] for key in FIELD if key in net.offset_of},
    }
    counted = sense_counts(net)
    words: dict[str, Word] = defaultdict(Word)
    for part in PARTS:
        for word, offsets in net.senses(part):
            if not (PLAIN.match(word) or (part == "n" and COMPOUND.match(word))):
                continue
            used: dict[int, int] = defaultdict(int)
            entry = words[word]
            for rank, offset in enumerate(offsets, 1):
                if part == "n" and offset in net.named:
                    continue
                file = net.files[part, offset]
                tags = counted.get((word, part, file), [])
                count = tags[used[file]] if used[file] < len(tags) else 0
                used[file] += 1
                weight = count + 1.5 / rank
                entry.parts[part] += count + 0.5 / rank
                if part in "nv":
                    entry.kinds[FILES[file]] += weight
                if part == "n":
                    for letter, tops in roots.items():
                        if file == ALWAYS.get(letter) or net.under(offset, tops):
                            entry.living[letter] += weight
                    entry.deed |= file == 4 and (offset, word) in net.from_verb
    return words


def share(word: Word, letters: str) -> tuple[str, int]:
    """The heaviest of the kinds named by `letters`, with its tenths of the noun senses."""
    total = sum(weight for kind, weight in word.kinds.items() if kind.isupper())
    letter = max(letters, key=lambda kind: word.living.get(kind, 0.0))
    tenths = min(9, round(10 * word.living.get(letter, 0.0) / total)) if total else 0
    return (letter, tenths) if tenths >= 2 else ("-", 0)


def code(word: Word) -> str:
    """The word's code, as `coach.content.vocabulary` reads it back."""
    total = sum(word.parts.values())
    parts = sorted(word.parts, key=lambda part: -word.parts[part])
    tenths = "".join(f"{part}{min(9, round(10 * word.parts[part] / total))}" for part in parts)
    nouns = {kind: weight for kind, weight in word.kinds.items() if kind.isupper()}
    verbs = {kind: weight for kind, weight in word.kinds.items() if kind.islower()}
    noun = max(nouns, key=lambda kind: nouns[kind]) if nouns else "-"
    verb = max(verbs, key=lambda kind: verbs[kind]) if verbs else "-"
    living, tens = share(word, "pao")
    field_tens = share(word, "f")[1]
    strength = "-" if word.strength < 0 else str(min(9, round(word.strength * 2)))
    deed = "d" if word.deed else "-"
    return f"{tenths} {noun}{verb}{living}{tens}{'f' if field_tens >= 4 else '-'}{deed}{strength}"


def irregular(folder: Path, known: set[str]) -> list[str]:
    """Forms that no rule of spelling leads back to their word, as `form word`."""
    found = []
    for part in ("noun", "verb"):
        for line in (folder / f"{part}.exc").read_text(encoding="latin-1").splitlines():
            form, word, *_ = line.split()
            regular = form.rstrip("s") == word or (
                form.endswith(("ed", "ing", "es")) and form[: len(word) - 1] == word[:-1]
            )
            if word in known and PLAIN.match(form) and not regular and "-" not in form:
                found.append(f"{form} {word} {part[0]}")
    return found


def kept(word: Word) -> bool:
    """Whether a word is common enough, or about somebody, so that the list stays small."""
    if word.strength >= 0:
        return True
    living = share(word, "pao")[1] >= 5 and word.living.get("p", 0.0) > 1
    return living or sum(word.parts.values()) > 2.5


def main(wordnet: str, norms: str) -> None:
    """Writes `lexicon.txt` beside this script: a line a code with all its words, then the irregular forms."""
    words = collect(WordNet(Path(wordnet)))
    with Path(norms).open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            name = row["Word"].lower()
            if name in words:
                words[name].strength = float(row["Max_perceptual"])
    groups: dict[str, list[str]] = defaultdict(list)
    for name, word in sorted(words.items()):
        if "_" not in name and word.parts and kept(word):
            groups[code(word)].append(name)
    lines = [f"{key}:{' '.join(names)}" for key, names in sorted(groups.items())]
    names = {name for group in groups.values() for name in group}
    lines += ["", *irregular(Path(wordnet), names)]
    target = Path(__file__).with_name("lexicon.txt")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(names)} words, {target.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
