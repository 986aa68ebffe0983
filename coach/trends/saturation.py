"""Do I still hear new things? Advice, surprises and changes of goal, talk by talk (advice 0c, 6d)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from coach.records.reflection import GoalDecision
from coach.trends import look, moments, wording
from coach.trends.trend import Handed, Trend

if TYPE_CHECKING:
    import pandas as pd

    from coach.records import Conversation, Shelves

ADVICE = "New advice"
SURPRISE = "A surprise"
CHANGE = "A change of goal"
KINDS = (ADVICE, SURPRISE, CHANGE)

SHOWN = 40
"""Conversations in the chart at most, so that each pile stands by itself; the table holds them all."""

AWAITS = (
    "When you note what you learned,",
    "how much of it was new stands here,",
    "one conversation after the other.",
)

COLUMNS = {
    "id": "object",
    "when": "datetime64[s]",
    "person": "object",
    "what": "object",
    "number": "int64",
    "total": "int64",
}


def frame(shelves: Shelves, _: Handed) -> pd.DataFrame:
    """Three rows for each reflection, one a kind: how many new things of it the conversation brought.

    Advice counts as new the first time that its words are noted; the same advice twice is not.
    """
    held, name_of = moments.held(shelves), moments.names(shelves)
    written = [entry for entry in held if _reflected(entry)]
    heard: set[str] = set()
    rows = []
    for entry in written:
        numbers = (_new_advice(entry, heard), _surprised(entry), _changed(entry))
        head = {
            "id": entry.id,
            "when": moments.on_the_wall(moments.held_at(entry)),
            "person": name_of(entry.person),
        }
        rows += [
            head | {"what": kind, "number": number, "total": sum(numbers)}
            for kind, number in zip(KINDS, numbers, strict=True)
        ]
    return look.typed(
        rows, COLUMNS, left_out=len(held) - len(written), count=len(written), drawn=len(KINDS) * SHOWN
    )


def _reflected(entry: Conversation) -> bool:
    reflection = entry.reflection
    return bool(
        reflection.written or reflection.advice or reflection.learned.strip() or reflection.surprise.strip()
    )


def _new_advice(entry: Conversation, heard: set[str]) -> int:
    said = {advice.text.casefold() for advice in entry.reflection.advice if advice.text}
    fresh = said - heard
    heard |= said
    return len(fresh)


def _surprised(entry: Conversation) -> int:
    return int(bool(entry.reflection.surprise.strip()))


def _changed(entry: Conversation) -> int:
    return int(entry.reflection.goal_decision is GoalDecision.REVISE)


def draw(frame: pd.DataFrame) -> look.Drawing:
    """A small pile for each conversation, with a piece for each new thing; a dot where there was none."""
    if look.stage(frame) is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    nothing = (
        alt.Chart()
        .transform_filter(f"datum.total == 0 && datum.what == '{ADVICE}'")
        .mark_point(size=28, strokeWidth=1.5, tooltip=None, aria=False)
        .encode(look.over_time(), look.measure("total", *_AXIS), **look.ink())
    )
    return look.finished(look.layered(frame, _piles(), look.level(0), nothing))


_AXIS = ("New things from each conversation", 0, 4)


def _piles() -> look.Layer:
    legend = alt.Legend(
        title=None, orient="bottom", columns=2, symbolType="square", symbolSize=110, symbolOpacity=1
    )
    scale = alt.Scale(domain=list(KINDS), range=[look.TEAL, look.CLAY, look.VIOLET])
    up = alt.Y(
        "number:Q",
        stack="zero",
        scale=alt.Scale(domain=alt.DomainUnionWith(unionWith=list(_AXIS[1:])), nice=True),
        axis=look.upright(_AXIS[0], tickMinStep=1),
    )
    return (
        alt.Chart()
        .transform_filter("datum.number > 0")
        .mark_bar(size=9, cornerRadius=1, opacity=0.9, cursor="pointer")
        .encode(
            look.over_time(),
            up,
            color=alt.Color("what:N", scale=scale, legend=legend),
            order=alt.Order("what:N"),
            tooltip=[
                alt.Tooltip("person:N", title="Person"),
                alt.Tooltip("when:T", title="On", format="%-d %B %Y"),
                alt.Tooltip("what:N", title="What"),
                alt.Tooltip("number:Q", title="How many"),
            ],
        )
        .add_params(look.chosen())
    )


def title(frame: pd.DataFrame) -> str:
    """How many new things the latest five brought; where that is none, what to try."""
    totals = frame.drop_duplicates("id")["total"]
    if totals.empty:
        return "No reflections yet"
    recent = totals.tail(look.ENOUGH)
    of_them = wording.counted(len(recent), "conversation")
    if len(totals) >= look.ENOUGH and recent.sum() == 0:
        return "Nothing new in the last five: try other people or other questions"
    last = f"the last {of_them}" if len(totals) > len(recent) else of_them
    return f"{wording.counted(int(recent.sum()), 'new thing')} from {last}"


def alt_text(frame: pd.DataFrame) -> str:
    """The finding, and how many of each kind there were in all."""
    if frame.empty:
        return "An empty chart: no reflection has been written yet."
    sums = frame.groupby("what", sort=False)["number"].sum()
    kinds = ", ".join(f"{kind.lower()}: {int(sums[kind]):,}" for kind in KINDS)
    return f"{title(frame)}. In all, {kinds}."


TREND = Trend(
    key="saturation",
    name="Anything new",
    question="Do I still hear new things?",
    advice="0c",
    noun="reflection",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={"when": "On", "person": "Person", "what": "What", "number": "How many"},
    why_left_out="nothing was written down afterwards",
    opens="conversation",
)
