"""What an hour of the clock costs: the browser's memory at its start and its end, and the server's work.

Run as `python tests/bench/bench_clock_hour.py --minutes 60`. A conversation of 50 minutes is opened in
Chromium and left alone, so that the clock passes through all its phases, both cues and the time over. A bare
page of Streamlit stands beside it, to tell the clock's work from Streamlit's own. Memory is what is left on
the heap after a collection; work is the processor time of the server process. Aim: no growth, and no more
work than the bare page's.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from coach.notebook import Notebook  # noqa: E402  (found only once the checkout is on the path)
from coach.records import Conversation, Person  # noqa: E402
from coach.records.conversation import Known, Stamp, Status, Times  # noqa: E402
from coach.records.preparation import Preparation, Question  # noqa: E402
from tests.browser.running import Running, drawn  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

BARE = "import streamlit as st\n\nst.title('Nothing but this')\n"
TALK = "cv-hour2222"
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Sample:
    """One look: megabytes of heap in use, nodes, listeners, and milliseconds of work of the server."""

    heap: float
    nodes: int
    listeners: int
    server: float


def worked(server: Running) -> float:
    """Milliseconds of processor time that a server has used."""
    fields = Path(f"/proc/{server.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / TICK


def look(page: Page, server: Running) -> Sample:
    """Collect what is garbage, and measure what is left."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return Sample(
        found["JSHeapUsedSize"] / 1e6, int(found["Nodes"]), int(found["JSEventListeners"]), worked(server)
    )


def prepared(folder: Path) -> None:
    """A notebook with one conversation of fifty minutes that began this moment, with eight questions."""
    now = datetime.now(UTC).replace(microsecond=0)
    book = Notebook.open(folder)
    book.save(Person(id="pe-hour2222", name="Ada Okafor"), seen=None, now=now)
    questions = tuple(
        Question(id=f"qu-aaa{place}", text=f"What of the matter {place}?") for place in range(2, 10)
    )
    talk = Conversation(
        id=TALK,
        person="pe-hour2222",
        status=Status.HELD,
        start=now,
        allotted_minutes=50,
        times=Times(started=Stamp(at=now, known=Known.MEASURED)),
        preparation=Preparation(target="Learn how menus are planned.", questions=questions),
    )
    book.save(talk, seen=None, now=now)


def main() -> None:
    """Print a line each few minutes, and what changed from the first settled look to the last."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=60)
    minutes = asked.parse_args().minutes
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        (folder / "bare").mkdir()
        (folder / "bare.py").write_text(BARE, encoding="utf-8")
        prepared(folder / "notebook")
        servers = (Running(ROOT / "streamlit_app.py", folder), Running(folder / "bare.py", folder / "bare"))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        pages = []
        for server, path in zip(servers, (f"conversation?id={TALK}", ""), strict=True):
            server.start()
            # A context of its own each, as two browser windows that a person left open.
            page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
            server.visit(page, path)
            drawn(page)
            pages.append(page)
        pages[0].get_by_role("timer").wait_for()
        pages[0].wait_for_timeout(20_000)
        looks: list[tuple[Sample, Sample]] = []
        began = time.monotonic()
        while True:
            ours, bare = (look(page, server) for page, server in zip(pages, servers, strict=True))
            looks.append((ours, bare))
            sys.stdout.write(f"{(time.monotonic() - began) / 60:5.1f} min  {ours}  bare {bare}\n")
            sys.stdout.flush()
            if time.monotonic() - began >= 60 * minutes:
                break
            pages[0].wait_for_timeout(min(300_000, 60_000 * minutes))
        shown = pages[0].get_by_role("timer").inner_text()
        browser.close()
        for server in servers:
            server.kill()
    (first, bare_first), (last, bare_last) = looks[0], looks[-1]
    sys.stdout.write(
        f"heap {first.heap:.2f} -> {last.heap:.2f} MB (bare {bare_first.heap:.2f} -> {bare_last.heap:.2f}), "
        f"nodes {first.nodes} -> {last.nodes}, listeners {first.listeners} -> {last.listeners}\n"
        f"server {last.server - first.server:.0f} ms of work in {minutes:g} minutes, "
        f"bare {bare_last.server - bare_first.server:.0f} ms\nthe clock says: {' '.join(shown.split())}\n"
    )


if __name__ == "__main__":
    main()
