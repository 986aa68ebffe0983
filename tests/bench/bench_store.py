"""How the store compares with the least that its work can cost; run as `python tests/bench/bench_store.py`.

Every figure is a ratio of two times that were measured in turn in one process, so that another machine, or a
busy one, gives about the same.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import yaml

sys.path[:0] = [str(Path(__file__).parents[2])]

from coach.__main__ import main  # noqa: E402  (found only once the checkout is on the path)
from coach.notebook import Notebook  # noqa: E402
from tests.bench.made_up import conversation, fill  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)


def seconds(work: Callable[[], object]) -> float:
    """How long one piece of work takes; what it made is given up after the clock was read."""
    gc.collect()
    start = time.perf_counter()
    made = work()
    spent = time.perf_counter() - start
    del made
    return spent


def in_turn(rounds: int, ours: Callable[[], object], floor: Callable[[], object]) -> tuple[float, float]:
    """The medians of two pieces of work, done in turn; the first round of each is not counted."""
    pairs = [(seconds(floor), seconds(ours)) for _ in range(rounds + 1)][1:]
    return statistics.median(pair[1] for pair in pairs), statistics.median(pair[0] for pair in pairs)


def only_events(files: list[Path]) -> None:
    """PyYAML's own C event stream over files, and nothing made of it."""
    gc.disable()
    for file in files:
        for _ in yaml.parse(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            pass
    gc.enable()


def only_stat(folder: Path) -> None:
    """A bare scan of a notebook's folders with the state of each file."""
    for name in ("goals", "people", "conversations", "actions", "shelf"):
        with os.scandir(folder / name) as scan:
            for entry in scan:
                entry.stat(follow_symlinks=False)


def only_write(file: Path, data: bytes, kept: Path) -> None:
    """The same bytes written with fsync of file and folder and a link for the history."""
    temp = file.with_name(".~temp")
    handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    os.link(file, kept)
    temp.replace(file)
    for folder in (file.parent, kept.parent):
        place = os.open(folder, os.O_RDONLY)
        os.fsync(place)
        os.close(place)


def reading(folder: Path, files: list[Path], rounds: int) -> None:
    """Cold reading against the event stream."""
    ours, floor = in_turn(rounds, lambda: Notebook.open(folder).shelves, lambda: only_events(files))
    tell("cold reading / C events", ours, floor, 1.5)


def refreshing(folder: Path, files: list[Path], rounds: int) -> None:
    """A refresh after one change against a bare scan."""
    old = NOW.timestamp() - 86400
    for file in files:
        os.utime(file, (old, old))
    time.sleep(2.1)
    notebook = Notebook.open(folder)
    texts = iter(range(1_000_000))

    def changed() -> None:
        file = files[1]
        file.write_text(f"{file.read_text(encoding='utf-8')}# {next(texts)}\n", encoding="utf-8")

    def ours() -> None:
        notebook.refresh()
        _ = notebook.shelves

    times = []
    for _ in range(rounds + 1):
        changed()
        times.append((seconds(lambda: only_stat(folder)), seconds(ours)))
    floor = statistics.median(pair[0] for pair in times[1:])
    tell("refresh after one change / scan with stat", statistics.median(p[1] for p in times[1:]), floor, 3.0)


def saving(folder: Path, rounds: int) -> None:
    """One save against the least that a durable save with history can cost."""
    notebook = Notebook.open(folder)
    record = conversation(Random(1), 1_000_000)
    mark = notebook.save(record, seen=None, now=NOW)
    file = notebook.path(record.id)
    assert file is not None
    # A notebook as large: a disk takes longer to wait for a large folder, and to find room for a file in it.
    beside = folder.with_name(f"{folder.name}-floor")
    shutil.copytree(folder, beside)
    other = beside / file.relative_to(folder)
    kept = beside / ".store" / "history" / "floor"
    kept.mkdir(parents=True)
    os.sync()
    ours, floor = [], []
    for number in range(rounds):
        record = record.but(notes=f"{record.notes}\nThen, {number}.")
        now = NOW + timedelta(seconds=number)
        data = file.read_bytes()
        start = time.perf_counter()
        only_write(other, data, kept / str(number))
        middle = time.perf_counter()
        mark = notebook.save(record, seen=mark, now=now)
        ours.append(time.perf_counter() - middle)
        floor.append(middle - start)
        if number % 40 == 39:
            record = record.but(notes="Short again.")
            mark = notebook.save(record, seen=mark, now=now + timedelta(milliseconds=1))
    tell("save, p50 / durable write with history", statistics.median(ours), statistics.median(floor), 2.0)
    shutil.rmtree(beside)


def checking(folder: Path, files: list[Path], rounds: int) -> None:
    """`check` with 50 bad files against the cold reading of the same."""
    for file in files[1:1000:20]:
        file.write_text(file.read_text(encoding="utf-8") + "broken: [1\n", encoding="utf-8")
    told = io.StringIO()

    def ours() -> None:
        told.truncate(told.seek(0))
        with contextlib.redirect_stdout(told):
            main(["check", str(folder)])

    spent, floor = in_turn(rounds, ours, lambda: Notebook.open(folder).shelves)
    tell("check / cold reading", spent, floor, 1.3)
    sys.stdout.write(f"check named {len(_named(told.getvalue()))} of 50 bad files\n")


def _named(told: str) -> set[str]:
    """The files that lines such as `people/ada--pe-7k2m.yaml:5:7: …` name."""
    return {found[1] for line in told.splitlines() if (found := re.match(r"(\S+\.yaml):\d+", line))}


def tell(what: str, ours: float, floor: float, bound: float) -> None:
    """One line: the ratio, the bound it must keep, and the two times in milliseconds."""
    verdict = "kept" if ours <= bound * floor else "NOT KEPT"
    ratio = f"{ours / floor:5.2f} (at most {bound}, {verdict})"
    sys.stdout.write(f"{what:45} {ratio}  {ours * 1000:9.2f} ms / {floor * 1000:9.2f} ms\n")
    sys.stdout.flush()


def run() -> None:
    """Measure everything on a notebook of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="rapport-bench-"))
    try:
        files = fill(folder, chosen.records)
        size = statistics.mean(file.stat().st_size for file in files)
        sys.stdout.write(f"{len(files)} records of {size:.0f} bytes on average\n")
        reading(folder, files, chosen.rounds)
        saving(folder, 40 * chosen.rounds)
        refreshing(folder, files, chosen.rounds)
        checking(folder, files, max(chosen.rounds // 2, 1))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    run()
