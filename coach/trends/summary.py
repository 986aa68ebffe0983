"""What got better of late, and what could be tried next? At most three lines, and no claim of a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.practices import practices as six
from coach.trends import look
from coach.trends.practices import latest_middles

if TYPE_CHECKING:
    import pandas as pd

_WORTH_SAYING = 5
_GOOD = 85


def summary(scores: pd.DataFrame) -> tuple[str, ...]:
    """Up to three lines from the frame of the six practices.

    What got better is a practice whose median over the last five conversations is five points or more
    above that of the five before; what to try next is the one with the lowest median of the last five.
    """
    held = look.count(scores)
    if held == 0:
        return ()
    if held < look.ENOUGH:
        left = look.ENOUGH - held
        return (f"{held} of 5: after {left} more, the charts also show what is usual for you.",)
    return (*_better(scores), *_next(scores))


def _better(scores: pd.DataFrame) -> tuple[str, ...]:
    gains = []
    for practice, rows in scores.dropna(subset=["value"]).groupby("practice", sort=False):
        values = rows["value"]
        if len(values) >= 2 * look.ENOUGH:
            before = values.iloc[-2 * look.ENOUGH : -look.ENOUGH].median()
            now = values.tail(look.ENOUGH).median()
            gains.append((now - before, str(practice), before, now))
    gains = sorted((gain for gain in gains if gain[0] >= _WORTH_SAYING), reverse=True)
    return tuple(
        f"Better of late: {practice.lower()}, from {before:.0f} to {now:.0f} "
        "in the middle of five conversations."
        for _, practice, before, now in gains[:2]
    )


def _next(scores: pd.DataFrame) -> tuple[str, ...]:
    middles = latest_middles(scores)
    if middles.empty:
        return ()
    least = str(middles.idxmin())
    if middles[least] >= _GOOD:
        return ("All six practices are in good shape. Keep going as you do.",)
    meaning = next((practice.meaning for practice in six() if practice.name == least), "")
    return (f"To try next: {least.lower()}. {meaning}",)
