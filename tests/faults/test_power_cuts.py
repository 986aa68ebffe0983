"""The power is cut while a process saves: a file system is shut down without a flush, and mounted anew."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import struct
import subprocess
import time
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, NoReturn

import pytest

from coach.notebook import Notebook
from coach.records import Person
from coach.store.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

fcntl = pytest.importorskip("fcntl")

START = datetime(2026, 1, 20, 12, tzinfo=UTC)
# What xfstests' `godown` does: both file systems know this call; 2 leaves the log unwritten.
SHUT_DOWN = 0x8004587D
WITHOUT_LOG = struct.pack("I", 2)


class NoFolderSync(Disk):
    """Control: names are never put on stable storage."""

    def sync_folder(self, path: Path) -> None:
        """Nothing."""


def _run(*command: str | Path) -> None:
    subprocess.run([str(each) for each in command], check=True, capture_output=True)


@pytest.fixture(params=["ext4", "xfs"])
def drive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """An image with a file system and the place to mount it; skipped where that takes rights we lack."""
    if getattr(os, "geteuid", lambda: -1)() != 0:
        pytest.skip("power cuts need root, to mount a file system of their own")
    if shutil.which(f"mkfs.{request.param}") is None:
        pytest.skip(f"power cuts on {request.param} need mkfs.{request.param}")
    image, place = tmp_path / "image", tmp_path / "drive"
    image.touch()
    os.truncate(image, 320 << 20)
    place.mkdir()
    try:
        _run(f"mkfs.{request.param}", "-q", image)
        _run("mount", "-o", "loop", image, place)
    except subprocess.CalledProcessError:
        pytest.skip("power cuts need loop devices")
    _run("umount", place)
    yield image, place
    with contextlib.suppress(subprocess.CalledProcessError):
        _run("umount", "-l", place)


def _record(number: int, record_id: str) -> Person:
    lines = "\n".join(f"{number} and what was said" for _ in range(60))
    return Person.model_validate({"id": record_id, "name": "Ada", "role": str(number), "notes": lines})


def _save_for_ever(folder: Path, disk: Disk, record_id: str, number: int, say: int) -> NoReturn:
    try:
        notebook = Notebook.open(folder, disk=disk)
        while True:
            number += 1
            now = START + timedelta(seconds=number)
            notebook.save(_record(number, record_id), seen=notebook.seen(record_id), now=now)
            os.write(say, number.to_bytes(4))
    finally:
        os._exit(1)


def _cut_once(drive: tuple[Path, Path], disk: Disk, record_id: str, after: float) -> tuple[int, int | None]:
    """The last number that was acknowledged before the cut, and the one found after it; None where torn."""
    image, place = drive
    _run("mount", "-o", "loop", image, place)
    folder = place / "notebook"
    before = Notebook.open(folder).find(record_id)
    number = int(before.role) if isinstance(before, Person) else 0
    hear, say = os.pipe()
    os.set_blocking(hear, False)
    child = os.fork()
    if child == 0:
        _save_for_ever(folder, disk, record_id, number, say)
    time.sleep(after)
    heard = b""
    with contextlib.suppress(BlockingIOError):
        heard = os.read(hear, 1 << 20)
    handle = os.open(place, os.O_RDONLY)
    fcntl.ioctl(handle, SHUT_DOWN, WITHOUT_LOG)
    os.close(handle)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(hear)
    os.close(say)
    _run("umount", place)
    _run("mount", "-o", "loop", image, place)
    found = Notebook.open(folder).find(record_id)
    _run("umount", place)
    said = int.from_bytes(heard[-4:]) if heard else number
    if found is None:
        return said, 0
    whole = (
        isinstance(found, Person) and found.role.isdigit() and found == _record(int(found.role), record_id)
    )
    return said, int(found.role) if whole and isinstance(found, Person) else None


def _cuts(drive: tuple[Path, Path], disk: Disk, count: int) -> tuple[int, int]:
    """How many acknowledged saves were lost and how many records were torn in so many power cuts."""
    random = Random(5)
    lost = torn = 0
    for each in range(count):
        said, found = _cut_once(drive, disk, f"pe-{each // 20:08}", random.uniform(0.01, 0.12))
        torn += found is None
        lost += found is not None and found < said
    return lost, torn


@pytest.mark.long
def test_no_acknowledged_save_is_lost_to_a_power_cut(drive: tuple[Path, Path]) -> None:
    """After the power was cut and the drive mounted anew, what was acknowledged is there, whole."""
    assert (0, 0) == _cuts(drive, Disk(), 300)


@pytest.mark.long
def test_the_harness_sees_saves_lost_without_syncing_the_folder(drive: tuple[Path, Path]) -> None:
    """Control: without putting the folder's names on stable storage acknowledged saves come back older."""
    lost, _ = _cuts(drive, NoFolderSync(), 40)
    assert lost > 0
