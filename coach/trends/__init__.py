"""The trends of the page Progress, in reading order; what is not on this list is not shown."""

from __future__ import annotations

from coach.trends import (
    circle,
    give_backs,
    introductions,
    overruns,
    practices,
    preparation,
    punctuality,
    reflection,
    saturation,
    specificity,
)
from coach.trends.narrow import Filter, narrowed
from coach.trends.trend import Aside, Favour, Handed, Mark, Trend

ALL: tuple[Trend, ...] = (
    punctuality.TREND,
    overruns.TREND,
    give_backs.TREND,
    specificity.TREND,
    introductions.TREND,
    circle.TREND,
    reflection.TREND,
    practices.TREND,
    preparation.TREND,
    saturation.TREND,
)

__all__ = ["ALL", "Aside", "Favour", "Filter", "Handed", "Mark", "Trend", "narrowed"]
