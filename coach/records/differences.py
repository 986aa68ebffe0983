"""What differs between two versions of a record, field by field, in a person's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from coach.records.paths import as_text
from coach.records.record import Part, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSPOKEN = ("id", "schema_version")
_NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: where it is, what it is called, and what it said before and afterwards."""

    path: str
    label: str
    before: str
    after: str


def differences(before: Part, after: Part) -> tuple[Difference, ...]:
    """The fields that differ, in the order of the declaration; empty text stands for nothing there.

    An entry of a list that only one of the two has is one difference, with the whole entry as its text.
    """
    return tuple(_differing(before, after, "", ""))


def spoken(path: str, *versions: Part | None) -> str:
    """What the field at a path is called, by the first version that has it: `Questions: “Why?”: Answer`."""
    for version in versions:
        found = _labels(version, path.split("."))
        if found:
            return ": ".join(found)
    return path.rpartition(".")[2]


def label_of(path: str, *versions: Part | None) -> str:
    """The same where it stands by itself; a field that no version knows is called as its key reads."""
    label = spoken(path, *versions)
    return label.replace("_", " ").capitalize() if label == path.rpartition(".")[2] else label


def said(version: Part | None, path: str) -> str:
    """What a version says at a path, an entry of a list included; empty where it says nothing."""
    here: Any = version
    for step in path.split("."):
        here = _inside(here, step)
        if here is None:
            return ""
    return _whole(here)


def called(part: Part) -> str:
    """An entry by its first words, shortened; empty where it has none."""
    names = (name for name in type(part).model_fields if name not in _UNSPOKEN)
    texts = (getattr(part, name) for name in names)
    words = " ".join(next((text for text in texts if type(text) is str and text), "").split())
    return words if len(words) <= _NAME_LENGTH else words[: _NAME_LENGTH - 1].rstrip() + "…"


def _differing(old: Part | None, new: Part | None, prefix: str, label: str) -> Iterator[Difference]:
    some: Any = new or old
    for name in type(some).model_fields:
        if name not in _UNSPOKEN:
            words = type(some).words_for(name).label
            yield from _between(
                getattr(old, name, None), getattr(new, name, None), f"{prefix}{name}", f"{label}{words}"
            )
    extra = {**(old.model_extra or {} if old else {}), **(new.model_extra or {} if new else {})}
    for name in extra:
        first, last = _inside(old, name), _inside(new, name)
        yield from _between(first, last, f"{prefix}{name}", f"{label}{name}")


def _between(old: Any, new: Any, path: str, label: str) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, Part) and isinstance(new, Part):
        yield from _differing(old, new, f"{path}.", f"{label}: ")
    elif _rows(old) or _rows(new):
        yield from _between_rows(old or (), new or (), path, label)
    elif _whole(old) != _whole(new):
        yield Difference(path, label, _whole(old), _whole(new))


def _between_rows(old: tuple[Any, ...], new: tuple[Any, ...], path: str, label: str) -> Iterator[Difference]:
    before, after = {row.id: row for row in old}, {row.id: row for row in new}
    for name in {**after, **before}:
        first, last = before.get(name), after.get(name)
        words = called(last or first)  # type: ignore[arg-type]
        shown = f"{label}: “{words}”" if words else label
        if first is None or last is None:
            yield Difference(f"{path}.{name}", shown, _whole(first), _whole(last))
        else:
            yield from _differing(first, last, f"{path}.{name}.", f"{shown}: ")
    kept = [name for name in after if name in before]
    if kept != [name for name in before if name in after]:
        yield Difference(path, f"{label}: their order", _whole(old), _whole(new))


def _labels(version: Part | None, steps: list[str]) -> list[str]:
    here: Any = version
    found = []
    for step in steps:
        inside = _inside(here, step)
        if isinstance(here, tuple):
            words = called(inside) if inside is not None else ""
            found += [f"“{words}”"] if words else []
        elif isinstance(here, Part) and step in type(here).model_fields:
            found.append(type(here).words_for(step).label)
        else:
            found.append(step)
        if inside is None and not (isinstance(here, Part) and step in type(here).model_fields):
            return []
        here = inside
    return found


def _inside(here: Any, step: str) -> Any:
    if isinstance(here, tuple):
        return next((row for row in here if isinstance(row, Row) and row.id == step), None)
    if isinstance(here, Part):
        return getattr(here, step) if step in type(here).model_fields else (here.model_extra or {}).get(step)
    return here.get(step) if isinstance(here, dict) else None


def _rows(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(row, Row) for row in value)


def _whole(value: Any) -> str:
    """A value as text: an entry as its first words, then a line for each of its other fields."""
    if _rows(value):
        return "\n".join(called(row) or "(no words)" for row in value)
    if isinstance(value, datetime):
        return f"{value.day} {value:%B %Y, %H:%M}" + (f"{value::%S}" if value.second else "")
    if not isinstance(value, Part):
        return as_text(value)
    first = called(value)
    leaves = _leaves(value)
    rest = (f"{label}: {text}" for label, text in leaves if " ".join(text.split()) != first)
    return "\n".join([first, *rest] if first else rest)


def _leaves(part: Part) -> Iterator[tuple[str, str]]:
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if name not in _UNSPOKEN and value != info.default and _whole(value):
            yield type(part).words_for(name).label, _whole(value)
    for name, value in (part.model_extra or {}).items():
        yield name, as_text(value)
