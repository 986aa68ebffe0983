"""What was changed here and elsewhere: both are shown, field by field, and made one without a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from coach.records import Conversation, Person
from coach.records.preparation import Preparation, Question
from coach.ui import session
from tests.pages.conftest import App

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Keep = Callable[..., None]

ADA = Person(id="pe-ada22222", name="Ada Okafor", role="engineer", notes="Met at the fair in May.")
ASKED = Question(id="qu-aaaa2222", text="How did you begin?")
TALK = Conversation(id="cv-talk2222", person=ADA.id, preparation=Preparation(questions=(ASKED,)))


SAVED_IN_BETWEEN = """
from coach.ui import fields, notices, session

session.look()
(ada,) = session.notebook().people

def meanwhile(current):
    book = session.notebook()
    other = current.but(notes=f"{current.notes} More.")
    book.save(other, seen=book.seen(ada.id), now=session.now())
    return current.but(role="chief engineer")

with notices.speaking():
    fields.change(ada, meanwhile)
fields.save(ada, also=meanwhile)
"""


def type_in(app: App, field: str, words: str, owner: str = ADA.id) -> None:
    """Type into a one-line input."""
    app.tidy(app.test.text_input(key=f"{owner}.{field}").input(words).run())


def file_of(app: App, record_id: str = ADA.id) -> Path:
    """The file of a record."""
    path = app.own.path(record_id)
    assert path is not None
    return path


def edit(app: App, before: str, after: str, record_id: str = ADA.id) -> None:
    """Change the file as an editor does."""
    path = file_of(app, record_id)
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")


def test_two_tabs_that_save_different_fields_are_asked_once(app: App, keep: Keep) -> None:
    """The first save goes through; the second shows who changed what, and one press keeps both."""
    keep(ADA)
    other = App(app.folder)
    app.open("people", ADA.id)
    other.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    type_in(other, "organisation", "Fenwick Foods")
    app.press(f"save.{ADA.id}")
    assert ("chief engineer", "") == (app.own.people[0].role, app.own.people[0].organisation)
    other.press(f"save.{ADA.id}")
    said = other.words()
    assert "Only you changed" in said
    assert "**Organisation**" in said
    assert "Only changed elsewhere" in said
    assert "Now in the file: chief engineer" in said
    other.press("elsewhere.one")
    (ada,) = app.own.people
    assert ("chief engineer", "Fenwick Foods") == (ada.role, ada.organisation)
    assert {} == app.own.drafts.all()
    assert "Only you changed" not in other.words()


def test_a_hand_edit_with_comments_comes_together_by_one_press(app: App, keep: Keep) -> None:
    """Another field was changed in an editor, with a comment: both changes are kept, and the comment."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    edit(app, "name: Ada Okafor", "# as on her card\nname: Ada O. Okafor   # with the O")
    before = file_of(app).read_text("utf-8")
    app.press(f"save.{ADA.id}")
    app.press("elsewhere.one")
    assert before.replace("role: engineer", "role: chief engineer") == file_of(app).read_text("utf-8")


@pytest.mark.parametrize(
    ("answer", "expected", "other"),
    [
        ("What I typed", "chief engineer", "head of packaging"),
        ("What is in the file", "head of packaging", "chief engineer"),
    ],
)
def test_what_both_changed_is_chosen(app: App, keep: Keep, answer: str, expected: str, other: str) -> None:
    """Both texts stand in full; the one that is not chosen is found among the earlier versions."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    edit(app, "role: engineer", "role: head of packaging")
    app.press(f"save.{ADA.id}")
    assert "head of packaging" == app.own.people[0].role
    assert {"head of packaging", "chief engineer"} <= {one.value for one in app.test.text}
    assert app.test.button(key="elsewhere.one").disabled
    app.tidy(app.test.radio(key="which.role").set_value(answer).run())
    app.press("elsewhere.one")
    book = app.own
    assert expected == book.people[0].role
    assert other in {getattr(book.earlier(one), "role", "") for one in book.history(ADA.id)}
    assert {} == book.drafts.all()


def test_longer_texts_can_both_be_kept(app: App, keep: Keep) -> None:
    """Of two notes both may be kept, one below the other."""
    keep(ADA)
    app.open("people", ADA.id)
    app.own.drafts.put(ADA.id, "notes", "Mine.", base=ADA.notes, now=session.now())
    edit(app, "Met at the fair in May.", "Theirs.")
    app.press(f"save.{ADA.id}")
    app.tidy(app.test.radio(key="which.notes").set_value("Both, one below the other").run())
    app.press("elsewhere.one")
    assert "Theirs.\n\nMine." == app.own.people[0].notes


def test_not_now_keeps_the_draft_and_the_file(app: App, keep: Keep) -> None:
    """Whoever does not choose yet keeps both: nothing is written, and Save asks again."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    edit(app, "role: engineer", "role: head of packaging")
    app.press(f"save.{ADA.id}")
    app.press("elsewhere.later")
    assert "chief engineer" == app.own.drafts.of(ADA.id)["role"].text
    assert "head of packaging" == app.own.people[0].role
    app.press(f"save.{ADA.id}")
    assert "which.role" in {one.key for one in app.test.radio}


def test_a_new_window_after_a_restart_still_asks(app: App, keep: Keep) -> None:
    """Where nobody remembers the common version, what the field said when typing began is enough."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    edit(app, "role: engineer", "role: head of packaging")
    session.notebook_at.cache_clear()
    later = App(app.folder)
    later.open("people", ADA.id)
    later.press(f"save.{ADA.id}")
    assert "**Role**" in later.words()
    later.tidy(later.test.radio(key="which.role").set_value("What I typed").run())
    later.press("elsewhere.one")
    assert "chief engineer" == later.own.people[0].role


@pytest.mark.parametrize("how", ["in Rapport", "by a file manager"])
def test_a_record_that_was_removed_elsewhere_is_not_made_again_unasked(
    app: App, keep: Keep, how: str
) -> None:
    """Save says that it was removed; it comes back with what was typed only where that is wanted."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    if how == "in Rapport":
        book = app.own
        book.remove(ADA.id, seen=book.seen(ADA.id), now=session.now())
    else:
        file_of(app).unlink()
    app.press(f"save.{ADA.id}")
    assert not app.own.people
    assert "chief engineer" in {one.value for one in app.test.code}
    app.press("elsewhere.back")
    (ada,) = app.own.people
    assert ("chief engineer", ADA.notes) == (ada.role, ada.notes)


def test_a_removed_record_stays_removed_where_that_is_wanted(app: App, keep: Keep) -> None:
    """What was typed is dropped, with a way back, and what was removed stays in the trash."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    book = app.own
    book.remove(ADA.id, seen=book.seen(ADA.id), now=session.now())
    app.press(f"save.{ADA.id}")
    app.press("elsewhere.gone")
    assert ((), {}) == (app.own.people, app.own.drafts.all())
    assert [ADA.id] == [one.record_id for one in app.own.trash()]
    app.press("undo")
    assert "chief engineer" == app.own.drafts.of(ADA.id)["role"].text


def test_a_file_that_was_broken_elsewhere_is_never_written_to(app: App, keep: Keep) -> None:
    """The place, the line and what to do are said, with the typed words; mended, it can be saved."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    edit(app, "name: Ada", "name: [Ada")
    broken = file_of_broken(app).read_text("utf-8")
    app.press(f"save.{ADA.id}")
    assert ".yaml:" in app.words()
    assert {"name: [Ada Okafor", "chief engineer"} <= {one.value for one in app.test.code}
    app.press("elsewhere.again")
    assert broken == file_of_broken(app).read_text("utf-8")
    file_of_broken(app).write_text(broken.replace("[Ada", "Ada"), "utf-8")
    app.press("mended")
    assert "chief engineer" == app.line(f"{ADA.id}.role").value
    app.press(f"save.{ADA.id}")
    assert "chief engineer" == app.own.people[0].role


def file_of_broken(app: App) -> Path:
    """The one file of a person, readable or not."""
    (file,) = (app.folder / "people").glob("*.yaml")
    return file


def test_an_answer_meets_a_question_that_was_taken_away(app: App, keep: Keep) -> None:
    """Rows are spoken of by their own words; the answer that was typed is not dropped unseen."""
    keep(ADA, TALK)
    app.open("reflect", TALK.id)
    app.own.drafts.put(
        TALK.id, "preparation.questions.qu-aaaa2222.answer", "By chance.", base="", now=session.now()
    )
    app.open("prepare", TALK.id)
    book = app.own
    book.save(TALK.but(preparation=Preparation()), seen=book.seen(TALK.id), now=session.now())
    app.press(f"save.{TALK.id}")
    assert "“How did you begin\\?”" in app.words()
    app.tidy(app.test.radio(key="which.preparation.questions.qu-aaaa2222").set_value("What I typed").run())
    app.press("elsewhere.one")
    assert ["By chance."] == [one.answer for one in app.own.conversations[0].preparation.questions]


def test_what_no_file_can_hold_is_named_and_taken_out(app: App, keep: Keep) -> None:
    """The character and its place are said before anything is written; the text stays until it is mended."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief\a engineer")
    app.press(f"save.{ADA.id}")
    assert "engineer" == app.own.people[0].role
    assert "a bell character \\(U\\+0007\\)\\, after “chief”" in app.words()
    assert "chief\a engineer" == app.own.drafts.of(ADA.id)["role"].text
    app.press(f"mend.{ADA.id}.role")
    app.press(f"save.{ADA.id}")
    assert "chief engineer" == app.own.people[0].role


def test_a_second_press_saves_nothing_twice(app: App, keep: Keep) -> None:
    """Two presses on Save make one version."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    app.press(f"save.{ADA.id}")
    app.press(f"save.{ADA.id}")
    assert 1 == len(app.own.history(ADA.id))


def test_a_save_of_another_window_in_the_midst_of_a_deed_is_not_lost(app: App, keep: Keep) -> None:
    """Windows share one notebook: what one saves while another works out its change is not written over."""
    keep(ADA)
    app.tidy(AppTest.from_string(SAVED_IN_BETWEEN, default_timeout=20).run())
    (ada,) = app.own.people
    assert (f"{ADA.notes} More. More.", "engineer") == (ada.notes, ada.role)


def test_what_the_disk_does_not_take_stays_in_the_window(app: App, keep: Keep) -> None:
    """Where no draft can be written the reason is said and the words stay; they are kept once it can."""
    keep(ADA)
    app.open("people", ADA.id)
    drafts = app.folder / ".store" / "drafts"
    for file in (*drafts.iterdir(), drafts):
        file.rmdir() if file.is_dir() else file.unlink()
    drafts.write_text("in the way")
    type_in(app, "role", "chief engineer")
    assert "This was not saved" in app.words()
    assert "chief engineer" == app.test.text_input(key=f"{ADA.id}.role").value
    app.tidy(app.test.run())
    assert "chief engineer" == app.test.text_input(key=f"{ADA.id}.role").value
    drafts.unlink()
    app.tidy(app.test.run())
    assert "chief engineer" == app.own.drafts.of(ADA.id)["role"].text
    app.press(f"save.{ADA.id}")
    assert "chief engineer" == app.own.people[0].role


def test_a_folder_that_is_away_takes_nothing_from_the_screen(app: App, keep: Keep, tmp_path: Path) -> None:
    """Its drive was taken out: why is said, and record and words stay until it is back."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    app.folder.rename(tmp_path / "away")
    app.press(f"save.{ADA.id}")
    assert "no longer there" in app.words()
    assert ("Ada Okafor", "chief engineer") == (
        app.test.text_input(key=f"{ADA.id}.name").value,
        app.test.text_input(key=f"{ADA.id}.role").value,
    )
    assert not app.folder.exists()
    (tmp_path / "away").rename(app.folder)
    app.press(f"save.{ADA.id}")
    assert "chief engineer" == app.own.people[0].role


def test_what_this_window_changes_itself_is_not_asked_about(app: App, keep: Keep) -> None:
    """A button's deed on the same record in the same window is no change from elsewhere."""
    keep(ADA, TALK)
    app.open("prepare", TALK.id, section="questions")
    app.own.drafts.put(TALK.id, "place", "Café Nord", base="", now=session.now())
    app.tidy(app.test.run())
    app.press("remove.qu-aaaa2222")
    app.press(f"save.{TALK.id}")
    assert "Only changed elsewhere" not in app.words()
    assert "Café Nord" == app.own.conversations[0].place


def test_a_record_of_a_newer_rapport_is_read_and_never_written(app: App, keep: Keep) -> None:
    """Its words stand in inputs that cannot be changed, and there is no Save."""
    keep(ADA)
    edit(app, "schema_version: 1", "schema_version: 9")
    app.open("people", ADA.id)
    assert app.test.text_input(key=f"{ADA.id}.role").disabled
    assert "A newer Rapport wrote this record" in app.words()
    assert ADA.notes in {one.value for one in app.test.text}
    assert f"save.{ADA.id}" not in {one.key for one in app.test.button}


def test_the_question_follows_a_file_that_changes_once_more(app: App, keep: Keep) -> None:
    """An answer that was given to other words does not count; the new ones are shown, and then it goes on."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    edit(app, "role: engineer", "role: head of packaging")
    app.press(f"save.{ADA.id}")
    app.tidy(app.test.radio(key="which.role").set_value("What is in the file").run())
    edit(app, "role: head of packaging", "role: head of reuse")
    app.press("elsewhere.one")
    assert "head of reuse" == app.own.people[0].role
    assert "head of reuse" in {one.value for one in app.test.text}
    assert app.test.radio(key="which.role").value is None
    app.tidy(app.test.radio(key="which.role").set_value("What I typed").run())
    app.press("elsewhere.one")
    assert "chief engineer" == app.own.people[0].role


def test_bringing_two_versions_together_is_undone_by_one_press(app: App, keep: Keep) -> None:
    """The version that was made elsewhere is back as it was."""
    keep(ADA)
    app.open("people", ADA.id)
    type_in(app, "role", "chief engineer")
    edit(app, "name: Ada Okafor", "name: Ada O. Okafor")
    app.press(f"save.{ADA.id}")
    app.press("elsewhere.one")
    assert "chief engineer" == app.own.people[0].role
    app.press("undo")
    (ada,) = app.own.people
    assert ("Ada O. Okafor", "engineer") == (ada.name, ada.role)


def test_a_file_that_broke_is_shown_in_the_place_of_its_page(app: App, keep: Keep) -> None:
    """Nobody is taken for a new person; what was typed stands there, and in its field once it is mended."""
    keep(ADA)
    app.open("people", ADA.id)
    edit(app, "name: Ada", "name: [Ada")
    type_in(app, "organisation", "Fenwick Foods")
    assert "This file cannot be read now" in app.words()
    assert {"name: [Ada Okafor", "Fenwick Foods"} <= {one.value for one in app.test.code}
    assert not app.test.text_input
    file = file_of_broken(app)
    file.write_text(file.read_text("utf-8").replace("[Ada", "Ada"), "utf-8")
    app.press("mended")
    assert "Fenwick Foods" == app.line(f"{ADA.id}.organisation").value
    app.press(f"save.{ADA.id}")
    assert ("engineer", "Fenwick Foods") == (app.own.people[0].role, app.own.people[0].organisation)


def test_in_the_private_view_a_press_shows_what_one_chooses_between(app: App, keep: Keep) -> None:
    """Both texts are blurred like all others until one asks to see them, and then these alone are shown."""
    keep(ADA)
    app.open("people", ADA.id)
    app.test.toggle(key="private view").set_value(True).run()
    type_in(app, "role", "chief engineer")
    edit(app, "role: engineer", "role: head of packaging")
    app.press(f"save.{ADA.id}")
    beside_the_field = f"unveil.{ADA.id}.role"
    offered = [one.key for one in app.test.button if one.label == "Show what differs"]
    (key,) = (one for one in offered if one and one != beside_the_field)
    app.press(key)
    assert key not in [one.key for one in app.test.button]
    app.tidy(app.test.radio(key="which.role").set_value("What I typed").run())
    app.press("elsewhere.one")
    assert "chief engineer" == app.own.people[0].role
