"""How every chart looks: one palette, sizes, what few points may show, and the chart of an empty notebook."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

import altair as alt
import pandas as pd
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Collection

# Altair's chained methods hand out Any: these names say what is meant, an `alt.Chart` and a whole drawing.
Layer: TypeAlias = Any
Drawing: TypeAlias = Any

# Three colours that stand on light and on dark paper (3 to 1 and more, WCAG 1.4.11) and that readers with any
# of the three colour blindnesses can tell apart; a test holds both. A shape goes with each all the same.
TEAL = "#1E8C82"
CLAY = "#D2703A"
VIOLET = "#8468C0"
PALE = "#E3B778"
# Deeper, for fields with a figure in them: white stands on each of them (4.5 to 1).
DEEP = "#17766D"
DEEP_CLAY = "#B5572A"
DEEP_VIOLET = "#7358B3"
# A word, not a number: Streamlit puts its theme's grey here, which is another in light and in dark.
INK = "gray"

HEIGHT = 230
POINT = 85
SMALL = 11
ENOUGH = 5
DRAWN = 52
"""Rows in one chart at most: one a week for a year; the table and the download hold them all."""
MONTHS = 24
"""Months in one chart at most, each with all that is in it."""

MONTH = (
    "month(datum.value) == 0 || datum.index == 0"
    " ? [timeFormat(datum.value, '%b'), timeFormat(datum.value, '%Y')]"
    " : timeFormat(datum.value, '%b')"
)
"""How a month is labelled: the first one and each January bring the year along."""

_YEAR_FIRST = (
    "datum.index == 0 && datum.label != timeFormat(datum.value, '%Y')"
    " ? [datum.label, timeFormat(datum.value, '%Y')] : datum.label"
)
"""How a day or a month is labelled on an axis of days: the first one brings the year along."""


class Stage(Enum):
    """How much may be shown: nothing yet, points alone, or points with their median."""

    EMPTY = "empty"
    FEW = "few"
    ENOUGH = "enough"


def typed(
    rows: list[dict[str, Any]], columns: dict[str, str], *, left_out: int = 0, **said: Any
) -> pd.DataFrame:
    """A frame with these columns and types, also where there are no rows; the counts go with it.

    Every row names the columns in their order. Words stay plain objects: pandas takes ten times as long to
    turn them into its own text, and nothing here gains by it.
    """
    values = zip(*(row.values() for row in rows), strict=True) if rows else iter([()] * len(columns))
    series = {
        name: pd.Series(column, dtype=kind)
        for (name, kind), column in zip(columns.items(), values, strict=True)
    }
    frame = pd.DataFrame(series)
    frame.attrs.update(said, left_out=left_out)
    return frame


def series(values: dict[str, float]) -> pd.Series[float]:
    """Figures by name."""
    return pd.Series(values, dtype="float64")


def count(frame: pd.DataFrame) -> int:
    """How many records a frame stands on: its rows, unless it says otherwise."""
    return int(frame.attrs.get("count", len(frame)))


def stage(frame: pd.DataFrame) -> Stage:
    """How much a frame may show; no trend from fewer than five records."""
    if frame.empty:
        return Stage.EMPTY
    return Stage.ENOUGH if count(frame) >= ENOUGH else Stage.FEW


def drawn(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that are drawn: the latest sixty, or as many as the frame says, from its top or its end."""
    if "top" in frame.attrs:
        return frame.head(int(frame.attrs["top"]))
    return frame.tail(int(frame.attrs.get("drawn", DRAWN)))


def packed(frame: pd.DataFrame) -> Any:
    """The rows that are drawn, as an Arrow table, which a browser takes; making one is slow."""
    return pa.Table.from_pandas(drawn(frame), preserve_index=False)


def in_latest_months(rows: list[dict[str, Any]]) -> int:
    """How many of these rows, ordered by their `month`, belong to the latest two years of months."""
    months = sorted({row["month"] for row in rows})[-MONTHS:]
    return sum(1 for row in rows if row["month"] in months)


def with_median(frame: pd.DataFrame, column: str, by: str) -> pd.DataFrame:
    """The frame with its running median of a column, sort by sort, and which one is the newest of its sort.

    `cut` works both out again.
    """
    frame["median"] = running_median(frame, column, by)
    frame["newest"] = frame["median"].notna() & ~frame.duplicated(by, keep="last")
    frame.attrs["median_of"] = [column, by]
    return frame


def cut(whole: pd.DataFrame, talks: Collection[str], held: int) -> pd.DataFrame:
    """The part of a frame that belongs to some conversations, as if they alone had been asked about.

    Args:
        whole: a frame whose rows each belong to one conversation, named in the column `id`.
        talks: the identities of the conversations.
        held: how many of them took place; those without a row are left out, and counted.
    """
    part = whole[whole["id"].isin(talks)].reset_index(drop=True)
    known = int(part["id"].nunique())
    part.attrs["left_out"] = held - known
    if "count" in whole.attrs:
        part.attrs["count"] = known
    return with_median(part, *whole.attrs["median_of"]) if "median_of" in whole.attrs else part


def running_median(frame: pd.DataFrame, column: str, by: str) -> pd.Series[float]:
    """The median of each value and the four of its sort before it; nothing for the first four."""
    medians = pd.Series(float("nan"), index=frame.index)
    for sort in frame[by].unique():
        values = frame.loc[frame[by] == sort, column]
        medians.loc[values.index] = values.rolling(ENOUGH, min_periods=ENOUGH).median()
    return medians


def over_time() -> alt.X:
    """Days from left to right, whole months at least, so that a single point has room."""
    return alt.X(
        "when:T",
        title=None,
        scale=alt.Scale(nice="month", padding=8),
        axis=alt.Axis(
            tickCount=8,
            labelPadding=8,
            labelExpr=_YEAR_FIRST,
            format={"year": "%Y", "quarter": "%b", "month": "%b", "week": "%-d %b", "date": "%-d %b",
                    "day": "%-d %b", "hours": "%H:%M"},
        ),
    )  # fmt: skip


def measure(column: str, title: str, low: float, high: float) -> alt.Y:
    """A number upwards, from `low` to `high` at least; its title lies along the top, where a phone has room.

    Every layer names the same title: Vega-Lite joins the titles of its layers where they differ.
    """
    at_least = alt.DomainUnionWith(unionWith=[low, high])
    return alt.Y(f"{column}:Q", scale=alt.Scale(domain=at_least, nice=True), axis=upright(title))


def upright(title: str, **more: Any) -> alt.Axis:
    """An axis whose title stands over it, written from left to right."""
    return alt.Axis(
        title=title,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="end",
        titleBaseline="bottom",
        titleX=0,
        titleY=-12,
        tickCount=5,
        labelPadding=8,
        titleLimit=330,
        **more,
    )


def two(column: str, first: str, second: str) -> dict[str, Any]:
    """Two sorts told apart by colour and by shape, with one legend for both."""
    legend = alt.Legend(title=None, orient="bottom", direction="horizontal", symbolSize=90, symbolOpacity=1)
    return {
        "color": alt.Color(
            f"{column}:N", scale=alt.Scale(domain=[first, second], range=[TEAL, CLAY]), legend=legend
        ),
        "shape": alt.Shape(
            f"{column}:N", scale=alt.Scale(domain=[first, second], range=["circle", "diamond"]), legend=legend
        ),
    }


def ink(*, strong: bool = False) -> dict[str, Any]:
    """The theme's own grey, for words and lines in the chart."""
    return {"color": alt.value(INK), "opacity": alt.value(1.0 if strong else 0.9)}


def chosen(*fields: str) -> alt.Parameter:
    """What a click on a mark picks: the record it stands for, or what these columns say of the mark."""
    return alt.selection_point(
        name="open", fields=list(fields or ["id"]), on="click", clear=False, toggle=False
    )


def layered(frame: pd.DataFrame, *layers: Layer) -> Layer:
    """Layers that share the frame's latest rows, each free to bring data of its own."""
    return alt.layer(*layers, data=drawn(frame))


def medians(up: alt.Y, colour: alt.Color) -> tuple[Layer, Layer]:
    """The running median as a line, and as a stroke where it stands now: five records have no line yet."""
    known = alt.Chart().transform_filter("isValid(datum.median)")
    line = known.mark_line(strokeWidth=2.5, opacity=0.75, tooltip=None, aria=False)
    now = known.transform_filter("datum.newest").mark_point(
        shape="stroke", size=220, strokeWidth=2.5, tooltip=None, aria=False
    )
    return line.encode(over_time(), up, color=colour), now.encode(over_time(), up, color=colour)


def level(value: float, *, dashed: bool = False) -> Layer:
    """A quiet line across the chart at one value."""
    rule = alt.Chart(alt.sequence(1)).mark_rule(
        strokeDash=[4, 4] if dashed else [1, 0], tooltip=None, aria=False
    )
    return rule.encode(y=alt.datum(value), **ink())


def said_at(value: float, words: str, *, below: bool = False) -> Layer:
    """A few words at the left edge, just over (or under) a value: what the line or band there means."""
    text = alt.Chart(alt.sequence(1)).mark_text(
        align="left",
        baseline="top" if below else "bottom",
        dx=6,
        dy=3 if below else -3,
        fontSize=SMALL,
        tooltip=None,
        aria=False,
    )
    return text.encode(x=alt.value(0), y=alt.datum(value), text=alt.value(words), **ink())


def finished(chart: Layer, *, height: int | alt.Step = HEIGHT) -> Drawing:
    """The chart with its size and its quiet grid, as wide as the page."""
    # Only the width is the page's: the plot keeps its height whatever legend stands below it.
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    room = {"left": 4, "right": 14, "top": 26, "bottom": 4}
    return (
        chart.properties(width="container", height=height, padding=room, autosize=fit)
        .configure_view(strokeWidth=0)
        .configure_axis(gridOpacity=0.6, titleFontSize=SMALL + 1, labelFontSize=SMALL, labelLimit=140)
        .configure_legend(labelFontSize=SMALL + 1, offset=10, padding=0, columnPadding=18, labelLimit=180)
    )


def empty(*lines: str) -> Drawing:
    """The chart of a notebook with nothing to draw yet: a few open rings, and what will stand there."""
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 6]))
    up = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-2, 3]))
    rings = (
        alt.Chart(alt.sequence(1, 6, as_="x"))
        .transform_calculate(y="datum.x / 2.5 + (datum.x % 2) * 0.6")
        .mark_point(size=POINT, strokeWidth=1.5, strokeDash=[3, 3], tooltip=None, aria=False)
        .encode(across, up, **ink())
    )
    words = (
        alt.Chart(alt.sequence(3, 4, as_="x"))
        .transform_calculate(y="-0.9")
        .mark_text(fontSize=SMALL + 2, lineHeight=20, baseline="middle", tooltip=None, aria=False)
        .encode(across, up, text=alt.value(list(lines)), **ink())
    )
    return finished(alt.layer(rings, words), height=170)
