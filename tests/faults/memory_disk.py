"""A disk in memory that holds writes back, so that each state a crash may leave can be looked at.

What is not synced may be lost, kept or garbled: a file's bytes until `sync`, a folder's names until
`sync_folder`, and of those any of them, in any mixture. That is less forgiving than a real file system.
"""

from __future__ import annotations

import errno
import itertools
import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.store.disk import Disk, Stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from random import Random

GARBAGE = b"\x00" * 40
Tree = dict[str, bytes]


@dataclass(eq=False, slots=True)
class Inode:
    """A file or a folder: what it is now, and what of it would survive."""

    number: int
    mode: int
    mtime: int
    data: bytes = b""
    durable: bytes = b""
    names: dict[str, Inode] = field(default_factory=dict)
    durable_names: dict[str, Inode] = field(default_factory=dict)
    pending: list[dict[str, Inode | None]] = field(default_factory=list)

    @property
    def folder(self) -> bool:
        """Whether it holds names."""
        return stat.S_ISDIR(self.mode)


class MemoryDisk(Disk):
    """A disk whose crash states can be told; `changed` is called after everything that alters it."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)
        self.clock = itertools.count(10**18, 10**10)
        self.root = Inode(0, stat.S_IFDIR | 0o700, 0)
        self.open: dict[int, Inode] = {}
        self.changed: Callable[[], None] = lambda: None

    def now_ns(self) -> int:
        """Time goes on by ten seconds a look, so that every file counts as settled."""
        return next(self.clock)

    def at(self, path: Path) -> Inode:
        """What is at a path."""
        found = self.root
        for part in path.parts[1:]:
            if part not in found.names:
                raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
            found = found.names[part]
        return found

    def note(self, folder: Inode, change: dict[str, Inode | None]) -> None:
        """Alter a folder's names in one step."""
        for name, inode in change.items():
            if inode is None:
                folder.names.pop(name, None)
            else:
                folder.names[name] = inode
        folder.pending.append(change)
        folder.mtime = next(self.clock)
        self.changed()

    def entries(self, folder: Path) -> dict[str, Stamp]:
        """What lies in a folder."""
        try:
            return {name: _stamp(inode) for name, inode in self.at(folder).names.items()}
        except FileNotFoundError:
            return {}

    def stamp(self, path: Path) -> Stamp | None:
        """The state of one path."""
        try:
            return _stamp(self.at(path))
        except FileNotFoundError:
            return None

    def read(self, path: Path, limit: int) -> tuple[bytes, Stamp]:
        """A file's bytes as they are now."""
        inode = self.at(path)
        return inode.data[: limit + 1], _stamp(inode)

    def may_write(self, path: Path) -> bool:
        """Whether there is such a file: all of them may be written."""
        return self.stamp(path) is not None

    def open_new(self, path: Path, mode: int) -> int:
        """A new empty file."""
        folder = self.at(path.parent)
        if path.name in folder.names:
            raise FileExistsError(errno.EEXIST, "exists", str(path))
        inode = Inode(next(self.numbers), stat.S_IFREG | mode, next(self.clock))
        self.open[inode.number] = inode
        self.note(folder, {path.name: inode})
        return inode.number

    def write(self, handle: int, data: memoryview) -> int:
        """At most half of what is given, so that torn states are seen."""
        inode = self.open[handle]
        piece = bytes(data[: max(len(data) // 2, 200)])
        inode.data += piece
        inode.mtime = next(self.clock)
        self.changed()
        return len(piece)

    def sync(self, handle: int) -> None:
        """From now on these bytes survive."""
        inode = self.open[handle]
        inode.durable = inode.data
        self.changed()

    def close(self, handle: int) -> None:
        """Forget the handle."""
        self.open.pop(handle, None)

    def link(self, old: Path, new: Path) -> None:
        """A second name."""
        folder = self.at(new.parent)
        if new.name in folder.names:
            raise FileExistsError(errno.EEXIST, "exists", str(new))
        self.note(folder, {new.name: self.at(old)})

    def replace(self, old: Path, new: Path) -> None:
        """Rename within one folder, in one step."""
        self.note(self.at(new.parent), {new.name: self.at(old), old.name: None})

    def remove(self, path: Path) -> None:
        """Take a name away."""
        self.at(path)
        self.note(self.at(path.parent), {path.name: None})

    def make_folder(self, path: Path) -> None:
        """A new folder."""
        folder = self.at(path.parent)
        if path.name in folder.names:
            raise FileExistsError(errno.EEXIST, "exists", str(path))
        self.note(folder, {path.name: Inode(next(self.numbers), stat.S_IFDIR | 0o700, next(self.clock))})

    def sync_folder(self, path: Path) -> None:
        """From now on these names survive."""
        folder = self.at(path)
        folder.durable_names, folder.pending = dict(folder.names), []
        self.changed()

    def lock(self, path: Path, seconds: float) -> int | None:
        """A lock that is always free; the file is made without a trace, for it holds nothing."""
        del path, seconds
        return -1

    def crash_states(self, random: Random, most: int) -> Iterator[Tree]:
        """What a crash at this moment may leave, at most so many of the possible mixtures."""
        loose = [inode for inode in _folders(self.root) if inode.pending]
        torn = [inode for inode in _files(self.root) if inode.data != inode.durable]
        ops = [(folder, number) for folder in loose for number in range(len(folder.pending))]
        choices = [range(2)] * len(ops) + [range(4)] * len(torn)
        every: Iterator[tuple[int, ...]] = itertools.product(*choices)
        if 2 ** len(ops) * 4 ** len(torn) > most:
            every = iter([tuple(random.choice(each) for each in choices) for _ in range(most)])
        for chosen in every:
            kept = {op for op, keep in zip(ops, chosen, strict=False) if keep}
            how = dict(zip([inode.number for inode in torn], chosen[len(ops) :], strict=True))
            tree: Tree = {}
            _survivors(self.root, "", kept, how, tree)
            yield tree


def _survivors(
    folder: Inode, path: str, kept: set[tuple[Inode, int]], how: dict[int, int], tree: Tree
) -> None:
    names = dict(folder.durable_names)
    for number, change in enumerate(folder.pending):
        if (folder, number) in kept:
            for name, inode in change.items():
                if inode is None:
                    names.pop(name, None)
                else:
                    names[name] = inode
    for name, inode in names.items():
        here = f"{path}/{name}"
        if inode.folder:
            _survivors(inode, here, kept, how, tree)
        else:
            data = inode.data
            tree[here] = (inode.durable, data, data[: len(data) // 2], GARBAGE)[how.get(inode.number, 1)]


def _folders(folder: Inode) -> Iterator[Inode]:
    yield folder
    seen = {inode.number: inode for inode in [*folder.names.values(), *folder.durable_names.values()]}
    for inode in seen.values():
        if inode.folder:
            yield from _folders(inode)


def _files(root: Inode) -> list[Inode]:
    found: dict[int, Inode] = {}
    for folder in _folders(root):
        inodes: list[Inode | None] = [*folder.names.values(), *folder.durable_names.values()]
        for change in folder.pending:
            inodes += change.values()
        found.update({inode.number: inode for inode in inodes if inode is not None and not inode.folder})
    return list(found.values())


def _stamp(inode: Inode) -> Stamp:
    return Stamp(inode.mtime, inode.mtime, len(inode.data), inode.number, inode.mode)


class NoFileSync(MemoryDisk):
    """Control: bytes are never put on stable storage."""

    def sync(self, handle: int) -> None:
        """Nothing."""
        del handle
        self.changed()


class NoFolderSync(MemoryDisk):
    """Control: names are never put on stable storage, but for those of folders."""

    def sync_folder(self, path: Path) -> None:
        """Keep only what is a folder."""
        folder = self.at(path)
        folders = [
            change for change in folder.pending if all(each and each.folder for each in change.values())
        ]
        for change in folders:
            folder.durable_names.update({name: inode for name, inode in change.items() if inode})
            folder.pending.remove(change)
        self.changed()


class InPlace(MemoryDisk):
    """Control: the file itself is written anew, as `open(path, "w")` does."""

    def replace(self, old: Path, new: Path) -> None:
        """Write the bytes into the file that is there."""
        fresh, target = self.at(old), self.at(new)
        for data in (b"", fresh.data[: len(fresh.data) // 2], fresh.data):
            target.data = data
            self.changed()
        target.durable = target.data
        self.note(self.at(old.parent), {old.name: None})


class SyncAfterRename(MemoryDisk):
    """Control: the bytes are put on stable storage only after the name was given."""

    def sync(self, handle: int) -> None:
        """Later."""
        del handle
        self.changed()

    def replace(self, old: Path, new: Path) -> None:
        """Rename, then sync the bytes."""
        super().replace(old, new)
        self._now(new)

    def link(self, old: Path, new: Path) -> None:
        """Link, then sync the bytes."""
        super().link(old, new)
        self._now(new)

    def _now(self, path: Path) -> None:
        inode = self.at(path)
        inode.durable = inode.data
        self.changed()


class UnlinkThenRename(MemoryDisk):
    """Control: the old file is taken away before the new one gets its name."""

    def replace(self, old: Path, new: Path) -> None:
        """Two steps instead of one."""
        self.remove(new)
        super().replace(old, new)


CONTROLS = (NoFileSync, NoFolderSync, InPlace, SyncAfterRename, UnlinkThenRename)


def written_to(folder: Path, tree: Tree) -> None:
    """Put a crash state onto a real disk."""
    for name, data in tree.items():
        file = folder / name.lstrip("/")
        os.makedirs(file.parent, exist_ok=True)  # noqa: PTH103
        file.write_bytes(data)
