"""Every state that a crash may leave, enumerated on a disk in memory, as SQLite's and ALICE's tests do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from coach.notebook import Notebook
from coach.records import Person
from tests.faults.memory_disk import CONTROLS, MemoryDisk, Tree, written_to
from tests.faults.shares import share

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.problems import Problem

ROOT = Path("/notebook")
START = datetime(2026, 1, 20, 12, tzinfo=UTC)


class Watch:
    """What must be on disk, and every crash state held against it."""

    def __init__(self, disk: MemoryDisk, random: Random, look: Callable[[Tree], None] | None = None) -> None:
        self.disk = disk
        self.random = random
        self.look = look
        self.states = 0
        self.violations: list[str] = []
        self.current: dict[str, bytes | None] = {}
        self.coming: dict[str, bytes | None] = {}
        self.replaced: set[bytes] = set()
        disk.changed = self.crash

    def crash(self) -> None:
        """Look at what a crash now would leave."""
        for tree in self.disk.crash_states(self.random, 24):
            self.states += 1
            problem = self.problem(tree)
            if problem:
                self.violations.append(problem)
            if self.look and self.states % 97 == 0:
                self.look(tree)

    def problem(self, tree: Tree) -> str:
        """What breaks the promise in one state, or nothing."""
        visible = {name: data for name, data in tree.items() if name.startswith(f"{ROOT}/people/")}
        visible = {name: data for name, data in visible.items() if "/.~" not in name}
        for record_id, current in self.current.items():
            found = [data for name, data in visible.items() if f"--{record_id}." in name]
            allowed = [current, *([self.coming[record_id]] if record_id in self.coming else [])]
            if (found[0] if found else None) not in allowed:
                return f"{record_id}: {found} is neither the version before nor the one that was saved"
        kept = {data for name, data in tree.items() if "/history/" in name or "/trash/" in name}
        if not self.replaced <= kept:
            return "a version that was replaced is in no history"
        return ""


def play(watch: Watch, random: Random, steps: int) -> None:
    """Create, change and remove three people at random, noting what was acknowledged."""
    notebook = Notebook.open(ROOT, disk=watch.disk)
    for step in range(steps):
        record_id = f"pe-{random.choice('abc') * 8}"
        now = START + timedelta(minutes=step)
        found = notebook.find(record_id)
        seen = notebook.seen(record_id)
        path = notebook.path(record_id)
        old = watch.disk.read(path, 10**6)[0] if path else None
        if found is not None and random.random() < 0.25:
            watch.coming[record_id] = None
            watch.current.setdefault(record_id, None)
            notebook.remove(record_id, seen=seen, now=now)
        else:
            notes = "\n".join(f"line {random.random()}" for _ in range(random.randrange(1, 30)))
            record = Person.model_validate({"id": record_id, "name": "Ada", "notes": notes, "x_kept": "yes"})
            watch.current.setdefault(record_id, None)
            watch.coming[record_id] = foreseen(notebook, record, old)
            notebook.save(record, seen=seen, now=now)
        watch.current[record_id] = watch.coming.pop(record_id)
        if old is not None:
            watch.replaced.add(old)
        watch.crash()


def foreseen(notebook: Notebook, record: Person, old: bytes | None) -> bytes:
    """The bytes that a save is going to write, learnt from a second notebook that is not watched."""
    disk = MemoryDisk()
    other = Notebook.open(ROOT, disk=disk)
    seen = None
    if old is not None:
        before = notebook.find(record.id)
        assert before is not None
        seen = other.save(before, seen=None, now=START)
        path = other.path(record.id)
        assert path is not None
        assert old == disk.read(path, 10**6)[0]
    other.save(record, seen=seen, now=START)
    path = other.path(record.id)
    assert path is not None
    return disk.read(path, 10**6)[0]


def states_of(disk: type[MemoryDisk], size: int, look: Callable[[Tree], None] | None = None) -> Watch:
    """Random histories until so many states were seen; the sum of what was found."""
    total = Watch(MemoryDisk(), Random(0))
    seed = 0
    while total.states < size:
        watch = Watch(disk(), Random(seed), look)
        play(watch, Random(seed + 1_000_000), 10)
        total.states += watch.states
        total.violations += watch.violations
        seed += 1
    return total


@share(10_000, long=100_000)
def test_no_crash_state_loses_or_tears_an_acknowledged_version(size: int, tmp_path: Path) -> None:
    """After a crash at any point each record is the version before or the one being saved, whole."""
    opened: list[tuple[Problem, ...]] = []

    def look(tree: Tree) -> None:
        folder = tmp_path / str(len(opened))
        written_to(folder, tree)
        opened.append(Notebook.open(folder / "notebook").problems)

    total = states_of(MemoryDisk, size, look)
    assert [] == total.violations
    assert total.states >= size
    assert {()} == set(opened)


@pytest.mark.parametrize("broken", CONTROLS, ids=lambda broken: broken.__name__)
def test_each_broken_way_of_writing_is_caught(broken: type[MemoryDisk]) -> None:
    """The harness sees what each of five well-known mistakes would lose."""
    assert states_of(broken, 4_000).violations
