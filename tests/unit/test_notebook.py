from __future__ import annotations

import os
import stat
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from coach.notebook import Notebook
from coach.records import KINDS, Conversation, Goal, Person, Settings
from coach.records.preparation import Preparation, Question
from coach.store.disk import Disk
from coach.store.failures import (
    CannotStore,
    ChangedElsewhere,
    FolderGone,
    NewerVersion,
    NoPermission,
    NotThere,
    TooLarge,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)
ADA = Person.model_validate({"id": "pe-7k2m9qf4", "name": "Ada Okafor", "x_mine": "on"})


def test_opening_makes_nothing_on_disk(tmp_path: Path) -> None:
    """A notebook that is not there is empty, and stays unmade until the first save or draft."""
    notebook = Notebook.open(tmp_path / "notebook")
    assert [] == list(notebook.shelves)
    assert (Settings(id="notebook"), ()) == (notebook.settings, notebook.problems)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_is_kept_in_its_folder(tmp_path: Path, kind: object) -> None:
    """What is saved is found again by its identity, in a file named for people and for it."""
    record = kind.record.new()  # type: ignore[attr-defined]
    notebook = Notebook.open(tmp_path)
    notebook.save(record, seen=None, now=NOW)
    again = Notebook.open(tmp_path)
    assert record == again.find(record.id)
    assert tmp_path / kind.folder / f"{record.slug()}--{record.id}.yaml" == again.path(record.id)  # type: ignore[attr-defined]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_folders_and_files_are_for_their_owner_only(tmp_path: Path, umask: int) -> None:
    """Folders are 0700 and files 0600, whatever the umask; a file's own mode is kept."""
    (tmp_path / "a").mkdir()
    before = os.umask(umask)
    try:
        notebook = Notebook.open(tmp_path / "a" / "notebook")
        mark = notebook.save(ADA, seen=None, now=NOW)
        notebook.drafts.put(ADA.id, "notes", "x", base="", now=NOW)
        notebook.save(ADA.but(role="buyer"), seen=mark, now=NOW)
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a").rglob("*")}
    assert {0o700} == {mode for path, mode in modes.items() if path.is_dir()}
    assert {0o600} == {mode for path, mode in modes.items() if path.is_file()}


def test_a_double_click_saves_once(tmp_path: Path) -> None:
    """The very same record saved twice is one file, one version and no complaint."""
    notebook = Notebook.open(tmp_path)
    first = notebook.save(ADA, seen=None, now=NOW)
    assert first == notebook.save(ADA, seen=None, now=NOW)
    assert first == Notebook.open(tmp_path).save(ADA, seen=None, now=NOW)
    changed = ADA.but(role="buyer")
    second = notebook.save(changed, seen=first, now=NOW)
    assert second == notebook.save(changed, seen=first, now=NOW)
    assert 1 == len(notebook.history(ADA.id))


def test_a_save_without_a_change_touches_nothing(tmp_path: Path) -> None:
    """No edit, no byte and no time of the file changes."""
    notebook = Notebook.open(tmp_path)
    mark = notebook.save(ADA, seen=None, now=NOW)
    path = notebook.path(ADA.id)
    assert path is not None
    before = Disk().stamp(path)
    assert mark == notebook.save(ADA, seen=mark, now=NOW)
    assert before == Disk().stamp(path)


def test_two_windows_on_one_person_lose_nothing(tmp_path: Path) -> None:
    """The second save is refused with both versions and the common one in hand, and can be made on theirs."""
    one, two = Notebook.open(tmp_path), Notebook.open(tmp_path)
    mark = one.save(ADA, seen=None, now=NOW)
    one.save(ADA.but(role="buyer"), seen=mark, now=NOW)
    with pytest.raises(ChangedElsewhere) as raised:
        two.save(ADA.but(notes="met"), seen=mark, now=NOW)
    error = raised.value
    assert (ADA.but(notes="met"), ADA.but(role="buyer"), ADA) == (error.mine, error.theirs, error.base)
    two.save(ADA.but(role="buyer", notes="met"), seen=error.seen, now=NOW)
    assert ADA.but(role="buyer", notes="met") == Notebook.open(tmp_path).find(ADA.id)


def test_a_record_that_was_removed_elsewhere_is_not_made_again_unseen(tmp_path: Path) -> None:
    """Saving what somebody removed asks; saving it as new brings it back."""
    one, two = Notebook.open(tmp_path), Notebook.open(tmp_path)
    mark = one.save(ADA, seen=None, now=NOW)
    two.refresh()
    one.remove(ADA.id, seen=mark, now=NOW)
    with pytest.raises(ChangedElsewhere, match="was removed elsewhere") as raised:
        two.save(ADA.but(role="x"), seen=mark, now=NOW)
    assert (None, ADA) == (raised.value.theirs, raised.value.base)
    two.save(ADA.but(role="x"), seen=raised.value.seen, now=NOW)
    assert (ADA.but(role="x"),) == two.people


def test_a_form_starts_from_a_record_and_its_fingerprint_together(tmp_path: Path) -> None:
    """What a form must carry is taken in one step."""
    notebook = Notebook.open(tmp_path)
    mark = notebook.save(ADA, seen=None, now=NOW)
    assert (ADA, mark) == notebook.with_seen(ADA.id)
    assert notebook.with_seen("pe-unknown0") is None


def test_unknown_keys_and_hand_edits_survive_a_save(tmp_path: Path) -> None:
    """Comments, order, quotes and keys of the person's own stay; only the changed line changes."""
    notebook = Notebook.open(tmp_path)
    file = tmp_path / "people" / "whatever.yaml"
    file.parent.mkdir()
    text = "# mine\nname: 'Ada'   # first name\nx_flag: on\nid: pe-7k2m9qf4\n\nrole: old\n"
    file.write_text(text, encoding="utf-8")
    notebook.refresh()
    (person,) = notebook.people
    notebook.save(person.but(role="new"), seen=notebook.seen(person.id), now=NOW)
    assert text.replace("role: old", "role: new") == file.read_text(encoding="utf-8")


def test_a_refresh_sees_what_an_editor_did(tmp_path: Path) -> None:
    """Changed, added, renamed, broken and deleted files are seen, also within the same second."""
    notebook = Notebook.open(tmp_path)
    notebook.save(ADA, seen=None, now=NOW)
    path = notebook.path(ADA.id)
    assert path is not None
    for name in ("Eve Okafor", "Ida Okafor"):
        path.write_text(path.read_text(encoding="utf-8")[:24] + f"name: {name}\n", encoding="utf-8")
        notebook.refresh()
    path.write_text("id: pe-7k2m9qf4\nname: Eva\n", encoding="utf-8")
    notebook.refresh()
    assert ["Eva"] == [person.name for person in notebook.people]
    moved = path.rename(path.with_name("renamed.yaml"))
    notebook.refresh()
    assert moved == notebook.path(ADA.id)
    moved.write_text("id: [", encoding="utf-8")
    notebook.refresh()
    assert ((), 1) == (notebook.people, len(notebook.problems))
    moved.unlink()
    notebook.refresh()
    assert ((), ()) == (notebook.people, notebook.problems)


def test_settings_are_kept_in_a_file_of_their_own(tmp_path: Path) -> None:
    """They are defaults until the first save, and a hand-written file needs no identity."""
    notebook = Notebook.open(tmp_path)
    notebook.save_settings(notebook.settings.but(name="Sam"), now=NOW)
    assert "Sam" == Notebook.open(tmp_path).settings.name
    (tmp_path / "notebook.yaml").write_text("name: Kim # me\n", encoding="utf-8")
    notebook.refresh()
    assert ("Kim", ()) == (notebook.settings.name, notebook.problems)
    notebook.save_settings(notebook.settings.but(early_from=8), now=NOW)
    assert "name: Kim # me\n" in (tmp_path / "notebook.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("deed", [Notebook.keep_second, Notebook.put_second_away, Notebook.keep_both])
def test_a_second_file_of_a_newer_rapport_is_left_alone(tmp_path: Path, deed: Callable[..., object]) -> None:
    """Nothing is made of it, not even half a deed."""
    notebook = Notebook.open(tmp_path)
    notebook.save(ADA, seen=None, now=NOW)
    first = tmp_path / "people" / "ada-okafor--pe-7k2m9qf4.yaml"
    second = first.with_name("ada-okafor--pe-7k2m9qf4 (1).yaml")
    newer = first.read_text("utf-8").replace("schema_version: 1", "schema_version: 9")
    second.write_text(newer, "utf-8")
    notebook.refresh()
    before = first.read_bytes()
    with pytest.raises(NewerVersion):
        deed(notebook, second, now=NOW)
    assert {first: before, second: newer.encode()} == {
        file: file.read_bytes() for file in first.parent.iterdir()
    }


def test_what_cannot_be_stored_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    """A control character, a record beyond a megabyte and an identity of no kind change nothing on disk."""
    notebook = Notebook.open(tmp_path)
    mark = notebook.save(ADA, seen=None, now=NOW)
    with pytest.raises(CannotStore, match=r"“Notes” holds a character that cannot be stored \(U\+0007\)"):
        notebook.save(ADA.but(notes="ring\x07"), seen=mark, now=NOW)
    talk = Conversation(
        id="cv-talk2222",
        preparation=Preparation(questions=(Question(id="qu-aaaa2222", text="Why?", answer="a\x07"),)),
    )
    with pytest.raises(
        CannotStore, match="“Preparation: Questions: “Why\\?”: What they said” holds a character"
    ):
        notebook.save(talk, seen=None, now=NOW)
    with pytest.raises(CannotStore, match=r"characters that cannot be stored \(U\+0007, U\+0000\)"):
        notebook.save(ADA.but(notes="ring\x07 \x00 \x07"), seen=mark, now=NOW)
    with pytest.raises(TooLarge, match="1024 KiB is the most"):
        notebook.save(ADA.but(notes="x" * (1 << 20)), seen=mark, now=NOW)
    with pytest.raises(NotThere):
        notebook.save(ADA.but(id=""), seen=None, now=NOW)
    assert (ADA,) == Notebook.open(tmp_path).people


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_to_is_left_alone(tmp_path: Path) -> None:
    """A file set to be read only is not replaced, though its folder would allow it."""
    notebook = Notebook.open(tmp_path)
    mark = notebook.save(ADA, seen=None, now=NOW)
    (notebook.path(ADA.id) or tmp_path).chmod(0o400)
    with pytest.raises(NoPermission):
        notebook.save(ADA.but(role="x"), seen=mark, now=NOW)


def test_a_folder_that_went_away_is_not_made_anew(tmp_path: Path) -> None:
    """A drive that was taken out is told, instead of a new notebook being begun in its place."""
    notebook = Notebook.open(tmp_path / "drive")
    mark = notebook.save(ADA, seen=None, now=NOW)
    (tmp_path / "drive").rename(tmp_path / "elsewhere")
    with pytest.raises(FolderGone):
        notebook.save(ADA.but(role="x"), seen=mark, now=NOW)
    assert not (tmp_path / "drive").exists()


def test_one_notebook_serves_many_threads(tmp_path: Path) -> None:
    """Reading, saving and refreshing at once shows whole lists and loses nothing."""
    notebook = Notebook.open(tmp_path)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for each in range(8):
                record = Goal.model_validate({"id": f"go-{number}{each:04}", "notes": "x"})
                notebook.save(record, seen=None, now=NOW)
                notebook.refresh()
                assert record in notebook.goals
        except BaseException as error:  # noqa: BLE001  (a thread's failure must reach the test)
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ([], 32) == (failures, len(notebook.goals))


def test_times_and_numbers_are_what_was_meant(tmp_path: Path) -> None:
    """A conversation written by hand gets its types from the record, not from YAML."""
    file = tmp_path / "conversations" / "x.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "id: cv-7k2m9qf4\nstart: 2026-01-20T14:30+01:00\nallotted_minutes: 030\ndropped: no\nplace: 14:30\n",
        encoding="utf-8",
    )
    (found,) = Notebook.open(tmp_path).conversations
    assert isinstance(found, Conversation)
    assert (30, False, "14:30") == (found.allotted_minutes, found.dropped, found.place)
    assert time.strptime("14:30", "%H:%M")[3:5] == found.start.timetuple()[3:5] if found.start else False
