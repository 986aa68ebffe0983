"""Which sentences the drafts are made of."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field

from coach.content.reading import AdviceId, Entry, EntryId, Words, read


class DraftPattern(Entry):
    """A draft: paragraphs of sentences, each sentence a list of wordings.

    The first wording whose names are all known is used; where none is, the sentence is left out. `shorten`
    says which names are given up, one after the other, until the text keeps to `most_words`.
    """

    id: EntryId
    name: Words
    purpose: Words
    subject: tuple[Words, ...] = ()
    paragraphs: tuple[tuple[tuple[Words, ...], ...], ...] = Field(min_length=1)
    most_words: int = Field(ge=20, le=200)
    shorten: tuple[EntryId, ...] = ()
    advice: tuple[AdviceId, ...] = Field(min_length=1)
    source: Words


class DraftPatterns(Entry):
    """Every draft the coach can compose."""

    drafts: tuple[DraftPattern, ...]


@lru_cache(maxsize=1)
def draft_patterns() -> tuple[DraftPattern, ...]:
    """All patterns, read once."""
    return read("drafts.yaml", DraftPatterns).drafts


def draft_pattern(pattern_id: str) -> DraftPattern:
    """The pattern with this id; KeyError where there is none."""
    for pattern in draft_patterns():
        if pattern.id == pattern_id:
            return pattern
    raise KeyError(pattern_id)
