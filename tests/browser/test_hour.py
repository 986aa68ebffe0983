"""The hour in real Chromium: marks, paper, the private view, and a phone in one hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from coach.notebook import Notebook
from coach.records import Conversation, Person
from coach.records.conversation import Known, Mode, Stamp, Status, Times
from coach.records.preparation import Preparation, Question
from coach.ui.private import phrases
from tests.browser.running import drawn, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Killable
    from tests.browser.running import Running

pytestmark = pytest.mark.browser

TALK = "cv-hour2222"
ADA = Person(id="pe-adaokafor", name="Ada Okafor", organisation="Fenwick Foods", useful="A pilot school")
PLAN = Preparation(
    target="Learn how menus are planned.",
    opening_line="Thank you for making the time.",
    questions=tuple(
        Question(id=f"qu-aaa{place}", text=f"What of the {matter}?", must=place < 4, minutes=4)
        for place, matter in enumerate(("budget", "kitchen", "suppliers", "children", "waste"), start=2)
    ),
)
# Everything to be seen that holds one of the words, unless it or something around it is blurred or hidden.
READABLE = """phrases => {
    const found = [];
    const hidden = element => {
        for (let one = element; one; one = one.parentElement ?? one.getRootNode().host) {
            const style = getComputedStyle(one);
            if (style.filter.includes("blur") || style.visibility === "hidden") return true;
        }
        return false;
    };
    const walk = root => {
        for (const one of root.querySelectorAll("*")) {
            if (one.shadowRoot) walk(one.shadowRoot);
            if (one.matches("script, style") || !one.getClientRects().length) continue;
            const texts = [...one.childNodes].filter(node => node.nodeType === 3);
            const own = texts.map(node => node.data).join("");
            const said = [own, one.title, one.value, one.placeholder].filter(
                text => typeof text === "string");
            const tells = phrases.some(phrase => said.some(text => text.includes(phrase)));
            if (tells && !hidden(one)) found.push(`${one.tagName}: ${said.join("|")}`);
        }
    };
    walk(document);
    return found;
}"""
SMALL = """() => ["stMain", "stBottom"]
    .flatMap(place => [...document.querySelectorAll(`[data-testid=${place}] button`)])
    .filter(one => one.getClientRects().length && !one.closest("details:not([open])"))
    .filter(one => !one.closest("[data-testid^=stTooltip]"))
    .filter(one => one.getBoundingClientRect().height < 44)
    .map(one => `${one.outerHTML.slice(0, 90)} ${one.getBoundingClientRect().height}`)"""


def talk(begun: float | None = None, **values: Any) -> Conversation:
    """A conversation in ten minutes, or one that began so many minutes ago."""
    now = datetime.now(UTC).replace(microsecond=0)
    at = now + timedelta(minutes=10) if begun is None else now - timedelta(minutes=begun)
    times = Times() if begun is None else Times(started=Stamp(at=at, known=Known.MEASURED))
    status = Status.SCHEDULED if begun is None else Status.HELD
    given = {"person": ADA.id, "start": at, "times": times, "status": status, "preparation": PLAN}
    return Conversation(id=TALK, **{"mode": Mode.IN_PERSON, "allotted_minutes": 30, **given, **values})


# How many copies lie in the store that outlives a killed browser.
LASTING = """() => new Promise((done) => {
    const asked = indexedDB.open("rapport", 1);
    asked.onsuccess = () => {
        const count = asked.result.transaction("kept").objectStore("kept").count();
        count.onsuccess = () => { asked.result.close(); done(count.result); };
    };
})"""


def keep(app: Running, *records: Any) -> None:
    """Put records into the notebook."""
    book = Notebook.open(app.notebook)
    for record in records:
        book.save(record, seen=book.seen(record.id), now=datetime.now(UTC))


def noted(app: Running) -> str:
    """The draft of the notes, as it lies on the disk."""
    draft = Notebook.open(app.notebook).drafts.of(TALK).get("notes")
    return draft.text if draft else ""


def test_a_mark_is_saved_while_one_types(app: Running, page: Page) -> None:
    """Pressed in the middle of a sentence, the mark is in the file, and the sentence goes on where it was."""
    keep(app, ADA, talk(5))
    app.visit(page, f"conversation?id={TALK}")
    notes = page.get_by_label("Notes", exact=True)
    notes.click(delay=50)
    page.keyboard.type("A layoff is ", delay=10)
    page.get_by_role("button", name="Off the record").last.click(delay=50)
    page.keyboard.type("coming", delay=10)
    assert until(lambda: Notebook.open(app.notebook).conversations[0].off_record == ("notes",), 5)
    page.locator("textarea[data-off]").wait_for()
    assert "A layoff is coming" == notes.input_value()
    assert until(lambda: noted(app) == "A layoff is coming", 5)


def test_a_tick_in_a_tab_that_closes_while_the_server_is_away(app: Running, page: Page) -> None:
    """It waits in the browser, as a text does, and is saved when the page is opened again."""
    keep(app, ADA, talk(5))
    app.visit(page, f"conversation?id={TALK}")
    page.get_by_role("checkbox", name="Asked").first.wait_for()
    app.kill()
    page.get_by_role("checkbox", name="Asked").first.click(delay=50)
    page.locator(".state").get_by_text("Tick not saved, kept in this browser").wait_for()
    page.get_by_role("status").get_by_text("does not answer. What you type stays here").wait_for()
    again = page.context.new_page()
    page.close()
    app.start()
    app.visit(again, f"conversation?id={TALK}")
    ticked = "preparation.questions.qu-aaa2.asked"
    assert until(lambda: ticked in Notebook.open(app.notebook).drafts.of(TALK), 5)
    assert again.get_by_role("checkbox", name="Asked").first.is_checked()


def test_a_mark_is_seen_at_once_and_saved_when_the_server_is_back(app: Running, page: Page) -> None:
    """Pressed while the app does not answer, it shows what was pressed, and the record says so afterwards."""
    keep(app, ADA, talk(5))
    app.visit(page, f"conversation?id={TALK}")
    off = page.get_by_role("button", name="Off the record").last
    off.wait_for()
    app.kill()
    page.locator("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])").wait_for()
    off.click(delay=50)
    page.locator(".state").get_by_text("Off the record: not saved, kept in this browser").wait_for()
    assert "true" == off.get_attribute("aria-pressed")
    app.start()
    assert until(lambda: Notebook.open(app.notebook).conversations[0].off_record == ("notes",), 20)
    assert "true" == off.get_attribute("aria-pressed")


def test_a_browser_that_is_killed_while_the_server_is_away_keeps_what_was_typed(
    app: Running, killable: Callable[[], Killable]
) -> None:
    """As a phone ends a browser that nobody looks at: the next one saves text, tick and mark, on any page."""
    keep(app, ADA, talk(5))
    first = killable()
    app.visit(first.page, f"conversation?id={TALK}")
    first.page.get_by_label("Notes", exact=True).click(delay=50)
    app.kill()
    first.page.keyboard.type("A layoff is coming", delay=10)
    first.page.get_by_role("checkbox", name="Asked").first.click(delay=50)
    first.page.get_by_role("button", name="Off the record").last.click(delay=50)
    first.page.locator(".state").get_by_text("Off the record: not saved, kept in this browser").wait_for()
    assert until(lambda: first.page.evaluate(LASTING) == 3)
    first.kill()
    app.start()
    again = killable().page
    app.visit(again)
    assert until(lambda: noted(app) == "A layoff is coming", 25)
    assert until(
        lambda: "preparation.questions.qu-aaa2.asked" in Notebook.open(app.notebook).drafts.of(TALK), 5
    )
    assert until(lambda: Notebook.open(app.notebook).conversations[0].off_record == ("notes",), 10)
    again.get_by_text("You were writing about your conversation with Ada").wait_for()


def test_the_first_press_after_a_restart_counts(app: Running, page: Page) -> None:
    """A new server knows no button of the page yet; End ends the hour all the same, at once."""
    keep(app, ADA, talk(5))
    app.visit(page, f"conversation?id={TALK}")
    app.kill()
    page.locator("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])").wait_for()
    app.start()
    page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]").wait_for()
    page.get_by_role("button", name="End").click(delay=50)
    assert until(lambda: Notebook.open(app.notebook).conversations[0].times.ended.at is not None, 20)
    page.get_by_role("heading", name="Reflect").wait_for()


def test_the_brief_is_downloaded_and_fits_one_sheet(app: Running, page: Page, tmp_path: Path) -> None:
    """Both downloads arrive under the app's own policy, and the page prints on one sheet of A4."""
    keep(app, ADA, talk())
    app.visit(page, f"conversation?id={TALK}")
    page.get_by_text("Take it on paper").click(delay=50)
    files = {}
    for label, suffix in (("Brief to print", "html"), ("As text", "txt")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label).click(delay=50)
        files[suffix] = tmp_path / f"brief.{suffix}"
        waiting.value.save_as(files[suffix])
        assert "Ada" not in waiting.value.suggested_filename
    assert "Learn how menus are planned." in files["txt"].read_text("utf-8")
    paper = page.context.new_page()
    paper.goto(files["html"].as_uri())
    assert 1 == paper.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")


def test_no_name_is_readable_in_the_private_view(app: Running, page: Page) -> None:
    """Turned on by the keyboard, on every page, also of a new server; turned off, all is there again."""
    keep(app, ADA, talk(5, notes="A layoff is coming in spring"))
    words = sorted(phrases(Notebook.open(app.notebook).shelves))
    app.visit(page, "people")
    assert page.evaluate(READABLE, words)
    page.get_by_role("switch", name="Private view").or_(
        page.get_by_role("checkbox", name="Private view")
    ).first.focus()
    page.keyboard.press("Space")
    page.locator("html[data-private]").wait_for(state="attached")
    app.kill()
    app.start()
    for path in ("people", f"people?id={ADA.id}", "", "prepare", f"conversation?id={TALK}", "notebook"):
        app.visit(page, path)
        page.locator("html[data-private]").wait_for(state="attached")
        page.wait_for_timeout(500)
        assert [] == page.evaluate(READABLE, words)
        assert not [word for word in words if word in page.title()]
    page.get_by_text("Private view").click(delay=50)
    page.locator("html:not([data-private])").wait_for(state="attached")
    app.visit(page, "people")
    assert page.evaluate(READABLE, words)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_asks_that_open_by_themselves_move_nothing(
    app: Running, new_page: Callable[..., Page], width: int
) -> None:
    """When their time comes, the cue and the card stand where room was kept: the pads stay where they are."""
    page = new_page(viewport={"width": width, "height": 844})
    places = []
    for begun, title in ((20, "Introductions"), (26, "Time to ask")):
        keep(app, ADA, talk(begun))
        app.visit(page, f"conversation?id={TALK}")
        page.get_by_text(title, exact=True).wait_for()
        page.locator(".cue .words").get_by_text("room for").wait_for()
        box = page.get_by_label("Notes", exact=True).bounding_box()
        assert box is not None
        places.append(box["y"])
    assert places[0] == places[1]
    page.get_by_text("May I ask whether you know somebody").wait_for()


def test_a_phone_in_one_hand(app: Running, new_page: Callable[..., Page]) -> None:
    """At 390 px nothing runs out at the side, what is pressed is 44 px high, the time stays in sight."""
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    keep(app, ADA, talk())
    app.visit(page, f"conversation?id={TALK}")
    for press, then in (("I'm here", "Start"), ("Start", "End")):
        button = page.get_by_role("button", name=press)
        box = button.bounding_box()
        assert box is not None
        assert box["y"] > 844 / 2
        assert [] == page.evaluate(SMALL)
        button.tap()
        button.wait_for(state="detached")  # the press has come to the server, and the page has answered
        drawn(page)
        page.get_by_role("button", name=then, exact=True).wait_for()
    assert [] == page.evaluate(SMALL)
    assert 390 == page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
    page.locator(".pill").wait_for(state="hidden")
    page.get_by_label("Notes", exact=True).scroll_into_view_if_needed()
    page.get_by_role("button", name="Back to the clock").tap()
    page.locator(".pill").wait_for(state="hidden")
    page.get_by_role("button", name="End", exact=True).tap()
    page.get_by_role("heading", name="Reflect", level=1).wait_for()
