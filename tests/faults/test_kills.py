"""A process that saves and says so is killed at any moment; what it said must be there."""

from __future__ import annotations

import os
import signal
import time
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, NoReturn

import pytest

from coach.notebook import Notebook
from coach.records import Person
from coach.store.disk import Disk
from coach.store.history import VersionGone
from tests.faults.shares import share

if TYPE_CHECKING:
    from pathlib import Path

    from coach.store.history import Version

START = datetime(2026, 1, 20, 12, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


class InPlace(Disk):
    """Control: the file itself is written anew, as `open(path, "w")` does."""

    def replace(self, old: Path, new: Path) -> None:
        """Write the bytes into the file that is there."""
        with new.open("wb") as file:
            for line in old.read_bytes().splitlines(keepends=True):
                file.write(line)
                file.flush()
                time.sleep(0.00001)
        old.unlink()


def _record(number: int, record_id: str) -> Person:
    lines = "\n".join(f"{number} and what was said" for _ in range(250))
    return Person.model_validate({"id": record_id, "name": "Ada", "role": str(number), "notes": lines})


def _save_for_ever(folder: Path, disk: Disk, record_id: str, number: int, say: int) -> NoReturn:
    """What the child does: save the next number, say that it is saved, and so on."""
    try:
        notebook = Notebook.open(folder, disk=disk)
        while True:
            number += 1
            now = START + timedelta(seconds=number)
            notebook.save(_record(number, record_id), seen=notebook.seen(record_id), now=now)
            os.write(say, number.to_bytes(4))
    finally:
        os._exit(1)


def _killed_once(folder: Path, disk: Disk, record_id: str, number: int, after: float) -> int:
    """The last number that a child said was saved before it was killed."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        _save_for_ever(folder, disk, record_id, number, say)
    os.close(say)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(hear, "rb") as said:
        heard = said.read()
    return int.from_bytes(heard[-4:]) if heard else number


def _rounds(folder: Path, disk: Disk, size: int, random: Random) -> tuple[int, int]:
    """How many acknowledged saves were lost, and how many records were torn, in so many kills."""
    lost = torn = 0
    for each in range(size):
        record_id = f"pe-{each // 20:08}"
        before = Notebook.open(folder).find(record_id)
        number = int(before.role) if isinstance(before, Person) and before.role.isdigit() else 0
        said = _killed_once(folder, disk, record_id, number, random.uniform(0.002, 0.04))
        notebook = Notebook.open(folder)
        found = notebook.find(record_id)
        if not isinstance(found, Person):
            torn += bool(said or notebook.problems)
            lost += bool(said)
            for file in (folder / "people").glob(f"*{record_id}.yaml"):
                file.unlink()
        elif not found.role.isdigit() or found != _record(int(found.role), record_id):
            torn += 1
            (notebook.path(record_id) or folder).unlink()
        else:
            lost += int(found.role) < said
            torn += any(not _whole(notebook, version) for version in notebook.history(record_id))
    return lost, torn


def _whole(notebook: Notebook, version: Version) -> bool:
    try:
        found = notebook.earlier(version)
    except VersionGone:
        return False
    return isinstance(found, Person) and found == _record(int(found.role or 0), found.id)


@share(60, long=1_000)
def test_no_acknowledged_save_is_lost_to_a_kill(size: int, folder: Path) -> None:
    """After kill -9 at any moment what was acknowledged is there, whole, and so is its history."""
    assert (0, 0) == _rounds(folder, Disk(), size, Random(1))


@share(60, long=1_000)
def test_the_harness_sees_writing_in_place_tear_records(size: int, folder: Path) -> None:
    """Control: written in place, more than one record in ten is torn."""
    _, torn = _rounds(folder, InPlace(), size, Random(2))
    assert torn > size // 10


def test_what_a_killed_process_left_is_swept(folder: Path) -> None:
    """Temporary files of the dead are taken away by the next save, under the lock."""
    for each in range(6):
        _killed_once(folder, Disk(), "pe-00000000", each * 1000, 0.02)
    (folder / "people" / ".~left-behind.yaml.0123.tmp").write_text("half", encoding="utf-8")
    notebook = Notebook.open(folder)
    notebook.save_settings(notebook.settings.but(name="Sam"), now=START)
    assert [] == list(folder.rglob("*.tmp"))
