"""Every call to the operating system, in one class, so that a test can make each of them fail."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

# Neither exists on Windows, where a link needs rights that a person rarely has.
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_PLAIN = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_PIECE = 1 << 20
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class Stamp(NamedTuple):
    """What tells two states of a file apart without reading it; times in nanoseconds."""

    mtime_ns: int
    ctime_ns: int
    size: int
    inode: int
    mode: int

    @property
    def regular(self) -> bool:
        """Whether it is a plain file: no folder, link, pipe or device."""
        return stat.S_ISREG(self.mode)

    @property
    def folder(self) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self.mode)

    def same_content(self, other: Stamp) -> bool:
        """Whether nobody wrote in between; a new link to a file changes its ctime, so that is left out."""
        return self[0] == other[0] and self[2:4] == other[2:4]


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_mode)


class Disk:
    """The disk as it is. A test hands in another one that fails, forgets or counts."""

    def now_ns(self) -> int:
        """The machine's clock, in nanoseconds; only to tell whether a file was written a moment ago."""
        return time.time_ns()

    def entries(self, folder: Path) -> dict[str, Stamp]:
        """What lies in a folder, by name; nothing where the folder is missing."""
        found = {}
        new = tuple.__new__
        try:
            with os.scandir(folder) as scan:
                for entry in scan:
                    try:
                        state = entry.stat(follow_symlinks=False)
                        times = state.st_mtime_ns, state.st_ctime_ns
                        found[entry.name] = new(Stamp, (*times, state.st_size, state.st_ino, state.st_mode))
                    except FileNotFoundError:
                        continue
        except FileNotFoundError:
            return {}
        return found

    def stamp(self, path: Path) -> Stamp | None:
        """The state of one path, itself and not what it links to; None where there is nothing."""
        try:
            return _stamp(os.lstat(path))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def read(self, path: Path, limit: int) -> tuple[bytes, Stamp]:
        """At most `limit` + 1 bytes of a plain file, and its state; anything but a plain file is refused."""
        handle = os.open(path, os.O_RDONLY | _NOFOLLOW | _PLAIN)
        try:
            state = _stamp(os.fstat(handle))
            if not state.regular:
                raise OSError(errno.ELOOP, "not a plain file", str(path))
            data = os.read(handle, min(limit, max(state.size, 0)) + 1)
            while 0 < len(data) <= limit and (piece := os.read(handle, min(_PIECE, limit + 1 - len(data)))):
                data += piece
            return data, state
        finally:
            os.close(handle)

    def may_write(self, path: Path) -> bool:
        """Whether the system lets this person write to an existing file."""
        return os.access(path, os.W_OK)

    def open_new(self, path: Path, mode: int) -> int:
        """A handle on a file that did not exist, with exactly this mode whatever the umask."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _PLAIN, mode)
        if sys.platform != "win32":
            os.fchmod(handle, mode)
        return handle

    def write(self, handle: int, data: memoryview) -> int:
        """How many of the bytes went out; may be fewer than given."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Put a file's bytes on stable storage; on a Mac past the drive's own cache too."""
        if sys.platform == "darwin":
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        else:
            os.fsync(handle)

    def close(self, handle: int) -> None:
        """Give a handle back."""
        os.close(handle)

    def link(self, old: Path, new: Path) -> None:
        """A second name for a file; fails where the name is taken."""
        os.link(old, new, follow_symlinks=False)

    def replace(self, old: Path, new: Path) -> None:
        """Give a file another name, in one step, in the place of what had it."""
        old.replace(new)

    def remove(self, path: Path) -> None:
        """Take a name away."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """A new folder that only its owner may look into, whatever the umask."""
        path.mkdir(0o700)
        if sys.platform != "win32":
            path.chmod(0o700)

    def sync_folder(self, path: Path) -> None:
        """Put a folder's names on stable storage; Windows has no such call and needs none."""
        if sys.platform == "win32":
            return
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def lock(self, path: Path, seconds: float) -> int | None:
        """A handle that holds the lock until it is closed; None where others held it for that long.

        Every call opens the file anew, since `flock` tells handles apart and `lockf` does not: threads of
        one server must exclude each other too. A lock file that was deleted meanwhile is taken anew.
        """
        end = time.monotonic() + seconds
        pause = 0.0005
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | _NOFOLLOW | _PLAIN, 0o600)
            held = False
            try:
                held = _locked(handle) and self._is_at(handle, path)
            finally:
                if not held:
                    os.close(handle)
            if held:
                return handle
            if time.monotonic() > end:
                return None
            time.sleep(pause)
            pause = min(pause * 2, 0.02)

    def _is_at(self, handle: int, path: Path) -> bool:
        now = self.stamp(path)
        return now is not None and now.inode == os.fstat(handle).st_ino


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        raise
    return True
