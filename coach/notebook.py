"""A notebook: what a folder holds, and the only way to change it so that nothing is ever lost."""

from __future__ import annotations

import contextlib
import gc
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.problems import Problem, Where
from coach.records import KINDS, Kind, Record, Settings, Shelves, new_id
from coach.store.disk import Disk
from coach.store.drafts import Drafts
from coach.store.failures import NewerVersion, NotThere
from coach.store.folder import Folder, Found
from coach.store.history import History, Version
from coach.store.loading import load
from coach.store.saving import Saving
from coach.store.text import LIMIT
from coach.store.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.records.action import Action
    from coach.records.conversation import Conversation
    from coach.records.goal import Goal
    from coach.records.person import Person
    from coach.records.shelf_item import ShelfItem
    from coach.store.disk import Stamp

SETTINGS = Kind(name=Settings.kind, folder="", prefix=Settings.prefix, record=Settings)
SETTINGS_FILE = "notebook.yaml"


class Notebook:
    """One person's records in one folder; one instance may be shared by all threads of a server."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        vault = Vault(folder, disk, tuple(kind.folder for kind in KINDS))
        self.folder = folder
        self.drafts = Drafts(vault)
        self._disk = disk
        self._vault = vault
        self._history = History(vault)
        self._guard = threading.RLock()
        self._saving = Saving(vault, self._history, self._guard)
        self._folders = {kind.prefix: Folder(disk, folder / kind.folder, kind) for kind in KINDS}
        self._settings = Folder(disk, folder, SETTINGS, SETTINGS_FILE)
        self._shelves: Shelves | None = None

    @classmethod
    def open(cls, folder: Path, *, disk: Disk | None = None) -> Notebook:
        """The notebook in a folder, read whole; nothing is made on disk before the first save or draft."""
        notebook = cls(Path(folder), disk or Disk())
        notebook.refresh()
        return notebook

    def refresh(self) -> None:
        """Read what changed on disk since the last time; cheap where nothing did.

        While the folder is away, as a drive that was taken out, what was read last stays.
        """
        with self._guard, _no_collecting():
            with contextlib.suppress(OSError):
                self._vault.see()
            if self._vault.gone:
                return
            for folder in self._all():
                if folder.refresh():
                    self._shelves = None

    @property
    def shelves(self) -> Shelves:
        """All records at one moment; what the rules and the trends look at."""
        with self._guard:
            if self._shelves is None:
                lists: dict[str, Any] = {
                    each.kind.folder: each.listing().records for each in self._folders.values()
                }
                kept = next(iter(self._settings.listing().records), None)
                settings = kept if isinstance(kept, Settings) else Settings(id="notebook")
                self._shelves = Shelves(**lists, settings=settings)
            return self._shelves

    @property
    def goals(self) -> tuple[Goal, ...]:
        """What the person wants."""
        return self.shelves.goals

    @property
    def people(self) -> tuple[Person, ...]:
        """Whom the person talks with, or might."""
        return self.shelves.people

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """The conversations, planned, held and reflected on."""
        return self.shelves.conversations

    @property
    def actions(self) -> tuple[Action, ...]:
        """The give-backs, next steps, thank-yous, follow-ups and reports."""
        return self.shelves.actions

    @property
    def shelf(self) -> tuple[ShelfItem, ...]:
        """The articles and events that may help somebody."""
        return self.shelves.shelf

    @property
    def settings(self) -> Settings:
        """What holds for the whole notebook."""
        return self.shelves.settings

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with files of the notebook, by file and line."""
        with self._guard:
            found = tuple(problem for each in self._all() for problem in each.listing().problems)
        return (_away(self.folder), *found) if self.gone else found

    @property
    def gone(self) -> bool:
        """Whether the folder was there and is no more."""
        return self._vault.gone

    def find(self, record_id: str) -> Record | None:
        """The record with an identity, or None."""
        found = self._at(record_id)
        return found.loaded.record if found else None

    def seen(self, record_id: str) -> str | None:
        """The fingerprint of a record's file as last read: what a save must carry; None for a new record."""
        found = self._at(record_id)
        return found.fingerprint if found else None

    def with_seen(self, record_id: str) -> tuple[Record, str] | None:
        """A record and the fingerprint it belongs to, taken together: what a form starts from."""
        found = self._at(record_id)
        return (found.loaded.record, found.fingerprint) if found and found.loaded.record else None

    def as_of(self, record_id: str, mark: str) -> Record | None:
        """The record as it was when it had a fingerprint; None where that version is not known any more."""
        return self._saving.as_of(self._folder_of(record_id), record_id, mark) if mark else None

    def changed_at(self, record_id: str) -> datetime | None:
        """When the file of a record was last changed, by Rapport or by anything else."""
        found = self._at(record_id)
        return datetime.fromtimestamp(found.stamp.mtime_ns / 1e9, UTC) if found else None

    def read_only(self, record_id: str) -> bool:
        """Whether a newer Rapport wrote the record, so that it is shown and never written."""
        found = self._at(record_id)
        return found is not None and found.loaded.read_only

    def broken(self, record_id: str) -> Problem | None:
        """What is wrong with the file that bears a record's identity in its name, where it cannot be read."""
        if self._at(record_id) is not None:
            return None
        with self._guard:
            return self._folder_of(record_id).broken(record_id)

    def text_of(self, file: Path) -> str:
        """A file of the notebook as it stands, readable as a record or not; empty where it is gone."""
        try:
            data, _ = self._disk.read(file, LIMIT)
        except OSError:
            return ""
        return data[:LIMIT].decode(errors="replace")

    @property
    def seconds(self) -> dict[Path, Record]:
        """The records in files whose identity another file has already, as sync tools make them."""
        with self._guard:
            found = [second for each in self._all() for second in each.listing().seconds]
            return {each.path: each.loaded.record for each in found if each.loaded.record}

    def keep_second(self, file: Path, *, now: datetime) -> str:
        """Put a second file in the place of the first, which stays in the history; gives the fingerprint."""
        second, record = self._second(file)
        mark = self._restored(record.id, self._disk.read(file, LIMIT)[0], self.seen(record.id), now)
        self._saving.put_away(self._folder_of(record.id), second, record, now)
        self._changed("")
        return mark

    def put_second_away(self, file: Path, *, now: datetime) -> None:
        """Move a second file to the earlier versions of its record; the first stays as it is."""
        second, record = self._second(file)
        self._saving.put_away(self._folder_of(record.id), second, record, now)
        self._changed("")

    def keep_both(self, file: Path, *, now: datetime) -> Record:
        """Make a second file a record with an identity of its own; the file goes to the history."""
        _, record = self._second(file)
        other = record.but(id=new_id(type(record).prefix))
        self.save(other, seen=None, now=now)
        self.put_second_away(file, now=now)
        return other

    def _second(self, file: Path) -> tuple[Found, Record]:
        with self._guard:
            for second in (second for each in self._all() for second in each.listing().seconds):
                if second.path == file and second.loaded.record:
                    if second.loaded.read_only:
                        raise NewerVersion(file)
                    return second, second.loaded.record
        raise NotThere(file.name)

    def path(self, record_id: str) -> Path | None:
        """The file of a record, or None where there is none."""
        found = self._at(record_id)
        return found.path if found else None

    def save(self, record: Record, *, seen: str | None, now: datetime) -> str:
        """Keep a record, whole and durable; gives the new fingerprint.

        What it replaces stays in the history. Saving what the disk already says is a quiet success.

        Args:
            record: the record as it shall be.
            seen: the fingerprint it was started from, None for a new one; raises `ChangedElsewhere` where
                the file on disk is another.
            now: the moment the history notes.
        """
        return self._changed(self._saving.save(self._folder_of(record.id), record, seen, now))

    def save_settings(self, settings: Settings, *, now: datetime) -> str:
        """Keep the settings; gives their new fingerprint."""
        return self.save(settings, seen=self.seen(settings.id), now=now)

    def remove(self, record_id: str, *, seen: str | None, now: datetime) -> None:
        """Take a record away into the trash; what is gone already is a quiet success."""
        self._saving.remove(self._folder_of(record_id), record_id, seen, now)
        self._changed("")

    def history(self, record_id: str) -> tuple[Version, ...]:
        """What saves replaced of a record, the latest first."""
        return self._history.versions(record_id, self._live(record_id))

    def _live(self, record_id: str) -> Stamp | None:
        if record_id != "notebook" and record_id.partition("-")[0] not in self._folders:
            return None  # of a kind that a newer Rapport knows
        broken = self.broken(record_id)
        file = broken.where.file if broken else self.path(record_id)
        return self._disk.stamp(file) if file else None

    def as_kept(self, version: Version) -> bool:
        """Whether no other program changed an earlier version since it was kept."""
        return self._history.as_kept(version)

    def earlier(self, version: Version) -> Record | None:
        """The record as an earlier version has it; None where that cannot be read today."""
        data = self._history.read(version)
        return load(self._folder_of(version.record_id).kind, data, version.path).record

    def restore(self, record_id: str, version: Version, *, seen: str | None, now: datetime) -> str:
        """Bring an earlier version back, byte by byte; a save like any other. Gives the new fingerprint."""
        return self._restored(record_id, self._history.read(version), seen, now)

    def _restored(
        self, record_id: str, data: bytes, seen: str | None, now: datetime, kept: Path | None = None
    ) -> str:
        folder = self._folder_of(record_id)
        return self._changed(self._saving.restore(folder, record_id, data, seen, now, kept=kept))

    def trash(self) -> tuple[Version, ...]:
        """What was removed and can be had back, the latest first."""
        return self._history.removed(self._live)

    def undo_remove(self, record_id: str, *, now: datetime) -> str:
        """Bring a removed record back from the trash, also on a full disk; gives its fingerprint."""
        version = next((each for each in self.trash() if each.record_id == record_id), None)
        if version is None:
            raise NotThere(record_id)
        mark = self._restored(record_id, self._history.read(version), None, now, version.path)
        self._history.forget(version)
        return mark

    def _changed(self, mark: str) -> str:
        with self._guard:
            self._shelves = None
        return mark

    def _at(self, record_id: str) -> Found | None:
        with self._guard:
            try:
                return self._folder_of(record_id).at(record_id)
            except NotThere:
                return None

    def _folder_of(self, record_id: str) -> Folder:
        if record_id == "notebook":
            return self._settings
        folder = self._folders.get(record_id.partition("-")[0])
        if folder is None:
            raise NotThere(record_id)
        return folder

    def _all(self) -> Iterator[Folder]:
        yield from self._folders.values()
        yield self._settings


def _away(folder: Path) -> Problem:
    remedy = "put it back where it was, or plug its drive in again; until then you see what was read last"
    return Problem(Where(folder), "the notebook's folder is no longer there", remedy)


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the garbage collector still while thousands of records are made, and let it take them for old.

    It would look at each new object three times on its way to the old ones, a fifth of the whole reading;
    to freeze and thaw moves them there at once, and they are collected like any other.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
