"""Every trend draws whatever there is: nothing, one record, a year."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from coach import example
from coach.records import Shelves
from coach.trends import ALL
from coach.ui import reading

if TYPE_CHECKING:
    from coach.trends.trend import Trend

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTEBOOKS = [
    pytest.param(Shelves(), id="an empty notebook"),
    pytest.param(example.make(1, 1, TODAY), id="one conversation"),
    pytest.param(example.make(4, 1, TODAY), id="four conversations"),
    pytest.param(example.make(24, 1, TODAY), id="a year"),
]


@pytest.mark.parametrize("trend", ALL, ids=lambda trend: str(trend.key))
@pytest.mark.parametrize("shelves", NOTEBOOKS)
def test_every_trend_draws_any_notebook(trend: Trend, shelves: Shelves) -> None:
    """A chart has a title, an alternative text, counts and a drawing, however few records there are."""
    frame = trend.frame(shelves, reading.handed(shelves, NOW))
    drawn, left_out = trend.counts(frame)
    assert trend.title(frame)
    assert trend.alt(frame)
    assert drawn >= 0
    assert left_out >= 0
    assert trend.draw(frame) is not None
    assert set(trend.columns) <= set(frame.columns)
