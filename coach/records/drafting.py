"""How what was typed meets a record: what it changes, and what was changed elsewhere meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coach.records.paths import as_text, replaced, value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.records.record import Part, Plain, Record


class Typed(Protocol):
    """What somebody typed into one field and has not saved."""

    @property
    def text(self) -> str:
        """The text as it was typed."""
        ...

    @property
    def base(self) -> str:
        """What the record said when the typing began."""
        ...


def stored(part: Part, path: str) -> str | None:
    """The text of the field at a path, or None where the field or its row is gone."""
    try:
        return as_text(value_at(part, path))
    except KeyError:
        return None


def changed_elsewhere(part: Part, path: str, typed: Typed) -> bool:
    """Whether the record's field is no longer what it was when the typing began, nor what was typed."""
    now = stored(part, path)
    return now is not None and now not in (typed.base, typed.text)


def conflicts(record: Record, drafts: Mapping[str, Typed]) -> tuple[str, ...]:
    """The paths that were changed both here and elsewhere; the person has to choose."""
    return tuple(path for path, typed in drafts.items() if changed_elsewhere(record, path, typed))


def homeless(record: Record, drafts: Mapping[str, Typed]) -> tuple[str, ...]:
    """The paths whose field or row is gone, so that what was typed there has no place."""
    return tuple(path for path in drafts if stored(record, path) is None)


def merged(record: Record, drafts: Mapping[str, Typed]) -> dict[str, Plain]:
    """The record as plain values with everything that was typed put in; `build` types it."""
    return replaced(record, {path: typed.text for path, typed in drafts.items()})
