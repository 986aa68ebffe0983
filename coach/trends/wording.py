"""How a trend says what it found: in whole words, true for one record and for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

RECENT = 8


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "wording"), counted(1200, "give-back")
    ('1 wording', '1,200 give-backs')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def share(verdicts: pd.Series[bool]) -> str:
    """How many of the latest eight, or of all where there are fewer: `7 of the last 8`, `3 of 4`.

    >>> import pandas as pd
    >>> share(pd.Series([False, True, True]))
    '2 of 3'
    """
    recent = verdicts.tail(RECENT)
    of_them = f"the last {RECENT}" if len(verdicts) > RECENT else str(len(recent))
    return f"{int(recent.sum())} of {of_them}"


def number(value: float) -> str:
    """A figure with one decimal at most, and none where it says nothing.

    >>> number(4.0), number(-1.25)
    ('4', '-1.2')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def early_or_late(minutes: float) -> str:
    """Minutes against the scheduled start, in words.

    >>> early_or_late(-4), early_or_late(0), early_or_late(1)
    ('4 minutes early', 'on the minute', '1 minute late')
    """
    figure = number(abs(minutes))
    if figure == "0":
        return "on the minute"
    return f"{figure} {'minute' if figure == '1' else 'minutes'} {'early' if minutes < 0 else 'late'}"


def over_or_under(minutes: float) -> str:
    """Minutes against the allotted time, in words.

    >>> over_or_under(-2), over_or_under(0), over_or_under(6.5)
    ('2 minutes under', 'exactly the time', '6.5 minutes over')
    """
    figure = number(abs(minutes))
    if figure == "0":
        return "exactly the time"
    return f"{figure} {'minute' if figure == '1' else 'minutes'} {'under' if minutes < 0 else 'over'}"


def hours_and_days(hours: float) -> str:
    """A length of time as one says it: minutes under an hour, days from two days on.

    >>> hours_and_days(0.5), hours_and_days(1), hours_and_days(30), hours_and_days(60)
    ('30 minutes', '1 hour', '30 hours', '2.5 days')
    """
    if hours < 1:
        return counted(round(hours * 60), "minute")
    if hours < 48:
        figure = number(hours)
        return f"{figure} {'hour' if figure == '1' else 'hours'}"
    return f"{number(hours / 24)} days"
