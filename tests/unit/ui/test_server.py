"""Who may ask the server for what: headers, names, and the drafts route."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import re
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import streamlit
from starlette.applications import Starlette
from streamlit.web.server.starlette.starlette_routes import create_host_config_routes

from coach.notebook import Notebook
from coach.ui import drafts, server

if TYPE_CHECKING:
    from starlette.types import Message

ROOT = Path(__file__).parents[3]
HOST = "127.0.0.1:8501"
OWN = {"host": HOST, "origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
JSON = {**OWN, "content-type": "application/json"}
PLACE = "/drafts/own/pe-abcd2345/notes"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)


class Door:
    """The server's guards and its drafts route around one notebook, without a network."""

    def __init__(self, folder: Path) -> None:
        self.book = Notebook.open(folder)
        notebooks = {"own": self.book}
        self.app = Starlette(routes=drafts.routes(notebooks.get), middleware=server.middleware())

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Answer:
        """One request and its whole answer."""
        heard: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            heard.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "scheme": "http",
            "server": ("127.0.0.1", 8501),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        # In a thread of its own: browser tests in the same run leave an event loop in this one.
        with ThreadPoolExecutor(1) as own:
            own.submit(lambda: asyncio.run(self.app(scope, receive, send))).result()
        found = {name.decode(): value.decode() for name, value in heard[0]["headers"]}
        return Answer(heard[0]["status"], found, b"".join(each.get("body", b"") for each in heard[1:]))

    def put(self, text: str, *expected: str, base: str = "", path: str = PLACE) -> Answer:
        """Send a text as a pad does."""
        words = {"text": text, "base": base, "expected": [drafts.mark(each) for each in expected]}
        return self.ask("POST", path, JSON, json.dumps(words).encode())

    def kept(self) -> str | None:
        """The draft on the disk."""
        draft = self.book.drafts.of("pe-abcd2345").get("notes")
        return draft.text if draft else None


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """An empty notebook whose page shows a pad for one record."""
    drafts.announce("own", "pe-abcd2345")
    return Door(tmp_path / "notebook")


def test_what_is_typed_is_kept(door: Door) -> None:
    """A text that is sent lies on the disk, and a question for it gives it back."""
    assert door.put("hello").said == {"kept": drafts.mark("hello"), "unfit": ""}
    assert door.kept() == "hello"
    assert door.ask("GET", PLACE, OWN).said == {
        "draft": "hello",
        "saved": "",
        "unfit": "",
        "off": False,
    }


def test_a_text_that_somebody_else_put_there_is_not_overwritten(door: Door) -> None:
    """The answer is 409 with their text; once it has been seen, the pad's own text is kept."""
    door.put("theirs")
    refused = door.put("mine")
    assert (refused.status, refused.said) == (409, {"theirs": "theirs", "unfit": ""})
    assert door.kept() == "theirs"
    assert door.put("mine", "theirs").status == 200
    assert door.kept() == "mine"


def test_what_could_not_be_saved_is_kept_and_said(door: Door) -> None:
    """A draft takes any text; that no file can hold it is in the answer, whoever put it there."""
    said = door.put("two\a words").said["unfit"]
    assert said == "This holds a bell character (U+0007), after “two”, which no text file can hold."
    assert door.kept() == "two\a words"
    assert door.ask("GET", PLACE, OWN).said["unfit"] == said
    assert door.put("mine").said == {"theirs": "two\a words", "unfit": said}


def test_the_same_text_twice_is_no_conflict(door: Door) -> None:
    """A text that arrives twice, as after a lost answer, is a quiet success."""
    door.put("hello")
    assert door.put("hello").status == 200


@pytest.mark.parametrize("base", ["said before", "said\r\nbefore"])
def test_back_to_what_the_record_says_is_no_draft(door: Door, base: str) -> None:
    """A text that says again what the record says leaves no draft, whatever the line ends were."""
    door.put("changed", base=base)
    assert door.put(base.replace("\r\n", "\n"), "changed", base=base).status == 200
    assert door.kept() is None


@pytest.mark.parametrize("text", ["", "é 🌱 九月", "\ud83c", "nul \0", "a\u2028b"])
def test_any_text_comes_back_as_it_was(door: Door, text: str) -> None:
    """No text is refused or changed."""
    door.put("before")
    assert door.put(text, "before", base="other").status == 200
    assert door.ask("GET", PLACE, OWN).said["draft"] == text


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://localhost:3000"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": None, "sec-fetch-site": None}, 403),
        ({"host": "evil.example"}, 400),
        ({"host": "evil.example", "origin": "http://evil.example"}, 400),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": None}, 415),
    ],
)
def test_requests_of_others_are_refused(door: Door, change: dict[str, str | None], expected: int) -> None:
    """Another origin, a rebound name, a form's content type: nothing is written."""
    headers = {name: value for name, value in {**JSON, **change}.items() if value is not None}
    words = json.dumps({"text": "x", "base": "", "expected": []}).encode()
    assert door.ask("POST", PLACE, headers, words).status == expected
    assert door.kept() is None


@pytest.mark.parametrize(
    "path",
    [
        "/drafts/own/pe-zzzz9999/notes",
        "/drafts/other/pe-abcd2345/notes",
        "/drafts/own/../secret",
        "/drafts/own/pe-abcd2345",
        "/drafts/own/pe-abcd2345/",
        "/drafts/own/pe-abcd2345/a/b",
        "/drafts/own/pe-abcd2345/a..b",
        "/drafts/own/PE-ABCD2345/notes",
        "/drafts/",
    ],
)
def test_unknown_records_and_malformed_places_are_refused(door: Door, path: str) -> None:
    """Only a record that is saved, has drafts, or stands on a page takes drafts."""
    assert door.put("x", path=path).status == 404
    assert not (door.book.folder / ".store").exists()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(door: Door, method: str) -> None:
    """There is nothing but asking and keeping; a preflight of another origin is not answered either."""
    assert door.ask(method, PLACE, JSON, b"{}").status == 405


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", 400),
        (b"no json", 400),
        (b"[]", 400),
        (b'{"text": 1, "base": "", "expected": []}', 400),
        (b'{"text": "x", "base": "", "expected": [1]}', 400),
        (b'{"text": "x"}', 400),
        (b"\xff\xfe", 400),
        (b"x" * (drafts.LARGEST + 1), 413),
    ],
)
def test_what_no_pad_would_send_is_refused(door: Door, body: bytes, expected: int) -> None:
    """Other shapes and other sizes are turned away before anything is written."""
    assert door.ask("POST", PLACE, JSON, body).status == expected
    assert door.kept() is None


def test_drafts_outlive_a_restart_without_a_page(door: Door) -> None:
    """A record that has drafts takes more of them, also when no page announced it since the start."""
    door.put("one")
    drafts._announced.discard(("own", "pe-abcd2345"))
    assert door.put("one two", "one").status == 200


def test_every_answer_carries_the_headers(door: Door) -> None:
    """Also a refusal tells the browser what a page may load, and that it may stand in no frame."""
    answer = door.ask("GET", "/drafts/", OWN)
    assert {name.lower(): value for name, value in server.HEADERS.items()}.items() <= answer.headers.items()


def test_streamlits_page_opens_no_dialog_and_hears_no_other_window(door: Door) -> None:
    """What lies over the clock when the app is away is kept off, and no site around the page is trusted."""
    answer = door.ask("GET", server.HOST_CONFIG, OWN)
    assert {"blockErrorDialogs": True, "allowedOrigins": [], "useExternalAuthToken": False}.items() <= (
        answer.said.items()
    )
    (route,) = create_host_config_routes(None)
    assert server.HOST_CONFIG == getattr(route, "path", "")


def test_the_policy_names_no_other_machine() -> None:
    """Whatever a page may load, it loads from here."""
    sources = {source for line in server.POLICY.split("; ") for source in line.split()[1:]}
    assert sources <= {"'none'", "'self'", "blob:", "data:", "'unsafe-inline'", server.INLINE_SCRIPT}
    assert "'unsafe-inline'" not in next(x for x in server.POLICY.split("; ") if x.startswith("script-src"))


def test_the_one_inline_script_is_streamlits() -> None:
    """The hash in the policy is that of the only inline script of the installed Streamlit's page."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in inline]
    assert [f"'sha256-{each}'" for each in digests] == [server.INLINE_SCRIPT]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("browser.gatherUsageStats", False),
        ("server.address", "127.0.0.1"),
        ("server.allowedHosts", list(server.LOOPBACK)),
        ("server.showEmailPrompt", False),
        ("server.enableCORS", True),
        ("server.enableXsrfProtection", True),
        ("server.xsrfCookieSameSite", "strict"),
        ("server.enableStaticServing", False),
        ("server.enableAgentApi", False),
        ("server.fileWatcherType", "none"),
        ("client.toolbarMode", "minimal"),
        ("client.showErrorDetails", "type"),
        ("client.showErrorLinks", False),
        ("logger.hideWelcomeMessage", True),
    ],
)
def test_the_shipped_settings_are_private(option: str, expected: object) -> None:
    """The app listens here only, sends no statistics, and offers no way out."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    section, name = option.split(".")
    assert expected == settings[section][name]


def test_no_setting_fetches_anything() -> None:
    """Fonts and themes come from Streamlit's own files: no address stands in the settings."""
    assert re.search(r"https?://", (ROOT / ".streamlit" / "config.toml").read_text("utf-8")) is None
