"""How the values of a text are changed where they stand, group by group."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NoReturn

from coach.store.emit import INDENT, block, emit_field, emit_item, flow, quoted, scalar, storable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from coach.records import Plain
    from coach.store.lines import Lines
    from coach.store.outline import Node


class Refused(Exception):  # noqa: N818
    """A group cannot be changed in part; the group around it writes it whole."""


class Patch:
    """The changes to one text, noted group by group."""

    def __init__(self, lines: Lines, plain_before: Collection[str]) -> None:
        self.lines = lines
        self.plain_before = plain_before

    def mapping(self, node: Node, before: Mapping[str, Plain], after: Mapping[str, Plain]) -> None:
        """Note what changes within a mapping."""
        fields = node.fields or {}
        stays = [name for name in fields if name in after or name not in before]
        if node.style or not stays:
            raise Refused
        for name in fields:
            if name not in stays:
                self._delete_field(node, name)
        for name, value in after.items():
            if name in before and before[name] == value:
                continue
            if name in fields:
                self._field(fields[name], before.get(name), value)
            else:
                self._insert_field(node, name, stays, after)

    def _field(self, entry: tuple[Node, Node], before: Plain, after: Plain) -> None:
        name, value = entry
        if self._within(value, before, after, name.column):
            return
        lines = emit_field(str(name.value), after, name.column, self.plain_before)
        colon = self.lines.text.index(":", name.end)
        first = self.lines.text[name.start : colon] + lines[0][name.column + len(scalar(name.value)) :]
        self._put_lines(name.start, value.end, [first, *lines[1:]])

    def _within(self, node: Node, before: Plain, after: Plain, column: int) -> bool:
        """Change a value where it stands; gives whether that was possible.

        Args:
            node: the value.
            before: what it was, None also where the record left it out.
            after: what it shall be.
            column: where the name or the dash of the value stands.
        """
        noted = len(self.lines.edits)
        try:
            if isinstance(after, dict) and after and node.fields is not None:
                self.mapping(node, before if isinstance(before, dict) else {}, after)
            elif isinstance(after, list) and after and node.items is not None:
                self.sequence(node, before if isinstance(before, list) else [], after)
            elif node.fields is None and node.items is None and not isinstance(after, (dict, list)):
                self._scalar(node, after, column)
            else:
                self._refuse()
        except Refused:
            del self.lines.edits[noted:]
            if not (isinstance(after, (dict, list)) and node.style and (node.fields or node.items)):
                return False
            self.lines.put(node.start, node.end, flow(after, self.plain_before))
        return True

    def _refuse(self) -> NoReturn:
        raise Refused

    def _scalar(self, node: Node, after: Plain, column: int) -> None:
        text = self.lines.text
        space = " " if node.start and text[node.start - 1] in ":-" else ""
        lines = None
        if isinstance(after, str):
            pad = self._pad(node, column)
            lines = block(storable(after, "this field"), pad, pad - column)
        if lines is None:
            one = quoted(after) if node.style in ("'", '"') and isinstance(after, str) else None
            self._put_lines(node.start, node.end, [space + (one or scalar(after, self.plain_before))], node)
        else:
            end = self.lines.blank_until(node.end) if lines[0].endswith("+") else node.end
            self._put_lines(node.start, end, [space + lines[0], *lines[1:]], node)

    def _pad(self, node: Node, column: int) -> int:
        """The column at which the lines of a text begin: as before, where there were lines."""
        if node.style in ("|", ">"):
            body = self.lines.text[self.lines.next(node.start) : node.end]
            first = next((line for line in body.split("\n") if line.strip()), "")
            pad = len(first) - len(first.lstrip(" "))
            if column < pad < column + 10 and not self.lines.text[node.start + 1].isdigit():
                return pad
        return column + INDENT

    def _put_lines(self, start: int, end: int, lines: list[str], block_node: Node | None = None) -> None:
        """Put lines in the place of a value; a comment behind it or its `|` stays behind the first line."""
        text = self.lines.text
        if block_node is not None and block_node.style in ("|", ">"):
            header = text[start : self.lines.end(start)]
            comment = header[header.index(" ") :].rstrip() if " #" in header else ""
            self.lines.put(start, end, "\n".join([lines[0] + comment, *lines[1:]]))
        elif len(lines) > 1:
            line_end = self.lines.end(end)
            behind = text[end:line_end].rstrip()
            if behind.strip() and not behind.lstrip().startswith("#"):
                raise Refused
            self.lines.put(start, line_end, "\n".join([lines[0] + behind, *lines[1:]]))
        else:
            self.lines.put(start, end, lines[0])

    def _insert_field(self, node: Node, name: str, stays: list[str], after: Mapping[str, Plain]) -> None:
        fields = node.fields or {}
        names = list(after)
        before = [each for each in names[: names.index(name)] if each in stays]
        first = fields[stays[0]][0]
        lines = emit_field(name, after[name], first.column, self.plain_before)
        if before or not self.lines.leads(first.start):
            previous = fields[before[-1] if before else stays[0]][1]
            at = self.lines.with_comments(previous.end, first.column)
            self.lines.put(at, at, "\n" + "\n".join(lines))
        else:
            at = self.lines.start(first.start)
            self.lines.put(at, at, "\n".join(lines) + "\n")

    def _delete_field(self, node: Node, name: str) -> None:
        fields = node.fields or {}
        key, value = fields[name]
        if self.lines.leads(key.start):
            end = self.lines.with_comments(value.end, key.column)
            self.lines.put(self.lines.start(key.start), self.lines.next(end), "")
            return
        names = list(fields)
        following = names.index(name) + 1
        if following >= len(names):
            raise Refused
        self.lines.put(key.start, fields[names[following]][0].start, "")

    def sequence(self, node: Node, before: list[Plain], after: list[Plain]) -> None:
        """Note what changes within a list; entries are known again by their identity, else by their value."""
        items = node.items or []
        if len(items) != len(before):
            raise Refused
        steps = SequenceMatcher(None, _marks(before), _marks(after), autojunk=False).get_opcodes()
        stays: list[int] = []
        for what, i1, i2, j1, j2 in steps:
            both = 0 if what in ("delete", "insert") else min(i2 - i1, j2 - j1)
            stays += range(i1, i1 + both)
        if not stays:
            raise Refused
        writer = self._in_brackets if node.style else self._in_lines
        for what, i1, i2, j1, j2 in steps:
            both = 0 if what in ("delete", "insert") else min(i2 - i1, j2 - j1)
            for shift in range(both):
                if before[i1 + shift] != after[j1 + shift]:
                    self._item(node, i1 + shift, before[i1 + shift], after[j1 + shift])
            writer(node, (i1 + both, i2), after[j1 + both : j2], stays)

    def _item(self, node: Node, number: int, before: Plain, after: Plain) -> None:
        item = (node.items or [])[number]
        if node.style:
            self.lines.put(item.start, item.end, flow(after, self.plain_before))
        elif not self._within(item, before, after, node.column):
            lines = emit_item(after, node.column, self.plain_before)
            self._put_lines(self._dash(node, item), item.end, [lines[0].lstrip(" "), *lines[1:]])

    def _in_lines(self, node: Node, gone: tuple[int, int], new: list[Plain], stays: list[int]) -> None:
        items = node.items or []
        for number in range(*gone):
            dash = self._dash(node, items[number])
            if not self.lines.leads(dash):
                raise Refused
            end = self.lines.with_comments(items[number].end, node.column)
            self.lines.put(self.lines.start(dash), self.lines.next(end), "")
        lines = [line for value in new for line in emit_item(value, node.column, self.plain_before)]
        if not lines:
            return
        earlier = [number for number in stays if number < gone[0]]
        if earlier:
            at = self.lines.with_comments(items[earlier[-1]].end, node.column)
            self.lines.put(at, at, "\n" + "\n".join(lines))
            return
        dash = self._dash(node, items[stays[0]])
        if not self.lines.leads(dash):
            raise Refused
        at = self.lines.start(dash)
        self.lines.put(at, at, "\n".join(lines) + "\n")

    def _in_brackets(self, node: Node, gone: tuple[int, int], new: list[Plain], stays: list[int]) -> None:
        items = node.items or []
        first, last = gone
        if first < last < len(items):
            self.lines.put(items[first].start, items[last].start, "")
        elif first < last:
            self.lines.put(items[first - 1].end, items[last - 1].end, "")
        texts = [flow(value, self.plain_before) for value in new]
        earlier = [number for number in stays if number < first]
        if texts and earlier:
            at = items[earlier[-1]].end
            self.lines.put(at, at, "".join(f", {text}" for text in texts))
        elif texts:
            at = items[stays[0]].start
            self.lines.put(at, at, "".join(f"{text}, " for text in texts))

    def _dash(self, node: Node, item: Node) -> int:
        """Where the dash of an item stands: at the column of its list, on its line or one above."""
        line = self.lines.start(item.start)
        while True:
            place = line + node.column
            if place < item.start and self.lines.text[place] == "-" and self.lines.end(line) > place:
                return place
            if line <= node.start - node.column:
                raise Refused
            line = self.lines.start(line - 1)


def _marks(values: list[Plain]) -> list[str]:
    marks = []
    for value in values:
        known = value.get("id") if isinstance(value, dict) else None
        marks.append(f"#{known}" if known else json.dumps(value, sort_keys=True))
    return marks
