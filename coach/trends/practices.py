"""How did each conversation go by the six practices? A field for every score, and for every missing one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import altair as alt

from coach.content.practices import practices
from coach.trends import look, moments
from coach.trends.trend import Handed, Mark, Trend

if TYPE_CHECKING:
    import pandas as pd

    from coach.records import Conversation, Shelves

SHOWN = 24
"""Conversations in the chart at most; the table and the download hold them all."""

AWAITS = (
    "When you hold a conversation,",
    "its six practices stand here in a row,",
    "each with its score and its reasons.",
)

COLUMNS = {
    "id": "object",
    "when": "datetime64[s]",
    "row": "object",
    "place": "int64",
    "person": "object",
    "practice": "object",
    "value": "float64",
    "state": "object",
    "shown": "object",
    "reasons": "object",
}

_SAID = {"unknown": "?", "not_applicable": "–"}
_STATES = {"scored": "Scored", "unknown": "Unknown", "not_applicable": "Does not apply"}


def frame(shelves: Shelves, handed: Handed) -> pd.DataFrame:
    """Six rows for each held conversation, oldest first: a score from 0 to 100, or why there is none."""
    held = moments.held(shelves)
    name_of = moments.names(shelves)
    rows = [
        row for place, entry in enumerate(held) for row in _rows(entry, place, name_of(entry.person), handed)
    ]
    return look.typed(rows, COLUMNS, count=len(held), drawn=SHOWN * len(practices()))


def _rows(entry: Conversation, place: int, person: str, handed: Handed) -> list[dict[str, object]]:
    when = moments.on_the_wall(moments.held_at(entry))
    day = f"{when.day} {when:%b %y}" if when else "no day"
    head = {
        "id": entry.id,
        "when": when,
        "row": f"{day} · {(person.split() or [person])[0]}",
        "place": place,
        "person": person,
    }
    return [head | _score(mark) for mark in handed.practices(entry)]


def _score(mark: Mark) -> dict[str, object]:
    return {
        "practice": _names().get(mark.practice, mark.practice),
        "value": mark.value,
        "state": _STATES[mark.state],
        "shown": _SAID.get(mark.state, f"{mark.value}"),
        "reasons": mark.reasons,
    }


@cache
def _names() -> dict[str, str]:
    return {practice.id: practice.name for practice in practices()}


def draw(frame: pd.DataFrame) -> look.Drawing:
    """A field for each practice and conversation, the latest on top; unknown is an open field."""
    if look.stage(frame) is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    layers = look.layered(frame, _fields(), _open_fields(), _figures())
    return look.finished(layers, height=alt.Step(26))


def _across() -> alt.X:
    return alt.X(
        "practice:N",
        title=None,
        sort=[practice.name for practice in practices()],
        scale=alt.Scale(domain=[practice.name for practice in practices()], paddingInner=0.06),
        axis=alt.Axis(
            orient="top", labelAngle=-45, labelAlign="left", domain=False, labelPadding=6, labelOverlap=False
        ),
    )


def _down() -> alt.Y:
    newest_first = alt.EncodingSortField(field="place", op="max", order="descending")
    return alt.Y(
        "row:N",
        title=None,
        sort=newest_first,
        scale=alt.Scale(paddingInner=0.1),
        axis=alt.Axis(labelPadding=8, labelLimit=120),
    )


def _tooltips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("person:N", title="Person"),
        alt.Tooltip("when:T", title="On", format="%-d %B %Y"),
        alt.Tooltip("practice:N", title="Practice"),
        alt.Tooltip("shown:N", title="Score"),
        alt.Tooltip("state:N", title="State"),
        alt.Tooltip("reasons:N", title="Because"),
    ]


def _fields() -> look.Layer:
    return (
        alt.Chart()
        .transform_filter("isValid(datum.value)")
        .mark_rect(cornerRadius=4, cursor="pointer")
        .encode(
            _across(),
            _down(),
            color=alt.Color(
                "value:Q",
                scale=alt.Scale(domain=[0, 100], range=[look.PALE, look.DEEP], interpolate="rgb"),
                legend=None,
            ),
            tooltip=_tooltips(),
        )
        .add_params(look.chosen())
    )


def _open_fields() -> look.Layer:
    return (
        alt.Chart()
        .transform_filter("!isValid(datum.value) && datum.state == 'Unknown'")
        .mark_rect(cornerRadius=4, fillOpacity=0, strokeWidth=1.2, strokeDash=[3, 3], strokeOpacity=0.8)
        .encode(_across(), _down(), stroke=alt.value(look.VIOLET), tooltip=_tooltips())
    )


def _figures() -> look.Layer:
    on_field = alt.when("isValid(datum.value) && datum.value >= 82").then(alt.value("#FFFFFF"))
    return (
        alt.Chart()
        .mark_text(fontSize=look.SMALL + 1, tooltip=None, aria=False)
        .encode(
            _across(),
            _down(),
            text="shown:N",
            color=on_field.when("isValid(datum.value)")
            .then(alt.value("#000000"))
            .otherwise(alt.value(look.INK)),
        )
    )


def title(frame: pd.DataFrame) -> str:
    """Which practice is strongest of late, and which has most room, by the median of the last five."""
    if frame.empty:
        return "No conversations held yet"
    middles = latest_middles(frame)
    if middles.empty:
        return "Your six practices, conversation by conversation"
    best, least = str(middles.idxmax()), str(middles.idxmin())
    if middles[best] == middles[least]:
        return f"All even of late, at {middles[best]:.0f}"
    return f"Strongest of late: {best.lower()}. Most room: {least.lower()}"


def latest_middles(frame: pd.DataFrame) -> pd.Series[float]:
    """For each practice with five scores or more, the median of the last five."""
    scored = frame.dropna(subset=["value"])
    middles = {
        str(practice): rows["value"].tail(look.ENOUGH).median()
        for practice, rows in scored.groupby("practice", sort=False)
        if len(rows) >= look.ENOUGH
    }
    return look.series(middles)


def alt_text(frame: pd.DataFrame) -> str:
    """The finding, and each practice's middle and range."""
    if frame.empty:
        return "An empty chart: no conversation has been held yet."
    said = [f"{title(frame)}."]
    for practice, rows in frame.groupby("practice", sort=False):
        values = rows["value"].dropna()
        if values.empty:
            said.append(f"{practice}: no score yet.")
        else:
            said.append(
                f"{practice}: from {values.min():.0f} to {values.max():.0f}, latest {values.iloc[-1]:.0f}."
            )
    return " ".join(said)


TREND = Trend(
    key="practices",
    name="Six practices",
    question="How did each conversation go?",
    advice="0a",
    noun="conversation",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={
        "when": "On",
        "person": "Person",
        "practice": "Practice",
        "value": "Score",
        "state": "State",
        "reasons": "Because",
    },
    why_left_out="",
    row_by_talk=True,
    opens="conversation",
    shows="reasons",
)
