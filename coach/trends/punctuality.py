"""Am I there when I said I would be? Minutes early or late, against each mode's window (advice 3a, 3d)."""

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

IN_PERSON = "In person"
CALL = "Phone or video"

AWAITS = (
    "When you note when you arrived,",
    "each conversation stands here as a point:",
    "early below the line, late above it.",
)

COLUMNS = {
    "id": "object",
    "when": "datetime64[s]",
    "person": "object",
    "mode": "object",
    "way": "object",
    "minutes": "float64",
    "window_from": "float64",
    "window_to": "float64",
    "on_time": "bool",
    "in_window": "bool",
    "known": "object",
}


def frame(shelves: Shelves, handed: Handed) -> pd.DataFrame:
    """One row for each held conversation whose arrival is known: minutes after the scheduled start."""
    held = moments.held(shelves)
    name_of = moments.names(shelves)
    rows = [row for entry in held if (row := _row(entry, name_of, handed)) is not None]
    found = look.typed(rows, COLUMNS, left_out=len(held) - len(rows))
    return look.with_median(found, "minutes", by="way")


def _row(entry: Conversation, name_of: Callable[[str], str], handed: Handed) -> dict[str, object] | None:
    minutes = measures.punctuality(entry)
    if minutes is None:
        return None
    earliest, latest = handed.window(entry.mode)
    stamp = entry.times.started if entry.mode.call and entry.times.arrived.at is None else entry.times.arrived
    return {
        "id": entry.id,
        "when": moments.on_the_wall(entry.start),
        "person": name_of(entry.person),
        "mode": entry.mode.label,
        "way": CALL if entry.mode.call else IN_PERSON,
        "minutes": minutes,
        "window_from": earliest,
        "window_to": latest,
        "on_time": minutes <= max(latest, 0),
        "in_window": earliest <= minutes <= latest,
        "known": stamp.known.label,
    }


def draw(frame: pd.DataFrame) -> look.Drawing:
    """Points over time on the bands of the two windows; the running median of five once there are five."""
    stage = look.stage(frame)
    if stage is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    layers = [_bands(), look.level(0), _points()]
    if stage is look.Stage.ENOUGH:
        layers[2:2] = look.medians(look.measure("median", *_AXIS), _colour())
    return look.finished(look.layered(frame, *layers))


_AXIS = ("Minutes after the agreed time", -12, 6)


def _windows() -> look.Layer:
    return alt.Chart().transform_aggregate(low="min(window_from)", high="max(window_to)", groupby=["way"])


def _colour() -> Any:
    return look.two("way", IN_PERSON, CALL)["color"]


def _bands() -> look.Layer:
    band = _windows().mark_rect(opacity=0.16, tooltip=None, aria=False)
    return band.encode(y=look.measure("low", *_AXIS), y2="high:Q", color=_colour())


def _points() -> look.Layer:
    sorts = look.two("way", IN_PERSON, CALL)
    return (
        alt.Chart()
        .mark_point(size=look.POINT, filled=True, opacity=0.9, cursor="pointer")
        .encode(
            look.over_time(),
            look.measure("minutes", *_AXIS),
            **sorts,
            tooltip=[
                alt.Tooltip("person:N", title="Person"),
                alt.Tooltip("when:T", title="Agreed for", format="%-d %B %Y, %H:%M"),
                alt.Tooltip("mode:N", title="How"),
                alt.Tooltip("minutes:Q", title="Minutes after", format="+.3~g"),
                alt.Tooltip("known:N", title="The time was"),
            ],
        )
        .add_params(look.chosen())
    )


def title(frame: pd.DataFrame) -> str:
    """How many of the latest were on time."""
    if frame.empty:
        return "No arrivals noted yet"
    if len(frame) == 1:
        return f"Your first noted arrival: {wording.early_or_late(frame['minutes'].iloc[0])}"
    return f"On time in {wording.share(frame['on_time'])}"


def alt_text(frame: pd.DataFrame) -> str:
    """The finding, the range and the latest."""
    if frame.empty:
        return "An empty chart: no arrivals have been noted yet."
    minutes = frame["minutes"]
    return (
        f"{title(frame)}. {wording.counted(len(frame), 'arrival')} over time, from "
        f"{wording.early_or_late(minutes.min())} to {wording.early_or_late(minutes.max())}; "
        f"the latest {wording.early_or_late(minutes.iloc[-1])}."
    )


def notes(frame: pd.DataFrame) -> tuple[str, ...]:
    """What the bands mean; and the median and range of the last five, once there are five."""
    if frame.empty:
        return ()
    ways = [rows for _, rows in frame.groupby("way", sort=False)]
    bands = "; ".join(_band(rows) for rows in ways)
    usual = [_usual(rows) for rows in ways if len(rows) >= look.ENOUGH]
    return (f"The bands show a good arrival: {bands}.", *usual)


def _band(rows: pd.DataFrame) -> str:
    early, late = (wording.early_or_late(rows[end].iloc[-1]) for end in ("window_from", "window_to"))
    return f"{rows['way'].iloc[-1].lower()} from {early} to {late}"


def _usual(rows: pd.DataFrame) -> str:
    last = rows["minutes"].tail(look.ENOUGH)
    middle, early, late = (wording.early_or_late(one) for one in (last.median(), last.min(), last.max()))
    return f"{rows['way'].iloc[-1]}, the last five: {middle} in the middle, from {early} to {late}."


TREND = Trend(
    key="punctuality",
    name="Punctuality",
    question="Am I there when I said I would be?",
    advice="3a",
    noun="conversation",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={
        "when": "Agreed for",
        "person": "Person",
        "mode": "How",
        "minutes": "Minutes after",
        "on_time": "On time",
        "in_window": "In the window",
        "known": "The time was",
    },
    why_left_out="nobody noted when you arrived",
    notes=notes,
    five_show_more=True,
    row_by_talk=True,
    opens="conversation",
)
