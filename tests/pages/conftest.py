"""An app on a notebook of its own, and that notebook as the disk has it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from coach.notebook import Notebook
from coach.ui import private, session

if TYPE_CHECKING:
    from collections.abc import Callable

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"


@dataclass
class App:
    """The running app as a test sees it."""

    folder: Path

    def __post_init__(self) -> None:
        self.test = AppTest.from_file(str(FRAME), default_timeout=20)

    @property
    def own(self) -> Notebook:
        """The notebook as the disk has it now."""
        return Notebook.open(self.folder)

    @property
    def named(self) -> str:
        """The identity that the address names."""
        return str(self.test.query_params["id"])

    @property
    def chosen(self) -> str:
        """The identity that the address names; empty where it names none."""
        named = self.test.query_params.get("id", "")
        return named if isinstance(named, str) else named[0]

    def open(self, page: str, record_id: str = "", **params: str) -> AppTest:
        """Turn to a page, with a record named in its address."""
        self.test.run()
        self.test.switch_page(f"{page}.py")
        for name, value in {"id": record_id, **params}.items():
            if value:
                self.test.query_params[name] = value
        return self.tidy(self.test.run())

    def press(self, key: str) -> AppTest:
        """Press the button with a key."""
        return self.tidy(self.test.button(key=key).click().run())

    def line(self, key: str) -> Any:
        """The one-line input for a field, whatever it was given to show since it was first drawn."""
        return next(one for one in self.test.text_input if str(one.key).partition("~")[0] == key)

    def pad(self, path: str) -> str:
        """What the pad of a path shows, among all that the page draws."""
        drawn = [json.loads(one.proto.json or "{}") for one in self.test.get("bidi_component")]
        fields = [each for one in drawn for each in (one if isinstance(one, list) else [one])]
        return next(str(one["text"]) for one in fields if one.get("path") == path)

    def tidy(self, test: AppTest) -> AppTest:
        """The same, once no page of it shows an exception."""
        assert [] == [one.message for one in test.exception]
        return test

    def words(self) -> str:
        """Everything the page says, for tests that look for a sentence."""
        kinds = (
            "title",
            "subheader",
            "header",
            "markdown",
            "caption",
            "text",
            "warning",
            "info",
            "success",
            "error",
        )
        elements: list[Any] = [one for kind in kinds for one in getattr(self.test, kind)]
        return "\n".join(str(one.value) for one in elements)


@pytest.fixture(name="app")
def _app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> App:
    # the environment is how a person tells Rapport where the notebook lies
    monkeypatch.setenv("COACH_NOTEBOOK", str(tmp_path / "notebook"))
    monkeypatch.setenv("COACH_EXAMPLE", str(tmp_path / "example"))
    session._last["open"] = "own"
    private._last["private"] = False
    return App(tmp_path / "notebook")


@pytest.fixture(name="keep")
def _keep(app: App) -> Callable[..., Any]:
    """Save records into the notebook before the app opens it."""

    def keep(*records: Any) -> None:
        book = Notebook.open(app.folder)
        for record in records:
            book.save(record, seen=None, now=session.now())

    return keep
