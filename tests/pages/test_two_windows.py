"""One line in two windows: nobody's words go, and nobody saves what another is still typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coach.records import Person
from tests.pages.conftest import App

if TYPE_CHECKING:
    from collections.abc import Callable

ADA = Person(id="pe-ada22222", name="Ada Okafor", role="engineer")
ROLE = f"{ADA.id}.role"
SAVE = f"save.{ADA.id}"


def _open(app: App) -> App:
    app.open("people", ADA.id)
    return app


def _type(app: App, words: str, field: str = "role") -> None:
    app.tidy(app.line(f"{ADA.id}.{field}").input(words).run())


def _typed_in_both(app: App) -> App:
    """The other of two windows that show Ada, each with words of its own in the same line."""
    _open(app)
    other = _open(App(app.folder))
    _type(app, "head of reuse")
    _type(other, "head of packaging")
    return other


def test_what_another_window_is_still_typing_is_not_saved_from_here(
    app: App, keep: Callable[..., Any]
) -> None:
    """A draft that this window shows, and that grew elsewhere meanwhile, is saved there and not from here."""
    keep(ADA)
    _type(_open(app), "head of re")
    other = _open(App(app.folder))
    assert "head of re" == other.line(ROLE).value
    _type(app, "head of reuse")
    other.test.text_input(key=f"{ADA.id}.organisation").input("Fenwick Foods")
    other.press(SAVE)
    assert ("engineer", "Fenwick Foods") == (app.own.people[0].role, app.own.people[0].organisation)
    assert "head of reuse" == other.line(ROLE).value
    app.press(SAVE)
    app.press("elsewhere.one")
    assert ("head of reuse", "Fenwick Foods") == (app.own.people[0].role, app.own.people[0].organisation)


@pytest.mark.parametrize(("answer", "expected"), [("mine", "head of packaging"), ("theirs", "head of reuse")])
def test_a_line_typed_in_two_windows_is_asked_about(
    app: App, keep: Callable[..., Any], answer: str, expected: str
) -> None:
    """The second one is not put over the first unseen: both stand there, and the chosen one is saved."""
    keep(ADA)
    other = _typed_in_both(app)
    assert "head of reuse" == app.own.drafts.of(ADA.id)["role"].text
    assert "head of packaging" == other.line(ROLE).value
    assert {"head of reuse", "head of packaging"} <= {one.value for one in other.test.text}
    other.press(f"{answer}.{ROLE}")
    assert expected == other.line(ROLE).value
    other.press(SAVE)
    assert (expected, {}) == (app.own.people[0].role, app.own.drafts.of(ADA.id))


def test_words_that_were_not_chosen_between_are_not_lost_by_a_save(
    app: App, keep: Callable[..., Any]
) -> None:
    """Save keeps what stands on its screen; what the other window typed stays there, and is asked about."""
    keep(ADA)
    other = _typed_in_both(app)
    other.press(SAVE)
    assert "head of packaging" == app.own.people[0].role
    assert "head of reuse" == app.own.drafts.of(ADA.id)["role"].text
    app.press(SAVE)
    assert "head of packaging" == app.own.people[0].role
    assert {"head of packaging", "head of reuse"} <= {one.value for one in app.test.text}
