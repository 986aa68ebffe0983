"""Which texts of a record were said off the record, and the record as others may see it without them."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar

from coach.records.conversation import Conversation
from coach.records.person import Person
from coach.records.record import Part, Row, empty_required

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records.shelves import Shelves

P = TypeVar("P", bound=Part)
R = TypeVar("R", Conversation, Person)

_BONDS: Final = frozenset({"id", "person"})
"""Which record it is and whom it is with: without them nobody's wish could be kept to."""


def is_off_record(record: Conversation | Person, path: str) -> bool:
    """Whether the text at a path such as `notes` or `preparation.questions.qu-7k2m.answer` is marked."""
    return any(path == mark or path.startswith(f"{mark}.") for mark in record.off_record)


def marked(record: R, path: str, *, off: bool) -> R:
    """The record with one text marked as off the record, or no longer."""
    others: tuple[str, ...] = tuple(mark for mark in record.off_record if mark != path)
    return record.but(off_record=(*others, path) if off else others)


def on_record(record: R) -> R:
    """The record as a draft, an export or a print may use it: what is marked is empty, a marked row is gone.

    A row whose required text is marked, such as a piece of advice, goes as a whole. What was chosen stays,
    whatever is marked: a wish that was forgotten would let an ask through (advice 4b).
    """
    shown = record
    for mark in record.off_record:
        shown = _without(shown, mark.split("."))
    return shown


def shelves_on_record(shelves: Shelves) -> Shelves:
    """A notebook's records as anything that leaves the screen may use them.

    What was to be done because of a piece of advice says what the advice said, so it goes with it.
    """
    people = tuple(on_record(person) for person in shelves.people)
    talks = tuple(on_record(entry) for entry in shelves.conversations)
    gone = {
        advice.id
        for talk, shown in zip(shelves.conversations, talks, strict=True)
        if talk is not shown
        for advice in talk.reflection.advice
        if advice not in shown.reflection.advice
    }
    actions = tuple(action for action in shelves.actions if action.from_advice not in gone)
    return replace(shelves, people=people, conversations=talks, actions=actions)


def _without(part: P, steps: Sequence[str]) -> P:
    name, *rest = steps
    info = type(part).model_fields.get(name)
    if info is None:
        return part
    value = getattr(part, name)
    if not rest:
        chosen = name in _BONDS or isinstance(value, Enum | bool)
        return part if chosen else part.model_copy(update={name: info.default})
    if isinstance(value, Part):
        return part.model_copy(update={name: _without(value, rest)})
    if isinstance(value, tuple):
        return part.model_copy(update={name: _rows_without(value, rest)})
    return part


def _rows_without(rows: tuple[object, ...], steps: Sequence[str]) -> tuple[object, ...]:
    wanted, *rest = steps
    kept = []
    for row in rows:
        if not isinstance(row, Row) or row.id != wanted:
            kept.append(row)
        elif rest:
            shown = _without(row, rest)
            kept.extend([] if empty_required(shown) else [shown])
    return tuple(kept)
