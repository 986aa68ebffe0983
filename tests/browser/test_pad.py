"""The pad in real Chromium: every way of dying, two tabs, and no run of the page from typing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.running import drawn, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.running import Running

pytestmark = pytest.mark.browser

TYPED = "They hire twice a year, in März and 九月 🌱"
# As from another window at the same moment: no focus, no key, so that nobody is asked beforehand.
SAY = """(field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


# A person who types into the field before its script has run, in the moment in which it appears.
AT_ONCE = """(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (how) {
        const root = attach.call(this, how);
        new MutationObserver((_, watch) => {
            const field = root.querySelector("textarea");
            if (!field) return;
            watch.disconnect();
            if (window.typedAtOnce) return;
            window.typedAtOnce = true;
            field.value = "typed at once";
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }).observe(root, { childList: true, subtree: true });
        return root;
    };
})()"""


def on_disk(stage: Running) -> str | None:
    """The draft of the first pad as it lies on the disk."""
    file = stage.notebook / ".store" / "drafts" / "co-abcd2345.yaml"
    if not file.exists():
        return None
    draft = json.loads(file.read_text("utf-8")).get("reflection.learned")
    return str(draft["text"]) if draft else None


def pad(page: Page) -> Locator:
    """The first pad's field, found by its label."""
    return page.get_by_label("Learned")


def state(page: Page) -> Locator:
    """What the first pad says about itself."""
    return page.locator("#state").first


def type_text(page: Page, text: str = TYPED) -> None:
    """Type as a person does, key by key."""
    pad(page).click(delay=50)
    page.keyboard.type(text, delay=10)


def test_typing_is_saved_and_draws_no_page(stage: Running, page: Page) -> None:
    """What is typed lies on the disk half a second after the last key, and no script has run for it."""
    stage.visit(page)
    type_text(page)
    assert until(lambda: on_disk(stage) == TYPED, 1.5)
    state(page).get_by_text("Saved").wait_for()
    assert page.get_by_text("drawn 1 times").is_visible()


def test_letters_typed_as_the_field_appears_are_kept(stage: Running, page: Page) -> None:
    """What is typed before the pad's own script has run is saved like any other, and stays in the field."""
    page.add_init_script(AT_ONCE)
    stage.visit(page)
    assert until(lambda: on_disk(stage) == "typed at once", 3)
    assert pad(page).input_value() == "typed at once"


def test_letters_typed_as_the_field_appears_go_behind_what_was_there(stage: Running, page: Page) -> None:
    """Neither what the page says nor what was typed too soon is lost."""
    stage.visit(page)
    type_text(page, "before")
    assert until(lambda: on_disk(stage) == "before", 3)
    later = page.context.new_page()
    later.add_init_script(AT_ONCE)
    stage.visit(later)
    assert until(lambda: on_disk(stage) == "before\ntyped at once", 3)


@pytest.mark.parametrize("asked", [False, True], ids=["killed", "closed"])
def test_a_tab_that_closes_at_once_loses_no_letter(stage: Running, page: Page, *, asked: bool) -> None:
    """The last letters are sent as the tab goes away."""
    stage.visit(page)
    type_text(page)
    page.close(run_before_unload=asked)
    assert until(lambda: on_disk(stage) == TYPED, 3)


def test_a_reload_at_once_brings_the_text_back(stage: Running, page: Page) -> None:
    """After a reload the field says what it said."""
    stage.visit(page)
    type_text(page)
    page.reload()
    drawn(page)
    assert until(lambda: pad(page).input_value() == TYPED, 3)
    assert until(lambda: on_disk(stage) == TYPED, 3)


def test_a_tap_on_a_link_keeps_all(stage: Running, new_page: Callable[..., Page]) -> None:
    """Turning to another page by a tap, and straight back, shows every letter."""
    page = new_page(has_touch=True)
    stage.visit(page)
    pad(page).tap()
    page.keyboard.type(TYPED, delay=10)
    page.get_by_role("link", name="Other").tap()
    page.get_by_role("heading", name="Other").wait_for()
    page.get_by_role("link", name="Pads").tap()
    page.get_by_role("heading", name="Pads").wait_for()
    assert until(lambda: pad(page).input_value() == TYPED, 3)
    assert TYPED == on_disk(stage)


@pytest.mark.parametrize("press", [0, 60])
def test_save_sees_the_last_letter(stage: Running, page: Page, press: int) -> None:
    """A press on Save straight after typing saves all of it, however short the press is."""
    stage.visit(page)
    type_text(page)
    page.get_by_role("button", name="Save").click(delay=press)
    page.get_by_text(f"saved: {TYPED}").wait_for()
    assert until(lambda: on_disk(stage) is None, 3)
    assert until(lambda: pad(page).input_value() == TYPED, 3)


def test_text_from_the_page_shows_where_nobody_has_typed_since(stage: Running, page: Page) -> None:
    """When the page empties the field, it is empty."""
    stage.visit(page)
    type_text(page)
    page.get_by_role("button", name="Clear").click(delay=50)
    assert until(lambda: pad(page).input_value() == "", 5)


def test_a_server_that_dies_and_comes_back(stage: Running, page: Page) -> None:
    """While the server is away the text stays in the browser and says so; it is saved on return."""
    stage.visit(page)
    type_text(page, "before, ")
    assert until(lambda: on_disk(stage) == "before, ", 3)
    stage.kill()
    page.keyboard.type("while it was away", delay=10)
    state(page).get_by_text("Not saved, kept in this browser").wait_for()
    assert on_disk(stage) == "before, "
    stage.start()
    assert until(lambda: on_disk(stage) == "before, while it was away", 20)
    state(page).get_by_text("Saved").wait_for()
    assert pad(page).input_value() == "before, while it was away"


def test_a_tab_closed_while_the_server_is_away(stage: Running, page: Page) -> None:
    """What could not be sent is taken up by the next tab of the same browser."""
    stage.visit(page)
    type_text(page, "one ")
    assert until(lambda: on_disk(stage) == "one ", 3)
    stage.kill()
    page.keyboard.type("two", delay=10)
    context = page.context
    page.close()
    stage.start()
    later = context.new_page()
    stage.visit(later)
    assert until(lambda: on_disk(stage) == "one two", 5)
    assert pad(later).input_value() == "one two"


def test_another_tab_shows_what_was_typed(stage: Running, page: Page) -> None:
    """A second tab where nobody types follows the first by itself."""
    stage.visit(page)
    second = page.context.new_page()
    stage.visit(second)
    type_text(page)
    assert until(lambda: pad(second).input_value() == TYPED, 5)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Keep mine", "this tab"),
        ("Keep the other", "the other tab"),
        ("Keep both", "the other tab\n\nthis tab"),
    ],
)
def test_two_tabs_that_type_at_once_end_in_a_choice(
    stage: Running, new_page: Callable[..., Page], answer: str, expected: str
) -> None:
    """Nothing is overwritten: the one who comes second sees both texts and says which to keep."""
    first, second = new_page(), new_page()
    stage.visit(first)
    stage.visit(second)
    pad(first).evaluate(SAY, "the other tab")
    pad(second).evaluate(SAY, "this tab")
    assert until(lambda: on_disk(stage) == "the other tab", 3)
    second.get_by_role("button", name=answer).click(delay=50)
    assert until(lambda: on_disk(stage) == expected, 3)
    assert pad(second).input_value() == expected


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("half a pair \ud83c and on", "Kept as a draft. This holds half of a character"),
        ("nul \0 and \u2028 line", "Kept as a draft. This holds a null character"),
        ("<img src=x onerror=alert(1)> **no** :red[x]", "Saved"),
    ],
    ids=["lone surrogate", "controls", "markup"],
)
def test_any_text_at_all_comes_back(stage: Running, page: Page, text: str, state: str) -> None:
    """No text is refused, changed or interpreted, whatever it holds; what no file can hold is said."""
    stage.visit(page)
    units = [ord(each) for each in text]
    pad(page).evaluate(SAY.replace("value = text", "value = String.fromCharCode(...text)"), units)
    assert until(lambda: on_disk(stage) == text, 3)
    page.get_by_text(state).first.wait_for()
    page.reload()
    drawn(page)
    read = "field => Array.from(field.value, each => each.charCodeAt(0))"
    assert until(lambda: bool(pad(page).evaluate(read) == units), 3)


def test_the_field_is_named_and_described(stage: Running, page: Page) -> None:
    """The field has its label, and its help and state as its description."""
    stage.visit(page)
    described = pad(page).evaluate(
        "field => field.getAttribute('aria-describedby').split(' ')"
        ".map(id => field.getRootNode().getElementById(id)?.textContent.trim())"
    )
    assert described[0] == "In your own words."
    assert pad(page).evaluate("field => field.labels[0].textContent") == "Learned"
