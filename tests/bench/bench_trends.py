"""How long a changed filter takes on Progress, against as many ready charts.

Run as `python tests/bench/bench_trends.py`. Both pages are redrawn in turn by one Chromium on one machine:
the figure is a ratio, so that another machine, or a busy one, gives about the same. Ready charts are finished
Vega-Lite dictionaries of 200 points each. The limit is 1.5 at 1,000 conversations.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from coach import example  # noqa: E402  (found only once the checkout is on the path)
from coach.trends import ALL  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

READY = f"""
import random
import pandas as pd
import streamlit as st

seed = st.selectbox("How", [str(seed) for seed in range(12)])
draw = random.Random(seed)
spec = {{
    "mark": {{"type": "point", "filled": True}},
    "encoding": {{
        "x": {{"field": "x", "type": "quantitative"}},
        "y": {{"field": "y", "type": "quantitative"}},
        "color": {{"field": "sort", "type": "nominal"}},
    }},
}}
for place in range({len(ALL)}):
    rows = [{{"x": at, "y": draw.random(), "sort": "ab"[at % 2]}} for at in range(200)]
    st.vega_lite_chart(pd.DataFrame(rows), spec, key=f"chart-{{place}}")
"""

WATCH = """() => {
  window.lastChange = 0;
  new MutationObserver(() => { window.lastChange = performance.now(); })
    .observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}"""
QUIET = """() => document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'running'
    && performance.now() - window.lastChange > 700"""


@contextmanager
def served(script: str, folder: Path, notebook: Path) -> Iterator[str]:
    """The address of a Streamlit server that runs a script."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"]
    options = ["--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false"]
    environment = {**os.environ, "COACH_NOTEBOOK": str(notebook)}
    server = subprocess.Popen(
        command + options, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/_stcore/health")
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    for _ in range(150):
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(address)


def opened(page: Page, address: str) -> Page:
    """The page, drawn to the end, with its changes watched."""
    page.goto(address)
    page.wait_for_selector("svg.marks", timeout=120_000)
    page.evaluate(WATCH)
    page.wait_for_timeout(4000)
    return page


def redrawn(page: Page, option: int) -> float:
    """Milliseconds from choosing another option of the box "How" to the last change of the page."""
    page.get_by_label("How", exact=True).first.click(delay=50)
    choice = page.get_by_role("option").nth(option)
    choice.wait_for()
    page.wait_for_timeout(400)
    start = page.evaluate("() => performance.now()")
    choice.click()
    page.wait_for_timeout(150)
    page.wait_for_function(QUIET, timeout=60_000)
    return float(page.evaluate("() => window.lastChange")) - float(start)


def main() -> None:
    """Print the ratio of the two medians, and the medians."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--conversations", type=int, default=1000)
    asked.add_argument("--rounds", type=int, default=8)
    chosen = asked.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        example.fresh(folder / "notebook", today=datetime.now(UTC).date(), conversations=chosen.conversations)
        (folder / "ready.py").write_text(READY, encoding="utf-8")
        app = stack.enter_context(served(str(ROOT / "streamlit_app.py"), ROOT, folder / "notebook"))
        ready = stack.enter_context(served("ready.py", folder, folder / "none"))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        ours, theirs = (
            opened(browser.new_page(viewport={"width": 1280, "height": 900}), address)
            for address in (f"{app}/progress", ready)
        )
        times: dict[str, list[float]] = {"progress": [], "ready charts": []}
        for turn in range(chosen.rounds):
            times["progress"].append(redrawn(ours, (turn + 1) % 4))
            times["ready charts"].append(redrawn(theirs, (turn + 1) % 12))
        browser.close()
    # The first round of each page warms it up.
    medians = {name: statistics.median(series[1:]) for name, series in times.items()}
    lines = [f"conversations: {chosen.conversations}, charts: {len(ALL)}"]
    lines += [
        f"{name}: median {medians[name]:.0f} ms of {', '.join(f'{one:.0f}' for one in series)}"
        for name, series in times.items()
    ]
    lines.append(f"ratio: {medians['progress'] / medians['ready charts']:.2f} (at most 1.5)")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
