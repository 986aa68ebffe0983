"""A page to print or hand over: one document as HTML that needs nothing else, as Markdown, and as text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coach.exchange.blocks import one_line, underlined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.exchange.blocks import Block

_STYLE: Final = Path(__file__).with_name("page.css")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@dataclass(frozen=True, slots=True)
class Document:
    """A title and what stands below it."""

    title: str
    blocks: tuple[Block, ...]


def html(document: Document) -> str:
    """The document as one HTML file: its style inside, no script, nothing fetched, all text escaped."""
    title = escape(" ".join(document.title.split()))
    body = "\n".join(block.html() for block in document.blocks)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def markdown(document: Document) -> str:
    """The document as Markdown; a picture is the sentence that says the same."""
    return _apart([f"# {one_line(document.title)}", *(block.markdown() for block in document.blocks)])


def text(document: Document) -> str:
    """The document as plain text of 78 columns; a picture is the sentence that says the same."""
    return _apart([underlined(document.title, "="), *(block.text() for block in document.blocks)])


def _apart(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


FORMS: Final = {"html": html, "markdown": markdown, "text": text}
"""The forms in which a document can be written, by name."""
