"""Do I keep to the time we agreed? Minutes past it, those that they offered drawn apart (advice 3g, 3h)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from coach.records import measures
from coach.trends import look, moments, wording
from coach.trends.trend import Handed, Trend

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from coach.records import Conversation, Shelves

IN_TIME = "In time"
OFFERED = "In offered time"
OVER = "Over"

AWAITS = (
    "When you note beginning and end,",
    "how you kept the time stands here:",
    "under it below the line, over it above.",
)

COLUMNS = {
    "id": "object",
    "when": "datetime64[s]",
    "person": "object",
    "allotted": "float64",
    "length": "float64",
    "offered": "float64",
    "past": "float64",
    "overrun": "float64",
    "offered_to": "float64",
    "over_to": "float64",
    "under_to": "float64",
    "in_time": "bool",
    "known": "object",
    "sort": "object",
}


def frame(shelves: Shelves, _: Handed) -> pd.DataFrame:
    """One row for each held conversation whose length is known, in minutes.

    `past` is the length minus the allotted time, `overrun` what is left of it after the minutes they offered.
    """
    held = moments.held(shelves)
    name_of = moments.names(shelves)
    rows = [row for entry in held if (row := _row(entry, name_of)) is not None]
    return look.typed(rows, COLUMNS, left_out=len(held) - len(rows))


def _row(entry: Conversation, name_of: Callable[[str], str]) -> dict[str, object] | None:
    length, overrun = measures.length(entry), measures.overrun(entry)
    if length is None or overrun is None or entry.allotted_minutes is None:
        return None
    past = length - entry.allotted_minutes
    offered = entry.times.offered.minutes or 0
    return {
        "id": entry.id,
        "when": moments.on_the_wall(moments.held_at(entry)),
        "person": name_of(entry.person),
        "allotted": entry.allotted_minutes,
        "length": length,
        "offered": offered,
        "past": past,
        "overrun": overrun,
        "offered_to": max(0.0, min(offered, past)),
        "over_to": max(0.0, past),
        "under_to": min(0.0, past),
        "in_time": overrun < 1,
        "known": entry.times.ended.known.label,
        "sort": OVER if overrun >= 1 else OFFERED if past >= 1 else IN_TIME,
    }


def draw(frame: pd.DataFrame) -> look.Drawing:
    """A stem for each conversation from the agreed end to the real one; what they offered is a paler part."""
    if look.stage(frame) is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    layers = (
        look.level(0),
        _stem("offered_to", "0", look.VIOLET, strokeWidth=9, opacity=0.45),
        _stem("over_to", "datum.offered_to", look.CLAY, strokeWidth=3),
        _stem("under_to", "0", look.TEAL, strokeWidth=3),
        _ends(),
    )
    return look.finished(look.layered(frame, *layers))


def _stem(end: str, start: str, colour: str, **how: Any) -> look.Layer:
    return (
        alt.Chart()
        .transform_calculate(stem_from=start, stem_to=f"datum.{end}")
        .transform_filter("datum.stem_from != datum.stem_to")
        .mark_rule(tooltip=None, aria=False, **how)
        .encode(
            look.over_time(),
            look.measure("stem_from", *_AXIS),
            alt.Y2("stem_to:Q"),
            color=alt.value(colour),
        )
    )


_AXIS = ("Minutes past the agreed end", -6, 6)


def _ends() -> look.Layer:
    domain = [IN_TIME, OFFERED, OVER]
    legend = alt.Legend(title=None, orient="bottom", direction="horizontal", symbolSize=90, symbolOpacity=1)
    return (
        alt.Chart()
        .mark_point(size=look.POINT, filled=True, opacity=0.95, cursor="pointer")
        .encode(
            look.over_time(),
            look.measure("past", *_AXIS),
            color=alt.Color(
                "sort:N",
                scale=alt.Scale(domain=domain, range=[look.TEAL, look.VIOLET, look.CLAY]),
                legend=legend,
            ),
            shape=alt.Shape(
                "sort:N", scale=alt.Scale(domain=domain, range=["circle", "square", "diamond"]), legend=legend
            ),
            tooltip=[
                alt.Tooltip("person:N", title="Person"),
                alt.Tooltip("when:T", title="On", format="%-d %B %Y"),
                alt.Tooltip("allotted:Q", title="Agreed minutes"),
                alt.Tooltip("length:Q", title="Real minutes", format=".3~g"),
                alt.Tooltip("offered:Q", title="Minutes they offered"),
                alt.Tooltip("overrun:Q", title="Minutes over", format="+.3~g"),
            ],
        )
        .add_params(look.chosen())
    )


def title(frame: pd.DataFrame) -> str:
    """How many of the latest ended in time; minutes that they offered do not count."""
    if frame.empty:
        return "No lengths noted yet"
    if len(frame) == 1:
        return f"Your first noted length: {wording.over_or_under(frame['overrun'].iloc[0])}"
    return f"Ended in time in {wording.share(frame['in_time'])}"


def alt_text(frame: pd.DataFrame) -> str:
    """The finding, the range, and how often they offered more time."""
    if frame.empty:
        return "An empty chart: no lengths have been noted yet."
    overrun = frame["overrun"]
    offers = int((frame["offered"] > 0).sum())
    return (
        f"{title(frame)}. {wording.counted(len(frame), 'conversation')} over time, from "
        f"{wording.over_or_under(overrun.min())} to {wording.over_or_under(overrun.max())}, not counting "
        f"minutes they offered, which was so in {offers:,}."
    )


def notes(frame: pd.DataFrame) -> tuple[str, ...]:
    """The share that ended in time among all, and the median of the last five, once there are five."""
    if len(frame) < look.ENOUGH:
        return ()
    last = frame["overrun"].tail(look.ENOUGH)
    all_of_them = f"In all, {int(frame['in_time'].sum()):,} of {len(frame):,} ended in time."
    return all_of_them, (
        f"The last five: {wording.over_or_under(last.median())} in the middle, from "
        f"{wording.over_or_under(last.min())} to {wording.over_or_under(last.max())}."
    )


TREND = Trend(
    key="overruns",
    name="Overruns",
    question="Do I keep to the time we agreed?",
    advice="3h",
    noun="conversation",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={
        "when": "On",
        "person": "Person",
        "allotted": "Agreed minutes",
        "length": "Real minutes",
        "offered": "Minutes they offered",
        "overrun": "Minutes over",
        "known": "The end was",
    },
    why_left_out="beginning, end or the agreed length is not known",
    notes=notes,
    five_show_more=True,
    row_by_talk=True,
    opens="conversation",
)
