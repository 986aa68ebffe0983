"""Two windows, stale saves, crashes, an editor and a sync folder at random, held against a plain dict."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from coach.notebook import Notebook
from coach.records import Person
from coach.store.failures import ChangedElsewhere
from tests.faults.failing_disk import FailingDisk, Killed
from tests.faults.shares import share

IDS = ("pe-aaaa0000", "pe-bbbb0000", "pe-cccc0000")
START = datetime(2026, 1, 20, 12, tzinfo=UTC)
BASE = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
BROKEN = b"id: [never closed\n"

each_id = st.sampled_from(IDS)
each_window = st.integers(0, 1)
words = st.sampled_from(["", "one", "two\nlines", "no", "14:30", "# not a comment", "é\u2028x", " padded "])


class Forgetful(FailingDisk):
    """Control: what a save replaces is not kept."""

    def link(self, old: Path, new: Path) -> None:
        """Only new records get their name."""
        if "history" not in new.parts:
            super().link(old, new)


class Windows(RuleBasedStateMachine):
    """What is on disk must be what a plain dict says, whoever wrote it."""

    disk = FailingDisk
    steps = 0
    saves = 0
    crashes = 0
    conflicts = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="rapport-", dir=BASE))
        self.now = START
        self.model: dict[str, Person] = {}
        self.broken: set[str] = set()
        self.ever: dict[str, list[Person]] = {each: [] for each in IDS}
        self.disks = [self.disk(), self.disk()]
        self.windows = [Notebook.open(self.folder, disk=disk) for disk in self.disks]
        self.taken: list[dict[str, tuple[Person, str]]] = [{}, {}]

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _moment(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def _file(self, record_id: str) -> Path:
        return self.folder / "people" / f"ada--{record_id}.yaml"

    def _set(self, record_id: str, record: Person | None) -> None:
        former = self.model.get(record_id)
        if former is not None and former != record:
            self.ever[record_id].append(former)
        if record is None:
            self.model.pop(record_id, None)
        else:
            self.model[record_id] = record

    @rule(window=each_window, record_id=each_id)
    def take(self, window: int, record_id: str) -> None:
        """A form is opened on what is there now."""
        self.windows[window].refresh()
        found = self.windows[window].with_seen(record_id)
        if found is None:
            self.taken[window].pop(record_id, None)
        else:
            assert isinstance(found[0], Person)
            self.taken[window][record_id] = (found[0], found[1])

    @rule(window=each_window, record_id=each_id, notes=words, role=words)
    def save(self, window: int, record_id: str, notes: str, role: str) -> None:
        """A form is saved, perhaps on what is no longer there."""
        start = Person.model_validate({"id": record_id, "name": "Ada"})
        record, seen = self.taken[window].get(record_id, (start, None))
        mine = record.but(notes=notes, role=role)
        current = None if record_id in self.broken else self.model.get(record_id)
        try:
            mark = self.windows[window].save(mine, seen=seen, now=self._moment())
        except ChangedElsewhere as error:
            theirs = error.theirs
            mark = ""
        if not mark:
            assert current == theirs
            assert current != mine
            assert record_id in self.broken or current != record or seen is None
            type(self).conflicts += 1
            return
        assert record_id not in self.broken
        assert current in (None, record, mine)
        type(self).saves += 1
        self._set(record_id, mine)
        self.taken[window][record_id] = (mine, mark)

    @rule(window=each_window, record_id=each_id, notes=words, at=st.integers(1, 45))
    def crash(self, window: int, record_id: str, notes: str, at: int) -> None:
        """The process dies in the middle of a save and is started anew."""
        self.take(window, record_id)
        before = self.model.get(record_id)
        start = Person.model_validate({"id": record_id, "name": "Ada"})
        record, seen = self.taken[window].get(record_id, (start, None))
        mine = record.but(notes=notes + "!")
        disk = self.disks[window]
        disk.at = len(disk.calls) + at
        acknowledged = False
        try:
            self.windows[window].save(mine, seen=seen, now=self._moment())
            acknowledged = True
        except (Killed, ChangedElsewhere):
            type(self).crashes += 1
        self.disks[window] = self.disk()
        self.windows[window] = Notebook.open(self.folder, disk=self.disks[window])
        self.taken[window].clear()
        if record_id not in self.broken:
            found = self.windows[window].find(record_id)
            assert found == mine if acknowledged else found in (before, mine)
            assert found is None or isinstance(found, Person)
            self._set(record_id, found)

    @rule(window=each_window, record_id=each_id)
    def remove(self, window: int, record_id: str) -> None:
        """A record is removed, perhaps one that is no longer as it was seen."""
        record, seen = self.taken[window].get(record_id, (None, None))
        try:
            self.windows[window].remove(record_id, seen=seen, now=self._moment())
        except ChangedElsewhere:
            assert self.model.get(record_id) != record or seen is None
            type(self).conflicts += 1
            return
        if record_id not in self.broken:
            self._set(record_id, None)
        self.taken[window].pop(record_id, None)

    @rule(window=each_window, record_id=each_id, back=st.integers(0, 3))
    def restore(self, window: int, record_id: str, back: int) -> None:
        """An earlier version is brought back; every one that a save replaced is there."""
        notebook = self.windows[window]
        versions = notebook.history(record_id)
        if len(versions) <= back:
            return
        earlier = notebook.earlier(versions[back])
        assert isinstance(earlier, Person)
        record, seen = notebook.with_seen(record_id) or (None, None)
        current = None if record_id in self.broken else self.model.get(record_id)
        try:
            notebook.restore(record_id, versions[back], seen=seen, now=self._moment())
        except ChangedElsewhere:
            assert record_id in self.broken or current != record
            type(self).conflicts += 1
            return
        assert record_id not in self.broken
        assert current in (record, earlier)
        self._set(record_id, earlier)

    @rule(window=each_window, record_id=each_id)
    def undo(self, window: int, record_id: str) -> None:
        """What was removed comes back as it was."""
        notebook = self.windows[window]
        removed = [each for each in notebook.trash() if each.record_id == record_id]
        if not removed or record_id in self.model or record_id in self.broken:
            return
        earlier = notebook.earlier(removed[0])
        notebook.undo_remove(record_id, now=self._moment())
        assert isinstance(earlier, Person)
        self._set(record_id, earlier)
        # It is the record again and no longer in the trash, so that an editor may change it unseen by us.
        if earlier in self.ever[record_id]:
            self.ever[record_id].remove(earlier)

    @rule(window=each_window, record_id=each_id)
    def look_back(self, window: int, record_id: str) -> None:
        """Every version that a save or a removal replaced is in the history or in the trash."""
        notebook = self.windows[window]
        removed = [each for each in notebook.trash() if each.record_id == record_id]
        kept = [notebook.earlier(each) for each in (*notebook.history(record_id), *removed)]
        assert [] == [each for each in self.ever[record_id] if each not in kept]

    @precondition(lambda self: self.model)
    @rule(record_id=each_id, place=st.sampled_from(["home", "no", "14:30"]))
    def edit_by_hand(self, record_id: str, place: str) -> None:
        """An editor writes the file in place, with a comment."""
        if record_id not in self.model or record_id in self.broken:
            return
        file = self._file(record_id)
        text = file.read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if not line.startswith("organisation")]
        file.write_text("\n".join(lines) + f"organisation: '{place}' # by hand\n", encoding="utf-8")
        self.model[record_id] = self.model[record_id].but(organisation=place)

    @precondition(lambda self: self.model)
    @rule(record_id=each_id)
    def break_by_hand(self, record_id: str) -> None:
        """Somebody leaves a file that cannot be read."""
        if record_id in self.model and record_id not in self.broken:
            self._file(record_id).write_bytes(BROKEN)
            self.broken.add(record_id)

    @precondition(lambda self: self.broken)
    @rule(record_id=each_id, gone=st.booleans())
    def mend_by_hand(self, record_id: str, gone: Any) -> None:
        """And mends it, or throws it away."""
        if record_id not in self.broken:
            return
        self.broken.remove(record_id)
        if gone:
            self._file(record_id).unlink()
            self.model.pop(record_id)
        else:
            self._file(record_id).write_text(f"id: {record_id}\nname: Ada\nrole: mended\n", encoding="utf-8")
            self.model[record_id] = Person.model_validate({"id": record_id, "name": "Ada", "role": "mended"})

    @precondition(lambda self: self.model)
    @rule(window=each_window, record_id=each_id)
    def copy_by_sync(self, window: int, record_id: str) -> None:
        """A sync folder puts a conflict copy beside a record; it is named and changes nothing."""
        if record_id not in self.model or record_id in self.broken:
            return
        copy = self._file(record_id).with_suffix(".sync-conflict-20260120-120000-AAAAAAA.yaml")
        notebook = self.windows[window]
        people, problems = notebook.people, notebook.problems
        shutil.copy(self._file(record_id), copy)
        notebook.refresh()
        assert people == notebook.people
        assert [copy] == [each.where.file for each in notebook.problems if each not in problems]
        copy.unlink()

    @invariant()
    def the_disk_says_what_the_dict_says(self) -> None:
        """Opened anew and read in steps alike; what is broken keeps its bytes and hides nothing."""
        type(self).steps += 1
        fresh = Notebook.open(self.folder)
        expected = {each: record for each, record in self.model.items() if each not in self.broken}
        assert expected == {person.id: person for person in fresh.people}
        for record_id in self.broken:
            assert self._file(record_id).read_bytes() == BROKEN
        for window in self.windows:
            window.refresh()
            assert fresh.shelves == window.shelves
            assert fresh.problems == window.problems


class ForgetfulWindows(Windows):
    """The same play on a disk that keeps no history."""

    disk = Forgetful


def _about(steps: int) -> settings:
    return settings(
        max_examples=steps // 40,
        stateful_step_count=50,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@share(2_000, long=25_000)
def test_whatever_happens_the_notebook_is_what_it_should_be(size: int) -> None:
    """Saves, stale saves, crashes, hand edits, breaks, removals, restores and sync copies, at random."""
    Windows.steps = Windows.saves = Windows.crashes = Windows.conflicts = 0
    run_state_machine_as_test(Windows, settings=_about(size))
    assert Windows.steps >= size
    assert min(Windows.saves, Windows.crashes, Windows.conflicts) > size / 100


def test_the_harness_sees_a_history_that_is_not_kept() -> None:
    """Control: on a disk that keeps nothing of what a save replaces, the play ends in a failure."""
    with pytest.raises(AssertionError):
        run_state_machine_as_test(ForgetfulWindows, settings=_about(2_000))
