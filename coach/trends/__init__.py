"""The trends of the page Progress, in reading order; what is not on this list is not shown."""

from __future__ import annotations

from coach.trends import (
    give_backs,
    introductions,
    overruns,
    practices,
    punctuality,
    reflection,
    specificity,
)
from coach.trends.narrow import Filter, narrowed
from coach.trends.trend import Favour, Handed, Mark, Trend

ALL: tuple[Trend, ...] = (
    punctuality.TREND,
    overruns.TREND,
    give_backs.TREND,
    specificity.TREND,
    introductions.TREND,
    reflection.TREND,
    practices.TREND,
)

__all__ = ["ALL", "Favour", "Filter", "Handed", "Mark", "Trend", "narrowed"]
