"""Where each value of a readable text stands: its begin and end, how it is written, and what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from coach.store.compose import NULLS, events

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

_Scalar, _MapStart, _MapEnd = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.MappingEndEvent
_ListStart, _ListEnd = yaml.SequenceStartEvent, yaml.SequenceEndEvent


@dataclass(slots=True)
class Node:
    """One value of a text; `start` and `end` are character offsets, `column` counts from 0.

    `style` is the quotation mark or `|` or `>` of a scalar and empty for a plain one, `{` or `[` for a group
    in brackets and empty for one in lines.
    """

    start: int
    end: int
    column: int
    style: str = ""
    value: str | None = None
    fields: dict[str, tuple[Node, Node]] | None = None
    items: list[Node] | None = None
    plain_texts: Collection[str] = ()

    def children(self) -> Iterator[Node]:
        """The names and values of a mapping, or the items of a list, in their order."""
        for name, value in (self.fields or {}).values():
            yield name
            yield value
        yield from self.items or ()

    def nearest(self, path: Sequence[str | int]) -> int:
        """Where the value at a path begins, or the nearest group around it where there is none."""
        node, place = self, self.start
        for step in path:
            if node.fields is not None and step in node.fields:
                name, node = node.fields[str(step)]
                place = name.start if node.fields is not None or node.items is not None else node.start
            elif node.items is not None and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                place = node.start
            else:
                break
        return place


def outline(text: str) -> Node:
    """The places of a text that `compose` has already read; it refuses what this would not understand."""
    plain_texts: set[str] = set()
    root = _parsed(_Part(text, plain_texts))
    root.plain_texts = plain_texts
    return root


def fields_of(text: str) -> dict[str, str]:
    """The lines of each field of a text that `quick` could read: each begins at column 0, its rest deeper."""
    found = [(each[1], each.start()) for each in _FIELD.finditer(text)]
    ends = [start for _, start in found[1:]] + [len(text)]
    return {name: text[start:end] for (name, start), end in zip(found, ends, strict=bool(found))}


_FIELD = re.compile(r"^([A-Za-z_][\w-]*):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A text, and the texts that stand in it without quotes."""

    text: str
    plain_texts: set[str]


def _parsed(part: _Part) -> Node:
    get, dispose = events(part.text)
    try:
        get()
        get()
        return _node(get, get(), part)
    finally:
        dispose()


def _node(get: Callable[[], Any], event: Any, part: _Part) -> Node:
    if type(event) is _Scalar:
        return _scalar(event, part)
    begin, mark = event.start_mark, event.end_mark
    node = Node(begin.index, mark.index, begin.column)
    if event.flow_style:
        node.style = "{" if type(event) is _MapStart else "["
    if type(event) is _MapStart:
        node.fields = {}
        while type(event := get()) is not _MapEnd:
            name = _scalar(event, _Part(part.text, set()))
            node.fields[name.value or ""] = (name, _node(get, get(), part))
    else:
        node.items = []
        while type(event := get()) is not _ListEnd:
            node.items.append(_node(get, event, part))
    last = max((child.end for child in node.children()), default=node.end)
    node.end = event.end_mark.index if node.style else last
    return node


def _scalar(event: Any, part: _Part) -> Node:
    begin, end, style = event.start_mark, event.end_mark.index, event.style or ""
    value = None if event.value in NULLS and event.implicit[0] else event.value
    if event.implicit[0]:
        style = ""
        if value is not None:
            part.plain_texts.add(value)
    else:
        style = part.text[begin.index]
    if style in ("|", ">"):
        end = begin.index + len(part.text[begin.index : end].rstrip(" \r\n"))
    return Node(begin.index, end, begin.column, style, value)
