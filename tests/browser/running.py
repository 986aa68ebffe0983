"""The app as a program of its own, and how a test waits for what a person would see."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


def free_port() -> int:
    """A port on this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """An app that runs as a program of its own, on its own port, with notebooks in its own folder."""

    def __init__(self, script: Path, folder: Path) -> None:
        self.script = script
        self.folder = folder
        self.notebook = folder / "notebook"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it if it does not run, from another working folder than its own; wait until it answers."""
        if self._process is not None and self._process.poll() is None:
            return
        command = [sys.executable, "-m", "streamlit", "run", str(self.script)]
        places = {"COACH_NOTEBOOK": str(self.notebook), "COACH_EXAMPLE": str(self.folder / "example")}
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--server.port", str(self.port), "--server.headless", "true"],
                cwd=self.folder,
                env={**os.environ, **places},
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + 60
        while not self._answers():
            if time.monotonic() > until or self._process.poll() is not None:
                pytest.fail(f"The app did not start:\n{self.log()}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/_stcore/health") as answer:
            return bool(answer.status == 200)
        return False

    @property
    def pid(self) -> int:
        """The number of its process; zero where it does not run."""
        return self._process.pid if self._process else 0

    def kill(self) -> None:
        """End it at once, as a crash or a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def log(self) -> str:
        """What it has said on its console."""
        return (self.folder / "server.log").read_text("utf-8")

    def visit(self, page: Page, path: str = "") -> None:
        """Open one of its addresses and wait until the page is drawn."""
        page.goto(f"{self.url}/{path}")
        drawn(page)


# What goes round and round, such as a spinner, never comes to rest and moves nothing else.
_STILL = """() => document.getAnimations().every(
  move => move.playState !== "running" || move.effect.getComputedTiming().endTime === Infinity)"""


def drawn(page: Page) -> None:
    """Wait until no script runs, nothing is still to be drawn and nothing moves from under a press."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.get_by_test_id("stSkeleton").first.wait_for(state="detached")
    page.wait_for_function(_STILL)


def until(true: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether something becomes true within so many seconds."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
