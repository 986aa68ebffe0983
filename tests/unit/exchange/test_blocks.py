from __future__ import annotations

from coach.exchange.blocks import WIDTH, Facts, Items, Table, Words

LONG = "a conversation about packaging " * 12


def test_plain_text_keeps_to_its_columns() -> None:
    """No line of ordinary words is wider than a sheet of paper takes."""
    blocks = (Words(LONG), Items((LONG,)), Facts((("Where", LONG),)), Table(("What",), ((LONG, LONG),)))
    assert max(len(line) for block in blocks for line in block.text().splitlines()) <= WIDTH


def test_an_item_hangs_below_its_mark() -> None:
    """The second line of an item stands below the first word, so that the marks can be seen."""
    first, second, *_ = Items((LONG,), boxes=True).text().splitlines()
    assert first.startswith("[ ] a conversation")
    assert second.startswith("    ")


def test_line_breaks_of_a_note_are_kept() -> None:
    """A note of two lines is two lines in each form."""
    note = Words("one\ntwo")
    assert ("<p>one<br>two</p>", "one  \ntwo", "one\ntwo") == (note.html(), note.markdown(), note.text())
