"""A text as lines, and small changes to it that are gathered first and made all at once."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Lines:
    """A text and the changes that shall be made to it; offsets are characters of the text as it was."""

    text: str
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def newline(self) -> str:
        """What ends a line in this text."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def end(self, offset: int) -> int:
        """Where the line of an offset ends, before its line break."""
        found = self.text.find("\n", offset)
        if found < 0:
            return len(self.text)
        return found - 1 if found > offset and self.text[found - 1] == "\r" else found

    def next(self, offset: int) -> int:
        """Where the line after the one of an offset begins."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def leads(self, offset: int) -> bool:
        """Whether only spaces stand before an offset on its line."""
        return not self.text[self.start(offset) : offset].strip(" ")

    def blank_until(self, offset: int) -> int:
        """The end of the last empty line that directly follows the line of an offset."""
        end, after = offset, self.next(offset)
        while after < len(self.text) and not self.text[after : self.end(after)].strip():
            end, after = self.end(after), self.next(after)
        return end

    def with_comments(self, offset: int, column: int) -> int:
        """The end of the last comment below an offset that is indented deeper than a column."""
        end, after = self.end(offset), self.next(offset)
        while after < len(self.text):
            line = self.text[after : self.end(after)]
            said = line.lstrip(" ")
            if said.startswith("#") and len(line) - len(said) > column:
                end = self.end(after)
            elif said:
                break
            after = self.next(after)
        return end

    def put(self, start: int, end: int, text: str) -> None:
        """Note that the text from start to end shall be another."""
        self.edits.append((start, end, text.replace("\n", self.newline)))

    def changed(self) -> str:
        """The text with all changes made; those at one place in the order in which they were noted."""
        parts, at = [], 0
        for start, end, text in sorted(self.edits, key=lambda edit: edit[:2]):
            parts += [self.text[at:start], text]
            at = max(at, end)
        return "".join([*parts, self.text[at:]])
