"""Text typed into Streamlit's own inputs survives a tap on a link straight after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.running import Running

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("touch", [True, False], ids=["tap", "instant click"])
@pytest.mark.parametrize("link", ["Other", "On to the other page"])
@pytest.mark.parametrize("field", ["Line", "Number", "Area"])
def test_nothing_typed_is_lost_on_the_way(
    stage: Running, new_page: Callable[..., Page], field: str, link: str, *, touch: bool
) -> None:
    """The other page opens, once, and has seen the text."""
    page = new_page(has_touch=touch)
    stage.visit(page, "inputs")
    for text in ("1001", "1002", "1003"):
        entries = page.evaluate("history.length")
        page.get_by_label(field, exact=True).click(delay=50)
        page.keyboard.press("Control+A")
        page.keyboard.type(text, delay=10)
        pressed = page.get_by_role("link", name=link, exact=True)
        if touch:
            pressed.tap()
        else:
            pressed.click(delay=0)
        page.get_by_role("heading", name="Other").wait_for()
        page.get_by_text(f"{field}: {text}").wait_for()
        page.wait_for_timeout(300)
        assert page.get_by_role("heading", name="Other").is_visible()
        assert page.evaluate("history.length") == entries + 1
        page.get_by_role("link", name="Inputs").click(delay=50)
        page.get_by_role("heading", name="Inputs").wait_for()


@pytest.mark.parametrize("field", ["Line", "Area"])
def test_half_a_character_does_not_end_the_connection(
    stage: Running, new_page: Callable[..., Page], field: str
) -> None:
    """A broken paste is shown as a replacement character, a whole emoji stays, and all of it arrives."""
    page = new_page()
    stage.visit(page, "inputs")
    page.get_by_label(field, exact=True).evaluate(
        """(field, text) => {
            field.focus();
            document.execCommand("insertText", false, text);
            const half = field.value.replace("HALF", "\\ud83d");
            Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, half);
            field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        }""",
        "a HALF and 🙂",
    )
    page.get_by_role("link", name="Other", exact=True).click(delay=50)
    page.get_by_text(f"{field}: a \ufffd and 🙂").wait_for()
