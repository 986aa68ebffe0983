"""How one file is created, replaced or removed so that a crash leaves the old or the new, and never less."""

from __future__ import annotations

import contextlib
import errno
import secrets
from typing import TYPE_CHECKING

from coach.store.failures import NoPermission, NotAFile, Unconfirmed, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coach.store.disk import Disk, Stamp

_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}


class Moved(Exception):  # noqa: N818  (the notebook turns it into ChangedElsewhere, with both versions)
    """Somebody else wrote, made or removed the file while we were about to."""


def create(disk: Disk, target: Path, data: bytes) -> None:
    """A new file, whole and durable when this returns; raises `Moved` where the name is taken."""
    temp = _beside(target)
    with _undone(disk, target, [temp]):
        write_new(disk, temp, data, 0o600)
    with _undone(disk, target, [temp]), _told_truly(disk, target, data):
        try:
            disk.link(temp, target)
        except OSError as error:
            if error.errno == errno.EEXIST:
                raise Moved from error
            if error.errno not in _NO_LINKS:
                raise
            if disk.stamp(target) is not None:
                raise Moved from error
            disk.replace(temp, target)
    with contextlib.suppress(OSError):
        disk.remove(temp)
    _confirm(disk, target)


def bring_back(disk: Disk, target: Path, data: bytes, *, kept: Path) -> None:
    """A file that is kept under another name, in its place again; a link, so that a full disk allows it."""
    with _undone(disk, target, []), _told_truly(disk, target, data):
        try:
            disk.link(kept, target)
        except OSError as error:
            if error.errno == errno.EEXIST:
                raise Moved from error
            if error.errno not in _NO_LINKS:
                raise
            linked = False
        else:
            linked = True
    if linked:
        _confirm(disk, target)
    else:
        create(disk, target, data)


def replace(disk: Disk, target: Path, data: bytes, *, old: tuple[bytes, Stamp], keep: Path | None) -> None:
    """The new bytes in the place of the old, durable when this returns.

    Args:
        disk: the disk.
        target: the file.
        data: its new bytes.
        old: its bytes and state as read under the lock; raises `Moved` where they are so no more.
        keep: where the old bytes stay, in history; None where they equal the new.
    """
    state = old[1]
    if not state.regular:
        raise NotAFile(target)
    if not disk.may_write(target):
        raise NoPermission(target)
    temp = _beside(target)
    made = [temp]
    with _undone(disk, target, made):
        # The link is made before the wait for the bytes, so that a disk with a journal waits once for both.
        with _written(disk, temp, data, state.mode & 0o777):
            if keep:
                made.append(keep)
                _keep(disk, target, keep, old[0])
        if keep:
            disk.sync_folder(keep.parent)
        _last_look(disk, target, state)
        with _told_truly(disk, target, data):
            disk.replace(temp, target)
    _confirm(disk, target)


def remove(disk: Disk, target: Path, *, old: tuple[bytes, Stamp], keep: Path) -> None:
    """Take a file away, after it was kept elsewhere; durable when this returns."""
    with _undone(disk, target, [keep]):
        keep_old(disk, target, keep, old[0])
        _last_look(disk, target, old[1])
        with _told_truly(disk, target, None):
            disk.remove(target)
    _confirm(disk, target)


def write_new(disk: Disk, path: Path, data: bytes, mode: int) -> None:
    """A file that did not exist, all its bytes on stable storage; raises OSError."""
    with _written(disk, path, data, mode):
        pass


@contextlib.contextmanager
def _written(disk: Disk, path: Path, data: bytes, mode: int) -> Iterator[None]:
    """A new file with all its bytes, on stable storage when the block is left without an error."""
    handle = disk.open_new(path, mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[disk.write(handle, rest) :]
        yield
        disk.sync(handle)
    finally:
        disk.close(handle)


def keep_old(disk: Disk, target: Path, keep: Path, data: bytes) -> None:
    """Keep a file's bytes under a second name, durably; where the disk has no links, as a copy."""
    _keep(disk, target, keep, data)
    disk.sync_folder(keep.parent)


def _keep(disk: Disk, target: Path, keep: Path, data: bytes) -> None:
    try:
        disk.link(target, keep)
    except OSError as error:
        if error.errno == errno.EEXIST and disk.read(keep, len(data))[0] == data:
            return
        if error.errno not in _NO_LINKS:
            raise
        write_new(disk, keep, data, 0o600)


def _beside(target: Path) -> Path:
    return target.with_name(f".~{target.name[:200]}.{secrets.token_hex(4)}.tmp")


def _last_look(disk: Disk, target: Path, state: Stamp) -> None:
    now = disk.stamp(target)
    if now is None or not now.same_content(state):
        raise Moved


@contextlib.contextmanager
def _undone(disk: Disk, target: Path, made: Sequence[Path]) -> Iterator[None]:
    """Take back what was made beside the target when the target was not changed, and say why."""
    try:
        yield
    except Exception as error:
        for path in made:
            with contextlib.suppress(OSError):
                disk.remove(path)
        if isinstance(error, OSError):
            raise reason(error, target) from error
        raise


@contextlib.contextmanager
def _told_truly(disk: Disk, target: Path, data: bytes | None) -> Iterator[None]:
    """Read the truth again when the decisive call failed: it may have been done all the same."""
    try:
        yield
    except OSError as error:
        try:
            done = _is_now(disk, target, data)
        except OSError:
            done = True
        if done:
            raise Unconfirmed(target, error) from error
        raise


def _is_now(disk: Disk, target: Path, data: bytes | None) -> bool:
    if data is None:
        return disk.stamp(target) is None
    try:
        return disk.read(target, len(data))[0] == data
    except FileNotFoundError:
        return False


def _confirm(disk: Disk, target: Path) -> None:
    try:
        disk.sync_folder(target.parent)
    except OSError as error:
        raise Unconfirmed(target, error) from error
