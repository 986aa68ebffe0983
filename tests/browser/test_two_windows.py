"""Two windows on one record, a removal by mistake, and a folder that is away, in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from coach.notebook import Notebook
from coach.records import Conversation, Person
from tests.browser.running import drawn, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.running import Running

pytestmark = pytest.mark.browser

NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)
ADA = Person(id="pe-adaa2222", name="Ada Okafor", role="engineer", notes="Met in May.")
TALK = Conversation(id="cv-adaa2222", person=ADA.id)


def kept(app: Running, *records: Person | Conversation) -> None:
    """Put records into the app's notebook before it is looked at."""
    book = Notebook.open(app.notebook)
    for record in records:
        book.save(record, seen=None, now=NOW)


def fill(page: Page, label: str, text: str) -> None:
    """Type into a one-line field, as a person who then turns to the next one."""
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Tab")
    drawn(page)


def press(page: Page, name: str) -> None:
    """Press a button, as long as a person does."""
    page.get_by_role("button", name=name, exact=True).click(delay=50)


def ada(app: Running) -> Person:
    """Ada as the disk has her now."""
    (person,) = Notebook.open(app.notebook).people
    return person


def test_two_tabs_with_different_fields_are_asked_once(app: Running, page: Page) -> None:
    """A line in one tab, a line and a note in the other: one question, one press, and all of it is kept."""
    kept(app, ADA)
    other = page.context.new_page()
    for tab in (page, other):
        app.visit(tab, f"people?id={ADA.id}")
    fill(page, "Role", "head of reuse")
    fill(other, "Organisation", "Fenwick Foods")
    other.get_by_label("Notes", exact=True).click(delay=50)
    other.keyboard.press("Control+End")
    other.keyboard.type(" Likes early trains.", delay=10)
    page.bring_to_front()
    press(page, "Save")
    assert until(lambda: ada(app).role == "head of reuse")
    other.bring_to_front()
    press(other, "Save")
    dialog = other.get_by_role("dialog")
    dialog.get_by_text("Only changed elsewhere").wait_for()
    assert dialog.get_by_text("Now in the file: head of reuse").is_visible()
    assert "" == ada(app).organisation
    press(other, "Bring both together")
    dialog.wait_for(state="detached")
    assert until(lambda: ada(app).organisation == "Fenwick Foods")
    assert ("head of reuse", "Met in May. Likes early trains.") == (ada(app).role, ada(app).notes)


@pytest.mark.parametrize("where", ["in another tab", "by hand"])
def test_save_pressed_straight_out_of_a_field_takes_nothing_back(
    app: Running, page: Page, where: str
) -> None:
    """A field that was changed elsewhere, and that this tab never typed into, is no typing of this tab.

    The press is on its way while the page is drawn anew: it still brings what the browser showed before.
    """
    kept(app, ADA)
    other = page.context.new_page()
    for tab in (page, other):
        app.visit(tab, f"people?id={ADA.id}")
    if where == "by hand":
        path = Notebook.open(app.notebook).path(ADA.id)
        assert path
        path.write_text(path.read_text("utf-8").replace("role: engineer", "role: head of reuse"), "utf-8")
    else:
        fill(page, "Role", "head of reuse")
        press(page, "Save")
    assert until(lambda: ada(app).role == "head of reuse")
    other.bring_to_front()
    other.get_by_label("Organisation", exact=True).fill("Fenwick Foods")
    press(other, "Save")
    dialog = other.get_by_role("dialog")
    dialog.get_by_text("Only changed elsewhere").wait_for()
    assert dialog.get_by_text("head of reuse").is_visible()
    press(other, "Bring both together")
    assert until(lambda: ada(app).organisation == "Fenwick Foods")
    assert "head of reuse" == ada(app).role


def test_a_conversation_removed_by_mistake_is_had_back_where_one_stands(app: Running, page: Page) -> None:
    """The way back stands in sight wherever the page was scrolled to, and is pressed there."""
    kept(app, ADA, TALK)
    app.visit(page, f"prepare?id={TALK.id}&section=when")
    page.get_by_text("How it came about, and how far it has come").click(delay=50)
    press(page, "Remove this conversation")
    page.get_by_text("Your conversation with Ada Okafor is removed.").wait_for()
    assert not Notebook.open(app.notebook).conversations
    press(page, "Undo")
    assert until(lambda: [TALK] == list(Notebook.open(app.notebook).conversations))


def test_a_folder_that_is_away_leaves_the_words_on_the_screen(app: Running, page: Page) -> None:
    """Save says why; lines and longer texts stay as they were typed, and are saved once it is back."""
    kept(app, ADA)
    app.visit(page, f"people?id={ADA.id}")
    fill(page, "Role", "head of reuse")
    away = app.folder / "away"
    app.notebook.rename(away)
    fill(page, "Organisation", "Fenwick Foods")
    page.get_by_label("Notes", exact=True).click(delay=50)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Likes early trains.", delay=10)
    page.get_by_text("Not saved, kept in this browser").first.wait_for()
    press(page, "Save")
    page.get_by_text("This was not saved: the notebook's folder is no longer there").first.wait_for()
    drawn(page)
    shown = [page.get_by_label(each, exact=True).input_value() for each in ("Role", "Organisation", "Notes")]
    assert ["head of reuse", "Fenwick Foods", "Met in May. Likes early trains."] == shown
    away.rename(app.notebook)
    # The pad tries again by itself; until its words lie on the disk, Save would rightly leave them out.
    assert until(lambda: "notes" in Notebook.open(app.notebook).drafts.of(ADA.id), 30)
    press(page, "Save")
    assert until(lambda: ada(app).notes == "Met in May. Likes early trains.")
    assert ("head of reuse", "Fenwick Foods") == (ada(app).role, ada(app).organisation)
