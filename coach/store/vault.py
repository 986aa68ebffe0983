"""A notebook's folder with its `.store`: made on the first write, locked for each, swept of what died."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from coach.store.failures import FolderGone, Locked, reason
from coach.store.whole import write_new

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coach.store.disk import Disk

PATIENCE = 10.0
TEMPORARY = re.compile(r"\.~.*\.tmp")
_ROOMS = ("history", "trash", "drafts")


class Vault:
    """One notebook's folder; every write goes through `locked`."""

    def __init__(self, root: Path, disk: Disk, folders: tuple[str, ...]) -> None:
        self.root = root
        self.disk = disk
        self.store = root / ".store"
        self._lock = self.store / "lock"
        self._folders = folders
        self.gone = False
        self._was_there = False
        self._swept = False
        self._prepared = False

    def see(self) -> bool:
        """Whether the folder is there; that it once was is remembered, so that it is not made twice."""
        there = self.disk.stamp(self.root) is not None
        self._was_there = self._was_there or there
        self.gone = self._was_there and not there
        return there

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other window and process from writing; raises the reason where that cannot be."""
        try:
            handle = self._handle()
        except OSError as error:
            raise reason(error, self.root) from error
        if handle is None:
            raise Locked(self.root)
        try:
            if not self._swept:
                self._sweep()
            yield
        except OSError as error:
            raise reason(error, self.root) from error
        finally:
            with contextlib.suppress(OSError):
                self.disk.close(handle)

    def _handle(self) -> int | None:
        if self._prepared:
            with contextlib.suppress(FileNotFoundError):
                return self.disk.lock(self._lock, PATIENCE)
        self.prepare()
        return self.disk.lock(self._lock, PATIENCE)

    def prepare(self) -> None:
        """Make what is missing of the folders, each durable before the next; raises OSError."""
        if not self.see() and self._was_there:
            raise FolderGone(self.root)
        if self.disk.stamp(self.store) is None:
            self.make(self.store)
            with contextlib.suppress(FileExistsError):
                write_new(self.disk, self.store / ".gitignore", b"*\n", 0o600)
        for name in _ROOMS:
            if self.disk.stamp(self.store / name) is None:
                self.make(self.store / name)
        for name in self._folders:
            if self.disk.stamp(self.root / name) is None:
                self.make(self.root / name)
        self._was_there = self._prepared = True
        self.gone = False

    def make(self, folder: Path) -> None:
        """A folder, and those around it that are missing, for its owner only; raises OSError."""
        if self.disk.stamp(folder.parent) is None:
            self.make(folder.parent)
        with contextlib.suppress(FileExistsError):
            self.disk.make_folder(folder)
        self.disk.sync_folder(folder.parent)

    def _sweep(self) -> None:
        """Take away the temporary files of whoever died while saving; under the lock none is alive."""
        with contextlib.suppress(OSError):
            for folder in (self.root, *(self.root / name for name in self._folders)):
                for name in self.disk.entries(folder):
                    if TEMPORARY.fullmatch(name):
                        self.disk.remove(folder / name)
            self._swept = True
