"""How a record is saved, removed or brought back: under the lock, against what is on disk at that moment."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from coach.records import Record, to_plain
from coach.records.differences import spoken
from coach.store import whole
from coach.store.failures import CannotStore, ChangedElsewhere, NewerVersion, NotThere, TooLarge, Unconfirmed
from coach.store.history import History, fingerprint
from coach.store.loading import Loaded, as_record, load
from coach.store.splice import fresh, rewrite
from coach.store.text import LIMIT, Document, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path
    from threading import RLock

    from coach.problems import Problem
    from coach.records import Kind, Plain
    from coach.store.disk import Stamp
    from coach.store.folder import Folder, Found
    from coach.store.vault import Vault


@dataclass(frozen=True, slots=True)
class _Wish:
    """What shall be done to which record: `seen` is the fingerprint it started from, None for a new one.

    `names` says that nobody else changed the folder's names since they were last read.
    """

    folder: Folder
    record: Record
    seen: str | None
    now: datetime
    names: bool


class _Old(NamedTuple):
    """A file as it is under the lock, with its fingerprint."""

    data: bytes
    stamp: Stamp
    mark: str


class _Meaning:
    """What a text must mean to be written; `record` is what the last one that was asked about holds.

    `former` is the file as it was: its record, that record's plain values, and the values as they were read.
    What is the same in both need not be made of its values again.
    """

    def __init__(
        self,
        kind: Kind,
        plain: Mapping[str, Plain],
        former: tuple[Record, Mapping[str, Plain], Mapping[str, Plain]] | None = None,
    ) -> None:
        self.kind = kind
        self.plain = plain
        self.record: Record | None = None
        self._former_plain = (former[0], former[1]) if former else None
        self._former_read = (former[0], former[2]) if former else None

    def same(self, read_back: Mapping[str, Plain]) -> bool:
        """Whether values read back make the record that is meant, also where it writes them otherwise."""
        self.record = as_record(self.kind, read_back, self._former_read)
        if self.record is None:
            return False
        found = to_plain(self.record, self._former_plain)
        if found == self.plain:
            return True
        meant = as_record(self.kind, self.plain)
        return meant is not None and found == to_plain(meant)


class Saving:
    """The changes of one notebook; `guard` protects what its folders remember."""

    def __init__(self, vault: Vault, history: History, guard: RLock) -> None:
        self._vault = vault
        self._disk = vault.disk
        self._history = history
        self._guard = guard
        self._unconfirmed: set[Path] = set()
        # What the last save wrote, by fingerprint: who types saves the same record again and again.
        self._known: dict[str, tuple[Document, Mapping[str, Plain], Record]] = {}

    def save(self, folder: Folder, record: Record, seen: str | None, now: datetime) -> str:
        """The new fingerprint of a record's file."""
        with self._vault.locked():
            found, old, names = self._look(folder, record.id, new=seen is None)
            wish = _Wish(folder, record, seen, now, names)
            if found is None or old is None:
                if seen is not None or self._broken(folder, record.id):
                    raise self._conflict(wish)
                plain = to_plain(record)
                meaning = _Meaning(folder.kind, plain)
                with _named(record):
                    made = fresh(plain, meaning.same)
                return self._create(wish, made.data(), meaning.record)
            _writable(found)
            return self._update(wish, found, old)

    def remove(self, folder: Folder, record_id: str, seen: str | None, now: datetime) -> None:
        """Move a record's file to the trash; where it is gone already, only make sure that it stays gone."""
        with self._vault.locked():
            found, old, names = self._look(folder, record_id, new=False)
            if found is None or old is None or found.loaded.record is None:
                self._settle(folder.path)
                return
            _writable(found)
            wish = _Wish(folder, found.loaded.record, seen, now, names)
            if old.mark != seen:
                raise self._conflict(wish, found.path)
            keep = self._history.trash_for(record_id, old.mark, now)
            try:
                whole.remove(self._disk, found.path, old=old[:2], keep=keep)
            except whole.Moved as error:
                raise self._conflict(wish, found.path) from error
            finally:
                self._note(wish, found.path)
            self._history.thin_trash(now)

    def restore(  # noqa: PLR0913  (what a save takes, and where its bytes are)
        self,
        folder: Folder,
        record_id: str,
        data: bytes,
        seen: str | None,
        now: datetime,
        *,
        kept: Path | None = None,
    ) -> str:
        """The fingerprint of a record's file after an earlier version was put in its place.

        `kept` is where these bytes lie on the disk already; what has no file then needs no room for one.
        """
        with self._vault.locked():
            found, old, names = self._look(folder, record_id, new=True)
            record = load(folder.kind, data, folder.path).record
            if record is None or record.id != record_id:
                raise NotThere(record_id)
            wish = _Wish(folder, record, seen, now, names)
            if found is not None and old is not None:
                _writable(found)
                if old.data != data and old.mark != seen:
                    raise self._conflict(wish, found.path)
                return self._replace(wish, found.path, data, old)
            if seen is not None or self._broken(folder, record_id):
                raise self._conflict(wish)
            return self._create(wish, data, kept=kept)

    def _update(self, wish: _Wish, found: Found, old: _Old) -> str:
        path, mark = found.path, old.mark
        theirs = found.loaded if mark == found.fingerprint else load(wish.folder.kind, old.data, path)
        known = self._known.get(mark) if theirs.record else None
        after = to_plain(wish.record, (known[2], known[1]) if known else None)
        former = theirs.record
        before = known[1] if known else to_plain(former) if former else None
        if before == after:
            if mark == wish.seen and path not in self._unconfirmed:
                return mark
            # Whoever wrote this may have died before the disk confirmed it: write it once more to be sure.
            return self._replace(wish, path, old.data, old)
        document = known[0] if known else read(old.data, path)
        if mark != wish.seen or former is None or before is None or not isinstance(document, Document):
            raise self._conflict(wish, path)
        meaning = _Meaning(wish.folder.kind, after, (former, before, document.plain))
        with _named(wish.record):
            made = rewrite(document, before, after, meaning.same)
        new = self._replace(wish, path, made.data(), old, meaning.record)
        self._known = {new: (made, after, wish.record)}
        return new

    def _create(
        self, wish: _Wish, data: bytes, record: Record | None = None, kept: Path | None = None
    ) -> str:
        path = wish.folder.file_for(wish.record)
        written = None
        try:
            if kept:
                whole.bring_back(self._disk, path, data, kept=kept)
            else:
                whole.create(self._disk, path, _within_limit(data))
            written = (fingerprint(data), record) if record else None
        except Unconfirmed:
            self._unconfirmed.add(path)
            raise
        except whole.Moved as error:
            raise self._conflict(wish, path) from error
        finally:
            self._note(wish, path, written)
        self._unconfirmed.discard(path)
        return fingerprint(data)

    def _replace(self, wish: _Wish, path: Path, data: bytes, old: _Old, record: Record | None = None) -> str:
        keep = written = None
        mark = fingerprint(_within_limit(data))
        if mark != old.mark:
            keep = self._history.room_for(wish.record.id, old.mark, wish.now, old.stamp)
        try:
            whole.replace(self._disk, path, data, old=old[:2], keep=keep)
            written = (mark, record) if record else None
        except Unconfirmed:
            self._unconfirmed.add(path)
            raise
        except whole.Moved as error:
            raise self._conflict(wish, path) from error
        finally:
            state = self._note(wish, path, written)
        self._unconfirmed.discard(path)
        if keep:
            self._history.kept(wish.record.id, state)
        self._history.thin(wish.record.id, wish.now)
        return mark

    def _look(self, folder: Folder, record_id: str, *, new: bool) -> tuple[Found | None, _Old | None, bool]:
        """A record's file as it is now, and whether nobody else changed the folder's names meanwhile."""
        with self._guard:
            names = folder.names_unchanged()
            found = folder.at(record_id)
            if not names:
                self._vault.prepare()
            missing = found is None if not new else not names
            old = None if missing or found is None else self._old(found.path)
            if missing or (found is not None and old is None):
                folder.refresh()
                found, names = folder.at(record_id), True
                old = None if found is None else self._read(found.path)
            return found, old, names

    def _old(self, path: Path) -> _Old | None:
        try:
            return self._read(path)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _broken(self, folder: Folder, record_id: str) -> Problem | None:
        with self._guard:
            return folder.broken(record_id)

    def _read(self, path: Path) -> _Old:
        data, stamp = self._disk.read(path, LIMIT)
        return _Old(data, stamp, fingerprint(data))

    def _note(self, wish: _Wish, path: Path, written: tuple[str, Record] | None = None) -> Stamp | None:
        with self._guard:
            try:
                return wish.folder.note(path, names=wish.names, written=written)
            except OSError:
                wish.folder.refresh()
                return None

    def _settle(self, folder: Path) -> None:
        try:
            self._disk.sync_folder(folder)
        except OSError as error:
            raise Unconfirmed(folder, error) from error

    def _conflict(self, wish: _Wish, path: Path | None = None) -> ChangedElsewhere:
        """Both versions, and the one they have in common where it is known."""
        data = self._read(path)[0] if path and self._disk.stamp(path) else None
        kind = wish.folder.kind
        theirs = load(kind, data, path) if data is not None and path else Loaded()
        problem = next(iter(theirs.problems), None) or self._broken(wish.folder, wish.record.id)
        return ChangedElsewhere(
            wish.record,
            theirs.record,
            self.as_of(wish.folder, wish.record.id, wish.seen) if wish.seen else None,
            seen=fingerprint(data) if data is not None and theirs.record else None,
            problem=None if theirs.record else problem,
        )

    def as_of(self, folder: Folder, record_id: str, mark: str) -> Record | None:
        """The record as it was when its file had a fingerprint, or began like it; None where that is gone."""
        with self._guard:
            found = folder.at(record_id)
            remembered = folder.former(mark)
        if found is not None and found.fingerprint == mark:
            return found.loaded.record
        kept = None if remembered else self._history.with_fingerprint(record_id, mark)
        return load(folder.kind, kept, folder.path).record if kept is not None else remembered

    def put_away(self, folder: Folder, found: Found, record: Record, now: datetime) -> None:
        """Move a second file of a record to its earlier versions; raises `ChangedElsewhere`."""
        with self._vault.locked():
            wish = _Wish(folder, record, found.fingerprint, now, folder.names_unchanged())
            _writable(found)
            old = self._read(found.path)
            if old.mark != found.fingerprint:
                raise self._conflict(wish, found.path)
            keep = self._history.room_for(record.id, old.mark, now, old.stamp)
            try:
                whole.remove(self._disk, found.path, old=old[:2], keep=keep)
            except whole.Moved as error:
                raise self._conflict(wish, found.path) from error
            finally:
                self._note(wish, found.path)


@contextmanager
def _named(record: Record) -> Iterator[None]:
    """Name the field that holds what no file can as a person sees it, not by its path."""
    try:
        yield
    except CannotStore as error:
        raise CannotStore(spoken(error.field, record), error.characters) from error


def _writable(found: Found) -> None:
    if found.loaded.read_only:
        raise NewerVersion(found.path)


def _within_limit(data: bytes) -> bytes:
    if len(data) > LIMIT:
        raise TooLarge(len(data), LIMIT)
    return data
