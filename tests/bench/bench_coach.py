"""What reading a goal costs: against an empty page's script, against itself, and on hard texts.

Run as `python tests/bench/bench_coach.py`. The limits: one statement costs less than a tenth of the script of
Today in an empty notebook, 10,000 statements cost 10,000 times one, no text of up to 10,000 characters takes
50 milliseconds, and the lexicon is loaded in less than 60.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from coach.content.vocabulary import lexicon  # noqa: E402  (found only once the checkout is on the path)
from coach.rules.questions import review  # noqa: E402
from coach.rules.specificity import assess  # noqa: E402
from tests.unit.rules.labelled import goal_rows  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

HARD = ("with dogs with cats ", "the big dog, ", "I want to help ", "so that ", "a", "(", "help ", "wqzrt ")


def seconds(work: Callable[[], object], times: int) -> float:
    """The median of so many runs."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def main() -> None:
    """Prints each figure with its limit."""
    loading = seconds(lexicon, 1)
    texts = [row["text"] for row in goal_rows()]
    for text in texts:
        assess(text)
    one = seconds(lambda: [assess(text) for text in texts], 5) / len(texts)
    many = seconds(lambda: [assess(texts[turn % len(texts)]) for turn in range(10_000)], 1)
    with tempfile.TemporaryDirectory() as notebook:
        os.environ["COACH_NOTEBOOK"] = notebook
        page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
        empty = seconds(page.run, 20)
    worst = max(seconds(partial(assess, (part * 10_000)[:10_000]), 3) for part in HARD)
    asked = max(seconds(partial(review, (part * 10_000)[:10_000]), 3) for part in HARD)
    for name, figure, limit in (
        ("loading the lexicon, ms", 1000 * loading, 60.0),
        ("one statement, ms", 1000 * one, float("inf")),
        ("one statement against an empty page's script", one / empty, 0.1),
        ("10,000 statements against 10,000 times one", many / (10_000 * one), 1.2),
        ("the hardest text of 10,000 characters, ms", 1000 * worst, 50.0),
        ("the same as a question, ms", 1000 * asked, 50.0),
    ):
        sys.stdout.write(f"{name}: {figure:.3f} (limit {limit:g}){'' if figure <= limit else ' TOO MUCH'}\n")


if __name__ == "__main__":
    main()
