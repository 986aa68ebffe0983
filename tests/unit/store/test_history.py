from __future__ import annotations

import errno
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from coach.notebook import Notebook
from coach.records import Person
from coach.store.disk import Disk
from coach.store.failures import ChangedElsewhere, DiskFull
from coach.store.history import VersionGone

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2025, 1, 20, 12, tzinfo=UTC)
ADA = Person.model_validate({"id": "pe-7k2m9qf4", "name": "Ada", "notes": "0"})


def _saved(folder: Path, times: int, apart: timedelta) -> Notebook:
    """A notebook with one person who was saved so many times after the first."""
    notebook = Notebook.open(folder)
    mark = notebook.save(ADA, seen=None, now=START)
    for number in range(1, times + 1):
        mark = notebook.save(ADA.but(notes=str(number)), seen=mark, now=START + apart * number)
    return notebook


def test_every_version_that_a_save_replaced_can_be_read(tmp_path: Path) -> None:
    """The latest first, each with the moment at which it was replaced."""
    notebook = _saved(tmp_path, 3, timedelta(days=1))
    versions = notebook.history(ADA.id)
    assert [START + timedelta(days=each) for each in (3, 2, 1)] == [each.replaced for each in versions]
    assert ["2", "1", "0"] == [getattr(notebook.earlier(each), "notes", None) for each in versions]


def test_restoring_is_a_save_like_any_other(tmp_path: Path) -> None:
    """The version comes back byte by byte, and what it replaced is in the history in turn."""
    notebook = _saved(tmp_path, 2, timedelta(days=1))
    path = notebook.path(ADA.id)
    assert path is not None
    path.write_text(path.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    notebook.refresh()
    first = notebook.history(ADA.id)[-1]
    kept = first.path.read_bytes()
    seen = notebook.seen(ADA.id)
    notebook.restore(ADA.id, first, seen=seen, now=START + timedelta(days=9))
    assert kept == path.read_bytes()
    assert notebook.history(ADA.id)[0].path.read_text(encoding="utf-8").endswith("# by hand\n")


@pytest.mark.parametrize(
    ("saves", "apart", "kept"),
    [
        (60, timedelta(hours=1), 60),
        (60, timedelta(days=4), 50),
        (60, timedelta(days=1), 60),
        (100, timedelta(days=1), 91),
        (20, timedelta(days=100), 20),
    ],
)
def test_history_is_thinned_by_the_stated_rule(
    tmp_path: Path, saves: int, apart: timedelta, kept: int
) -> None:
    """The latest 50 stay however old they are, and so does whatever is younger than 90 days."""
    _saved(tmp_path, saves - 1, apart)
    notebook = Notebook.open(tmp_path)
    now = START + apart * saves
    notebook.save(ADA.but(notes="last"), seen=notebook.seen(ADA.id), now=now)
    assert kept == len(notebook.history(ADA.id))


def test_what_is_removed_can_be_had_back(tmp_path: Path) -> None:
    """Removing moves to the trash; undoing brings the same bytes back and takes them out of the trash."""
    notebook = _saved(tmp_path, 1, timedelta(days=1))
    path = notebook.path(ADA.id)
    assert path is not None
    data = path.read_bytes()
    notebook.remove(ADA.id, seen=notebook.seen(ADA.id), now=START + timedelta(days=2))
    assert ((), [ADA.id]) == (notebook.people, [each.record_id for each in notebook.trash()])
    notebook.undo_remove(ADA.id, now=START + timedelta(days=2))
    assert data == path.read_bytes()
    assert () == notebook.trash()


class _Full(Disk):
    """A disk that has no room for a single byte more."""

    def write(self, handle: int, data: memoryview) -> int:  # noqa: ARG002  (as the disk is called)
        """Refuse, as the system does."""
        raise OSError(errno.ENOSPC, "no room")


def test_a_full_disk_gives_back_what_was_removed(tmp_path: Path) -> None:
    """To remove and to bring back needs no room for the record a second time; a save is refused."""
    _saved(tmp_path, 1, timedelta(days=1))
    notebook = Notebook.open(tmp_path, disk=_Full())
    mark = notebook.seen(ADA.id)
    with pytest.raises(DiskFull):
        notebook.save(ADA.but(notes="more"), seen=mark, now=START + timedelta(days=2))
    notebook.remove(ADA.id, seen=mark, now=START + timedelta(days=2))
    assert mark == notebook.undo_remove(ADA.id, now=START + timedelta(days=2))
    assert ("1", ()) == (notebook.people[0].notes, notebook.trash())
    assert list(Notebook.open(tmp_path).people) == list(notebook.people)


def test_a_version_whose_file_was_changed_is_told_apart_and_comes_back_as_it_is(tmp_path: Path) -> None:
    """It is known for another than what was kept, and what is there can be had; of none there is none."""
    notebook = _saved(tmp_path, 1, timedelta(days=1))
    (version,) = notebook.history(ADA.id)
    assert notebook.as_kept(version)
    version.path.write_text("id: pe-7k2m9qf4\nname: Eve\n", encoding="utf-8")
    assert not notebook.as_kept(version)
    notebook.restore(ADA.id, version, seen=notebook.seen(ADA.id), now=START + timedelta(days=2))
    assert ["Eve"] == [person.name for person in notebook.people]
    version.path.unlink()
    with pytest.raises(VersionGone):
        notebook.restore(ADA.id, version, seen=notebook.seen(ADA.id), now=START + timedelta(days=3))


def test_a_removal_killed_half_way_is_none_and_loses_nothing(tmp_path: Path) -> None:
    """The file has a second name in the trash: not removed while it lies there, and there when it goes."""
    notebook = _saved(tmp_path, 1, timedelta(days=1))
    path, mark = notebook.path(ADA.id), notebook.seen(ADA.id)
    assert path
    notebook.remove(ADA.id, seen=mark, now=START + timedelta(days=2))
    (version,) = notebook.trash()
    path.hardlink_to(version.path)
    notebook = Notebook.open(tmp_path)
    assert () == notebook.trash()
    with path.open("a", encoding="utf-8") as file:
        file.write("organisation: Fenwick Foods\n")
    notebook.refresh()
    assert () == notebook.trash()
    path.unlink()
    notebook.refresh()
    assert [version] == list(notebook.trash())
    assert not notebook.as_kept(version)
    notebook.undo_remove(ADA.id, now=START + timedelta(days=3))
    assert ["Fenwick Foods"] == [person.organisation for person in notebook.people]


def test_bringing_back_goes_over_nothing_unseen(tmp_path: Path) -> None:
    """What another window saved or brought back meanwhile stands; there is nothing to put in its place."""
    notebook = _saved(tmp_path, 1, timedelta(days=1))
    (version,) = notebook.history(ADA.id)
    seen = notebook.seen(ADA.id)
    now = START + timedelta(days=2)
    mark = notebook.save(ADA.but(notes="other"), seen=seen, now=now)
    with pytest.raises(ChangedElsewhere):
        notebook.restore(ADA.id, version, seen=seen, now=now)
    notebook.remove(ADA.id, seen=mark, now=now)
    with pytest.raises(ChangedElsewhere):
        notebook.restore(ADA.id, version, seen=mark, now=now)
    notebook.save(ADA.but(notes="again"), seen=None, now=now)
    with pytest.raises(ChangedElsewhere):
        notebook.undo_remove(ADA.id, now=now)
    assert ("again", [ADA.id]) == (notebook.people[0].notes, [each.record_id for each in notebook.trash()])


def test_the_store_folder_can_be_deleted_any_time(tmp_path: Path) -> None:
    """Without its history a notebook opens, saves and keeps history anew."""
    notebook = _saved(tmp_path, 1, timedelta(days=1))
    shutil.rmtree(tmp_path / ".store")
    assert () == notebook.history(ADA.id)
    now = START + timedelta(days=3)
    notebook.save(ADA.but(notes="later"), seen=notebook.seen(ADA.id), now=now)
    assert ["1"] == [getattr(notebook.earlier(each), "notes", "") for each in notebook.history(ADA.id)]


def test_what_a_newer_rapport_removed_hides_nothing_else(tmp_path: Path) -> None:
    """A file of an unknown kind in the trash: everything else can be had back."""
    notebook = Notebook.open(tmp_path / "notebook")
    mark = notebook.save(ADA, seen=None, now=START)
    notebook.remove(ADA.id, seen=mark, now=START)
    (kept,) = (tmp_path / "notebook" / ".store" / "trash").iterdir()
    kept.with_name(kept.name.replace(ADA.id, "zz-ada22222")).write_bytes(b"id: zz-ada22222\n")
    notebook.undo_remove(ADA.id, now=START)
    assert (ADA.name,) == tuple(person.name for person in notebook.people)


def test_a_second_name_of_the_file_itself_is_no_earlier_version(tmp_path: Path) -> None:
    """A save killed before it replaced leaves one: it is not shown, and the next save takes it away."""
    notebook = _saved(tmp_path, 2, timedelta(days=1))
    path = notebook.path(ADA.id)
    assert path is not None
    before = notebook.history(ADA.id)
    second = before[0].path.with_name(f"20250201T120000.000000Z-{(notebook.seen(ADA.id) or '')[:12]}.yaml")
    second.hardlink_to(path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "# in place\n", encoding="utf-8")
    after = Notebook.open(tmp_path)
    assert before == after.history(ADA.id)
    path.write_text("name: [", encoding="utf-8")
    assert before == Notebook.open(tmp_path).history(ADA.id)
    path.write_text(text, encoding="utf-8")
    after = Notebook.open(tmp_path)
    after.save(ADA.but(notes="after"), seen=after.seen(ADA.id), now=START + timedelta(days=30))
    assert not second.exists()
    assert ["2", "1", "0"] == [getattr(after.earlier(each), "notes", None) for each in after.history(ADA.id)]
