from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from coach.notebook import Notebook
from coach.store.drafts import TEXT_LIMIT, DraftChanged, NotADraft

if TYPE_CHECKING:
    from pathlib import Path

    from coach.store.drafts import Drafts

NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)
ID = "cv-7k2m9qf4"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    """The drafts of a new notebook."""
    return Notebook.open(tmp_path / "notebook").drafts


@pytest.mark.parametrize(
    "text", ["", "two\nlines", "\ud800 alone", "\x00\x1b\x7f", "\u2028\x85\ufeff", "\\u0041"]
)
def test_any_text_at_all_may_be_a_draft(drafts: Drafts, tmp_path: Path, text: str) -> None:
    """What is typed comes back the same, also in another process and what no record could hold."""
    drafts.put(ID, "reflection.learned", text, base="before", now=NOW)
    again = Notebook.open(tmp_path / "notebook").drafts
    assert text == again.of(ID)["reflection.learned"].text
    assert "before" == again.all()[ID]["reflection.learned"].base


def test_what_equals_the_record_is_no_draft(drafts: Drafts) -> None:
    """Typing a field back to what it was takes its draft away."""
    drafts.put(ID, "notes", "new", base="old", now=NOW)
    drafts.put(ID, "notes", "old", base="old", now=NOW)
    assert {} == drafts.of(ID)


def test_another_windows_words_are_not_overwritten_unseen(drafts: Drafts) -> None:
    """A window that expects other words on disk is told of them, and both texts stay."""
    drafts.put(ID, "notes", "theirs", base="", now=NOW)
    with pytest.raises(DraftChanged) as raised:
        drafts.put(ID, "notes", "mine", base="", expected="before", now=NOW)
    assert "theirs" == raised.value.theirs.text
    assert "theirs" == drafts.of(ID)["notes"].text
    drafts.put(ID, "notes", "mine", base="", expected="theirs", now=NOW)
    assert "mine" == drafts.of(ID)["notes"].text


def test_what_was_typed_since_it_was_saved_stays(drafts: Drafts) -> None:
    """What a save took is no draft any more; other words in the same field and other fields are."""
    for path in ("notes", "role", "place"):
        drafts.put(ID, path, f"my {path}", base="", now=NOW)
    drafts.settle(ID, {"notes": "my notes", "role": "my ro"})
    assert {"role": "my role", "place": "my place"} == {path: one.text for path, one in drafts.of(ID).items()}


def test_the_same_words_twice_are_no_conflict(drafts: Drafts) -> None:
    """A request that is sent again, since its answer was lost, is a quiet success."""
    for _ in range(2):
        drafts.put(ID, "notes", "mine", base="", expected="", now=NOW)
    assert "mine" == drafts.of(ID)["notes"].text


def test_drafts_are_discarded_by_field_or_all(drafts: Drafts) -> None:
    """After a save only what was saved is thrown away."""
    for path in ("notes", "useful", "place"):
        drafts.put(ID, path, "x", base="", now=NOW)
    drafts.discard(ID, ["notes"])
    assert {"useful", "place"} == set(drafts.of(ID))
    drafts.discard(ID)
    assert {} == drafts.all()


@pytest.mark.parametrize("record_id", ["", "..", "../../x", "cv-7k2m/../x", "CV-7K2M9QF4", "cv-" + "a" * 99])
def test_no_record_id_leads_out_of_the_folder(drafts: Drafts, record_id: str) -> None:
    """Only what is an identity is one."""
    with pytest.raises(NotADraft):
        drafts.put(record_id, "notes", "x", base="", now=NOW)


@pytest.mark.parametrize(
    ("path", "text"), [("", "x"), ("a b", "x"), ("a..b", "x"), ("notes", "x" * (TEXT_LIMIT + 1))]
)
def test_a_draft_names_a_field_and_has_a_size(drafts: Drafts, path: str, text: str) -> None:
    """What names no field or is longer than any field is refused."""
    with pytest.raises(NotADraft):
        drafts.put(ID, path, text, base="", now=NOW)


def test_drafts_from_many_threads_are_all_kept(drafts: Drafts) -> None:
    """Several fields of one record are typed into at once, and none loses a word."""

    def type_into(name: str) -> None:
        for number in range(10):
            drafts.put(ID, name, f"{number}", base="", now=NOW)

    threads = [threading.Thread(target=type_into, args=(f"field{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {f"field{number}": "9" for number in range(6)} == {
        path: draft.text for path, draft in drafts.of(ID).items()
    }


def test_a_spoiled_drafts_file_is_set_aside(drafts: Drafts, tmp_path: Path) -> None:
    """What somebody else wrote in its place is kept under another name, and typing goes on."""
    drafts.put(ID, "notes", "x", base="", now=NOW)
    file = tmp_path / "notebook" / ".store" / "drafts" / f"{ID}.yaml"
    file.write_text("no json", encoding="utf-8")
    drafts.put(ID, "notes", "y", base="", now=NOW)
    assert "y" == drafts.of(ID)["notes"].text
    assert ["no json"] == [each.read_text() for each in file.parent.glob("*unreadable*")]
