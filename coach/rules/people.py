"""Whom does a person mean by the letters they typed, and whom did they talk with last?"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records.conversation import Conversation
    from coach.records.person import Person
    from coach.records.shelves import Shelves

_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


def matching(people: Sequence[Person], typed: str) -> tuple[Person, ...]:
    """The people in whom every typed word begins a word of name, role, organisation, industry, interests.

    Accents and capitals do not matter, so that “zoe” finds Zoë.
    """
    wanted = _bare(typed).split()
    return tuple(person for person in people if all(_has(person, word) for word in wanted))


def latest_first(people: Sequence[Person], shelves: Shelves) -> tuple[Person, ...]:
    """The people, those talked with last on top, then those never talked with, by name."""
    last = {talk.person: _day(talk) for talk in sorted(shelves.conversations, key=_day) if talk.held}
    by_name = sorted(people, key=lambda person: person.title.casefold())
    return tuple(sorted(by_name, key=lambda person: last.get(person.id, _LONG_AGO), reverse=True))


def last_talk(person_id: str, shelves: Shelves) -> Conversation | None:
    """The latest conversation held with a person, or None."""
    held = [talk for talk in shelves.with_person(person_id) if talk.held]
    return max(held, key=_day, default=None)


def next_talk(person_id: str, shelves: Shelves, *, now: datetime) -> Conversation | None:
    """The next conversation with a person that is still to come, or None."""
    waiting = (talk for talk in shelves.with_person(person_id) if not talk.held)
    ahead = [talk for talk in waiting if talk.start and talk.start >= now]
    return min(ahead, key=_day, default=None)


def _day(talk: Conversation) -> datetime:
    return talk.times.started.at or talk.start or _LONG_AGO


def _has(person: Person, word: str) -> bool:
    said = " ".join([person.name, person.role, person.organisation, person.industry, *person.interests])
    return any(one.startswith(word) for one in _bare(said).split())


def _bare(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in spelled if not unicodedata.combining(letter)).casefold()
