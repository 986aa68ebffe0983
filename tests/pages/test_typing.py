"""What is typed into a record's inputs is never lost, whoever else changes the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.records import Person
from coach.ui import session
from tests.pages.conftest import App

if TYPE_CHECKING:
    from collections.abc import Callable

ADA = Person(id="pe-ada22222", name="Ada Okafor", role="engineer")


def _type(app: App, field: str, words: str) -> None:
    app.tidy(app.test.text_input(key=f"{ADA.id}.{field}").input(words).run())


def _edit_by_hand(app: App, before: str, after: str) -> None:
    path = app.own.path(ADA.id)
    assert path is not None
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")


def test_a_new_session_finds_what_was_typed(app: App, keep: Callable[..., Any]) -> None:
    """After a restart or a closed tab the words stand in the field, not saved yet."""
    keep(ADA)
    app.open("people", ADA.id)
    _type(app, "role", "chief engineer")

    later = App(app.folder)
    later.open("people", ADA.id)

    assert "chief engineer" == later.test.text_input(key=f"{ADA.id}.role").value
    assert "engineer" == later.own.people[0].role


def test_a_hand_edit_of_the_same_field_is_asked_about(app: App, keep: Callable[..., Any]) -> None:
    """Nothing is overwritten; both texts are shown, and the one that is chosen is saved."""
    keep(ADA)
    app.open("people", ADA.id)
    _type(app, "role", "chief engineer")
    _edit_by_hand(app, "role: engineer", "role: head of packaging")
    app.open("people", ADA.id)
    assert {"head of packaging", "chief engineer"} <= {one.value for one in app.test.text}

    app.press(f"mine.{ADA.id}.role")
    app.press(f"save.{ADA.id}")

    assert "chief engineer" == app.own.people[0].role


def test_the_file_can_win(app: App, keep: Callable[..., Any]) -> None:
    """Keeping what is in the file empties the draft and shows the file's words."""
    keep(ADA)
    app.open("people", ADA.id)
    _type(app, "role", "chief engineer")
    _edit_by_hand(app, "role: engineer", "role: head of packaging")
    app.open("people", ADA.id)
    app.press(f"theirs.{ADA.id}.role")

    assert "head of packaging" == app.line(f"{ADA.id}.role").value
    assert {} == app.own.drafts.of(ADA.id)


def test_thrown_away_words_leave_the_record(app: App, keep: Callable[..., Any]) -> None:
    """Throwing away shows what the record says and writes nothing."""
    keep(ADA)
    app.open("people", ADA.id)
    _type(app, "role", "chief engineer")
    app.press(f"discard.{ADA.id}")

    assert "engineer" == app.line(f"{ADA.id}.role").value
    assert (ADA,) == app.own.people


def test_what_no_file_can_hold_is_said_where_one_types(app: App, keep: Callable[..., Any]) -> None:
    """Each character is named before anybody presses Save, which refuses; one press takes them all out."""
    keep(ADA)
    app.open("people", ADA.id)
    _type(app, "role", "chief\a engin\x1beer")
    assert "This holds 2 characters that no text file can hold" in app.words()
    assert "a bell character" in app.words()
    assert "an escape character" in app.words()
    app.press(f"save.{ADA.id}")
    assert "a field holds what no text file can hold" in app.words()
    assert "chief\a engin\x1beer" == app.line(f"{ADA.id}.role").value
    assert (ADA,) == app.own.people
    app.press(f"mend.{ADA.id}.role")
    assert "chief engineer" == app.line(f"{ADA.id}.role").value
    app.press(f"save.{ADA.id}")
    assert "chief engineer" == app.own.people[0].role


def test_a_longer_text_can_be_mended_before_it_is_saved(app: App, keep: Callable[..., Any]) -> None:
    """The field itself says what it holds; the way out stands below it and names it."""
    keep(ADA)
    app.own.drafts.put(ADA.id, "notes", "Met\f in May.", base="", now=session.now())
    app.open("people", ADA.id)
    (button,) = [one for one in app.test.button if one.key == f"mend.{ADA.id}.notes"]
    assert "Take such characters out of “Notes”" == button.label
    app.press(f"mend.{ADA.id}.notes")
    assert "Met in May." == app.own.drafts.of(ADA.id)["notes"].text
