"""Progress as a person meets it: a link kept from last week, a file taken along, a point pressed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coach import example
from coach.notebook import Notebook
from coach.records import measures
from coach.records.conversation import Mode
from tests.browser.running import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.running import Running

pytestmark = pytest.mark.browser

CHART = ".st-key-chart-punctuality"
SAYS = f"{CHART} [role=graphics-document]"
POINTS = f"{CHART} [aria-roledescription=point]"


def test_a_kept_link_a_changed_filter_a_file_and_a_point(app: Running, page: Page) -> None:
    """The address brings the choice back, a new one keeps the drawing, and a point opens its conversation."""
    example.fresh(app.notebook, today=date(2026, 11, 23), conversations=24)
    held = [talk for talk in Notebook.open(app.notebook).shelves.conversations if talk.held]
    timed = [talk for talk in held if measures.punctuality(talk) is not None]
    in_person = [talk for talk in timed if talk.mode is Mode.IN_PERSON]
    app.visit(page, "progress?mode=in+person")
    page.locator(POINTS).first.wait_for()
    assert len(in_person) == page.locator(POINTS).count()
    page.evaluate("at => { window.stood = document.querySelector(at); }", f"{CHART} svg.marks")

    page.get_by_label("How", exact=True).first.click(delay=50)
    page.get_by_role("option", name="Every way").click(delay=50)
    assert until(lambda: len(timed) == page.locator(POINTS).count())
    assert until(lambda: f"{len(timed)} arrivals" in str(page.get_attribute(SAYS, "aria-label")))
    assert page.evaluate("() => window.stood.isConnected")

    page.get_by_text("Table and downloads").first.click(delay=50)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Table as CSV").first.click(delay=50)
    table = Path(coming.value.path()).read_text("utf-8-sig").splitlines()
    assert (1 + len(timed), "Agreed for,Person,How,Minutes after,On time,In the window,The time was") == (
        len(table),
        table[0],
    )

    page.locator(POINTS).first.click(delay=50)
    page.wait_for_url("**/conversation?id=*")
    assert page.url.rpartition("id=")[2] in {talk.id for talk in timed}
