"""YAML text made into plain values by a strict reader of the parser's events; no value is ever guessed.

The parser's own loaders are not used: they end the process on deep nesting, keep the last of two equal keys,
and read `14:30` as a number. Here every scalar stays text, a plain null is None, and the record decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from coach.store.flaws import DEPTH, Flaw, from_parser, too_deep

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.records import Plain

try:
    from yaml import cyaml

    _PARSER: Any = cyaml.CParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML without libyaml: about twenty times slower, and the same answers
    _PARSER = yaml.SafeLoader

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_Scalar, _MapStart, _MapEnd = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.MappingEndEvent
_ListStart, _ListEnd, _Alias = yaml.SequenceStartEvent, yaml.SequenceEndEvent, yaml.AliasEvent
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def events(text: str) -> tuple[Callable[[], Any], Callable[[], None]]:
    """The parser's next event, and how to give its memory back."""
    parser = _PARSER(text)
    return parser.get_event, getattr(parser, "dispose", lambda: None)


def compose(text: str) -> dict[str, Plain]:
    r"""The mapping that a text holds, every scalar as text or None; raises `Flaw` where it is not one.

    >>> compose("when: 14:30\nasked: no\nanswer:\n")
    {'when': '14:30', 'asked': 'no', 'answer': None}
    """
    bad = _UNPRINTABLE.search(text)
    if bad:
        raise Flaw(f"a character that no file may hold (U+{ord(bad[0]):04X})", "delete it", bad.start())
    try:
        get, dispose = events(text)
        try:
            return _document(get)
        finally:
            dispose()
    except (yaml.YAMLError, ValueError, OverflowError, Flaw) as error:
        raise from_parser(error, text) from None


def _document(get: Callable[[], Any]) -> dict[str, Plain]:
    get()
    start = get()
    if isinstance(start, yaml.StreamEndEvent):
        raise Flaw("the file is empty", "bring an earlier version back, or delete the file", 0)
    root = get()
    if type(root) is not _MapStart:
        message = "the file is not a list of fields"
        raise Flaw(message, "write each field on a line of its own, as name: value", root.start_mark.index)
    _plain_only(root)
    found = _mapping(get, 1)
    get()
    more = get()
    if not isinstance(more, yaml.StreamEndEvent):
        remedy = "keep one, and delete the line --- with what follows it"
        raise Flaw("the file holds two documents", remedy, more.start_mark.index)
    return found


def _mapping(get: Callable[[], Any], depth: int) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    while True:
        event = get()
        if type(event) is not _Scalar:
            if type(event) is _MapEnd:
                return found
            _refuse_key(event)
        if event.anchor or event.tag:
            _plain_only(event)
        key = event.value
        if key in found or (key == "<<" and event.implicit[0]):
            _refuse_name(key, event)
        event = get()
        if type(event) is _Scalar:
            if event.anchor or event.tag:
                _plain_only(event)
            value = event.value
            found[key] = None if value in NULLS and event.implicit[0] else value
        else:
            found[key] = _group(get, event, depth + 1)


def _sequence(get: Callable[[], Any], depth: int) -> list[Plain]:
    found: list[Plain] = []
    while True:
        event = get()
        if type(event) is _Scalar:
            if event.anchor or event.tag:
                _plain_only(event)
            value = event.value
            found.append(None if value in NULLS and event.implicit[0] else value)
        elif type(event) is _ListEnd:
            return found
        else:
            found.append(_group(get, event, depth + 1))


def _group(get: Callable[[], Any], event: Any, depth: int) -> Plain:
    _plain_only(event)
    if depth > DEPTH:
        raise too_deep(event.start_mark.index)
    return _mapping(get, depth) if type(event) is _MapStart else _sequence(get, depth)


def _plain_only(event: Any) -> None:
    place = event.start_mark.index
    if type(event) is _Alias:
        raise Flaw(f"*{event.anchor} points to another value", "write the value itself", place)
    if event.anchor:
        raise Flaw(f"&{event.anchor} is a mark for other values", "delete it, or put quotes around", place)
    if event.tag:
        raise Flaw(f"{event.tag} is a type, and types are not read", "delete it, or put quotes around", place)


def _refuse_key(event: Any) -> NoReturn:
    _plain_only(event)
    raise Flaw("the name of a field is not a text", "put quotes around it", event.start_mark.index)


def _refuse_name(key: str, event: Any) -> NoReturn:
    if key == "<<" and event.implicit[0]:
        raise Flaw("<< merges other values in", "write the fields themselves", event.start_mark.index)
    remedy = "keep one of the two lines"
    raise Flaw(f"“{key[:40]}” stands here twice", remedy, event.start_mark.index)
