"""All lists of a notebook together, and how records of different kinds find each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.records.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.records.action import Action
    from coach.records.conversation import Conversation
    from coach.records.goal import Goal
    from coach.records.person import Person
    from coach.records.record import Record
    from coach.records.shelf_item import ShelfItem


@dataclass(frozen=True, slots=True)
class Shelves:
    """A notebook's records at one moment; what the rules and the trends look at."""

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
        return next((person for person in self.people if person.id == record_id), None)

    def goal(self, record_id: str) -> Goal | None:
        """The goal with an identity, or None."""
        return next((goal for goal in self.goals if goal.id == record_id), None)

    def conversation(self, record_id: str) -> Conversation | None:
        """The conversation with an identity, or None."""
        return next((entry for entry in self.conversations if entry.id == record_id), None)

    def item(self, record_id: str) -> ShelfItem | None:
        """The shelf item with an identity, or None."""
        return next((item for item in self.shelf if item.id == record_id), None)

    def name_of(self, person_id: str) -> str:
        """The person's name, or a stand-in where the record is missing."""
        person = self.person(person_id)
        return person.title if person else "Somebody"

    def with_person(self, person_id: str) -> tuple[Conversation, ...]:
        """The conversations with one person."""
        return tuple(entry for entry in self.conversations if entry.person == person_id)

    def actions_for(self, person_id: str) -> tuple[Action, ...]:
        """The actions for one person."""
        return tuple(action for action in self.actions if action.person == person_id)
