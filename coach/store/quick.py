"""The reader of files as the app itself writes them: lines only, and None wherever it is not wholly sure.

PyYAML's own event stream would be four fifths of the time that a large notebook takes to open. This reads the
same values from the few forms that `emit` writes in a quarter of that; whatever else a file holds, it leaves
to `compose`. That the two never differ is what `tests/faults` holds against it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any

from coach.store.compose import NULLS
from coach.store.flaws import DEPTH

if TYPE_CHECKING:
    from coach.records import Plain

_HALVES = "surrogatepass"
_COMMON = bytes([10, *range(32, 127)])
_LEFT_TO_COMPOSE = re.compile("[^\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_HEAD = re.compile(r"( *)(- )?([A-Za-z_][\w-]{0,60})")
_BEGINS = frozenset("_+(/.“”„‘’«€£$")
_QUOTED = re.compile(r"""\"[^"\\]*"|'[^']*'""")
_SHORT = 48
_OPEN = ":"


class _Unsure(Exception):  # noqa: N818
    """A line that is not written as `emit` writes."""


def quick(text: str) -> dict[str, Plain] | None:
    """What `compose` would give for a text, or None where it has to be asked."""
    foreign = text.encode(errors=_HALVES).translate(None, _COMMON).decode(errors=_HALVES)
    if _LEFT_TO_COMPOSE.search(foreign) or text[-1:] != "\n":
        return None
    try:
        return _read(text.split("\n"))
    except _Unsure:
        return None


def _read(lines: list[str]) -> dict[str, Plain]:  # noqa: C901  (one loop; calls are what costs here)
    root: dict[str, Plain] = {}
    group: Any = root
    groups: list[tuple[int, Any]] = [(0, root)]
    name = ""
    top, at, opened, end = 0, 0, -1, len(lines) - 1
    while at < end:
        before, line = name, lines[at]
        at += 1
        place, name, value, below = _known(line) if len(line) < _SHORT else _parsed(line)
        if place != top:
            if opened == at - 1 and place > top + 1:
                outer, (top, group) = group, _deeper(groups, place, [] if place & 1 else {})
                outer[before] = group
            while place < top:
                groups.pop()
                top, group = groups[-1]
            if place != top:
                raise _Unsure
        if below:
            if below == _OPEN:
                opened = at
            else:
                column = place // 2 + (4 if place & 1 and name else 2)
                value, at = _text(lines, at, column, ends=below == "|")
        if place & 1:
            if not name:
                group.append(value)
                continue
            row: dict[str, Plain] = {}
            group.append(row)
            top, group = _deeper(groups, place + 3, row)
        if name in group:
            raise _Unsure
        group[name] = value
    return root


def _deeper(groups: list[tuple[int, Any]], place: int, inner: Any) -> tuple[int, Any]:
    groups.append((place, inner))
    if len(groups) > DEPTH:
        raise _Unsure
    return groups[-1]


def _parsed(line: str) -> tuple[int, str, str | None, str]:
    """What one line says: its place, the name, the value, and what stands in the lines below.

    The place is twice the column, and one more for a dash, so that equal places are lines of one group.
    """
    head, colon, said = line.partition(": ")
    if colon:
        place, name = _head(head)
    elif line[-1:] == ":":
        return *_head(line[:-1]), None, _OPEN
    else:
        item = line.lstrip(" ")
        if item[:2] != "- ":
            raise _Unsure
        place, name, said = 2 * (len(line) - len(item)) + 1, "", item[2:]
    first = said[:1]
    if first.isalnum() or first in _BEGINS:
        if " #" in said or said[-1:] in ": " or ": " in said:
            raise _Unsure
        return place, name, None if said in NULLS else said, ""
    if said in ("|-", "|"):
        return place, name, None, said
    if _QUOTED.fullmatch(said):
        return place, name, said[1:-1], ""
    raise _Unsure


@lru_cache(maxsize=256)
def _head(head: str) -> tuple[int, str]:
    found = _HEAD.fullmatch(head)
    if found is None:
        raise _Unsure
    indent, dash, name = found.groups()
    return 2 * len(indent) + (dash is not None), intern(name)


_known = lru_cache(maxsize=1024)(_parsed)
"""Three lines in four of a notebook stand in other files too, such as `status: held`."""


def _text(lines: list[str], at: int, column: int, *, ends: bool) -> tuple[str, int]:
    """A text of several lines that begin at a column, and the line after it."""
    pad = " " * column
    if not lines[at].startswith(pad) or lines[at][column : column + 1] in ("", " "):
        raise _Unsure
    body = []
    last = len(lines) - 1
    while at < last:
        line = lines[at]
        if line and not line.startswith(pad):
            break
        if line.isspace():
            raise _Unsure
        body.append(line[column:])
        at += 1
    return "\n".join(body).rstrip("\n") + ("\n" if ends else ""), at
