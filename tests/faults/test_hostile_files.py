"""Files that no person meant to write, and mutated ones: named with their place, never opened for writing."""

from __future__ import annotations

import os
import threading
import time
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest
import yaml

from coach.__main__ import main
from coach.notebook import Notebook
from coach.records import KINDS, Person, to_plain
from coach.store.failures import CannotSave, ChangedElsewhere, NewerVersion
from coach.store.loading import load
from coach.store.text import write
from tests.bench.made_up import conversation
from tests.faults.shares import share

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)
ID = "pe-7k2m9qf4"
GOOD = Person.model_validate({"id": "pe-good0000", "name": "Zoë"})
HEAD = f"id: {ID}\nname: Ada\n".encode()
PERSON = next(kind for kind in KINDS if kind.record is Person)

BAD = {
    "broken": (HEAD + b"notes: 'never closed\n", "3:8", "a quotation mark is opened and never closed"),
    "colon": (HEAD + b"notes: a: b\n", "3:9", "a colon stands where none can be"),
    "tab": (HEAD + b"notes:\n\t- x\n", "4:1", "a tab"),
    "wrong type": (HEAD + b"keep_in_touch: often\n", "3:16", "is not a whole number"),
    "duplicate key": (HEAD + b"name: Eve\n", "3:1", "“name” stands here twice"),
    "alias bomb": (HEAD + b"a: &a [x, x]\nb: [*a, *a]\n", "3:4", "&a is a mark for other values"),
    "merge bomb": (HEAD + b"<<: {role: x}\n", "3:1", "<< merges other values in"),
    "alias bomb of many levels": (
        HEAD
        + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 30)),
        "3:5",
        "&a1 is a mark for other values",
    ),
    "tag": (HEAD + b"notes: !!python/object:os.system x\n", "3:8", "types are not read"),
    "nested deep": (HEAD + b"a: " + b"[" * 100_000, "3:35", "nested more than 32 levels deep"),
    "nested wide": (HEAD + b"a: " + b"{a: " * 20_000, "3:128", "nested more than 32 levels deep"),
    "nested lines": (
        HEAD + b"".join(b" " * level + b"a:\n" for level in range(1_000)),
        "35:33",
        "nested more than 32 levels deep",
    ),
    "NUL": (HEAD + b"notes: a\x00b\n", "3:9", "a character that no file may hold (U+0000)"),
    "latin-1": (HEAD + b"notes: caf\xe9\n", "3:11", "this is not UTF-8"),
    "utf-16": ("id: x\n".encode("utf-16"), "1:1", "this is not UTF-8"),
    "empty": (b"", "1:1", "the file is empty"),
    "only a comment": (b"# soon\n", "1:1", "the file is empty"),
    "a list": (b"- a\n- b\n", "1:1", "the file is not a list of fields"),
    "two documents": (HEAD + b"---\nid: other\n", "3:1", "the file holds two documents"),
    "conflict": (
        HEAD + b"<<<<<<< mine\nrole: a\n=======\nrole: b\n>>>>>>> theirs\n",
        "3:1",
        "two versions stand in this file",
    ),
    "no identity": (b"name: Ada\n", "1:1", "the identity is missing"),
    "wrong identity": (b"id: ../../etc\n", "1:5", "is not an identity"),
    "other kind": (b"id: go-7k2m9qf4\n", "1:5", "is not the identity of a person"),
    "version": (HEAD + b"schema_version: new\n", "3:17", "the version is not a number"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_named_with_its_place_and_hurts_nobody(folder: Path, case: str) -> None:
    """What is wrong is told by line and column with what to do; the file keeps its bytes, the rest works."""
    data, place, words = BAD[case]
    notebook = Notebook.open(folder)
    notebook.save(GOOD, seen=None, now=NOW)
    file = folder / "people" / f"ada--{ID}.yaml"
    file.write_bytes(data)
    notebook.refresh()
    (problem,) = notebook.problems
    assert f"{file}:{place}" == str(problem.where)
    assert words in problem.message
    assert problem.remedy
    assert _line(data, problem.where.line) == problem.line_text
    assert (GOOD,) == notebook.people
    assert notebook.seen(ID) is None
    mine = Person.model_validate({"id": ID, "name": "Ada"})
    for seen in (None, "0" * 64):
        with pytest.raises(ChangedElsewhere) as raised:
            notebook.save(mine, seen=seen, now=NOW)
        assert raised.value.theirs is None
    notebook.remove(ID, seen=None, now=NOW)
    assert data == file.read_bytes()
    file.unlink()
    notebook.refresh()
    assert () == notebook.problems


def _line(data: bytes, number: int) -> str:
    """The text of a line as an editor shows it, cut to two hundred characters; up to what is no UTF-8."""
    line = [*data.split(b"\n"), b""][number - 1]
    return line.decode(errors="replace").partition("\ufffd")[0][:200]


@pytest.mark.parametrize("what", ["folder", "pipe", "link", "far link", "plain folder"])
def test_what_is_no_plain_file_is_named_and_not_opened(folder: Path, what: str) -> None:
    """A folder, a pipe or a link in a record's place neither hangs the app nor leads out of the folder."""
    notebook = Notebook.open(folder)
    notebook.save(GOOD, seen=None, now=NOW)
    place = folder / "people" / ("old" if what == "plain folder" else f"ada--{ID}.yaml")
    if what == "pipe":
        os.mkfifo(place)
    elif what == "link":
        place.symlink_to(notebook.path(GOOD.id) or folder)
    elif what == "far link":
        place.symlink_to("/etc/hostname")
    else:
        place.mkdir()
    notebook.refresh()
    (problem,) = notebook.problems
    assert place == problem.where.file
    assert (GOOD,) == notebook.people
    if what != "plain folder":
        with pytest.raises((ChangedElsewhere, CannotSave)):
            notebook.save(Person.model_validate({"id": ID, "name": "Ada"}), seen=None, now=NOW)


def test_a_file_of_a_hundred_megabytes_is_not_read(folder: Path) -> None:
    """What is larger than a record can be is named at once, whatever it holds."""
    file = folder / "people" / f"ada--{ID}.yaml"
    file.parent.mkdir(parents=True)
    file.touch()
    os.truncate(file, 100 << 20)
    start = time.perf_counter()
    (problem,) = Notebook.open(folder).problems
    assert time.perf_counter() - start < 1
    assert problem.message == "larger than 1 MiB"


@pytest.mark.parametrize("text", ["[", "{a: ", "[{a: ", "- "])
def test_nesting_does_not_end_the_process_in_a_small_thread(text: str, tmp_path: Path) -> None:
    """In a thread with a stack of 512 KiB, too, deep nesting is a problem and no crash."""
    found = []
    before = threading.stack_size(512 * 1024)
    try:
        data = HEAD + b"a:\n " + text.encode() * 100_000
        thread = threading.Thread(target=lambda: found.append(load(PERSON, data, tmp_path)))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert "nested more than 32 levels deep" in found[0].problems[0].message


@pytest.mark.parametrize("form", ["byte order mark", "Windows line ends"])
def test_other_editors_files_are_read_and_kept_as_they_are(folder: Path, form: str) -> None:
    """A byte order mark and Windows' line ends are accepted, and kept when another field is saved."""
    data = HEAD + b"# by hand\nnotes: |\n  one\n  two\n"
    data = b"\xef\xbb\xbf" + data if form == "byte order mark" else data.replace(b"\n", b"\r\n")
    file = folder / "people" / f"ada--{ID}.yaml"
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    notebook = Notebook.open(folder)
    (record,) = notebook.people
    assert record.notes == "one\ntwo\n"
    notebook.save(record.but(role="buyer"), seen=notebook.seen(ID), now=NOW)
    line = b"role: buyer\r\n" if form == "Windows line ends" else b"role: buyer\n"
    assert sorted([*data.splitlines(keepends=True), line]) == sorted(
        file.read_bytes().splitlines(keepends=True)
    )


def test_a_record_of_a_newer_version_is_shown_and_never_written(folder: Path) -> None:
    """A file from a newer Rapport is read as far as it is known, and left alone."""
    file = folder / "people" / f"ada--{ID}.yaml"
    file.parent.mkdir(parents=True)
    file.write_bytes(HEAD + b"schema_version: 99\nmood: good\n")
    notebook = Notebook.open(folder)
    (record,) = notebook.people
    assert record.name == "Ada"
    assert "a newer Rapport wrote this (version 99)" in notebook.problems[0].message
    with pytest.raises(NewerVersion):
        notebook.save(record.but(role="x"), seen=notebook.seen(ID), now=NOW)
    with pytest.raises(NewerVersion):
        notebook.remove(ID, seen=notebook.seen(ID), now=NOW)


@pytest.mark.parametrize(
    "name",
    [
        f"ada--{ID}.sync-conflict-20260120-120000-ABCDEFG.yaml",
        f"ada--{ID} (conflicted copy 2026-01-20).yaml",
        f"ada--{ID} (Eve's conflicted copy 2026-01-20).yaml",
        f"ada--{ID} (conflicted copy 2026-01-20 120000).yaml",
        f"ada--{ID} (1).yaml",
        f"ada--{ID} 2.yaml",
        f"ada--{ID} - Copy.yaml",
        f"ada--{ID}-LAPTOP.yaml",
        "0-renamed.yaml",
    ],
)
def test_two_files_with_one_identity_are_told_and_both_stay(folder: Path, name: str) -> None:
    """The file with the name that we give counts; the other is named, and neither is written to or hidden.

    The names are those of Syncthing, Dropbox, Nextcloud, browsers, iCloud, Windows, OneDrive and a person.
    """
    notebook = Notebook.open(folder)
    first = Person.model_validate({"id": ID, "name": "Ada"})
    notebook.save(first, seen=None, now=NOW)
    other = folder / "people" / name
    other.write_bytes(b"# mine\n" + HEAD + b"role: other\n")
    notebook.refresh()
    (problem,) = notebook.problems
    assert (other, 2, 1) == (problem.where.file, problem.where.line, problem.where.column)
    assert f"id: {ID}" == problem.line_text
    assert "delete this one" in problem.remedy
    assert (first,) == notebook.people
    assert other.read_bytes().endswith(b"role: other\n")


def test_check_names_each_problem_on_a_line_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` prints place, sentence, the line and what to do; it exits with 1, and 0 where all is well."""
    Notebook.open(folder).save(GOOD, seen=None, now=NOW)
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out == "All is well: 1 record can be read.\n"
    for number, (data, _, _) in enumerate(BAD.values()):
        (folder / "people" / f"bad{number:02}--pe-{number:08}.yaml").write_bytes(data)
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    lines = [line for line in said.splitlines() if line.startswith(str(folder))]
    assert len(BAD) == len(lines) == said.count("    What to do: ")
    assert said.endswith(f"{len(BAD)} things need a look; nothing was changed. 1 record can be read.\n")
    for number, (line, (_, place, words)) in enumerate(zip(lines, BAD.values(), strict=True)):
        assert line.startswith(f"{folder}/people/bad{number:02}--pe-{number:08}.yaml:{place}: ")
        assert words in line


def _mutated(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    for _ in range(random.randrange(1, 4)):
        at = random.randrange(len(data) + 1)
        line = random.randrange(len(lines))
        match random.randrange(7):
            case 0:
                data = data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
            case 1:
                data = (
                    data[:at]
                    + random.choice(
                        [b": ", b"\t", b"'", b'"', b"[", b"{", b"&a ", b"*a", b"- ", b"#", b"|", b"\n"]
                    )
                    + data[at:]
                )
            case 2:
                data = data[:at]
            case 3:
                data = b"\n".join([*lines[:line], lines[line], *lines[line:]])
            case 4:
                data = b"\n".join(
                    [*lines[:line], b" " * random.randrange(6) + lines[line].strip(), *lines[line + 1 :]]
                )
            case 5:
                data = b"\n".join(lines[:line] + lines[line + 1 :])
            case _:
                data = data[:at] + data[at + random.randrange(40) :]
    return data


@share(5_000, long=100_000)
def test_a_mutated_file_is_read_or_named_and_never_more(size: int, tmp_path: Path) -> None:
    """Whatever happens to a file: it is a record or problems with a place, in less than a second of work."""
    kind = next(kind for kind in KINDS if kind.name == "conversation")
    random = Random(3)
    originals = [write(to_plain(conversation(random, number))) for number in range(20)]
    read = worst = 0.0
    for _ in range(size):
        data = _mutated(random, random.choice(originals))
        start = time.thread_time()
        loaded = load(kind, data, tmp_path)
        worst = max(worst, time.thread_time() - start)
        read += loaded.record is not None
        assert (loaded.record is None or loaded.read_only) is bool(loaded.problems)
        assert all(each.where.line and each.where.column and each.remedy for each in loaded.problems)
    assert worst < 1
    assert size * 0.05 < read < size * 0.95


def test_the_harness_sees_a_reader_that_drops_lines_in_silence(tmp_path: Path) -> None:
    """Control: PyYAML's own loader takes files in which a field stands twice, and keeps the last."""
    random = Random(3)
    original = write(to_plain(conversation(random, 1)))
    twice = 0
    for _ in range(500):
        data = _mutated(random, original)
        found = load(next(kind for kind in KINDS if kind.name == "conversation"), data, tmp_path).problems
        if found and "stands here twice" in found[0].message:
            twice += bool(yaml.load(data, Loader=yaml.CSafeLoader))
    assert twice > 0
