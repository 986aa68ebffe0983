"""The clock in real Chromium: right after a reload or a sleep, and silent on the wire."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.running import drawn, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.running import Running

pytestmark = pytest.mark.browser


def seconds(page: Page) -> int:
    """What the digits say, in seconds."""
    minutes, rest = page.locator(".digits").inner_text().lstrip("+").split(":")
    return int(minutes) * 60 + int(rest)


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        ("-8", ("before", "to go", "")),
        ("13", ("running", "left", "room for what you want to ask for")),
        ("26", ("first", "left", "Last five minutes")),
        ("28.5", ("second", "left", "Last two minutes")),
        ("31", ("over", "over", "Offer to stop here")),
    ],
)
def test_each_stretch_has_its_look_and_its_words(
    stage: Running, page: Page, ago: str, expected: tuple[str, str, str]
) -> None:
    """Cues come at five and at two minutes and past the end, by state, shape and words."""
    state, unit, words = expected
    stage.visit(page, f"clocks?ago={ago}")
    page.locator(f".clock[data-state={state}]").wait_for()
    assert unit == page.locator(".unit").inner_text()
    assert words in (page.locator(".cue .words").text_content() or "")
    assert (state not in ("before", "running")) == page.locator(".cue .shape").is_visible()
    assert page.get_by_role("timer").is_visible()


def test_a_reload_changes_nothing(stage: Running, page: Page) -> None:
    """The clock counts from the stamped start, so a reload shows the time that is left."""
    stage.visit(page, "clocks?ago=10")
    before = seconds(page)
    page.reload()
    drawn(page)
    page.locator(".digits").wait_for()
    assert before - 15 <= seconds(page) <= before <= 20 * 60


def test_a_laptop_that_slept_wakes_to_the_right_time(stage: Running, page: Page) -> None:
    """When the time of day jumps, the clock jumps with it, the cue stands, and the page hears of the asks."""
    page.clock.install()
    stage.visit(page, "clocks?ago=10")
    page.locator(".clock[data-state=running]").wait_for()
    page.clock.fast_forward("16:00")
    page.locator(".clock[data-state=first]").wait_for()
    assert 3 * 60 <= seconds(page) <= 4 * 60
    assert "Last five minutes" in page.locator(".spoken").inner_text()
    page.get_by_text("Drawn 2 times").wait_for()


def test_it_ticks_without_a_word_to_the_server(stage: Running, page: Page) -> None:
    """While it ticks nothing goes over the wire; it ticks on, and folds out, when the server is gone."""
    heard: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda _: heard.append("sent")))
    page.on("websocket", lambda socket: socket.on("framereceived", lambda _: heard.append("received")))
    page.on("request", lambda request: heard.append(request.url))
    stage.visit(page, "clocks?ago=10")
    page.locator(".digits").wait_for()
    page.wait_for_timeout(1000)
    heard.clear()
    shown = seconds(page)
    page.wait_for_timeout(2500)
    assert heard == []
    stage.kill()
    assert until(lambda: seconds(page) <= shown - 4, 6)
    page.get_by_text("Words to end with").click(delay=50)
    assert page.get_by_text("Our 30 minutes are over.").is_visible()


def test_the_phases_stand_below_the_digits(stage: Running, page: Page) -> None:
    """Opening, questions, asks and close, the last two of another texture; on top the present one."""
    stage.visit(page, "clocks?ago=10")
    names = page.locator(".part span").all_inner_texts()
    assert names == ["Opening", "Questions", "Asks", "Close"]
    assert page.locator(".part[data-kept]").count() == 2
    assert re.match("questions", page.locator(".name").inner_text(), re.IGNORECASE)
