"""What differs between two versions of a record, field by field, in a person's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.records.paths import as_text
from coach.records.record import Part, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSPOKEN = ("id", "schema_version")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: where it is, what it is called, and what it said before and afterwards."""

    path: str
    label: str
    before: str
    after: str


def differences(before: Part, after: Part) -> tuple[Difference, ...]:
    """The fields that differ, in the order of the declaration; empty text stands for nothing there."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    paths = list(dict.fromkeys([*new, *old]))
    return tuple(
        Difference(path, (new.get(path) or old[path])[0], _said(old, path), _said(new, path))
        for path in paths
        if _said(old, path) != _said(new, path)
    )


def _said(leaves: dict[str, tuple[str, str]], path: str) -> str:
    return leaves.get(path, ("", ""))[1]


def _leaves(part: Part, prefix: str = "", spoken: str = "") -> Iterator[tuple[str, tuple[str, str]]]:
    """Every field that holds a value of its own: its path, its label within its group, and its text."""
    for name in type(part).model_fields:
        if name in _UNSPOKEN:
            continue
        value, label = getattr(part, name), type(part).words_for(name).label
        path, called = f"{prefix}{name}", f"{spoken}{label}"
        if isinstance(value, Part):
            yield from _leaves(value, f"{path}.", f"{called}: ")
        elif isinstance(value, tuple) and any(isinstance(row, Row) for row in value):
            for row in value:
                yield from _leaves(row, f"{path}.{row.id}.", f"{called}: ")
        else:
            yield path, (called, as_text(value))
    for name, value in (part.model_extra or {}).items():
        yield f"{prefix}{name}", (f"{spoken}{name}", as_text(value))
