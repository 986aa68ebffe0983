"""Undo: what the last deed changed is had back, and never what came after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.records.preparation import Preparation
from coach.ui import session
from tests.pages.test_elsewhere import ADA, TALK, edit, type_in

if TYPE_CHECKING:
    from tests.pages.conftest import App
    from tests.pages.test_elsewhere import Keep


def test_a_save_is_undone_and_the_undoing_too(app: App, keep: Keep) -> None:
    """Right after saving the former version can be had back, and then the saved one again."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    app.press(f"save.{ADA.id}")
    app.press("undo")
    assert "engineer" == app.own.people[0].role
    assert "engineer" == app.line(f"{ADA.id}.role").value
    app.press("undo")
    assert "chief engineer" == app.own.people[0].role


def test_undo_never_goes_over_what_came_since(app: App, keep: Keep) -> None:
    """Where the record was changed again, undo says so and changes nothing."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    app.press(f"save.{ADA.id}")
    edit(app, "role: chief engineer", "role: head of packaging")
    app.press("undo")
    assert "head of packaging" == app.own.people[0].role
    assert "changed again since" in app.words()


def test_a_removal_that_was_undone_elsewhere_is_not_undone_twice(app: App, keep: Keep) -> None:
    """The record is back already, perhaps changed since: undo says so and takes nothing of it back."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    app.press(f"save.{ADA.id}")
    app.press(f"remove.{ADA.id}")
    app.own.undo_remove(ADA.id, now=session.now())
    app.press("undo")
    assert "chief engineer" == app.own.people[0].role
    assert "changed again since" in app.words()


def test_a_deed_that_changed_nothing_offers_no_way_back(app: App, keep: Keep) -> None:
    """Undo would take back an earlier save, which nobody meant."""
    keep(ADA, TALK)
    app.open("prepare", TALK.id, section="questions")
    book = app.own
    book.save(TALK.but(preparation=Preparation()), seen=book.seen(TALK.id), now=session.now())
    app.press("remove.qu-aaaa2222")
    assert "undo" not in {str(one.key) for one in app.test.button}


def test_the_first_save_is_undone_into_the_trash(app: App) -> None:
    """What was new is taken away again, and can be had back."""
    app.open("people")
    owner = app.named
    type_in(app, "name", "Ben Ito", owner)
    app.press(f"save.{owner}")
    assert ["Ben Ito"] == [one.name for one in app.own.people]
    app.press("undo")
    assert not app.own.people
    app.press("undo")
    assert ["Ben Ito"] == [one.name for one in app.own.people]


def test_the_offer_to_undo_a_save_goes_with_the_next_deed(app: App, keep: Keep) -> None:
    """Nobody has to dismiss it."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    app.press(f"save.{ADA.id}")
    app.press("back")
    keys: list[Any] = [one.key for one in app.test.button]
    assert "undo" not in keys


def test_words_that_were_thrown_away_can_be_had_back(app: App, keep: Keep) -> None:
    """Throwing away what was typed is undone like anything else."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    app.press(f"discard.{ADA.id}")
    assert "engineer" == app.line(f"{ADA.id}.role").value
    app.press("undo")
    assert "chief engineer" == app.line(f"{ADA.id}.role").value


def test_undo_of_a_removal_is_gone_once_something_newer_was_changed(app: App, keep: Keep) -> None:
    """It would stand beside the newer deed, and take back the wrong thing."""
    keep(ADA, TALK)
    app.open("prepare", TALK.id, section="when")
    app.press(f"remove.{TALK.id}")
    app.open("people", ADA.id)
    assert "undo" in {str(one.key) for one in app.test.button}
    type_in(app, "role", "chief engineer")
    app.press(f"save.{ADA.id}")
    app.press("back")
    assert "undo" not in {str(one.key) for one in app.test.button}


def test_undo_of_a_removal_leads_back_to_the_record(app: App, keep: Keep) -> None:
    """The sentence says whose conversation went, and Undo opens that very one."""
    keep(ADA, TALK, TALK.but(id="cv-talk3333"))
    app.open("prepare", TALK.id, section="when")
    app.press(f"remove.{TALK.id}")
    assert "Your conversation with Ada Okafor is removed." in app.words()
    app.press("undo")
    assert (TALK.id, 2) == (app.chosen, len(app.own.conversations))
