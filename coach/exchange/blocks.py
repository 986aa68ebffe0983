"""What a page to print is made of; each piece writes itself as HTML, as Markdown and as plain text."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH: Final = 78
"""The columns of plain text."""


class Block(Protocol):
    """A piece of a page."""

    def html(self) -> str:
        """As HTML; what was typed is text in it and nothing else."""
        ...

    def markdown(self) -> str:
        """As Markdown, with the marks that somebody typed made harmless."""
        ...

    def text(self) -> str:
        """As lines of at most 78 columns."""
        ...


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section."""

    words: str

    def html(self) -> str:
        """A heading of the second level."""
        return f"<h2>{escape(self.words)}</h2>"

    def markdown(self) -> str:
        """A heading of the second level."""
        return f"## {one_line(self.words)}"

    def text(self) -> str:
        """The words, underlined."""
        return underlined(self.words, "-")


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, its line breaks kept; a quiet one is in smaller print."""

    words: str
    quiet: bool = False

    def html(self) -> str:
        """One paragraph."""
        kind = ' class="quiet"' if self.quiet else ""
        return f"<p{kind}>{_broken(self.words)}</p>"

    def markdown(self) -> str:
        """One paragraph with hard breaks."""
        return "  \n".join(_harmless(line) for line in self.words.strip().splitlines())

    def text(self) -> str:
        """The lines, filled."""
        return "\n".join(_filled(line) for line in self.words.strip().splitlines())


@dataclass(frozen=True, slots=True)
class Items:
    """A list; with boxes to tick off on paper where that is wanted."""

    items: tuple[str, ...]
    boxes: bool = False

    def html(self) -> str:
        """A list without numbers."""
        items = "".join(f"<li>{_broken(item)}</li>" for item in self.items)
        kind = ' class="boxes"' if self.boxes else ""
        return f"<ul{kind}>{items}</ul>"

    def markdown(self) -> str:
        """A list, or a list of tasks."""
        return "\n".join(f"- {'[ ] ' if self.boxes else ''}{one_line(item)}" for item in self.items)

    def text(self) -> str:
        """An item a line, hanging."""
        return "\n".join(_filled(item, "[ ] " if self.boxes else "- ") for item in self.items)


@dataclass(frozen=True, slots=True)
class Facts:
    """Short answers beside what they answer, such as where and when."""

    pairs: tuple[tuple[str, str], ...]

    def html(self) -> str:
        """A list of terms and their answers."""
        rows = "".join(f"<dt>{escape(name)}</dt><dd>{_broken(what)}</dd>" for name, what in self.pairs)
        return f"<dl>{rows}</dl>"

    def markdown(self) -> str:
        """A list with the terms in bold."""
        return "\n".join(f"- **{one_line(name)}**: {one_line(what)}" for name, what in self.pairs)

    def text(self) -> str:
        """A pair a line."""
        return "\n".join(_filled(what, f"{name}: ") for name, what in self.pairs)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells below the names of their columns."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def html(self) -> str:
        """A table with column headings."""
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in self.head)
        rows = "".join("<tr>" + "".join(f"<td>{_broken(c)}</td>" for c in row) + "</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def markdown(self) -> str:
        """A table with bars."""
        lines = [_barred(one_line(cell) for cell in row) for row in (self.head, *self.rows)]
        return "\n".join([lines[0], _barred("---" for _ in self.head), *lines[1:]])

    def text(self) -> str:
        """A row a line, its cells after one another."""
        return "\n".join(_filled(" · ".join(cell for cell in row if cell), "- ") for row in self.rows)


@dataclass(frozen=True, slots=True)
class Room:
    """Empty lines to write on."""

    lines: int

    def html(self) -> str:
        """Ruled lines."""
        lines = "<div></div>" * self.lines
        return f'<div class="room" aria-hidden="true">{lines}</div>'

    def markdown(self) -> str:
        """Nothing: there is room enough."""
        return ""

    def text(self) -> str:
        """Lines of underscores."""
        return "\n".join("_" * WIDTH for _ in range(self.lines))


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart that we drew, as SVG, and the sentence that says the same."""

    svg: str
    says: str

    def html(self) -> str:
        """The chart with its sentence below."""
        says = escape(self.says)
        return f'<figure role="img" aria-label="{says}">{self.svg}<figcaption>{says}</figcaption></figure>'

    def markdown(self) -> str:
        """The sentence."""
        return f"*{one_line(self.says)}*"

    def text(self) -> str:
        """The sentence."""
        return _filled(self.says)


def underlined(words: str, mark: str) -> str:
    """A title and a line of one mark below it, as long as the title."""
    line = " ".join(words.split())
    return f"{line}\n{mark * len(line)}"


def one_line(typed: str) -> str:
    """What was typed, as one line of Markdown that shows it as it is."""
    return _harmless(" ".join(typed.split()))


def _broken(typed: str) -> str:
    return escape(typed.strip()).replace("\n", "<br>")


def _harmless(typed: str) -> str:
    marked = re.sub(r"([\\`*_{}\[\]<>#|~$&]|^[-+=](?=[\s=-]|$))", r"\\\1", typed.strip())
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", marked)


def _barred(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _filled(line: str, mark: str = "") -> str:
    hanging = " " * min(len(mark), 4)
    words = " ".join(line.split())
    return textwrap.fill(mark + words, WIDTH, subsequent_indent=hanging, break_long_words=False)
