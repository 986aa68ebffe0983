"""How long the Conversation page takes to be drawn again in each part of the hour, against an empty page.

Run as `python tests/bench/bench_hour.py`. Streamlit's own key for "draw again" is pressed in turn on the page
of a conversation with eight questions: in the waiting room, while it runs, with the asks open, with the ask
in words, with the inputs for who was named, and past the end; on a page of one title within the same frame
of the app, in the same process; and on the same title as a script of its own. All stand in one Chromium. The
figure is the ratio of the medians, from the key to the end of the run in the browser; the limit against the
empty page of the app is 1.5, and the bare script shows what the frame itself costs.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from coach.notebook import Notebook  # noqa: E402  (found only once the checkout is on the path)
from coach.records import Conversation, Goal, Person  # noqa: E402
from coach.records.conversation import Known, Stamp, Status, Times  # noqa: E402
from coach.records.goal import Revision  # noqa: E402
from coach.records.preparation import Preparation, Question  # noqa: E402
from tests.bench.bench_clock_hour import BARE  # noqa: E402
from tests.bench.bench_trends import served  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONG = 60
PARTS: Final = {
    "waiting room": ("cv-wait2222", -10, ()),
    "running": ("cv-runs2222", 20, ()),
    "asks open": ("cv-asks2222", LONG - 4, ()),
    "ask in words": ("cv-word2222", LONG - 4, ("Yes, it feels right",)),
    "who was named": ("cv-name2222", LONG - 4, ("Yes, it feels right", "They named somebody")),
    "past the end": ("cv-past2222", LONG + 10, ()),
}
"""Each part of the hour: its conversation, how many minutes ago that began, and what is pressed in it."""

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


def prepared(folder: Path) -> None:
    """A notebook with one conversation for each part of the hour, with eight questions each."""
    now = datetime.now(UTC).replace(microsecond=0)
    book = Notebook.open(folder)
    goal = Goal(id="go-hour2222", revisions=(Revision.new(statement="Help schools waste less food."),))
    questions = tuple(
        Question(id=f"qu-aaa{place}", text=f"What of the matter {place}?") for place in range(2, 10)
    )
    plan = Preparation(target="Learn how menus are planned.", questions=questions)
    for record in (goal, Person(id="pe-hour2222", name="Ada Okafor")):
        book.save(record, seen=None, now=now)
    for talk, minutes, _ in PARTS.values():
        begun = now - timedelta(minutes=minutes)
        held = minutes > 0
        times = Times(started=Stamp(at=begun, known=Known.MEASURED)) if held else Times()
        status = Status.HELD if held else Status.SCHEDULED
        one = Conversation(
            id=talk, person="pe-hour2222", goal=goal.id, status=status, start=begun, allotted_minutes=LONG,
            times=times, preparation=plan,
        )  # fmt: skip
        book.save(one, seen=None, now=now)


def pressed(page: Page, labels: tuple[str, ...]) -> Page:
    """The page after some presses, with nothing in focus."""
    for label in labels:
        page.get_by_text(label, exact=True).click(delay=50)
        page.wait_for_timeout(1500)
    page.evaluate("document.activeElement?.blur()")
    return page


def measured(pages: dict[str, Page], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each run, the pages in turn; the first rounds warm it up and do not count."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(rounds + 3):
        for name, page in pages.items():
            page.bring_to_front()
            page.wait_for_timeout(250)
            took = float(page.evaluate(RUN))
            if turn >= 3:
                times[name].append(took)
    return times


def main() -> None:
    """Print each median, and its ratio to the empty page's and to the bare script's."""
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
            "empty page of the app": opened(browser.new_page(), f"{ours}/empty"),
            "bare script": opened(browser.new_page(), bare),
        }
        for name, (talk, _, labels) in PARTS.items():
            pages[name] = pressed(opened(browser.new_page(), f"{ours}/conversation?id={talk}"), labels)
        times = measured(pages, rounds)
        browser.close()
    medians = {name: statistics.median(series) for name, series in times.items()}
    for name, series in times.items():
        tenths = statistics.quantiles(series, n=10)
        ratio = medians[name] / medians["empty page of the app"]
        limit = " (at most 1.5)" if name in PARTS else ""
        sys.stdout.write(
            f"{name}: median {medians[name]:.0f} ms (p10 {tenths[0]:.0f}, p90 {tenths[-1]:.0f}), "
            f"{ratio:.2f} of the empty page{limit}, {medians[name] / medians['bare script']:.2f} of bare\n"
        )


if __name__ == "__main__":
    main()
