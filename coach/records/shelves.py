"""All lists of a notebook together, and how records of different kinds find each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from coach.records.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.records.action import Action
    from coach.records.conversation import Conversation
    from coach.records.goal import Goal
    from coach.records.person import Person
    from coach.records.record import Record
    from coach.records.shelf_item import ShelfItem

R = TypeVar("R", bound="Record")
W = TypeVar("W", "Action", "Conversation")


@dataclass(frozen=True)
class Shelves:
    """A notebook's records at one moment; what the rules and the trends look at.

    What is looked up by identity is put in order once, since rules look it up for each of 10,000 records.
    """

    goals: tuple[Goal, ...] = ()
    people: tuple[Person, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    actions: tuple[Action, ...] = ()
    shelf: tuple[ShelfItem, ...] = ()
    settings: Settings = field(default_factory=lambda: Settings(id="notebook"))

    def __iter__(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        yield from self.goals
        yield from self.people
        yield from self.conversations
        yield from self.actions
        yield from self.shelf

    def person(self, record_id: str) -> Person | None:
        """The person with an identity, or None."""
        return self._people.get(record_id)

    def goal(self, record_id: str) -> Goal | None:
        """The goal with an identity, or None."""
        return next((goal for goal in self.goals if goal.id == record_id), None)

    def conversation(self, record_id: str) -> Conversation | None:
        """The conversation with an identity, or None."""
        return self._talks.get(record_id)

    def item(self, record_id: str) -> ShelfItem | None:
        """The shelf item with an identity, or None."""
        return next((item for item in self.shelf if item.id == record_id), None)

    def name_of(self, person_id: str) -> str:
        """The person's name, or a stand-in where the record is missing."""
        person = self.person(person_id)
        return person.title if person else "Somebody"

    def with_person(self, person_id: str) -> tuple[Conversation, ...]:
        """The conversations with one person."""
        return self._talks_with.get(person_id, ())

    def actions_for(self, person_id: str) -> tuple[Action, ...]:
        """The actions for one person."""
        return self._actions_for.get(person_id, ())

    @cached_property
    def _people(self) -> Mapping[str, Person]:
        return _by_id(self.people)

    @cached_property
    def _talks(self) -> Mapping[str, Conversation]:
        return _by_id(self.conversations)

    @cached_property
    def _talks_with(self) -> Mapping[str, tuple[Conversation, ...]]:
        return _by_person(self.conversations)

    @cached_property
    def _actions_for(self) -> Mapping[str, tuple[Action, ...]]:
        return _by_person(self.actions)


def _by_id(records: Iterable[R]) -> Mapping[str, R]:
    """The first record of each identity, where a file was copied by hand."""
    found: dict[str, R] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found


def _by_person(records: Iterable[W]) -> Mapping[str, tuple[W, ...]]:
    found: dict[str, list[W]] = {}
    for record in records:
        found.setdefault(record.person, []).append(record)
    return {person_id: tuple(rows) for person_id, rows in found.items()}
