"""Text that goes to disk and comes back: the same words, and only the lines that changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from coach.store.compose import compose
from coach.store.emit import emit
from coach.store.flaws import Flaw
from coach.store.outline import fields_of
from coach.store.quick import quick
from coach.store.splice import rewrite, spliced
from coach.store.text import Document, read, reread
from coach.store.text import document as read_text
from tests.faults.documents import any_plain, any_text, as_read, document, edited
from tests.faults.shares import share

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.records import Plain

FILE = Path("record.yaml")
T = TypeVar("T")


@share(2_000, long=20_000)
def test_whatever_is_written_comes_back_the_same(size: int) -> None:
    """Any text a file can hold is read back as it was, by us and, being text, by other YAML tools."""
    for seed in range(size):
        random = Random(seed)
        plain = {any_text(random, 10): any_plain(random) for _ in range(random.randrange(1, 6))}
        written = emit(plain)
        assert as_read(plain) == compose(written), f"seed {seed}"
        texts = {f"k{number}": any_text(random) for number in range(4)}
        elsewhere = yaml.load(emit(texts), Loader=yaml.CSafeLoader)
        dates = {name for name, text in texts.items() if text[:4].isdigit() and text[4:5] == "-"}
        assert {name: text for name, text in texts.items() if name not in dates} == {
            name: text for name, text in elsewhere.items() if name not in dates
        }, f"seed {seed}"


def test_the_harness_sees_texts_that_a_plain_dump_changes() -> None:
    """Control: written with PyYAML's own defaults for people, some texts do not come back the same."""
    texts = [any_text(Random(seed)) for seed in range(2_000)]
    written = [yaml.safe_dump([text], allow_unicode=True) for text in texts]
    assert any(
        [text] != yaml.load(each, Loader=yaml.CSafeLoader) for text, each in zip(texts, written, strict=True)
    )


def test_the_harness_sees_a_splice_that_nobody_reads_back() -> None:
    """Control: without reading the result back, a document would sometimes read otherwise than meant."""
    assert any(_otherwise(Random(seed)) for seed in range(4_000))


def _otherwise(random: Random) -> bool:
    before = read(document(random).encode(), FILE)
    assert isinstance(before, Document)
    after = edited(random, before.plain)
    there = spliced(before, before.plain, after, lambda _: True)
    return there is not None and as_read(after) != _composed(there.text)


@share(2_000, long=20_000)
def test_only_the_lines_of_what_changed_change(size: int) -> None:
    """Of random documents with random edits none reads otherwise than meant; 19 of 20 change in place."""
    in_place = comments = kept = 0
    for seed in range(size):
        random = Random(seed)
        text = document(random)
        before = read(text.encode(), FILE)
        assert isinstance(before, Document), f"seed {seed}: {before}"
        assert text.encode() == rewrite(before, before.plain, before.plain, before.plain.__eq__).data()
        after = edited(random, before.plain)
        meant = as_read(after)
        new = rewrite(before, before.plain, after, meant.__eq__).data()
        assert meant == compose(new.decode()), f"seed {seed}"
        there = spliced(before, before.plain, after, meant.__eq__)
        in_place += there is not None
        comments += text.count("# why")
        kept += new.decode().count("# why")
    assert in_place >= 0.95 * size
    assert kept >= 0.7 * comments


HAND_WRITTEN = """\
# Ada, met at the alumni evening
id:    pe-7k2m9qf4     # never change
name:  Ada Okafor      # AH-dah
role:  packaging engineer

# what she cares about
interests: [reuse, film, trains]   # ask again in May
country: NO
x_my_flag: on
notes: >
  Folded text that goes on
  over two lines.

links:
- https://ada.example   # her own
- https://fenwick.example
"""


def test_a_hand_written_file_keeps_its_comments_order_and_quotes() -> None:
    """One changed field is one changed line; no edit is no changed byte."""
    before = read(HAND_WRITTEN.encode(), FILE)
    assert isinstance(before, Document)
    edits: list[tuple[dict[str, Any], list[str], list[str]]] = [
        ({"role": "buyer"}, ["role:  packaging engineer"], ["role:  buyer"]),
        (
            {"interests": ["reuse", "film", "trains", "paper"]},
            ["interests: [reuse, film, trains]   # ask again in May"],
            ["interests: [reuse, film, trains, paper]   # ask again in May"],
        ),
        ({"links": ["https://fenwick.example"]}, ["- https://ada.example   # her own"], []),
        ({"phone": "030"}, [], ['phone: "030"']),
        ({"country": None}, ["country: NO"], ["country: null"]),
        (
            {"name": "Ada\nOkafor"},
            ["name:  Ada Okafor      # AH-dah"],
            ["name:  |-      # AH-dah", "  Ada", "  Okafor"],
        ),
    ]
    for change, gone, come in edits:
        after: dict[str, Any] = {**before.plain, **change}
        meant = as_read(after)
        new = rewrite(before, before.plain, after, meant.__eq__).text
        old_lines, new_lines = HAND_WRITTEN.splitlines(), new.splitlines()
        assert gone == [line for line in old_lines if line not in new_lines]
        assert come == [line for line in new_lines if line not in old_lines]


LINES = [
    *("a:", "a: b", "- a", "- a: b", "  b: c", "  - x", "    c: |-", "      text", " x", "", "b: |-", "  t"),
    *("c: 'x'", 'd: "y"', "e: null", "  - d: 1", "    e: 2", "f: a b: c", "---", "- - a", "  "),
    *("- |-", "  - |", "- a: |", "- a:", "    y", "é: z", "n: \ud800", "g: x:", "h:  i", "a: 'b' # c"),
]


@share(2_000, long=30_000)
def test_the_quick_reader_never_differs_from_the_strict_one(size: int) -> None:
    """Where the quick reader gives an answer it is the strict reader's; else it leaves the file to that."""
    sure = 0
    for seed in range(size):
        random = Random(seed)
        picked = [random.choice(LINES) for _ in range(random.randrange(1, 6))]
        tame = {f"k{number}": any_plain(random) for number in range(2)}
        for text in ("\n".join(picked) + "\n", emit(tame), document(random), _damaged(random, emit(tame))):
            found = quick(text)
            if found is not None:
                sure += 1
                assert _composed(text) == found, f"seed {seed}"
    assert sure > size * 0.2


@share(2_000, long=20_000)
def test_reading_only_what_changed_never_differs_from_reading_the_whole(size: int) -> None:
    """Of the lines of fields only those are read that a former text has not, and the same comes of it."""
    kept = 0
    for seed in range(size):
        random = Random(seed)
        plain = {f"k{number}": _tame_plain(random) for number in range(4)}
        former = read_text(emit(plain))
        other = emit({**plain, f"k{random.randrange(5)}": any_plain(random)})
        for text in (other, _damaged(random, former.text), _damaged(random, other), former.text * 2):
            lines = {**former.fields(), **fields_of(text)}
            if random.random() < 0.2:
                lines[f"k{random.randrange(6)}"] = random.choice([*lines.values()])
            found = _read_by(partial(reread, former), lines)
            assert _read_by(read_text, "".join(lines.values())) == found, f"seed {seed}"
            kept += isinstance(found, Document) and any(
                value is former.plain.get(name) for name, value in found.plain.items() if value
            )
    assert kept > size * 0.2


@share(1_000, long=10_000)
def test_in_a_file_as_the_app_writes_it_the_lines_of_other_fields_stay(size: int) -> None:
    """Fields that are changed, added or taken away leave every other one as it is, and read as is meant."""
    kept = 0
    for seed in range(size):
        random = Random(seed)
        before = read_text(emit({f"k{number}": _tame_plain(random) for number in range(5)}))
        after = edited(random, before.plain)
        meant = as_read(after)
        there = spliced(before, before.plain, after, meant.__eq__)
        assert there is not None or not before.plain.keys() & after.keys(), f"seed {seed}"
        if there is not None:
            assert meant == compose(there.text), f"seed {seed}"
            same = {name for name, value in after.items() if before.plain.get(name, ...) == value}
            assert [before.fields()[name] for name in same] == [there.fields()[name] for name in same]
            kept += len(same)
    assert kept > size


def _tame_plain(random: Random) -> Plain:
    """A value that the quick reader can read."""
    plain: Plain = any_plain(random)
    return _tame_plain(random) if quick(emit({"k": plain})) is None else plain


def _read_by(reader: Callable[[T], Document], text: T) -> Document | str:
    try:
        return reader(text)
    except Flaw as flaw:
        return flaw.message


def _damaged(random: Random, text: str) -> str:
    at = random.randrange(len(text))
    return text[:at] + random.choice([" ", "\n", "-", ":", "#", "  ", ""]) + text[at + random.randrange(2) :]


def _composed(text: str) -> object:
    try:
        return compose(text)
    except Flaw as flaw:
        return flaw.message
