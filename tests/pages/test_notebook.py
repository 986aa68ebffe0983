"""The Notebook page: where the files are, what is wrong with them, and what can be had back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coach.records import Conversation, Goal, Person
from coach.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.pages.conftest import App

    Keep = Callable[..., None]

ADA = Person(id="pe-adaa2222", name="Ada Okafor", role="engineer")


def turn_to(app: App, section: str) -> None:
    """Open a section of the page."""
    app.tidy(app.test.pills(key="notebook section").set_value(section).run())


def test_the_folder_and_what_is_in_it_are_shown(app: App, keep: Keep) -> None:
    """The folder's path stands as text to copy, with the number of records of each kind."""
    app.open("notebook")
    assert str(app.folder) == app.test.code[0].value
    assert "it is made with your first words" in app.words()
    keep(ADA)
    app.open("notebook")
    assert "0 goals, 1 person, 0 conversations, 0 actions, 0 shelf items" in app.words()
    assert "Every file can be read" in app.words()


def test_a_broken_file_is_named_until_it_is_mended(app: App, keep: Keep) -> None:
    """File, line, the line itself and what to do; nothing is written to it; mended, it is gone."""
    keep(ADA)
    file = app.own.path(ADA.id)
    assert file is not None
    good = file.read_text()
    broken = good.replace("role: engineer", "role: [engineer")
    file.write_text(broken)
    app.open("notebook")
    said = app.words()
    assert "1 thing in your files needs a look" in said
    assert f"{file.parent.name}/{file.name}:" in said
    assert any("engineer" in str(one.value) for one in app.test.code)
    assert broken == file.read_text()
    file.write_text(good)
    app.press("look-again")
    assert "Every file can be read" in app.words()


def test_settings_are_kept_in_the_notebook(app: App) -> None:
    """What is typed is a draft until Save, and then stands in notebook.yaml."""
    app.open("notebook")
    app.test.text_input(key="notebook.name").input("Sam Rivera").run()
    app.test.number_input(key="notebook.early_from").set_value(15).run()
    assert "" == app.own.settings.name
    app.press("save.notebook")
    assert ("Sam Rivera", 15) == (app.own.settings.name, app.own.settings.early_from)
    assert "name: Sam Rivera" in (app.folder / "notebook.yaml").read_text()
    assert {} == app.own.drafts.of("notebook")


def test_settings_that_do_not_fit_are_said_beside_the_field(app: App) -> None:
    """A file changed by hand while the form is open asks which words to keep; nothing is overwritten."""
    app.open("notebook")
    app.test.text_input(key="notebook.name").input("Sam").run()
    app.own.save_settings(app.own.settings.but(name="Sami"), now=session.now())
    app.press("save.notebook")
    assert "Sami" == app.own.settings.name
    assert "This was also changed elsewhere" in app.words()


def test_drafts_are_listed_to_go_on_with_or_to_throw_away(app: App, keep: Keep) -> None:
    """A draft names its record and its fields; thrown away, it is gone from the disk."""
    keep(ADA)
    app.own.drafts.put(ADA.id, "notes", "Likes early trains.", base="", now=session.now())
    app.open("notebook")
    turn_to(app, "Drafts")
    said = app.words()
    assert "**Ada Okafor**" in said
    assert "Notes" in said
    app.press(f"sure.{ADA.id}")
    assert {} == app.own.drafts.all()
    assert "Everything you typed is saved." in app.words()


def test_a_draft_opens_where_it_was_typed(app: App, keep: Keep) -> None:
    """Continue turns to the page of the record."""
    keep(ADA)
    app.own.drafts.put(ADA.id, "notes", "Likes early trains.", base="", now=session.now())
    app.open("notebook")
    turn_to(app, "Drafts")
    app.press(f"go-on.{ADA.id}")
    assert "People" == app.test.title[0].value
    assert ADA.id == app.chosen


def test_a_draft_of_the_settings_opens_the_settings(app: App) -> None:
    """Continue turns from the drafts to the settings, with the text that was typed in its field."""
    app.open("notebook")
    app.test.text_input(key="notebook.name").input("Sam").run()
    turn_to(app, "Drafts")
    assert "**Your settings**" in app.words()
    app.press("go-on.notebook")
    assert "Sam" == app.test.text_input(key="notebook.name").value


def test_an_earlier_version_is_shown_in_words_and_brought_back(app: App, keep: Keep) -> None:
    """What a save replaced stands with what it said and what came then; it can be had back, and undone."""
    keep(ADA)
    book = app.own
    book.save(ADA.but(role="head of packaging"), seen=book.seen(ADA.id), now=session.now())
    app.open("notebook")
    turn_to(app, "Earlier versions")
    app.tidy(app.test.selectbox(key="versions of").select(ADA.id).run())
    said = app.words()
    assert "**Role**" in said
    assert "It said: engineer" in said
    assert "Then: head of packaging" in said
    (version,) = app.own.history(ADA.id)
    app.press(f"restore.{version.path.stem}")
    assert "engineer" == app.own.people[0].role
    app.press("undo")
    assert "head of packaging" == app.own.people[0].role


def test_a_removed_record_is_brought_back(app: App, keep: Keep) -> None:
    """What was removed stands with its name and day, and returns by one press."""
    keep(ADA)
    book = app.own
    book.remove(ADA.id, seen=book.seen(ADA.id), now=session.now())
    app.open("notebook")
    turn_to(app, "Removed")
    assert "**Ada Okafor \\(person\\)**" in app.words()
    app.press(f"bring.{ADA.id}")
    assert "Ada Okafor" == app.own.people[0].name


def test_the_example_is_opened_changed_begun_afresh_and_left(app: App) -> None:
    """The example lies in a folder of its own; one's own notebook is not even made."""
    app.open("notebook")
    turn_to(app, "Example")
    app.press("example")
    place = session.folder("example")
    assert str(place) == app.test.code[0].value
    person = next((place / "people").glob("*.yaml"))
    person.unlink()
    turn_to(app, "Example")
    app.press("afresh")
    assert person.exists()
    turn_to(app, "Example")
    app.press("own")
    assert str(app.folder) == app.test.code[0].value
    assert not app.folder.exists()


def _second_of(app: App, **changes: str) -> Path:
    """A copy of Ada's file as a sync tool leaves it, with some words changed."""
    file = app.own.path(ADA.id)
    assert file is not None
    text = file.read_text("utf-8")
    for before, after in changes.items():
        text = text.replace(before, after)
    copy = file.with_name(f"{file.stem}.sync-conflict-20260120-101010-ABCDEF7.yaml")
    copy.write_text(text, "utf-8")
    return copy


@pytest.mark.parametrize(
    ("answer", "roles"),
    [
        ("put-away", {"engineer"}),
        ("keep-this", {"director"}),
        ("keep-both", {"engineer", "director"}),
    ],
)
def test_a_second_file_of_one_record_is_compared_and_settled(
    app: App, keep: Keep, answer: str, roles: set[str]
) -> None:
    """Either one is kept, or both as two; the other words stay among the earlier versions."""
    keep(ADA)
    copy = _second_of(app, engineer="director")
    app.open("notebook")
    assert "Then: director" in app.words()
    app.press(f"{answer}.{copy.name}")
    book = app.own
    assert roles == {one.role for one in book.people}
    assert ((), False) == (book.problems, copy.exists())
    kept = {getattr(book.earlier(one), "role", "") for one in book.history(ADA.id)}
    assert {"engineer", "director"} == kept | {one.role for one in book.people}


def test_the_whole_text_of_a_bad_file_can_be_read(app: App, keep: Keep) -> None:
    """What Rapport cannot read, a person can."""
    keep(ADA)
    file = app.own.path(ADA.id)
    assert file is not None
    file.write_text("id: pe-adaa2222\nname: [Ada\n", "utf-8")
    app.open("notebook")
    app.tidy(app.test.toggle(key=f"whole.{file.name}").set_value(True).run())
    assert "id: pe-adaa2222\nname: [Ada" in {one.value for one in app.test.code}


def test_a_removed_record_is_found_among_the_earlier_versions(app: App, keep: Keep) -> None:
    """Records can be narrowed by kind, and one that was removed still has its versions."""
    keep(ADA, Goal(id="go-aaaa2222"))
    book = app.own
    mark = book.save(ADA.but(role="director"), seen=book.seen(ADA.id), now=session.now())
    book.remove(ADA.id, seen=mark, now=session.now())
    app.open("notebook")
    turn_to(app, "Earlier versions")
    app.tidy(app.test.pills(key="versions kind").set_value("People").run())
    box = app.test.selectbox(key="versions of")
    assert ["Ada Okafor (person), removed"] == box.options
    app.tidy(box.select(ADA.id).run())
    assert "with a way back" in app.words()
    assert 1 == len([one for one in app.test.caption if "Changed" in str(one.value)])


def test_a_removed_record_that_was_changed_since_says_so_and_comes_back_as_it_is(
    app: App, keep: Keep
) -> None:
    """An editor that had it open wrote into it after it was removed: what is there can still be had."""
    keep(ADA)
    app.own.remove(ADA.id, seen=app.own.seen(ADA.id), now=session.now())
    app.open("notebook")
    turn_to(app, "Removed")
    assert "Another program changed this" not in app.words()
    (version,) = app.own.trash()
    version.path.write_text(version.path.read_text("utf-8").replace("engineer", "director"), "utf-8")
    app.open("notebook")
    turn_to(app, "Removed")
    assert "Another program changed this after it was kept. It comes back as it is now." in app.words()
    app.press(f"bring.{ADA.id}")
    assert ["director"] == [person.role for person in app.own.people]


def test_a_draft_of_a_removed_record_says_so(app: App, keep: Keep) -> None:
    """What was typed in it is not called new; the record can be brought back to go on."""
    keep(ADA)
    book = app.own
    book.drafts.put(ADA.id, "role", "director", base="engineer", now=session.now())
    book.remove(ADA.id, seen=book.seen(ADA.id), now=session.now())
    app.open("notebook")
    turn_to(app, "Drafts")
    assert "The record was removed meanwhile" in app.words()
    app.press(f"go-on.{ADA.id}")
    assert "Ada Okafor" == app.own.people[0].name
    assert "This is newer" not in app.words()


def test_a_promise_that_was_begun_in_a_reflection_is_gone_on_with_there(app: App, keep: Keep) -> None:
    """The list of drafts leads to the page on which it was typed."""
    keep(ADA, Conversation(id="cv-aaaa2222", person=ADA.id))
    app.own.drafts.put("cv-aaaa2222", "scratch.give.text", "Send the report", base="", now=session.now())
    app.open("notebook")
    turn_to(app, "Drafts")
    app.press("go-on.cv-aaaa2222")
    assert "Reflect" == app.test.title[0].value
