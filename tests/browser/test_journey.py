"""The whole loop in real Chromium, on an empty notebook: a goal, a person, a talk, a reflection, a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coach.notebook import Notebook
from tests.browser.running import drawn, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.running import Running

pytestmark = pytest.mark.browser


class Visitor:
    """A person at the app, who presses and types as people do and finds things by what they are called."""

    def __init__(self, app: Running, page: Page) -> None:
        self.app = app
        self.page = page

    @property
    def book(self) -> Notebook:
        """The notebook as the disk has it now."""
        return Notebook.open(self.app.notebook)

    def turn_to(self, name: str, heading: str = "") -> None:
        """Go to a page by the navigation; a talk that is waited for has the person as its heading."""
        self.page.get_by_test_id("stSidebarNavLink").filter(has_text=name).click(delay=50)
        self.page.get_by_role("heading", name=heading or name, level=1).wait_for()
        drawn(self.page)

    def press(self, name: str) -> None:
        """Press a button or pick an answer by its name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        button.or_(self.page.get_by_role("radio", name=name, exact=True)).first.click(delay=50)
        self.page.wait_for_timeout(250)
        drawn(self.page)

    def write(self, label: str, words: str) -> None:
        """Type into the field with a label."""
        field = self.page.get_by_role("textbox", name=label, exact=True).first
        field.fill(words)
        self.page.wait_for_timeout(600)
        drawn(self.page)

    def unfold(self, name: str) -> None:
        """Open what is folded away under a name."""
        self.page.get_by_text(name, exact=True).first.click(delay=50)
        drawn(self.page)


def test_from_an_empty_notebook_to_a_chart(app: Running, page: Page) -> None:
    """A newcomer makes a goal, prepares, holds and reflects on a conversation, and finds it in the charts."""
    me = Visitor(app, page)
    app.visit(page)
    me.press("Write your first goal")
    me.write("For whom", "independent bakeries")
    me.write("What changes", "throw away less bread")
    me.write("How", "planning each bake from till receipts")
    me.press("Save goal")

    me.press("Next: somebody to talk with")
    me.write("Name", "Ada Okafor")
    me.write("Interests", "sourdough, reuse")
    me.press("Save person")

    me.press("Plan a conversation")
    me.press("Phone")
    me.press("Plan this conversation")
    me.write("What you found", "Runs three bakeries in Leeds")
    me.press("Add this fact")
    me.press("Save, then target")
    me.write("Your target", "Find out who plans the bake in a small bakery")
    me.press("Save, then questions")
    me.unfold("Choose from the question bank")
    me.press("Add")
    page.get_by_role("button", name="On your list", exact=True).wait_for()
    me.press("Save, then opening")
    page.get_by_role("textbox", name="How to say Ada Okafor", exact=True).wait_for()
    (talk,) = me.book.conversations
    assert "Find out who plans the bake in a small bakery" == talk.preparation.target
    assert ["Runs three bakeries in Leeds"] == [fact.text for fact in talk.preparation.research]
    assert 1 == len(talk.preparation.questions)

    me.turn_to("Conversation", heading="Ada Okafor")
    me.press("Start")
    page.get_by_role("timer").wait_for()
    me.write("How can I be useful to you?", "A list of flour mills that deliver")
    me.press("End")

    me.write("What you learned", "Most plan by gut feeling.\nOne uses a spreadsheet.")
    me.write("What surprised you", "Rain moves sales more than weekends")
    me.press("Keep")
    me.press("Finish reflection")
    assert until(lambda: me.book.conversations[0].reflection.written is not None)
    (talk,) = me.book.conversations
    assert "held" == talk.status
    assert "Most plan by gut feeling.\nOne uses a spreadsheet." == talk.reflection.learned
    assert "A list of flour mills that deliver" == talk.useful
    assert "keep" == talk.reflection.goal_decision
    assert talk.times.started.at is not None
    assert talk.times.ended.at is not None

    me.turn_to("Progress")
    page.get_by_role("heading", name="Overruns").or_(page.get_by_text("Overruns")).first.wait_for()
    assert until(lambda: page.locator("[data-testid=stVegaLiteChart]").count() >= 5)
    assert [] == page.locator("[data-testid=stException]").all()


def test_a_tap_on_a_link_out_of_a_field_keeps_every_letter(app: Running, page: Page) -> None:
    """Typed in a field and pressed on a link at once: the other page opens and the words are kept."""
    me = Visitor(app, page)
    app.visit(page, "people")
    page.get_by_role("textbox", name="Name", exact=True).click(delay=50)
    page.keyboard.type("Zoë Åkesson", delay=20)
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Goals").click()
    page.get_by_role("heading", name="Goals", level=1).wait_for()
    drawn(page)

    def kept() -> list[str]:
        return [draft.text for drafts in me.book.drafts.all().values() for draft in drafts.values()]

    assert until(lambda: ["Zoë Åkesson"] == kept())


def test_two_tabs_on_one_person_lose_nothing(app: Running, page: Page) -> None:
    """Different fields typed in two tabs and saved in both are brought together by one press."""
    me = Visitor(app, page)
    app.visit(page, "people")
    me.write("Name", "Ada Okafor")
    me.press("Save person")
    other_page = page.context.new_page()
    other = Visitor(app, other_page)
    other_page.goto(page.url)
    drawn(other_page)
    me.write("Role", "baker")
    other.write("Organisation", "Crumb & Co")
    me.press("Save")
    other.press("Save")
    other.press("Bring both together")

    def ada() -> tuple[str, str, str]:
        (one,) = me.book.people
        return (one.name, one.role, one.organisation)

    assert until(lambda: ("Ada Okafor", "baker", "Crumb & Co") == ada())


def test_a_double_click_saves_once(app: Running, page: Page) -> None:
    """Two presses on Save in a row make one goal with one wording."""
    me = Visitor(app, page)
    app.visit(page, "goals")
    me.write("For whom", "night nurses")
    page.get_by_role("button", name="Save goal", exact=True).dblclick(delay=30)
    page.get_by_text("Your goal is saved").first.wait_for()
    drawn(page)

    assert [1] == [len(goal.revisions) for goal in me.book.goals]
