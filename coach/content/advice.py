"""Which advice the product stands on, and why each piece of it helps."""

from __future__ import annotations

from functools import lru_cache

from coach.content.reading import AdviceId, Entry, Words, read


class Advice(Entry):
    """One piece of advice: what the interface shows behind "why?"."""

    id: AdviceId
    title: Words
    why: Words
    source: Words


class _File(Entry):
    advice: tuple[Advice, ...]


@lru_cache(maxsize=1)
def all_advice() -> tuple[Advice, ...]:
    """Every piece of advice, from 0a to 6d."""
    return read("advice.yaml", _File).advice


def advice(advice_id: str) -> Advice:
    """The piece of advice with this id, such as 2d; KeyError where there is none."""
    for piece in all_advice():
        if piece.id == advice_id:
            return piece
    raise KeyError(advice_id)
