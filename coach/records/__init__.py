"""What a person keeps: the kinds of record, each with its folder; the list at the door of this room."""

from __future__ import annotations

from dataclasses import dataclass

from coach.records.action import Action
from coach.records.conversation import Conversation
from coach.records.goal import Goal
from coach.records.person import Person
from coach.records.record import (
    FieldProblem,
    FieldWords,
    Part,
    Plain,
    Record,
    Row,
    build,
    empty_required,
    new_id,
    to_plain,
)
from coach.records.settings import Settings
from coach.records.shelf_item import ShelfItem
from coach.records.shelves import Shelves


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, its folder in the notebook, and its type."""

    name: str
    folder: str
    prefix: str
    record: type[Record]


def _kind(folder: str, record: type[Record]) -> Kind:
    return Kind(name=record.kind, folder=folder, prefix=record.prefix, record=record)


KINDS = (
    _kind("goals", Goal),
    _kind("people", Person),
    _kind("conversations", Conversation),
    _kind("actions", Action),
    _kind("shelf", ShelfItem),
)

__all__ = [
    "KINDS",
    "Action",
    "Conversation",
    "FieldProblem",
    "FieldWords",
    "Goal",
    "Kind",
    "Part",
    "Person",
    "Plain",
    "Record",
    "Row",
    "Settings",
    "ShelfItem",
    "Shelves",
    "build",
    "empty_required",
    "new_id",
    "to_plain",
]
