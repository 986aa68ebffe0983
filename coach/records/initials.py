"""A notebook with initials in place of people's names, in every text that somebody typed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from coach.records.record import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coach.records.shelves import Shelves

P = TypeVar("P", bound=Part)

_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame"})
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "van", "von"}
)
# Names that are everyday words too stand for a person only where they begin with a capital.
_WORDS = re.compile(
    r"""(?x)
    art | april | august | baker | bill | brook | christian | cook | dawn | dean | drew | faith | fields
    | frank | grace | grant | hope | jack | joy | june | lane | long | mark | may | miles | page | pat |
    ray | reed | rich | rob | rose | sky | stone | sue | summer | wade | will | young
    """
)
_NAME_LIKE = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_IDENTITY = re.compile(r"[a-z]{2}-[a-z0-9]{4,32}")


def with_initials(shelves: Shelves) -> Shelves:
    """The same notebook with `A.O.` where Ada Okafor was named: whole names, first names and surnames.

    Two people with equal initials stay apart as `A.O.` and `A.O.2`. People who are only named as somebody to
    be introduced to count too, where what was noted looks like a name.
    """
    hide = hider(_named(shelves))
    return replace(
        shelves,
        goals=tuple(_hidden(one, hide) for one in shelves.goals),
        people=tuple(_hidden(one, hide) for one in shelves.people),
        conversations=tuple(_hidden(one, hide) for one in shelves.conversations),
        actions=tuple(_hidden(one, hide) for one in shelves.actions),
        shelf=tuple(_hidden(one, hide) for one in shelves.shelf),
    )


def _named(shelves: Shelves) -> Iterator[str]:
    yield from (name for person in shelves.people for name in (person.name, person.called) if name)
    for entry in shelves.conversations:
        for introduction in entry.introductions:
            to_whom = introduction.to_whom
            if _NAME_LIKE.fullmatch(to_whom) and all(word[0].isupper() for word in _parts(to_whom)):
                yield to_whom


def hider(names: Iterable[str]) -> Callable[[str], str]:
    """A way to replace these names in any text by initials.

    >>> hide = hider(["Ada Okafor", "Ann Olsen"])
    >>> hide("Ada's friend ANN OLSEN met Mr Okafor, and will call Adam.")
    "A.O.'s friend A.O.2 met Mr A.O., and will call Adam."
    """
    short = _initials(dict.fromkeys(_composed(name) for name in names))
    whose: dict[str, set[str]] = {}
    for name, letters in short.items():
        for part in _parts(name):
            if len(part) > 1 and part.casefold() not in _PARTICLES:
                whose.setdefault(part, set()).add(letters)
    # Where two people share a first name, it says no more than its own first letter.
    known = {
        part: min(letters) if len(letters) == 1 else f"{part[0].upper()}." for part, letters in whose.items()
    }
    known |= {" ".join(_parts(name)): letters for name, letters in short.items()} | short
    if not known:
        return _composed
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile("|".join(_bounded(name) for name in longest_first), re.IGNORECASE)
    by_sound = {" ".join(name.split()).casefold(): letters for name, letters in known.items()}

    def instead(found: re.Match[str]) -> str:
        word = " ".join(found[0].split())
        if word[0].islower() and _WORDS.fullmatch(word):
            return found[0]
        return by_sound.get(word.casefold(), "…")

    return lambda text: pattern.sub(instead, _composed(text))


def _bounded(name: str) -> str:
    """A pattern for a name as a whole word; scripts without capitals may write it without spaces around."""
    spaced = r"\s+".join(re.escape(part) for part in name.split())
    return spaced if name.upper() == name.lower() else rf"(?<!\w){spaced}(?!\w)"


def _initials(names: Iterable[str]) -> dict[str, str]:
    taken: Counter[str] = Counter()
    short = {}
    for name in names:
        letters = "".join(f"{part[0].upper()}." for part in _parts(name)) or "…"
        taken[letters] += 1
        short[name] = letters if taken[letters] == 1 else f"{letters}{taken[letters]}"
    return short


def _parts(name: str) -> list[str]:
    parts = name.split()
    return [part for part in parts if part.rstrip(".").casefold() not in _TITLES] or parts


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _hidden(part: P, hide: Callable[[str], str]) -> P:
    changed = {
        name: new for name in type(part).model_fields if (new := _new(getattr(part, name), hide)) is not None
    }
    return part.model_copy(update=changed) if changed else part


def _new(value: Any, hide: Callable[[str], str]) -> Any:
    """The value without names, or None where nothing in it changes."""
    if isinstance(value, str):
        if isinstance(value, Enum) or _IDENTITY.fullmatch(value):
            return None
        shown = hide(value)
        return None if shown == value else shown
    if isinstance(value, Part):
        hidden = _hidden(value, hide)
        return None if hidden is value else hidden
    if isinstance(value, tuple):
        shown_rows = tuple(one if (new := _new(one, hide)) is None else new for one in value)
        return None if all(a is b for a, b in zip(value, shown_rows, strict=True)) else shown_rows
    return None
