"""The reader of files as the app itself writes them: lines only, and None wherever it is not wholly sure.

PyYAML's own event stream would be four fifths of the time that a large notebook takes to open. This reads the
same values from the few forms that `emit` writes in a third of that; whatever else a file holds, it leaves to
`compose`. That the two never differ is what `tests/faults` holds against it.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from coach.store.compose import DEPTH, NULLS

if TYPE_CHECKING:
    from coach.records import Plain

_LEFT_TO_COMPOSE = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SCALAR = r"""([\w+(/.“”„‘’«€£$][^\n]*|"[^"\\\n]*"|'[^'\n]*'|\|-?)"""
_LINE = re.compile(rf"( *)(- )?(?:([A-Za-z_][\w-]{{0,60}}):(?: {_SCALAR})?|{_SCALAR})")


class _Unsure(Exception):  # noqa: N818
    """A line that is not written as `emit` writes."""


def quick(text: str) -> dict[str, Plain] | None:
    """What `compose` would give for a text, or None where it has to be asked."""
    if _LEFT_TO_COMPOSE.search(text) or not text.endswith("\n"):
        return None
    try:
        return _read(text.split("\n"))
    except _Unsure:
        return None


def _read(lines: list[str]) -> dict[str, Plain]:  # noqa: C901  (one loop; calls are what costs here)
    root: dict[str, Plain] = {}
    groups: list[tuple[int, Any]] = [(0, root)]
    waiting = ""
    at, end = 0, len(lines) - 1
    while at < end:
        found = _LINE.fullmatch(lines[at])
        if found is None:
            raise _Unsure
        at += 1
        indent, dash, name, value, item = found.groups()
        column = len(indent)
        top, group = groups[-1]
        if waiting and column > top:
            inner: Any = [] if dash else {}
            group[waiting] = inner
            groups.append((column, inner))
            top, group = column, inner
        while column < top:
            groups.pop()
            top, group = groups[-1]
        if column != top or (dash is None) is (type(group) is list):
            raise _Unsure
        waiting = ""
        if name is None:
            if dash is None:
                raise _Unsure
            text, at = _scalar(item, lines, at, column)
            group.append(text)
            continue
        if dash:
            row: dict[str, Plain] = {}
            group.append(row)
            group, column = row, column + 2
            groups.append((column, row))
        if name in group or len(groups) > DEPTH:
            raise _Unsure
        if value is None:
            group[name], waiting = None, name
        else:
            group[sys.intern(name)], at = _scalar(value, lines, at, column)
    return root


def _scalar(written: str, lines: list[str], at: int, column: int) -> tuple[Plain, int]:
    """A value and the line after it, for one that belongs to something at a column."""
    first = written[0]
    if first == "|":
        return _block(written, lines, at, column)
    if first in "\"'":
        return written[1:-1], at
    if ": " in written or " #" in written or written[-1] in ": ":
        raise _Unsure
    return None if written in NULLS else written, at


def _block(head: str, lines: list[str], at: int, column: int) -> tuple[str, int]:
    pad = len(lines[at]) - len(lines[at].lstrip(" "))
    begin = lines[at][:pad]
    if pad <= column or pad == len(begin) == len(lines[at]):
        raise _Unsure
    body = []
    for line in lines[at:-1]:
        if not line.startswith(begin):
            if line.strip(" "):
                break
            if line:
                raise _Unsure
        elif line.isspace():
            raise _Unsure
        body.append(line[pad:])
    at += len(body)
    return "\n".join(body).rstrip("\n") + ("\n" if head == "|" else ""), at
