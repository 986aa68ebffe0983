"""Nothing leaves this machine, and the browser itself sees to it."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING
from urllib.parse import urlparse

import pytest

from tests.browser.running import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.running import Running

pytestmark = pytest.mark.browser

BLOCKED = """address => new Promise(done => {
    document.addEventListener("securitypolicyviolation", event => done(event.violatedDirective));
    const image = new Image();
    image.src = address;
    document.body.append(image);
    setTimeout(() => done("nothing was blocked"), 2000);
})"""


def test_no_page_asks_anybody_else_for_anything(app: Running, page: Page) -> None:
    """All nine pages are drawn from this machine alone, icons and fonts included, with a quiet console."""
    asked: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: asked.add(urlparse(request.url).netloc))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    app.visit(page)
    links = page.get_by_test_id("stSidebarNavLink")
    assert links.count() == 9
    for index in range(links.count()):
        links.nth(index).click(delay=50)
        page.wait_for_timeout(300)
        drawn(page)
    assert asked - {""} == {urlparse(app.url).netloc}
    assert [each for each in complaints if "Content Security Policy" in each] == []


def test_a_remote_image_is_refused_by_the_browser(app: Running, page: Page) -> None:
    """Even if a text became an image, the browser would not fetch it."""
    app.visit(page)
    assert page.evaluate(BLOCKED, "http://images.example/a.png") == "img-src"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Host": "rebound.example"}, 400),
        ({"Origin": "http://elsewhere.example", "Content-Type": "application/json"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Content-Type": "application/json"}, 403),
    ],
    ids=["a name that was rebound", "another origin", "another site"],
)
def test_the_drafts_are_not_for_others(app: Running, headers: dict[str, str], expected: int) -> None:
    """A page from elsewhere can send the app nothing, whatever name it reached this machine by."""
    connection = http.client.HTTPConnection("127.0.0.1", app.port)
    connection.request("POST", "/drafts/own/co-abcd2345/notes", body=b"{}", headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == expected
