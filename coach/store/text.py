"""YAML text <-> plain dict: what a file's bytes say, where each value stands, and what cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.problems import Problem, Where
from coach.store.compose import compose
from coach.store.emit import emit
from coach.store.flaws import Flaw
from coach.store.outline import fields_of, outline
from coach.store.quick import quick

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from coach.records import Plain

LIMIT = 1 << 20
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text, whether a byte order mark stood before it, and the plain values it holds.

    `tame` says that it is written as the app itself writes, so that the quick reader could read it; `lines`
    are then those of each field, where they are known.
    """

    text: str
    bom: bool
    plain: dict[str, Plain]
    tame: bool
    lines: Mapping[str, str] | None = field(default=None, compare=False)

    def data(self) -> bytes:
        """The bytes of the file."""
        return (_BOM if self.bom else b"") + self.text.encode()

    def place(self, path: Sequence[str | int]) -> int:
        """The character offset of the value at a path, or of the nearest group around it."""
        return outline(self.text).nearest(path)

    def fields(self) -> Mapping[str, str]:
        """The lines of each field by its name, in their order, of a file that is tame."""
        return fields_of(self.text) if self.lines is None else self.lines


def read(data: bytes, file: Path) -> Document | Problem:
    """The document that a file's bytes hold, or what keeps it from being read."""
    if len(data) > LIMIT:
        remedy = "move what is long into a file of another kind"
        return Problem(Where(file), f"larger than {LIMIT >> 20} MiB", remedy)
    bom = data.startswith(_BOM)
    try:
        text = data[3:].decode() if bom else data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace")
        return problem(file, before, len(before), "this is not UTF-8", "save the file as UTF-8")
    try:
        return document(text, bom=bom)
    except Flaw as flaw:
        return problem(file, text, flaw.offset, flaw.message, flaw.remedy)


def document(text: str, *, bom: bool = False) -> Document:
    """The document that a text is, by the quicker reader where that is sure; raises `Flaw`."""
    found = quick(text)
    return Document(text, bom, compose(text) if found is None else found, found is not None)


def reread(former: Document, lines: Mapping[str, str]) -> Document:
    """What `document` would give for the text that the lines of fields make; raises `Flaw`.

    Only the fields whose lines are others than in a former, tame document are read: where `quick` could read
    the whole, what stands in the lines of one field says nothing of another. A field whose lines are the same
    keeps the same object.
    """
    text = "".join(lines.values())
    known = former.fields()
    plain: dict[str, Plain] = {}
    for name, said in lines.items():
        if known.get(name) == said:
            plain[name] = former.plain[name]
            continue
        found = quick(said)
        if found is None or [*found] != [name]:
            return document(text, bom=former.bom)
        plain[name] = found[name]
    return Document(text, former.bom, plain, tame=True, lines=lines)


def write(plain: Mapping[str, Plain]) -> bytes:
    """The bytes of a new file."""
    return emit(plain).encode()


def problem(file: Path, text: str, offset: int, message: str, remedy: str) -> Problem:
    """What is wrong at a character offset of a text, with its line and column as editors count them."""
    offset = min(offset, len(text))
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset - 1)) + 1
    line = text[start:].partition("\n")[0].rstrip("\r")
    number = len(text[:start].replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return Problem(Where(file, number, offset - start + 1), message, remedy, line[:200])
