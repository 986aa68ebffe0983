"""A cold visit to any page's own address shows that page, with no dialog over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.running import Running

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("", "Today"),
        ("goals", "Goals"),
        ("people", "People"),
        ("prepare", "Prepare"),
        ("conversation", "Conversation"),
        ("reflect", "Reflect"),
        ("give_back", "Give back"),
        ("progress", "Progress"),
        ("notebook", "Notebook"),
    ],
)
def test_the_first_visit_after_a_start(app: Running, page: Page, path: str, title: str) -> None:
    """The frame answers, not Streamlit's older navigation: our menu, the right page, no "Page not found"."""
    app.visit(page, path)
    assert page.get_by_role("dialog").count() == 0
    assert page.get_by_test_id("stSidebarNavLink").count() == 9
    assert page.locator("[data-testid=stSidebarNavLink][aria-current=page]").inner_text().endswith(title)
    page.get_by_role("heading", level=1).first.wait_for()
    assert f"{title} · Rapport" == page.title()


def test_an_address_of_no_page(app: Running, page: Page) -> None:
    """It is said in a line that there is no such page, and the first page is there."""
    app.visit(page, "nonsense")
    page.get_by_text("There is no page at that address. This is Today.").wait_for()
    assert "Today · Rapport" == page.title()
