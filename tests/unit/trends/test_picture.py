"""Charts drawn without a browser: whole SVG, as wide as a page, that shows what was not typed for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from coach.trends import ALL, Handed, Trend
from coach.trends.picture import WIDTH, svg

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.records import Shelves

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("trend", ALL, ids=[trend.key for trend in ALL])
def test_every_trend_is_drawn_on_paper(
    trend: Trend, notebook_of: Callable[[int], Shelves], handed: Handed
) -> None:
    """Each picture is well-formed, as wide as the page, and links to nothing outside it."""
    drawn = svg(trend, trend.frame(notebook_of(24), handed))
    root = ET.fromstring(drawn)
    assert f"{SVG}svg" == root.tag
    assert WIDTH == float(root.attrib["width"])
    assert [] == [element.tag for element in root.iter() if element.tag in {f"{SVG}script", f"{SVG}image"}]
    assert [] == [name for element in root.iter() for name in element.attrib if name.endswith("href")]


def test_tooltips_stay_out_of_a_picture(notebook_of: Callable[[int], Shelves], handed: Handed) -> None:
    """What a mark says when pointed at, such as a target, is not carried along where nobody sees it."""
    practices = next(trend for trend in ALL if trend.key == "practices")
    assert "Because." not in svg(practices, practices.frame(notebook_of(24), handed))


def test_each_goal_stands_once_in_the_legend(notebook_of: Callable[[int], Shelves], handed: Handed) -> None:
    """Colour and shape tell goals apart together: each has one entry, not one for each of the two."""
    specificity = next(trend for trend in ALL if trend.key == "specificity")
    whole = notebook_of(24)
    other = whole.goals[0].but(id="go-other", revisions=whole.goals[0].revisions[:1])
    frame = specificity.frame(replace(whole, goals=(*whole.goals, other)), handed)
    assert [1, 1] == [svg(specificity, frame).count(f">{goal}<") for goal in frame["goal"].unique()]
