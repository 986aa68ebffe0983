"""How the rules say days, counts and distances in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: int, one: str, many: str) -> str:
    """A count with its noun, in words up to ten.

    >>> count(1, "thing is", "things are"), count(3, "day", "days"), count(12, "day", "days")
    ('one thing is', 'three days', '12 days')
    """
    said = _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)
    return f"{said} {one if number == 1 else many}"


def day_words(day: date, today: date) -> str:
    """A day as one says it today: "today", "tomorrow", "on Friday", "on 12 March", with a far year.

    >>> from datetime import date
    >>> day_words(date(2026, 3, 12), date(2026, 3, 11)), day_words(date(2025, 3, 12), date(2026, 3, 11))
    ('tomorrow', 'on 12 March 2025')
    """
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    distance = (day - today).days
    if distance in near:
        return near[distance]
    if 1 < distance < 7:
        return f"on {day:%A}"
    return f"on {date_words(day, today)}"


def date_words(day: date, today: date) -> str:
    """A date without "on": "12 March", with the year where it is another one."""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


def by_words(day: date, today: date) -> str:
    """A day to aim for: "by today", "by Friday", "by 12 March"."""
    return "by " + day_words(day, today).removeprefix("on ")


def ago(day: date, today: date) -> str:
    """How long ago a day was: "today", "yesterday", "five days ago", "three months ago".

    >>> from datetime import date
    >>> ago(date(2026, 3, 1), date(2026, 3, 6)), ago(date(2025, 11, 1), date(2026, 3, 6))
    ('five days ago', 'four months ago')
    """
    days = (today - day).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{span(days)} ago"


def span(days: int) -> str:
    """A number of days in the unit one would say: days up to four weeks, weeks up to ten, then months."""
    if days < 28:
        return count(days, "day", "days")
    if days < 70:
        return count(round(days / 7), "week", "weeks")
    return count(round(days / 30.44), "month", "months")


def listed(words: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def local_day(moment: datetime, now: datetime) -> date:
    """The day of a moment in the zone of `now`, which is where the person is."""
    return moment.astimezone(now.tzinfo).date()
