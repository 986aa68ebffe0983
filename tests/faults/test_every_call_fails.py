"""A fault at every call to the system, with each error, once and for good, in each kind of change."""

from __future__ import annotations

import errno
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from coach.notebook import Notebook
from coach.records import Person
from coach.store.failures import CannotSave, DiskFull, NoPermission, ReadOnlyFolder, Unconfirmed
from tests.faults.failing_disk import FailingDisk, ShortDisk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.problems import CoachError

NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ID = "pe-7k2m9qf4"
OLD = Person.model_validate({"id": ID, "name": "Ada", "notes": "as it was\n" * 40})
NEW = Person.model_validate({"id": ID, "name": "Ada", "notes": "as it shall be\n" * 60})
CODES = ("EIO", "ENOSPC", "EACCES", "EDQUOT", "EROFS", "EMFILE", "ESTALE", "EINTR")


def _create(notebook: Notebook, seen: str | None) -> None:
    del seen
    notebook.save(NEW, seen=None, now=LATER)


def _update(notebook: Notebook, seen: str | None) -> None:
    notebook.save(NEW, seen=seen, now=LATER)


def _remove(notebook: Notebook, seen: str | None) -> None:
    notebook.remove(ID, seen=seen, now=LATER)


CHANGES: dict[str, tuple[Callable[[Notebook, str | None], None], Person | None, Person | None]] = {
    "create": (_create, None, NEW),
    "update": (_update, OLD, NEW),
    "remove": (_remove, OLD, None),
}


def _prepared(folder: Path, before: Person | None) -> str | None:
    """A notebook on disk as it is before the change; gives the fingerprint of the record."""
    return Notebook.open(folder).save(before, seen=None, now=NOW) if before else None


def _calls(folder: Path, change: str) -> int:
    """How many calls to the system a change makes."""
    act, before, _ = CHANGES[change]
    seen = _prepared(folder, before)
    disk = FailingDisk()
    notebook = Notebook.open(folder, disk=disk)
    opened = len(disk.calls)
    act(notebook, seen)
    return len(disk.calls) - opened


def _tried(folder: Path, change: str, disk: FailingDisk, at: int) -> str:
    """One change with one fault; asserts the promise and says how it ended."""
    act, before, after = CHANGES[change]
    seen = _prepared(folder, before)
    notebook = Notebook.open(folder, disk=disk)
    disk.at = len(disk.calls) + at
    try:
        act(notebook, seen)
        ended = "saved"
    except Unconfirmed:
        ended = "unconfirmed"
    except CannotSave:
        ended = "refused"
    disk.heal()
    found = Notebook.open(folder)
    expected = {"saved": [after], "refused": [before], "unconfirmed": [before, after]}[ended]
    assert found.find(ID) in expected, f"{change} ended {ended} at call {at}: {disk.calls[-1]}"
    assert () == found.problems
    assert set() == disk.handles
    notebook.refresh()
    act(notebook, seen)
    again = Notebook.open(folder)
    assert after == again.find(ID)
    assert () == again.problems
    again.save_settings(again.settings.but(name="Sam"), now=LATER)
    assert [] == list(folder.rglob("*.tmp"))
    return ended


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("sticky", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("code", CODES)
def test_a_fault_at_any_call_tears_nothing_and_is_never_called_a_success(
    folder: Path, change: str, code: str, *, sticky: bool
) -> None:
    """Whatever fails: the old or the new version is there, whole; what was said is true; a retry works."""
    calls = _calls(folder / "counted", change)
    ends = set()
    for at in range(1, calls + 1):
        disk = FailingDisk(code=getattr(errno, code), sticky=sticky)
        ends.add(_tried(folder / str(at), change, disk, at))
    assert "refused" in ends


@pytest.mark.parametrize("change", CHANGES)
def test_a_call_that_is_done_and_reports_failure_is_never_taken_for_undone(folder: Path, change: str) -> None:
    """A network drive may do what it says it did not: the truth is read again before anything is said."""
    calls = _calls(folder / "counted", change)
    for at in range(1, calls + 1):
        for sticky in (False, True):
            disk = FailingDisk(code=errno.EIO, sticky=sticky, late=True)
            _tried(folder / f"{at}-{sticky}", change, disk, at)


@pytest.mark.parametrize("change", CHANGES)
def test_a_short_write_is_carried_on(folder: Path, change: str) -> None:
    """A write that takes only a part is followed by one for the rest."""
    calls = _calls(folder / "counted", change)
    ends = {_tried(folder / str(at), change, ShortDisk(), at) for at in range(1, calls + 1)}
    assert {"saved"} == ends


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (errno.ENOSPC, DiskFull, "the disk is full"),
        (errno.EDQUOT, DiskFull, "the disk is full"),
        (errno.EROFS, ReadOnlyFolder, "can only be read"),
        (errno.EACCES, NoPermission, "may not be written to"),
        (errno.EIO, CannotSave, "the disk reported an error"),
    ],
)
def test_a_refusal_says_why(folder: Path, code: int, kind: type[CoachError], words: str) -> None:
    """The sentence names the reason and says that what was saved before is unchanged."""
    seen = _prepared(folder, OLD)
    disk = FailingDisk(code=code, sticky=True)
    notebook = Notebook.open(folder, disk=disk)
    disk.at = len(disk.calls) + 1
    with pytest.raises(kind, match=words) as raised:
        notebook.save(NEW, seen=seen, now=LATER)
    assert "What was saved before is unchanged." in raised.value.sentence


def test_the_harness_sees_a_save_in_place_tear_a_record(folder: Path) -> None:
    """Control: writing the file itself anew loses it at the same faults."""

    class InPlaceDisk(FailingDisk):
        def replace(self, old: Path, new: Path) -> None:
            data = old.read_bytes()
            self._do("stamp", new)
            new.write_bytes(b"")
            self._do("stamp", new)
            new.write_bytes(data)
            old.unlink()

    calls = _calls(folder / "counted", "update")
    torn = 0
    for at in range(1, calls + 3):
        try:
            _tried(folder / str(at), "update", InPlaceDisk(code=errno.EIO), at)
        except AssertionError:
            torn += 1
    assert torn > 0
