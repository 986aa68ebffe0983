"""What a file of a kind holds: its record, or all that is wrong with it, with places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.problems import Problem
from coach.records import Kind, Plain, Record, build
from coach.store.text import Document, problem, read
from coach.store.versions import STEPS, upgraded, version_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

THE_SETTINGS = "notebook"
_ID = re.compile(r"[a-z]{2}-[a-z0-9]{4,32}")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record, where the file holds one, and what is wrong; one that may not be written is `read_only`."""

    record: Record | None = None
    problems: tuple[Problem, ...] = ()
    read_only: bool = False


def load(kind: Kind, data: bytes, file: Path) -> Loaded:
    """The record in a file's bytes, or its problems."""
    document = read(data, file)
    if isinstance(document, Problem):
        return Loaded(problems=(document,))
    plain = document.plain
    version = version_of(plain)
    if version is None:
        return _wrong(document, file, ["schema_version"], "the version is not a number", "write 1")
    missing = _identity(kind, plain)
    if missing:
        return _wrong(document, file, ["id"], *missing)
    newer = version > kind.record.version
    steps = STEPS.get(kind.name, ())
    if not kind.folder:
        plain = {**plain, "id": THE_SETTINGS}
    record = build(kind.record, plain if newer or not steps else upgraded(plain, steps))
    if newer:
        message = f"a newer Rapport wrote this (version {version}); it is shown and never written"
        told = _wrong(document, file, ["schema_version"], message, "update Rapport to change it")
        return Loaded(record if isinstance(record, Record) else None, told.problems, read_only=True)
    if isinstance(record, Record):
        return Loaded(record)
    found = []
    for each in record:
        place = document.place(each.path)
        what = f"{_spoken(each.path)} {each.message}"
        found.append(problem(file, document.text, place, what, each.remedy))
    return Loaded(problems=tuple(found))


def as_record(
    kind: Kind, plain: Mapping[str, Plain], like: tuple[Record, Mapping[str, Plain]] | None = None
) -> Record | None:
    """The record that plain values make, also those of an older version; None where they make none.

    `like` is a former state with its values, as `build` takes it.
    """
    steps = STEPS.get(kind.name, ())
    if steps:
        plain, like = upgraded(plain, steps), None
    record = build(kind.record, plain if kind.folder else {**plain, "id": THE_SETTINGS}, like)
    return record if isinstance(record, Record) else None


def _identity(kind: Kind, plain: Mapping[str, Plain]) -> tuple[str, str] | None:
    if not kind.folder:
        return None
    said = plain.get("id")
    example = f"{kind.prefix}-4f7k2m9q"
    if not said:
        return "the identity is missing", f"add a line such as id: {example}"
    if not _ID.fullmatch(str(said)):
        return f"“{str(said)[:40]}” is not an identity", f"write one such as {example}"
    if not str(said).startswith(kind.prefix + "-"):
        return f"“{said}” is not the identity of a {kind.name}", "move the file to the folder of its kind"
    return None


def _wrong(document: Document, file: Path, path: Sequence[str], message: str, remedy: str) -> Loaded:
    return Loaded(problems=(problem(file, document.text, document.place(path), message, remedy),))


def _spoken(path: Sequence[str | int]) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path) or "the file"
