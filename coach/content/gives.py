"""Which small things somebody can give back, and how many minutes each takes."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pydantic import Field

from coach.content.reading import AdviceId, Entry, EntryId, Words, read

GiveKind = Literal["thanks", "news", "reading", "event", "introduction", "skill", "notice"]


class GiveMeaning(Entry):
    """What a kind of give is called and what it means."""

    label: Words
    meaning: Words


class SmallGive(Entry):
    """One small give: how long it takes, when it fits, and how one might begin."""

    id: EntryId
    label: Words
    kind: GiveKind
    minutes: int = Field(ge=2, le=60)
    fits_when: Words
    first_sentence: Words
    advice: tuple[AdviceId, ...] = Field(min_length=1)


class Catalogue(Entry):
    """The catalogue of small gives, with the words for its kinds."""

    kinds: dict[GiveKind, GiveMeaning]
    gives: tuple[SmallGive, ...]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The whole catalogue, read once (advice 5f)."""
    return read("gives.yaml", Catalogue)


def small_gives() -> tuple[SmallGive, ...]:
    """Every small give, in the order of the catalogue."""
    return catalogue().gives
