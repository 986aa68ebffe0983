"""How a person's own words are put where Streamlit would read them as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    r"""A person's words for a label, a title or a message: every mark escaped, on one line.

    >>> plain("*Ada* [x](http://y)")
    '\\*Ada\\* \\[x\\]\\(http\\:\\/\\/y\\)'
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def day(value: date | None) -> str:
    """A day as it is spoken of: `Tue 20 January 2026`."""
    return f"{value:%a} {value.day} {value:%B %Y}" if value else "no date yet"


def moment(value: datetime | None) -> str:
    """A day and a time of day as they are spoken of: `Tue 20 January 2026, 14:30`."""
    return f"{day(value)}, {value:%H:%M}" if value else "no time yet"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 person`, `3 people`.

    >>> count(1, "conversation"), count(2, "person", "people")
    ('1 conversation', '2 people')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
