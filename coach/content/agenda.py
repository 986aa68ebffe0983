"""When something is due, and in which words Today says so."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field

from coach.content.reading import AdviceId, Entry, EntryId, Words, read


class Thresholds(Entry):
    """When something becomes due; the unit stands in each name."""

    second_person_business_days: int
    follow_up_business_days: int
    silent_introduction_days: int
    own_introduction_days: int
    report_back_days: int
    thanks_hours: int
    thanks_grey_hours: int
    reflection_hours: int
    soon_days: int
    promise_soon_days: int
    keep_in_touch_months: int
    keep_in_touch_most_months: int
    on_their_mind_days: int
    rest_days: int
    unreturned_days: int
    unreturned_most_days: int
    same_kind_most: int
    most_shown: int


class DueWords(Entry):
    """One kind of thing that can be due: its words, its page, and its rank (lower comes first)."""

    kind: EntryId
    rank: int = Field(ge=0, le=100)
    title: Words
    why: Words
    page: EntryId
    advice: AdviceId
    source: Words


class AgendaContent(Entry):
    """Everything Today goes by."""

    thresholds: Thresholds
    kinds: tuple[DueWords, ...]


@lru_cache(maxsize=1)
def agenda_content() -> AgendaContent:
    """Thresholds and words for Today, read once (advice 0a)."""
    return read("agenda.yaml", AgendaContent)


@lru_cache(maxsize=64)
def due_words(kind: str) -> DueWords:
    """The words for one kind of thing that can be due; KeyError where there is no such kind."""
    for words in agenda_content().kinds:
        if words.kind == kind:
            return words
    raise KeyError(kind)
