"""Several writers and readers at once: nobody overwrites unseen, nobody reads half."""

from __future__ import annotations

import os
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from coach.notebook import Notebook
from coach.problems import CoachError
from coach.records import KINDS, Person
from coach.store.disk import Disk
from coach.store.failures import ChangedElsewhere, FolderGone
from coach.store.loading import load
from tests.faults.shares import share

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)
ID = "pe-7k2m9qf4"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


class NoLock(Disk):
    """Control: nobody is excluded, and the moment after the last look is a little longer."""

    def lock(self, path: Path, seconds: float) -> int | None:
        """Always free."""
        del path, seconds
        return os.open(os.devnull, os.O_RDONLY)

    def replace(self, old: Path, new: Path) -> None:
        """Rename after a moment."""
        time.sleep(0.0005)
        super().replace(old, new)


class InPlace(Disk):
    """Control: the file itself is written anew, as `open(path, "w")` does."""

    def replace(self, old: Path, new: Path) -> None:
        """Write the bytes into the file that is there."""
        new.write_bytes(old.read_bytes())
        old.unlink()


def _count_on(notebook: Notebook, times: int) -> None:
    """Add one, so many times; where somebody was faster, look again and add one to that."""
    done = 0
    while done < times:
        notebook.refresh()
        taken = notebook.with_seen(ID)
        assert taken is not None
        record, seen = taken
        assert isinstance(record, Person)
        # Two that wish the very same are both content; so each says who it is.
        mine = record.but(
            role=str(int(record.role) + 1), notes=f"{os.getpid()} {threading.get_ident()} {done}"
        )
        try:
            notebook.save(mine, seen=seen, now=datetime.now(UTC))
            done += 1
        except (ChangedElsewhere, FolderGone):
            continue


def _forked(job: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            job()
            code = 0
        finally:
            os._exit(code)
    return child


def _in_processes(jobs: list[Callable[[], None]]) -> None:
    children = [_forked(job) for job in jobs]
    assert [0] * len(jobs) == [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def _in_threads(jobs: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _begun(folder: Path) -> Notebook:
    notebook = Notebook.open(folder)
    notebook.save(Person.model_validate({"id": ID, "name": "Ada", "role": "0"}), seen=None, now=NOW)
    return notebook


def _counted(folder: Path) -> int:
    found = Notebook.open(folder).find(ID)
    assert isinstance(found, Person)
    return int(found.role)


@share(1_000, long=4_000)
@pytest.mark.parametrize("writers", [2, 4])
@pytest.mark.parametrize("how", ["processes", "threads", "threads of one notebook"])
def test_no_update_is_lost_between_writers(size: int, folder: Path, how: str, writers: int) -> None:
    """Each of several writers that add one, looking again where it must, is counted."""
    shared = _begun(folder)
    each = size // 6 // writers

    def job() -> None:
        _count_on(shared if how == "threads of one notebook" else Notebook.open(folder), each)

    (_in_processes if how == "processes" else _in_threads)([job] * writers)
    assert each * writers == _counted(folder)


def test_the_harness_sees_updates_lost_without_a_lock(folder: Path) -> None:
    """Control: without the lock more than one update in a hundred is lost."""
    _begun(folder)
    _in_processes([lambda: _count_on(Notebook.open(folder, disk=NoLock()), 60)] * 2)
    assert _counted(folder) < 120 * 0.99


@share(5_000, long=100_000)
def test_readers_beside_writers_read_whole_records(size: int, folder: Path) -> None:
    """Whoever reads while two write sees a whole record each time, and never an older one after a newer."""
    torn, back, last = _read_beside(folder, Disk(), size)
    assert (0, 0) == (torn, back)
    assert last > 0


def test_the_harness_sees_readers_read_half(folder: Path) -> None:
    """Control: where the writers write in place, somebody reads half a record."""
    torn, _, _ = _read_beside(folder, InPlace(), 10_000)
    assert torn > 0


def _read_beside(folder: Path, disk: Disk, size: int) -> tuple[int, int, int]:
    """Of so many reads beside two writers: how many were torn, how many went back, and the last number."""
    notebook = _begun(folder)
    path = notebook.path(ID)
    assert path is not None
    stop = folder / "stop"

    def write() -> None:
        own = Notebook.open(folder, disk=disk)
        while not stop.exists():
            _count_on(own, 1)

    children = [_forked(write) for _ in range(2)]
    torn = back = last = 0
    for _ in range(size):
        number = _number(path)
        torn += number is None
        back += number is not None and number < last
        last = last if number is None else number
    stop.touch()
    for child in children:
        os.waitpid(child, 0)
    return torn, back, last


def _number(path: Path) -> int | None:
    """The number that a record's file holds just now; None where it holds no whole record."""
    kind = next(kind for kind in KINDS if kind.record is Person)
    try:
        record = load(kind, Disk().read(path, 10**6)[0], path).record
    except OSError:
        return None
    return int(record.role) if isinstance(record, Person) and record.role.isdigit() else None


def test_a_change_by_another_program_is_never_overwritten_unseen(folder: Path) -> None:
    """What an editor wrote after the form was opened stays, and all three versions are told."""
    notebook = _begun(folder)
    seen = notebook.seen(ID)
    path = notebook.path(ID)
    assert path is not None
    path.write_text(path.read_text(encoding="utf-8") + "notes: by hand\n", encoding="utf-8")
    with pytest.raises(ChangedElsewhere) as raised:
        notebook.save(Person.model_validate({"id": ID, "name": "Ada", "role": "5"}), seen=seen, now=NOW)
    error = raised.value
    assert isinstance(error.theirs, Person)
    assert isinstance(error.base, Person)
    assert ("by hand", "0", "") == (error.theirs.notes, error.base.role, error.base.notes)
    assert path.read_text(encoding="utf-8").endswith("notes: by hand\n")
    assert isinstance(error, CoachError)
