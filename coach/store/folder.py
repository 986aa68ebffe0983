"""One kind of record <-> one folder: what lies there, read anew only where it changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.problems import Problem, Where
from coach.store.failures import NotThere
from coach.store.history import fingerprint
from coach.store.loading import Loaded, load
from coach.store.text import LIMIT
from coach.store.text import problem as problem_at

if TYPE_CHECKING:
    from pathlib import Path

    from coach.records import Kind, Record
    from coach.store.disk import Disk, Stamp

YOUNG_NS = 2_000_000_000
REMEMBERED = 200
_COPY = re.compile(
    r"sync-conflict|conflicted copy|\(.*conflict.*\)|( \d+|\(\d+\))\.ya?ml$|[ _-]copy", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was read: its state, its fingerprint, what it holds, and whether its stamp can be trusted.

    A file that was written in the two seconds before it was read can change again within the same tick of the
    disk's clock; its stamp is not trusted, as git does not trust it.
    """

    path: Path
    fingerprint: str
    stamp: Stamp
    settled: bool
    loaded: Loaded
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: its records in the order of their files' names, where each is, what is wrong.

    `seconds` are the files whose identity another file has already; `unreadable` is the first thing that is
    wrong with each file that holds no record, by its name.
    """

    records: tuple[Record, ...]
    by_id: dict[str, Found]
    problems: tuple[Problem, ...]
    seconds: tuple[Found, ...]
    unreadable: dict[str, Problem]


class Folder:
    """The files of one kind; `name` limits it to a single file."""

    def __init__(self, disk: Disk, path: Path, kind: Kind, name: str | None = None) -> None:
        self.path = path
        self.kind = kind
        self._disk = disk
        self._name = name
        self._found: dict[str, Found] = {}
        self._odd: dict[str, Problem] = {}
        self._stamp: Stamp | None = None
        self._listing: Listing | None = None
        self._names: dict[str, str] = {}
        self._former: dict[str, Record] = {}

    def refresh(self) -> bool:
        """Read what changed since the last time; gives whether anything did."""
        try:
            self._stamp = self._disk.stamp(self.path)
            entries = self._entries()
        except OSError as error:
            problem = Problem(Where(self.path), f"the folder cannot be opened ({error.strerror})", "allow it")
            changed = self._odd != {"": problem} or bool(self._found)
            self._stamp = None
            self._found, self._odd = {}, {"": problem}
            return self._now_changed(changed=changed)
        changed = False
        found, now = self._found, self._disk.now_ns()
        odd: dict[str, Problem] = {}
        for name, stamp in entries.items():
            known = found.get(name)
            if known is not None and known.settled and known.stamp == stamp:
                continue
            changed = self._look(name, stamp, now, odd) or changed
        if odd or not found.keys() <= entries.keys():
            for name in found.keys() - (entries.keys() - odd.keys()):
                self._forget(name)
                changed = True
        if changed:
            self._found = dict(sorted(found.items()))
        changed = changed or odd != self._odd
        self._odd = odd
        return self._now_changed(changed=changed)

    def names_unchanged(self) -> bool:
        """Whether no file was added, renamed or removed since the last look at the folder."""
        return self._stamp is not None and self._disk.stamp(self.path) == self._stamp

    def note(self, path: Path, *, names: bool, written: tuple[str, Record] | None = None) -> Stamp | None:
        """Take in one file that we have just written or removed; gives its state.

        Args:
            path: the file.
            names: whether nobody else changed the folder's names since they were last read.
            written: the fingerprint and the record that were written; read from disk where not given.
        """
        self._listing = None
        name, stamp = path.name, self._disk.stamp(path)
        if stamp is None:
            self._found.pop(name, None)
        elif written is not None:
            known = self._found.get(name)
            if known is not None and known.loaded.record is not None:
                self._remember(known.fingerprint, known.loaded.record)
            self._odd.pop(name, None)
            copy = known.copy if known else _is_copy(name)
            self._found[name] = Found(path, written[0], stamp, False, Loaded(written[1]), copy)
        else:
            self._look(name, stamp, self._disk.now_ns(), self._odd)
        if names:
            self._stamp = self._disk.stamp(self.path)
        return stamp

    def at(self, record_id: str) -> Found | None:
        """The file of a record; quick also right after a save, before the listing is made anew."""
        found = self._found.get(self._names.get(record_id, ""))
        if found is None or found.loaded.record is None or found.loaded.record.id != record_id:
            found = self.listing().by_id.get(record_id)
            if found is not None:
                self._names[record_id] = found.path.name
        return found

    def file_for(self, record: Record) -> Path:
        """The file of a new record: a readable part, and the identity that keeps it apart from all others."""
        if self._name is not None:
            return self.path / self._name
        if not re.fullmatch(rf"{self.kind.prefix}-[a-z0-9]{{4,32}}", record.id):
            raise NotThere(record.id)
        slug = record.slug()
        return self.path / f"{slug if re.fullmatch('[a-z0-9-]{1,80}', slug) else 'x'}--{record.id}.yaml"

    def broken(self, record_id: str) -> Problem | None:
        """What is wrong with the file that bears a record's identity in its name, where it cannot be read."""
        end = self._name or f"--{record_id}.yaml"
        unreadable = {**self._odd, **self.listing().unreadable}
        return next((problem for name, problem in unreadable.items() if name.endswith(end)), None)

    def former(self, mark: str) -> Record | None:
        """The record that a file held when it had a fingerprint, as far as this session saw it."""
        return self._former.get(mark)

    def listing(self) -> Listing:
        """Everything the folder holds, as of the last refresh."""
        if self._listing is None:
            self._listing = self._list()
        return self._listing

    def _now_changed(self, *, changed: bool) -> bool:
        if changed:
            self._listing = None
            self._names = {}
        return changed

    def _entries(self) -> dict[str, Stamp]:
        if self._name is None:
            return self._disk.entries(self.path)
        stamp = self._disk.stamp(self.path / self._name)
        return {self._name: stamp} if stamp else {}

    def _look(self, name: str, stamp: Stamp, now: int, odd: dict[str, Problem]) -> bool:
        """Read one file into what is found or odd; gives whether its content changed."""
        if name.startswith("."):
            return False
        path = self.path / name
        if not stamp.regular or not name.lower().endswith((".yaml", ".yml")):
            if stamp.folder or name.lower().endswith((".yaml", ".yml")):
                odd[name] = _not_a_file(path, stamp)
            return False
        try:
            data, stamp = self._disk.read(path, LIMIT)
        except FileNotFoundError:
            return self._forget(name)
        except OSError as error:
            remedy = "allow yourself to read it"
            odd[name] = Problem(Where(path), f"the file cannot be opened ({error.strerror})", remedy)
            return False
        mark = fingerprint(data)
        settled = now - max(stamp.mtime_ns, stamp.ctime_ns) > YOUNG_NS
        known = self._found.get(name)
        if known is not None and known.fingerprint == mark:
            self._found[name] = replace(known, stamp=stamp, settled=settled)
            return False
        if known is not None and known.loaded.record is not None:
            self._remember(known.fingerprint, known.loaded.record)
        self._found[name] = Found(path, mark, stamp, settled, load(self.kind, data, path), _is_copy(name))
        return True

    def _forget(self, name: str) -> bool:
        """Take a file that is gone out of what is found, and keep its record in mind."""
        known = self._found.pop(name, None)
        if known is not None and known.loaded.record is not None:
            self._remember(known.fingerprint, known.loaded.record)
        return known is not None

    def _remember(self, mark: str, record: Record) -> None:
        self._former[mark] = record
        if len(self._former) > REMEMBERED:
            del self._former[next(iter(self._former))]

    def _list(self) -> Listing:
        by_id: dict[str, Found] = {}
        seconds = []
        unreadable = {}
        problems = list(self._odd.values())
        # A copy counts only where nothing else has its identity, and the name that we give before any other.
        files = sorted(self._found.items())
        for name, found in [*(f for f in files if not f[1].copy), *(f for f in files if f[1].copy)]:
            problems += found.loaded.problems
            record = found.loaded.record
            if record is None:
                unreadable[name] = found.loaded.problems[0]
                continue
            first = by_id.setdefault(record.id, found)
            if first is not found:
                ours = name.endswith(f"--{record.id}.yaml")
                by_id[record.id], other = (found, first) if ours else (first, found)
                problems.append(self._second(other, by_id[record.id]))
                seconds.append(other)
        records = tuple(found.loaded.record for found in by_id.values() if found.loaded.record)
        problems.sort(key=lambda each: (str(each.where.file), each.where.line, each.where.column))
        return Listing(records, by_id, tuple(problems), tuple(seconds), unreadable)

    def _second(self, found: Found, first: Found) -> Problem:
        if found.copy:
            message = f"a second copy of {first.path.name}, made by a program that keeps folders alike"
        else:
            message = f"the same identity as in {first.path.name}"
        remedy = "compare the two, keep what is right in that one, and delete this one"
        try:
            text = self._disk.read(found.path, LIMIT)[0].decode()
        except (OSError, ValueError):
            return Problem(Where(found.path), message, remedy)
        place = re.search(r"^\ufeff?id\b", text, re.MULTILINE)
        return problem_at(found.path, text, place.start() if place else 0, message, remedy)


def _is_copy(name: str) -> bool:
    return _COPY.search(name) is not None


def _not_a_file(path: Path, stamp: Stamp) -> Problem:
    if stamp.folder:
        message = "a folder, and only files directly in its folder are read"
        return Problem(Where(path), message, "move its files one level up")
    return Problem(Where(path), "not a plain file, so it is not opened", "put the file itself in its place")
