"""Do I write down what I learned while it is fresh? Hours to the reflection and to the thanks (advice 6a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from coach.content.practices import numbers
from coach.records import measures
from coach.records.action import ActionKind
from coach.trends import look, moments, wording
from coach.trends.trend import Handed, Trend

if TYPE_CHECKING:
    import pandas as pd

    from coach.records import Shelves

REFLECTION = "Reflection"
THANKS = "Thank-you"

AWAITS = (
    "When you reflect on a conversation,",
    "how soon you did it stands here,",
    "against a line for the first day.",
)

COLUMNS = {
    "id": "object",
    "when": "datetime64[s]",
    "person": "object",
    "what": "object",
    "hours": "float64",
    "within_a_day": "bool",
}


def frame(shelves: Shelves, _: Handed) -> pd.DataFrame:
    """Up to two rows for each held conversation: hours from its end to the reflection and the thanks."""
    held, name_of = moments.held(shelves), moments.names(shelves)
    rows: list[dict[str, object]] = []
    for entry in held:
        for what, hours, limit in (
            (REFLECTION, measures.reflection_delay(entry), numbers().reflection_hours),
            (THANKS, measures.thanks_delay(entry), numbers().thanks_hours),
        ):
            if hours is not None:
                rows.append(
                    {
                        "id": entry.id,
                        "when": moments.on_the_wall(moments.held_at(entry)),
                        "person": name_of(entry.person),
                        "what": what,
                        "hours": hours,
                        "within_a_day": hours <= limit,
                    }
                )
    known = len({row["id"] for row in rows})
    found = look.typed(rows, COLUMNS, left_out=len(held) - known, count=known)
    return look.with_median(found, "hours", by="what")


def draw(frame: pd.DataFrame) -> look.Drawing:
    """Hours upwards on a scale that leaves room for the first day; 24 hours are marked."""
    stage = look.stage(frame)
    if stage is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    layers = [look.level(24, dashed=True), look.said_at(24, "24 hours"), _points()]
    if stage is look.Stage.ENOUGH:
        layers[2:2] = look.medians(_upwards("median"), look.two("what", REFLECTION, THANKS)["color"])
    return look.finished(look.layered(frame, *layers))


_TICKS = [0, 6, 24, 72, 168, 336, 720, 2160]
_AXIS = alt.Axis(
    **{
        **look.upright("Hours after the end").to_dict(),
        "values": _TICKS,
        "labelExpr": "datum.value < 72 ? datum.value + ' h' : datum.value / 24 + ' days'",
    }
)


# The first day has more room than the weeks after it.
_SCALE = alt.Scale(type="pow", exponent=0.4, domain=alt.DomainUnionWith(unionWith=[0, 72]), nice=False)


def _upwards(column: str) -> alt.Y:
    return alt.Y(f"{column}:Q", axis=_AXIS, scale=_SCALE)


def _points() -> look.Layer:
    return (
        alt.Chart()
        .mark_point(size=look.POINT, filled=True, opacity=0.85, cursor="pointer")
        .encode(
            look.over_time(),
            _upwards("hours"),
            **look.two("what", REFLECTION, THANKS),
            tooltip=[
                alt.Tooltip("person:N", title="Person"),
                alt.Tooltip("when:T", title="Conversation", format="%-d %B %Y"),
                alt.Tooltip("what:N", title="What"),
                alt.Tooltip("hours:Q", title="Hours after the end", format=".3~g"),
            ],
        )
        .add_params(look.chosen())
    )


def title(frame: pd.DataFrame) -> str:
    """How many of the latest reflections were written within a day; without any, how many thank-yous were."""
    reflections = frame[frame["what"] == REFLECTION]
    if len(reflections) > 1:
        return f"Reflected within a day in {wording.share(reflections['within_a_day'])}"
    if len(reflections) == 1:
        return f"Your first reflection came after {wording.hours_and_days(reflections['hours'].iloc[0])}"
    thanks = frame[frame["what"] == THANKS]
    if len(thanks) > 1:
        return f"Thanked within a day in {wording.share(thanks['within_a_day'])}"
    if len(thanks) == 1:
        return f"Your first thank-you came after {wording.hours_and_days(thanks['hours'].iloc[0])}"
    return "No reflections timed yet"


def alt_text(frame: pd.DataFrame) -> str:
    """The finding for reflections and for thank-yous, with their medians' days where there are enough."""
    if frame.empty:
        return "An empty chart: no reflection or thank-you can be timed yet."
    said = [f"{title(frame)}."]
    for what, plural in ((REFLECTION, "reflection"), (THANKS, "thank-you")):
        hours = frame.loc[frame["what"] == what, "hours"]
        if len(hours):
            said.append(
                f"{wording.counted(len(hours), plural)}, after {wording.hours_and_days(hours.min())} to "
                f"{wording.hours_and_days(hours.max())}."
            )
    return " ".join(said)


def notes(frame: pd.DataFrame) -> tuple[str, ...]:
    """How many of the latest thank-yous went out within a day, where the title speaks of reflections."""
    thanks = frame.loc[frame["what"] == THANKS, "within_a_day"]
    titled = len(thanks) < len(frame)
    return (f"Thanked within a day in {wording.share(thanks)}.",) if titled and len(thanks) > 1 else ()


def next_steps(shelves: Shelves, handed: Handed) -> tuple[str, ...]:
    """What became of the next steps: done by their day, done later, and open (advice 6c)."""
    steps = [one for one in shelves.actions if one.what is ActionKind.NEXT_STEP and one.dropped is None]
    if not steps:
        return ()
    done = [one for one in steps if one.done]
    late = sum(1 for one in done if one.due and one.done and one.done.date() > one.due)
    waiting = [one for one in steps if not one.done]
    past = sum(1 for one in waiting if one.due and one.due < handed.now.date())
    overdue = f", {past:,} past {'its' if past == 1 else 'their'} day" if past else ""
    in_time = len(done) - late
    return (f"Next steps: {in_time:,} done in time, {late:,} done later, {len(waiting):,} open{overdue}.",)


TREND = Trend(
    key="reflection",
    name="Reflection",
    question="Do I reflect and say thank you while it is fresh?",
    advice="6a",
    noun="conversation",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={
        "when": "Conversation",
        "person": "Person",
        "what": "What",
        "hours": "Hours after the end",
        "within_a_day": "Within a day",
    },
    why_left_out="the end is not known, or nothing was written or sent yet",
    notes=notes,
    also=next_steps,
    five_show_more=True,
    row_by_talk=True,
    opens="conversation",
)
