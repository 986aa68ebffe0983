"""Where a field is within a record: dotted paths such as `preparation.questions.qu-7k2m.answer`."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from coach.records.record import FieldWords, Part, Plain, Record, Row, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping


def value_at(part: Part, path: str) -> Any:
    """The value of the field at a path; raises `KeyError` where there is none."""
    value: Any = part
    for step in path.split("."):
        value = _step(value, step)
    return value


def text_at(part: Part, path: str) -> str:
    """The field at a path as a person would type it; empty where it is empty or the row is gone."""
    try:
        return as_text(value_at(part, path))
    except KeyError:
        return ""


def as_text(value: Any) -> str:
    """A value as a person would type it: lists with commas, dates as 2026-01-20, yes or no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return ", ".join(as_text(entry) for entry in value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value)


def words_at(part: Part, path: str) -> FieldWords:
    """The label, help and shape of the field at a path; raises `KeyError` where there is none."""
    parent, _, name = path.rpartition(".")
    owner = value_at(part, parent) if parent else part
    if not isinstance(owner, Part):
        raise KeyError(path)
    return type(owner).words_for(name)


def replaced(record: Record, changes: Mapping[str, Any]) -> dict[str, Plain]:
    """The record as plain values with some fields replaced; a path whose row is gone changes nothing.

    The result goes to `build`, which types it and says what is wrong, by field.
    """
    plain: Any = to_plain(record)
    for path, value in changes.items():
        *parents, name = path.split(".")
        owner = plain
        for step in parents:
            owner = _plain_step(owner, step)
            if owner is None:
                break
        if isinstance(owner, dict):
            owner[name] = value
    return dict(plain)


def named(plain: Mapping[str, Any], steps: tuple[str | int, ...]) -> str:
    """The path of a problem's steps, with each place in a list named by the identity of the row there."""
    here: Any = plain
    names = []
    for step in steps:
        inside = isinstance(here, (list, dict)) and (isinstance(step, int) or step in here)
        here = here[step] if inside else None
        known = isinstance(step, int) and isinstance(here, dict)
        names.append(str(here.get("id", step)) if known else str(step))
    return ".".join(names)


def _step(value: Any, step: str) -> Any:
    if isinstance(value, tuple):
        for row in value:
            if isinstance(row, Row) and row.id == step:
                return row
        raise KeyError(step)
    if isinstance(value, Part) and step in type(value).model_fields:
        return getattr(value, step)
    raise KeyError(step)


def _plain_step(owner: Any, step: str) -> Any:
    if isinstance(owner, list):
        return next((row for row in owner if isinstance(row, dict) and row.get("id") == step), None)
    return owner.setdefault(step, {}) if isinstance(owner, dict) else None
