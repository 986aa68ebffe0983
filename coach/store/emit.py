"""How plain values are written: in blocks a person can read, and so that any YAML tool reads the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.store.failures import CannotStore

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from coach.records import Plain

INDENT = 2
NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[\r\x85\u2028\u2029\ufeff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_QUOTED = re.compile('["\\\\\n\t\r\x85\u2028\u2029\ufeff]')

# What YAML 1.1 or 1.2 tools take for a yes, a null, a number or a merge; a date stays plain, it is one.
_ELSEWHERE = re.compile(
    r"""(?xi)
    y | n | yes | no | on | off | true | false | null | ~ | <<  | = | [-+]?\.inf | \.nan
    | [-+]? (?: 0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+ | [0-9][0-9_]* (?: :[0-5]?[0-9] )* (?: \.[0-9_]* )?
        | [0-9][0-9_]* (?:\.[0-9_]*)? (?: e[-+]?[0-9]+ ) | \.[0-9_]+ (?: e[-+]?[0-9]+ )? )
    """
)
_BEGINS_OTHERWISE = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`\s]")


def emit(plain: Mapping[str, Plain], *, plain_before: Collection[str] = ()) -> str:
    """The text of a mapping; raises `CannotStore` where a text holds what no file can.

    Args:
        plain: the values, in the order in which they shall stand.
        plain_before: texts that stood without quotes in the file before, and so keep standing without.
    """
    return "\n".join(_Writer(plain_before).mapping(plain, 0, "")) + "\n"


def emit_field(name: str, value: Plain, column: int, plain_before: Collection[str] = ()) -> list[str]:
    """The lines of one field of a mapping in lines that begins at a column."""
    return _Writer(plain_before).mapping({name: value}, column, "")


def emit_value(head: str, value: Plain) -> list[str]:
    """The lines of a value behind a head at the begin of a line, such as `name:`."""
    return _Writer(()).after(head, value, 0, head)


def emit_item(value: Plain, column: int, plain_before: Collection[str] = ()) -> list[str]:
    """The lines of one item of a list in lines whose dashes stand at a column."""
    return _Writer(plain_before).sequence([value], column, "")


def flow(value: Plain, plain_before: Collection[str] = ()) -> str:
    """A value as it stands within brackets, on one line."""
    if isinstance(value, dict):
        fields = (f"{flow(name)}: {flow(each, plain_before)}" for name, each in value.items())
        return "{" + ", ".join(fields) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each, plain_before) for each in value) + "]"
    if isinstance(value, str):
        bare = value in plain_before or _stands_plain(value)
        return value if bare and not re.search(r"[,\[\]{}\n:#]", value) else quoted(value)
    return scalar(value)


def scalar(value: Plain, plain_before: Collection[str] = ()) -> str:
    """A value that is no group, on one line of a mapping or list in lines."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value)
    if (text in plain_before and _is_one_line(text)) or _stands_plain(text):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text in quotation marks on one line; what a line cannot show is escaped."""
    if ('"' in text or "\\" in text) and not re.search("[\n\t\r\x85\u2028\u2029\ufeff]", text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _QUOTED.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), text) + '"'


def block(text: str, column: int, deeper: int = INDENT) -> list[str] | None:
    """A text of several lines below a `|`, indented to a column; None where a block cannot hold it.

    The first line is what follows the colon. The column lies `deeper` than what the text belongs to.
    """
    if "\n" not in text or not text.strip(" \t\n") or _SPECIAL.search(text):
        return None
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    head = (
        "|" + (str(deeper) if text[0] in " \t\n" else "") + ("-" if ends == 0 else "" if ends == 1 else "+")
    )
    pad = " " * column
    lines = [pad + line if line else "" for line in body.split("\n")]
    return [head, *lines, *[""] * (ends - 1)]


def storable(text: str, path: str) -> str:
    """The text itself, where a file can hold it; raises `CannotStore` with the characters that it cannot."""
    if NEVER.search(text):
        raise CannotStore(path, "".join(dict.fromkeys(NEVER.findall(text))))
    return text


def _is_one_line(text: str) -> bool:
    return text == text.strip() and "\n" not in text and not _SPECIAL.search(text)


def _stands_plain(text: str) -> bool:
    return bool(
        text
        and not _BEGINS_OTHERWISE.match(text)
        and _is_one_line(text)
        and ": " not in text
        and " #" not in text
        and "\t" not in text
        and text[-1] != ":"
        and not text.startswith(("---", "..."))
        and not _ELSEWHERE.fullmatch(text)
    )


class _Writer:
    """The lines of values one inside the other."""

    def __init__(self, plain_before: Collection[str]) -> None:
        self.plain_before = plain_before

    def mapping(self, values: Mapping[str, Plain], column: int, path: str) -> list[str]:
        """The lines of a mapping that begins at a column."""
        lines = []
        for name, value in values.items():
            here = f"{path}.{name}" if path else name
            head = " " * column + scalar(storable(name, here)) + ":"
            lines += self.after(head, value, column, here)
        return lines

    def sequence(self, values: list[Plain], column: int, path: str) -> list[str]:
        """The lines of a list whose dashes stand at a column."""
        lines = []
        for number, value in enumerate(values, 1):
            known = value.get("id") if isinstance(value, dict) else None
            here = f"{path}.{known or number}"
            head = " " * column + "-"
            if isinstance(value, dict) and value:
                inner = self.mapping(value, column + INDENT, here)
                lines += [head + " " + inner[0][column + INDENT :], *inner[1:]]
            elif isinstance(value, list) and value:
                inner = self.sequence(value, column + INDENT, here)
                lines += [head + " " + inner[0][column + INDENT :], *inner[1:]]
            else:
                lines += self.after(head, value, column, here)
        return lines

    def after(self, head: str, value: Plain, column: int, path: str) -> list[str]:
        """The lines of a value behind what stands before it on its line."""
        if isinstance(value, dict) and value:
            return [head, *self.mapping(value, column + INDENT, path)]
        if isinstance(value, list) and value:
            return [head, *self.sequence(value, column + INDENT, path)]
        if isinstance(value, (dict, list)):
            return [head + (" {}" if isinstance(value, dict) else " []")]
        if isinstance(value, str):
            lines = block(storable(value, path), column + INDENT)
            if lines is not None:
                return [f"{head} {lines[0]}", *lines[1:]]
        return [f"{head} {scalar(value, self.plain_before)}"]
