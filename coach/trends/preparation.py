"""What came of preparing? Whether the target was hit, beside how ready one was (advice 2a, 2c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from coach.records.reflection import TargetResult
from coach.trends import look, moments, places, questions, wording
from coach.trends.trend import Handed, Trend

if TYPE_CHECKING:
    import pandas as pd

    from coach.records import Shelves

RESULTS = tuple(result.label for result in TargetResult)

AWAITS = (
    "When you set a target and say what came of it,",
    "both stand here: how ready you were,",
    "and how far you reached it.",
)

COLUMNS = {
    "id": "object",
    "when": "datetime64[s]",
    "person": "object",
    "target": "object",
    "readiness": "float64",
    "result": "object",
    "hit": "bool",
    "place": "int64",
}
_LANES = 5
"""Lanes side by side in each row, so that conversations of one readiness do not hide each other."""


def frame(shelves: Shelves, handed: Handed) -> pd.DataFrame:
    """One row for each held conversation whose target was judged: readiness from 0 to 100, and the result."""
    held, name_of = moments.held(shelves), moments.names(shelves)
    rows = [
        {
            "id": entry.id,
            "when": moments.on_the_wall(moments.held_at(entry)),
            "person": name_of(entry.person),
            "target": entry.preparation.target,
            "readiness": readiness,
            "result": result.label,
            "hit": result is TargetResult.HIT,
            "place": place,
        }
        for place, entry in enumerate(held)
        if (result := entry.reflection.target_result) is not None
        and (readiness := handed.readiness(entry)) is not None
    ]
    return look.typed(rows, COLUMNS, left_out=len(held) - len(rows))


def draw(frame: pd.DataFrame) -> look.Drawing:
    """Three rows, one a result; each conversation stands in its row at its readiness."""
    if look.stage(frame) is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    scale = alt.Scale(domain=list(RESULTS), range=[look.TEAL, look.VIOLET, look.CLAY])
    shapes = alt.Scale(domain=list(RESULTS), range=["circle", "square", "diamond"])
    points = (
        alt.Chart()
        .transform_calculate(lane=f"datum.place % {_LANES}")
        .mark_point(size=look.POINT, filled=True, opacity=0.7, cursor="pointer")
        .encode(
            alt.X(
                "readiness:Q",
                scale=alt.Scale(domain=[0, 100]),
                axis=alt.Axis(
                    title="How ready you were, in per cent", values=[0, 25, 50, 75, 100], titlePadding=8
                ),
            ),
            alt.Y("result:N", title=None, sort=list(RESULTS), scale=alt.Scale(domain=list(RESULTS))),
            alt.YOffset("lane:O", scale=alt.Scale(domain=list(range(_LANES)), paddingOuter=0.5)),
            color=alt.Color("result:N", scale=scale, legend=None),
            shape=alt.Shape("result:N", scale=shapes, legend=None),
            tooltip=[
                alt.Tooltip("person:N", title="Person"),
                alt.Tooltip("when:T", title="On", format="%-d %B %Y"),
                alt.Tooltip("target:N", title="Target"),
                alt.Tooltip("result:N", title="Result"),
                alt.Tooltip("readiness:Q", title="Ready, per cent", format=".0f"),
            ],
        )
        .add_params(look.chosen())
    )
    return look.finished(look.layered(frame, points), height=190)


def title(frame: pd.DataFrame) -> str:
    """How many of the latest targets were hit."""
    if frame.empty:
        return "No targets judged yet"
    if len(frame) == 1:
        return f"Your first target: {frame['result'].iloc[0].lower()}"
    return f"Target hit in {wording.share(frame['hit'])}"


def alt_text(frame: pd.DataFrame) -> str:
    """The finding, and how many of each result; nothing is said of a cause."""
    if frame.empty:
        return "An empty chart: no target has been judged yet."
    counts = frame["result"].value_counts()
    results = ", ".join(f"{int(counts.get(result, 0)):,} {result.lower()}" for result in RESULTS)
    return f"{title(frame)}. Of {len(frame):,}: {results}."


def notes(frame: pd.DataFrame) -> tuple[str, ...]:
    """The median readiness of each result that stands on five conversations or more."""
    middles = [
        f"{result.lower()}, {wording.number(float(rows.median()))} per cent"
        for result in RESULTS
        if len(rows := frame.loc[frame["result"] == result, "readiness"]) >= look.ENOUGH
    ]
    return (f"Readiness in the middle: {'; '.join(middles)}.",) if middles else ()


TREND = Trend(
    key="preparation",
    name="Preparation",
    question="What came of preparing?",
    advice="2c",
    noun="conversation",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={
        "when": "On",
        "person": "Person",
        "target": "Target",
        "result": "Result",
        "readiness": "Ready, per cent",
    },
    why_left_out="nobody noted what became of the target",
    notes=notes,
    also=lambda shelves, _: questions.sentence(shelves),
    asides=lambda shelves, _: (questions.aside(shelves), places.aside(shelves)),
    asides_name="Questions, places",
    row_by_talk=True,
    opens="conversation",
)
