"""Starts the app as a program of its own, and gives a person's browser to look at it with."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.running import Running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

HERE = Path(__file__).parent
APP = HERE.parents[1] / "streamlit_app.py"
STAGE = HERE / "stage" / "stage_app.py"
REQUIRED = os.environ.get("RAPPORT_BROWSER") == "required"
# The stage's scripts are run by Streamlit; doctest must not import them.
collect_ignore_glob = ["stage/*"]


def _cannot(reason: str) -> None:
    if REQUIRED:
        pytest.fail(f"{reason}, and RAPPORT_BROWSER=required asks for it")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives a browser."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  (absent where only the fast tests run)
    except ModuleNotFoundError:
        _cannot("Playwright is not installed")
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def how() -> dict[str, Any]:
    """How a real Chromium is started, the one that is installed on this machine."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        _cannot("There is no Chromium on this machine")
    quiet = [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return {"executable_path": path, "args": ["--no-sandbox", *quiet]}


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, how: dict[str, Any]) -> Iterator[Browser]:
    """One browser for all tests, each of which gets profiles of its own."""
    browser = playwright.chromium.launch(**how)
    yield browser
    browser.close()


@dataclass
class Killable:
    """A browser of its own on a profile that lies on the disk."""

    context: BrowserContext
    profile: Path

    @property
    def page(self) -> Page:
        """Its first page."""
        return self.context.pages[0]

    def kill(self) -> None:
        """End it at once, all its processes, as a system does that is short of memory."""
        while mine := self._processes():
            for process in mine:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            time.sleep(0.05)

    def _processes(self) -> list[int]:
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (process / "cmdline").read_bytes().decode(errors="replace")
                found += [int(process.name)] if f"--user-data-dir={self.profile}" in words else []
        return found


@pytest.fixture
def killable(playwright: Playwright, how: dict[str, Any], tmp_path: Path) -> Iterator[Callable[[], Killable]]:
    """Starts a browser that a test may kill; each one finds what the one before left on the disk."""
    started = []

    def start() -> Killable:
        context = playwright.chromium.launch_persistent_context(tmp_path / "profile", **how)
        started.append(Killable(context, tmp_path / "profile"))
        return started[-1]

    yield start
    for one in started:
        one.kill()
        with contextlib.suppress(Exception):
            one.context.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Makes a page in a browser profile of its own; takes what a Playwright context takes."""
    contexts = []

    def make(**how: object) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **how})  # type: ignore[arg-type]
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        # Shown by pytest where the test failed.
        for one in context.pages:
            sys.stdout.write(f"\n{one.url}\n{_said(one)}\n")
        context.close()


def _said(page: Page) -> str:
    """What a page said when its test was over; the test may have cut its connection or killed its tab."""
    with contextlib.suppress(Exception):
        return page.locator("body").inner_text(timeout=2000)
    return ""


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page on a desktop screen, in a browser profile of its own."""
    return new_page()


@pytest.fixture
def app(chromium: Browser, tmp_path: Path) -> Iterator[Running]:
    """The app itself, freshly started, on an empty notebook."""
    assert chromium
    running = Running(APP, tmp_path)
    running.start()
    yield running
    running.kill()
    # Shown by pytest where the test failed.
    sys.stdout.write(running.log())


@pytest.fixture(scope="module")
def lasting_stage(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The stage, started once for all tests of a file."""
    assert chromium
    running = Running(STAGE, tmp_path_factory.mktemp("stage"))
    yield running
    running.kill()


@pytest.fixture
def stage(lasting_stage: Running) -> Running:
    """Pads, inputs and clocks on bare pages, behind the guards of the app; nothing is typed yet."""
    for draft in (lasting_stage.notebook / ".store" / "drafts").glob("*.yaml"):
        draft.unlink()
    lasting_stage.start()
    return lasting_stage
