"""A real disk that fails at one call, or dies at one: before doing it, after doing it, or halfway."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.store.disk import Disk, Stamp

if TYPE_CHECKING:
    from pathlib import Path


class Killed(BaseException):
    """The process is no more; nothing it would have done next happens."""


class FailingDisk(Disk):
    """Counts its calls and fails at call number `at`; with `sticky` at each one after it too.

    Args:
        at: the call that fails, from 1; 0 for none.
        code: the system's error number; 0 kills instead, and no later call does anything.
        sticky: whether the calls after it fail too.
        late: whether the call is done before it reports its failure, as a network drive may.
    """

    def __init__(self, at: int = 0, code: int = 0, *, sticky: bool = False, late: bool = False) -> None:
        self.at = at
        self.code = code
        self.sticky = sticky
        self.late = late
        self.calls: list[str] = []
        self.handles: set[int] = set()

    def heal(self) -> None:
        """From now on nothing fails."""
        self.at = 0

    def _do(self, name: str, *given: Any) -> Any:
        self.calls.append(name)
        now = len(self.calls)
        bad = self.at and (now == self.at or (now > self.at and (self.sticky or not self.code)))
        if bad and not self.code:
            raise Killed
        if bad and not self.late:
            self._let_go(name, *given)
            raise OSError(self.code, f"made to fail in {name}")
        done = getattr(Disk, name)(self, *given)
        if bad:
            if name in ("lock", "open_new"):
                super().close(done)
            raise OSError(self.code, f"made to fail after {name}")
        return done

    def _let_go(self, name: str, *given: Any) -> None:
        """A handle is gone also where giving it back failed."""
        if name == "close":
            super().close(given[0])

    def entries(self, folder: Path) -> dict[str, Stamp]:
        """May fail."""
        return self._do("entries", folder)  # type: ignore[no-any-return]

    def stamp(self, path: Path) -> Stamp | None:
        """May fail."""
        return self._do("stamp", path)  # type: ignore[no-any-return]

    def read(self, path: Path, limit: int) -> tuple[bytes, Stamp]:
        """May fail."""
        return self._do("read", path, limit)  # type: ignore[no-any-return]

    def open_new(self, path: Path, mode: int) -> int:
        """May fail."""
        handle: int = self._do("open_new", path, mode)
        self.handles.add(handle)
        return handle

    def write(self, handle: int, data: memoryview) -> int:
        """May fail."""
        return self._do("write", handle, data)  # type: ignore[no-any-return]

    def sync(self, handle: int) -> None:
        """May fail."""
        self._do("sync", handle)

    def close(self, handle: int) -> None:
        """May fail; the handle is gone all the same, also where the process was killed."""
        self.handles.discard(handle)
        if self.at and not self.code and len(self.calls) + 1 >= self.at and type(self) is not ShortDisk:
            super().close(handle)
            raise Killed
        self._do("close", handle)

    def link(self, old: Path, new: Path) -> None:
        """May fail."""
        self._do("link", old, new)

    def replace(self, old: Path, new: Path) -> None:
        """May fail."""
        self._do("replace", old, new)

    def remove(self, path: Path) -> None:
        """May fail."""
        self._do("remove", path)

    def make_folder(self, path: Path) -> None:
        """May fail."""
        self._do("make_folder", path)

    def sync_folder(self, path: Path) -> None:
        """May fail."""
        self._do("sync_folder", path)

    def lock(self, path: Path, seconds: float) -> int | None:
        """May fail."""
        handle: int | None = self._do("lock", path, seconds)
        return handle


class ShortDisk(FailingDisk):
    """A disk whose call number `at` writes only a part, where it is a write."""

    def write(self, handle: int, data: memoryview) -> int:
        """Half of what was given, once."""
        short = len(self.calls) + 1 == self.at
        self.calls.append("write")
        return Disk.write(self, handle, data[: max(len(data) // 2, 1)] if short else data)

    def _do(self, name: str, *given: Any) -> Any:
        self.calls.append(name)
        return getattr(Disk, name)(self, *given)
