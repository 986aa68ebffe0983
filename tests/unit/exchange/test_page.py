from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.blocks import Facts, Heading, Items, Picture, Room, Table, Words
from coach.exchange.page import Document, html, markdown, text

NASTY = '<script>alert(1)</script> & "quoted" ![x](http://evil.example/x.png) | *bold*'
PAGE = Document(
    NASTY,
    (
        Heading(NASTY),
        Words(f"first\n{NASTY}"),
        Items((NASTY,), boxes=True),
        Facts(((NASTY, NASTY),)),
        Table((NASTY,), ((NASTY,),)),
        Room(2),
        Picture("<svg></svg>", NASTY),
    ),
)


class Seen(HTMLParser):
    """The tags of a page, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name in ("src", "href") or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.words.append(data)


def test_what_was_typed_is_text_and_nothing_else() -> None:
    """No tag, address or script of what somebody typed becomes part of the page."""
    seen = Seen(html(PAGE))
    assert "script" not in seen.tags
    assert "img" not in seen.tags
    assert 10 == " ".join(seen.words).count("<script>alert(1)</script>")


def test_a_page_needs_nothing_else() -> None:
    """The HTML names no other file and no server, and forbids the browser to ask one."""
    page = html(Document("Brief", (Words("Hello"),)))
    assert "default-src 'none'" in page
    assert None is re.search(r"https?://|@import|url\(", page)


def test_marks_that_somebody_typed_stay_marks_in_markdown() -> None:
    """An image, a heading, a table's bar or a list's dash that was typed is shown, not obeyed."""
    page = markdown(
        Document("# Title", (Words("![x](http://e.example)\n- a\n1. b"), Table(("h",), (("a|b",),))))
    )
    assert page == (
        "# \\# Title\n\n!\\[x\\](http://e.example)  \n\\- a  \n1\\. b\n\n| h |\n| --- |\n| a\\|b |\n"
    )


def test_plain_text_reads_by_itself() -> None:
    """Titles are underlined, boxes can be ticked, lines can be written on."""
    page = text(Document("Brief", (Heading("Ask"), Items(("What next?",), boxes=True), Room(1))))
    assert page == f"Brief\n=====\n\nAsk\n---\n\n[ ] What next?\n\n{'_' * 78}\n"


@given(st.text(), st.text())
def test_any_text_makes_a_page(typed: str, more: str) -> None:
    """Whatever was typed, all three forms are made, and its words are in the HTML as they were."""
    document = Document(
        typed, (Words(more), Items((more,)), Facts(((typed, more),)), Table((typed,), ((more,),)))
    )
    assert all(isinstance(form(document), str) for form in (html, markdown, text))
    assert "script" not in Seen(html(document)).tags
