from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

from coach.trends import look

LIGHT, DARK = "#FCFAF6", "#151A1A"
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
BLINDNESS = {
    "protan": (0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    "deutan": (0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881),
    "tritan": (1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039),
}


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _light(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _lab(linear: list[float]) -> tuple[float, float, float]:
    red, green, blue = (min(1.0, max(0.0, part)) for part in linear)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    f, g, h = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def _seen(colour: str, kind: str) -> tuple[float, float, float]:
    red, green, blue = _linear(colour)
    matrix = BLINDNESS[kind]
    rows = (matrix[at : at + 3] for at in (0, 3, 6))
    return _lab([a * red + b * green + c * blue for a, b, c in rows])


@pytest.mark.parametrize(
    "colour", [look.TEAL, look.CLAY, look.VIOLET, look.DEEP, look.DEEP_CLAY, look.DEEP_VIOLET]
)
@pytest.mark.parametrize("paper", [LIGHT, DARK])
def test_every_colour_stands_on_light_and_on_dark_paper(colour: str, paper: str) -> None:
    """Marks have a contrast of 3 to 1 at least (WCAG 1.4.11) on both themes' pages."""
    assert _contrast(colour, paper) >= 3


@pytest.mark.parametrize("colour", [look.DEEP, look.DEEP_CLAY, look.DEEP_VIOLET])
def test_white_figures_can_be_read_on_the_deeper_colours(colour: str) -> None:
    """Figures on a field have a contrast of 4.5 to 1 at least (WCAG 1.4.3)."""
    assert _contrast(colour, "#FFFFFF") >= 4.5


@pytest.mark.parametrize("kind", BLINDNESS)
def test_the_three_colours_differ_for_readers_of_every_colour_vision(kind: str) -> None:
    """Any two are at least 30 apart in CIE Lab as each of the three colour blindnesses sees them."""
    for one, other in combinations((look.TEAL, look.CLAY, look.VIOLET), 2):
        apart = sum((a - b) ** 2 for a, b in zip(_seen(one, kind), _seen(other, kind), strict=True)) ** 0.5
        assert apart >= 30


@pytest.mark.parametrize("value", range(0, 101, 5))
def test_figures_can_be_read_on_every_score(value: int) -> None:
    """Black on the paler scores, white from 82 on: 4.4 to 1 at least wherever the field stands between."""
    pale, deep = ([int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (look.PALE, look.DEEP))
    mixed = "#" + "".join(f"{round(a + (b - a) * value / 100):02X}" for a, b in zip(pale, deep, strict=True))
    assert _contrast(mixed, "#FFFFFF" if value >= 82 else "#000000") >= 4.4


@pytest.mark.parametrize(
    ("records", "expected"),
    [(0, look.Stage.EMPTY), (1, look.Stage.FEW), (4, look.Stage.FEW), (5, look.Stage.ENOUGH)],
)
def test_a_trend_begins_with_five_records(records: int, expected: look.Stage) -> None:
    """Nothing, points alone, or points with their median: five records make the difference."""
    assert expected is look.stage(pd.DataFrame({"minutes": [0.0] * records}))


def test_the_running_median_takes_five_of_one_sort() -> None:
    """The first four of each sort have none; the others look back over five of their own."""
    frame = pd.DataFrame({"sort": list("aaabaaab"), "value": [1.0, 9, 2, 50, 8, 3, 4, 60]})
    medians = look.running_median(frame, "value", by="sort")
    assert [3.0, 4.0] == medians.dropna().tolist()
    assert [5, 6] == medians.dropna().index.tolist()


def test_only_the_latest_are_drawn() -> None:
    """One a week for a year: the latest stand in the chart."""
    frame = pd.DataFrame({"minutes": range(1000)})
    assert (948, 999) == (look.drawn(frame)["minutes"].min(), look.drawn(frame)["minutes"].max())


def test_months_are_drawn_whole() -> None:
    """The chart begins with a whole month: of the latest two years, every row is drawn."""
    rows = [{"month": f"{2020 + at // 12}-{at % 12:02d}"} for at in range(40) for _ in range(1 + at % 3)]
    assert sum(1 + at % 3 for at in range(16, 40)) == look.in_latest_months(rows)
