"""Do I say more clearly what I want? The score of a goal at each of its wordings (advice 1b, 6d)."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import altair as alt

from coach.trends import look, moments
from coach.trends.trend import Handed, Trend

if TYPE_CHECKING:
    import pandas as pd

    from coach.records import Goal, Shelves
    from coach.records.goal import Revision

AWAITS = (
    "When you write down a goal,",
    "its score stands here, a step for each wording,",
    "with the conversation that led to it.",
)

COLUMNS = {
    "id": "object",
    "goal": "object",
    "when": "datetime64[s]",
    "until": "datetime64[s]",
    "score": "float64",
    "before": "float64",
    "number": "int64",
    "after": "object",
    "cause": "object",
    "statement": "object",
    "why": "object",
    "label": "object",
    "above": "bool",
    "crowded": "bool",
}
_SHORT = 34
_LINE, _NAME = 9, 0.27
"""What a name takes on a phone: so many points of the score, and this share of the chart's width."""
_PHONE = 520
"""A chart narrower than this, in pixels, leaves out a name that would touch another."""
_NAMED = 6
"""Wordings whose cause is named in the chart: the latest; the table names them all."""


def frame(shelves: Shelves, handed: Handed) -> pd.DataFrame:
    """One row for each wording with a day: its score from 0 to 100, how long it held, and what led to it."""
    rows = [row for goal in shelves.goals for row in _rows(goal, shelves, handed)]
    written = sum(1 for goal in shelves.goals for revision in goal.revisions)
    found = look.typed(rows, COLUMNS, left_out=written - len(rows))
    found = found.sort_values("when", kind="stable", ignore_index=True)
    found["above"] = found["label"].astype(bool).cumsum() % 2 == 1
    found["crowded"] = _crowded(found)
    return found


def _crowded(found: pd.DataFrame) -> list[bool]:
    """Whether a later name on the same side of its point would touch this one on a phone."""
    named = found[found["label"].astype(bool)]
    whole = (found["until"].max() - found["when"].min()).total_seconds() if len(found) else 0.0
    crowded = set()
    for at, row in named.iterrows():
        later = named[(named.index > at) & (named["above"] == row["above"])]
        level = (later["score"] - row["score"]).abs() < _LINE
        near = (later["when"] - row["when"]).dt.total_seconds() < _NAME * whole
        if bool((level & near).any()):
            crowded.add(at)
    return [at in crowded for at in found.index]


def _rows(goal: Goal, shelves: Shelves, handed: Handed) -> list[dict[str, object]]:
    dated = _in_order(goal, handed)
    if not dated:
        return []
    ends = [*(revision.when for revision in dated[1:]), handed.now]
    scores = [float(handed.specificity(revision)) for revision in dated]
    rows: list[dict[str, object]] = []
    for at, (revision, end, score) in enumerate(zip(dated, ends, scores, strict=True)):
        cause = _cause(revision.conversation, shelves)
        rows.append(
            {
                "id": goal.id,
                "goal": _short(handed.wording(dated[-1])),
                "when": moments.on_the_wall(revision.when),
                "until": moments.on_the_wall(end),
                "score": score,
                "before": scores[at - 1] if at else score,
                "number": at + 1,
                "after": revision.conversation,
                "cause": cause,
                "statement": handed.wording(revision),
                "why": revision.why,
                "label": cause if len(dated) - at <= _NAMED else "",
                "above": False,
                "crowded": False,
            }
        )
    return rows


def _in_order(goal: Goal, handed: Handed) -> list[Revision]:
    dated = [
        (revision.when.astimezone(UTC), place, revision)
        for place, revision in enumerate(goal.revisions)
        if revision.when is not None and handed.wording(revision)
    ]
    return [revision for *_, revision in sorted(dated, key=lambda entry: entry[:2])]


def _cause(conversation_id: str, shelves: Shelves) -> str:
    conversation = shelves.conversation(conversation_id) if conversation_id else None
    return f"after {shelves.name_of(conversation.person)}" if conversation else ""


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rsplit(" ", 1)[0] + " …"


def draw(frame: pd.DataFrame) -> look.Drawing:
    """A level for as long as a wording held, a point where it began, and the name of who led to it."""
    stage = look.stage(frame)
    if stage is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    names = [_causes(above=True), _causes(above=False)]
    rises = [_risen()] if stage is look.Stage.ENOUGH else []
    return look.finished(look.layered(frame, _held(), *rises, _points(), *names))


def _legend() -> alt.Legend:
    """One goal below the other: their words are long."""
    return alt.Legend(
        title=None, orient="bottom", direction="vertical", symbolSize=90, symbolOpacity=1, labelLimit=300
    )


def _colour() -> alt.Color:
    scale = alt.Scale(range=[look.TEAL, look.CLAY, look.VIOLET])
    return alt.Color("goal:N", scale=scale, legend=_legend())


def _upwards(column: str) -> alt.Y:
    title = "Specificity, from 0 to 100"
    return alt.Y(
        f"{column}:Q",
        scale=alt.Scale(domain=[-6, 108], nice=False),
        axis=look.upright(title, values=[0, 25, 50, 75, 100]),
    )


def _held() -> look.Layer:
    rule = alt.Chart().mark_rule(strokeWidth=2.5, opacity=0.7, tooltip=None, aria=False)
    return rule.encode(look.over_time(), _upwards("score"), alt.X2("until:T"), color=_colour())


def _risen() -> look.Layer:
    rule = alt.Chart().mark_rule(strokeWidth=1.5, opacity=0.5, tooltip=None, aria=False)
    return rule.encode(look.over_time(), _upwards("before"), alt.Y2("score:Q"), color=_colour())


def _points() -> look.Layer:
    return (
        alt.Chart()
        .mark_point(size=look.POINT, filled=True, opacity=1, cursor="pointer")
        .encode(
            look.over_time(),
            _upwards("score"),
            color=_colour(),
            shape=alt.Shape(
                "goal:N", scale=alt.Scale(range=["circle", "diamond", "square"]), legend=_legend()
            ),
            tooltip=[
                alt.Tooltip("statement:N", title="Wording"),
                alt.Tooltip("score:Q", title="Score", format=".0f"),
                alt.Tooltip("when:T", title="Written", format="%-d %B %Y"),
                alt.Tooltip("cause:N", title="It came"),
                alt.Tooltip("why:N", title="Why"),
            ],
        )
        .add_params(look.chosen("id", "number"))
    )


def _causes(*, above: bool) -> look.Layer:
    """Every other name above its point, the others below: neighbours do not run into each other."""
    return (
        alt.Chart()
        .transform_filter(f"datum.label && {'' if above else '!'}datum.above")
        .transform_calculate(name="join(slice(split(datum.label, ' '), 0, 2), ' ')")
        .mark_text(
            align="left",
            baseline="bottom" if above else "top",
            dx=2,
            dy=-8 if above else 9,
            fontSize=look.SMALL,
            limit=110,
            opacity=alt.expr(f"width < {_PHONE} && datum.crowded ? 0 : 0.9"),
            color=look.INK,
            tooltip=None,
            aria=False,
        )
        .encode(look.over_time(), _upwards("score"), text="name:N")
    )


def title(frame: pd.DataFrame) -> str:
    """From which score to which the goal with the latest wording went."""
    if frame.empty:
        return "No goal in words yet"
    scores = frame.loc[frame["id"] == frame["id"].iloc[-1], "score"]
    first, last = scores.iloc[0], scores.iloc[-1]
    several, named = len(scores) < len(frame), f"“{frame['goal'].iloc[-1]}”"
    if len(scores) == 1:
        whose = f"The first wording of {named}" if several else "Your first wording"
        return f"{whose} scores {first:.0f} of 100"
    count = f"{len(scores):,} wordings" + (f" of {named}" if several else "")
    if last == first:
        return f"{last:.0f} of 100 at first and now, in {count}"
    how = "More specific" if last > first else "Less specific"
    return f"{how}: from {first:.0f} to {last:.0f} in {count}"


def alt_text(frame: pd.DataFrame) -> str:
    """The finding and each goal's first and latest score."""
    if frame.empty:
        return "An empty chart: no goal has been written down yet."
    goals = [
        f"“{rows['goal'].iloc[-1]}” went from {rows['score'].iloc[0]:.0f} to {rows['score'].iloc[-1]:.0f}"
        for _, rows in frame.groupby("id", sort=False)
    ]
    more = f"; and {len(goals) - 3} more" if len(goals) > 3 else ""
    return f"{title(frame)}. {'; '.join(goals[:3])}{more}."


TREND = Trend(
    key="specificity",
    name="Specificity",
    question="Do I say more clearly what I want?",
    advice="1b",
    noun="wording",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={
        "when": "Written",
        "goal": "Goal",
        "number": "Wording",
        "score": "Score",
        "statement": "In these words",
        "cause": "It came",
        "why": "Why",
    },
    why_left_out="they have no words or no day",
    five_show_more=True,
    opens="goals",
    shows="changes",
)
