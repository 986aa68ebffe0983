"""How chance is drawn: the same seed throws the same notebook, and a pool is dealt out before it repeats."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

T = TypeVar("T")
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_MONTHS = ("January", "February", "March", "April", "May", "June", "September", "October", "November")
_FEW = ("three", "four", "five", "six", "seven", "eight", "nine")
_ROLLED = {"part": (10, 45), "many": (40, 400)}
_SENTENCE = re.compile(r"(?:^|(?<=[.?] ))[a-z]")


class _Slots(dict[str, str]):
    """Fills a slot that nobody named with a number or a month, the same one within a text."""

    def __init__(self, dice: Dice, named: dict[str, str]) -> None:
        super().__init__(named)
        self._dice = dice

    def __missing__(self, slot: str) -> str:
        words = {"month": _MONTHS, "few": _FEW}.get(slot)
        self[slot] = self._dice.pick(words) if words else str(self._dice.whole(*_ROLLED[slot]))
        return self[slot]


class Dice:
    """Chance from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311  (made-up records, nothing to guess)
        self._decks: dict[str, list[Any]] = {}

    def pick(self, pool: Sequence[T]) -> T:
        """Any one of a pool."""
        return self._random.choice(pool)

    def some(self, pool: Sequence[T], count: int) -> list[T]:
        """Some of a pool, none twice."""
        return self._random.sample(pool, min(count, len(pool)))

    def deal(self, deck: str, pool: Sequence[T]) -> T:
        """The next of a shuffled pool; nothing comes again before everything has come."""
        cards = self._decks.get(deck)
        if not cards:
            cards = self._decks[deck] = list(self._random.sample(pool, len(pool)))
        card: T = cards.pop()
        return card

    def hand(self, deck: str, pool: Sequence[T], count: int) -> list[T]:
        """The next few of a shuffled pool, none twice."""
        dealt: list[T] = []
        while len(dealt) < min(count, len(pool)):
            card = self.deal(deck, pool)
            if card not in dealt:
                dealt.append(card)
        return dealt

    def weighed(self, weights: dict[T, float]) -> T:
        """One of some answers, each as likely as its weight says."""
        return self._random.choices(list(weights), list(weights.values()))[0]

    def maybe(self, chance: float) -> bool:
        """Yes with a chance from 0 to 1."""
        return self._random.random() < chance

    def whole(self, low: int, high: int) -> int:
        """A whole number between two, both included."""
        return self._random.randint(low, high)

    def around(self, middle: float, spread: float) -> float:
        """A number near a middle; two in three are within the spread."""
        return self._random.gauss(middle, spread)

    def shuffled(self, pool: Iterable[T]) -> list[T]:
        """A pool in another order."""
        cards = list(pool)
        self._random.shuffle(cards)
        return cards

    def later(self, moment: datetime, low_hours: float, high_hours: float) -> datetime:
        """A moment some hours later, to the minute."""
        minutes = self._random.uniform(low_hours, high_hours) * 60
        return moment + timedelta(minutes=round(minutes))

    def identity(self, prefix: str) -> str:
        """An identity as a record has one, drawn from the seed."""
        return f"{prefix}-" + "".join(self._random.choices(_ALPHABET, k=8))

    def fill(self, text: str, **named: str) -> str:
        """A text with its slots filled, each sentence with a capital first."""
        filled = text.format_map(_Slots(self, named))
        return _SENTENCE.sub(lambda letter: letter[0].upper(), filled)
