"""Which part of a notebook is looked at: by dates, goal, mode and person; one filter serves every trend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.trends import moments

if TYPE_CHECKING:
    from datetime import date

    from coach.records import Action, Conversation, Goal, ShelfItem, Shelves
    from coach.records.conversation import Mode


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look at; what is left empty narrows nothing. Both days count in."""

    since: date | None = None
    until: date | None = None
    goal: str = ""
    mode: Mode | None = None
    person: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out by it."""
        return self != Filter()


def narrowed(shelves: Shelves, wanted: Filter) -> Shelves:
    """The notebook with the conversations that are wanted, and what belongs to them.

    People stay, for their names. With a mode or a person wanted, wordings and actions stay only where they
    come from a conversation that is wanted, or (actions) are for that person.
    """
    if not wanted.narrows:
        return shelves
    related = tuple(entry for entry in shelves.conversations if _related(entry, wanted))
    ids = frozenset(entry.id for entry in related)
    return replace(
        shelves,
        conversations=tuple(entry for entry in related if _within(moments.day_of(entry), wanted)),
        goals=tuple(_goal(goal, wanted, ids) for goal in shelves.goals if wanted.goal in ("", goal.id)),
        actions=tuple(action for action in shelves.actions if _action(action, wanted, ids)),
        shelf=tuple(_item(item, wanted) for item in shelves.shelf),
    )


def _within(day: date | None, wanted: Filter) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if day is None:
        return False
    return (wanted.since is None or day >= wanted.since) and (wanted.until is None or day <= wanted.until)


def _related(entry: Conversation, wanted: Filter) -> bool:
    return (
        wanted.goal in ("", entry.goal)
        and wanted.mode in (None, entry.mode)
        and wanted.person in ("", entry.person)
    )


def _goal(goal: Goal, wanted: Filter, ids: frozenset[str]) -> Goal:
    by_talk = wanted.mode is not None or bool(wanted.person)
    kept = tuple(
        revision
        for revision in goal.revisions
        if _within(revision.when.date() if revision.when else None, wanted)
        and (not by_talk or revision.conversation in ids)
    )
    return goal if kept == goal.revisions else goal.but(revisions=kept)


def _action(action: Action, wanted: Filter, ids: frozenset[str]) -> bool:
    moment = action.done or action.created
    if not _within(moment.date() if moment else action.due, wanted):
        return False
    if action.conversation:
        return action.conversation in ids
    return not wanted.mode and wanted.person in ("", action.person) and wanted.goal in ("", action.goal)


def _item(item: ShelfItem, wanted: Filter) -> ShelfItem:
    kept = tuple(
        entry
        for entry in item.given
        if not wanted.mode
        and not wanted.goal
        and wanted.person in ("", entry.person)
        and _within(entry.when, wanted)
    )
    return item if kept == item.given else item.but(given=kept)
