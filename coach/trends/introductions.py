"""Do people put me in touch with others? Introductions asked for, offered, made and met (advice 4c, 4d)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import altair as alt

from coach.records.conversation import IntroductionWay
from coach.trends import look, moments, wording
from coach.trends.trend import Handed, Trend

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import pandas as pd

    from coach.records import Conversation, Shelves
    from coach.records.conversation import Introduction

STEPS = ("Asked for", "Offered unasked", "Made", "Met")

AWAITS = (
    "When you ask for introductions or are offered one,",
    "they stand here, month by month:",
    "asked for, offered, made and met.",
)

COLUMNS = {"month": "datetime64[s]", "step": "object", "number": "int64", "with_whom": "str"}


def frame(shelves: Shelves, _: Handed) -> pd.DataFrame:
    """One row for each month and step with something in it: how many introductions took that step.

    An introduction that was spoken of on no noted day counts on the day of its conversation.
    """
    heaps: dict[tuple[date, str], list[str]] = {}
    totals: Counter[str] = Counter()
    left_out = 0
    names = {person.id: person.title for person in shelves.people}
    for conversation in moments.held(shelves):
        for introduction in conversation.introductions:
            for step, day in _steps(introduction, conversation):
                totals[step] += 1
                if day is None:
                    left_out += 1
                else:
                    heaps.setdefault((day.replace(day=1), step), []).append(_whom(introduction, names))
    rows = [
        {"month": month, "step": step, "number": len(heap), "with_whom": ", ".join(heap)}
        for (month, step), heap in sorted(
            heaps.items(), key=lambda entry: (entry[0][0], STEPS.index(entry[0][1]))
        )
    ]
    spoken = totals[STEPS[0]] + totals[STEPS[1]]
    return look.typed(
        rows,
        COLUMNS,
        left_out=left_out,
        count=spoken,
        drawn=look.in_latest_months(rows),
        totals={step: totals[step] for step in STEPS},
    )


def _whom(introduction: Introduction, names: Mapping[str, str]) -> str:
    """To whom: the person in the notebook by name, else in the words that were noted."""
    return names.get(introduction.person) or introduction.to_whom or "somebody"


def _steps(introduction: Introduction, conversation: Conversation) -> Iterator[tuple[str, date | None]]:
    asked = introduction.way is IntroductionWay.ASKED
    yield STEPS[0] if asked else STEPS[1], introduction.spoken or moments.day_of(conversation)
    if introduction.made or introduction.met:
        yield STEPS[2], introduction.made or introduction.met
    if introduction.met:
        yield STEPS[3], introduction.met


def draw(frame: pd.DataFrame) -> look.Drawing:
    """Four rows, one a step; in each month a mark with the number of introductions that took it."""
    if look.stage(frame) is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    spots = _spots()
    figures = spots.mark_text(fontSize=look.SMALL, fontWeight="bold", tooltip=None, aria=False, dy=1).encode(
        text="number:Q", color=alt.value("white"), size=alt.value(look.SMALL)
    )
    return look.finished(look.layered(frame, spots, figures), height=220)


def _spots() -> look.Layer:
    colours = [look.DEEP_CLAY, look.DEEP_VIOLET, look.DEEP, look.DEEP]
    return (
        alt.Chart()
        .mark_point(filled=True, opacity=1, size=420)
        .encode(
            alt.X(
                "month:T",
                title=None,
                scale=alt.Scale(padding=24),
                axis=alt.Axis(
                    tickCount={"interval": "month", "step": 1}, labelPadding=8, labelExpr=look.MONTH
                ),
            ),
            alt.Y(
                "step:N",
                title=None,
                sort=list(STEPS),
                scale=alt.Scale(domain=list(STEPS)),
                axis=alt.Axis(grid=True, labelPadding=10),
            ),
            color=alt.Color("step:N", scale=alt.Scale(domain=list(STEPS), range=colours), legend=None),
            shape=alt.Shape(
                "step:N",
                scale=alt.Scale(domain=list(STEPS), range=["circle", "diamond", "square", "circle"]),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("month:T", title="Month", format="%B %Y"),
                alt.Tooltip("step:N", title="Step"),
                alt.Tooltip("number:Q", title="Introductions"),
                alt.Tooltip("with_whom:N", title="To"),
            ],
        )
    )


def title(frame: pd.DataFrame) -> str:
    """How many were asked for, offered unasked and made: counts, never a verdict."""
    asked, offered, made, _ = (frame.attrs["totals"][step] for step in STEPS)
    if not asked and not offered:
        return "No introductions yet"
    return f"{asked:,} asked for, {offered:,} offered unasked, {made:,} made"


def alt_text(frame: pd.DataFrame) -> str:
    """The finding with every step."""
    if frame.empty:
        return "An empty chart: no introductions have been noted yet."
    met = frame.attrs["totals"][STEPS[3]]
    return (
        f"Introductions by month: {title(frame)}, {met:,} met. "
        f"They are spread over {wording.counted(frame['month'].nunique(), 'month')}."
    )


TREND = Trend(
    key="introductions",
    name="Introductions",
    question="Do people put me in touch with others?",
    advice="4d",
    noun="introduction",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={"month": "Month", "step": "Step", "number": "Introductions", "with_whom": "To"},
    why_left_out="nobody noted the day",
)
