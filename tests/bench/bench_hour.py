"""How long the Conversation page takes to be drawn again during the hour, against an empty page.

Run as `python tests/bench/bench_hour.py`. Streamlit's own key for "draw again" is pressed in turn on the page
of a conversation that is under way, with eight questions; on a page of one title within the same frame of the
app, in the same process; and on the same title as a script of its own. All stand in one Chromium. The figure
is the ratio of the medians, from the key to the end of the run in the browser; the limit against the empty
page of the app is 1.5, and the bare script shows what the frame itself costs.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from tests.bench.bench_clock_hour import BARE, TALK, prepared  # noqa: E402  (found only now)
from tests.bench.bench_trends import served  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUN = """() => new Promise(done => {
    const app = document.querySelector("[data-testid=stApp]");
    const began = performance.now();
    new MutationObserver((_, watch) => {
        if (app.dataset.testScriptState !== "notRunning") return;
        watch.disconnect();
        requestAnimationFrame(() => done(performance.now() - began));
    }).observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
    const key = { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", key));
    document.body.dispatchEvent(new KeyboardEvent("keyup", key));
})"""


def opened(page: Page, address: str) -> Page:
    """The page, drawn to the end, with nothing in focus."""
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_timeout(3000)
    return page


def with_an_empty_page(folder: Path) -> Path:
    """A copy of the app's entry and pages, with a page of one title beside the others."""
    folder.mkdir()
    shutil.copytree(ROOT / "pages", folder / "pages")
    shutil.copy(ROOT / "streamlit_app.py", folder)
    for linked in ("coach", ".streamlit"):
        (folder / linked).symlink_to(ROOT / linked)
    (folder / "pages" / "empty.py").write_text(BARE, encoding="utf-8")
    frame = folder / "pages" / "frame.py"
    last = '    st.Page("notebook.py"'
    words = frame.read_text(encoding="utf-8")
    frame.write_text(
        words.replace(last, f'    st.Page("empty.py", title="Empty"),\n{last}'), encoding="utf-8"
    )
    return folder


def main() -> None:
    """Print the two medians and their ratio."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=30)
    rounds = asked.parse_args().rounds
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "bare.py").write_text(BARE, encoding="utf-8")
        prepared(folder / "notebook")
        app = with_an_empty_page(folder / "app")
        ours = stack.enter_context(served("streamlit_app.py", app, folder / "notebook"))
        bare = stack.enter_context(served("bare.py", folder, folder / "none"))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        pages = {
            "conversation": opened(browser.new_page(), f"{ours}/conversation?id={TALK}"),
            "empty page of the app": opened(browser.new_page(), f"{ours}/empty"),
            "bare script": opened(browser.new_page(), bare),
        }
        times: dict[str, list[float]] = {name: [] for name in pages}
        for turn in range(rounds + 3):
            for name, page in pages.items():
                page.bring_to_front()
                page.wait_for_timeout(250)
                took = float(page.evaluate(RUN))
                if turn >= 3:  # the first rounds warm it up
                    times[name].append(took)
        browser.close()
    medians = {name: statistics.median(series) for name, series in times.items()}
    for name, series in times.items():
        middle = statistics.quantiles(series, n=10)
        sys.stdout.write(
            f"{name}: median {medians[name]:.0f} ms (p10 {middle[0]:.0f}, p90 {middle[-1]:.0f})\n"
        )
    for name, limit in (("empty page of the app", " (at most 1.5)"), ("bare script", "")):
        sys.stdout.write(f"against the {name}: {medians['conversation'] / medians[name]:.2f}{limit}\n")


if __name__ == "__main__":
    main()
