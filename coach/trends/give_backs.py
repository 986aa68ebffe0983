"""Does something come back to those who help me? Favours received and given, month by month (advice 5b)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from coach.records.action import ActionKind
from coach.trends import look, moments, wording
from coach.trends.trend import Aside, Favour, Handed, Trend

if TYPE_CHECKING:
    from datetime import datetime

    from coach.records import Action, Shelves

RECEIVED = "Received"
GIVEN = "Given"

AWAITS = (
    "When you hold a conversation or give something,",
    "both sides stand here, month by month:",
    "given above the line, received below.",
)

COLUMNS = {
    "month": "datetime64[s]",
    "side": "object",
    "number": "int64",
    "signed": "int64",
    "what": "object",
}


def frame(shelves: Shelves, handed: Handed) -> pd.DataFrame:
    """One row for each month and side with something in it: how many favours, and of which kinds.

    A conversation counts as one favour, and so do a piece of advice, an introduction and a give-back.
    """
    favours = handed.favours(shelves)
    dated = [favour for favour in favours if favour.on is not None]
    sides = {side: sum(1 for favour in favours if favour.side == side) for side in ("received", "given")}
    rows = _by_month(dated)
    return look.typed(
        rows,
        COLUMNS,
        left_out=len(favours) - len(dated),
        drawn=look.in_latest_months(rows),
        count=len(dated),
        **sides,
        **_promises(shelves.actions, handed.now),
        oldest=_oldest_unreturned(dated, shelves, handed.now),
    )


def _by_month(dated: list[Favour]) -> list[dict[str, object]]:
    heaps: dict[tuple[object, str], Counter[str]] = {}
    for favour in dated:
        if favour.on is not None:
            heaps.setdefault((favour.on.replace(day=1), favour.side), Counter())[favour.kind] += 1
    rows = []
    for (month, side), kinds in sorted(heaps.items(), key=lambda heap: (str(heap[0][0]), heap[0][1])):
        number = kinds.total()
        rows.append(
            {
                "month": month,
                "side": RECEIVED if side == "received" else GIVEN,
                "number": number,
                "signed": number if side == "given" else -number,
                "what": ", ".join(f"{many} × {kind}" for kind, many in kinds.most_common()),
            }
        )
    return rows


def _promises(actions: tuple[Action, ...], now: datetime) -> dict[str, int]:
    """Give-backs by what became of them: done in time, done late, open and due, open with time left."""
    gives = [action for action in actions if action.what is ActionKind.GIVE_BACK and action.dropped is None]
    done = [action for action in gives if action.done]
    late = sum(1 for action in done if action.due and action.done and action.done.date() > action.due)
    still = [action for action in gives if action.done is None]
    overdue = sum(1 for action in still if action.due and action.due < now.date())
    return {"kept": len(done) - late, "late": late, "open": len(still) - overdue, "overdue": overdue}


def _oldest_unreturned(dated: list[Favour], shelves: Shelves, now: datetime) -> list[object]:
    """The name and the days of whoever has waited longest since a favour, or nothing.

    A person to whom something was given since their last favour waits for nothing.
    """
    today = now.date()
    given: dict[str, str] = {}
    for favour in dated:
        if favour.side == "given":
            given[favour.person] = max(given.get(favour.person, ""), str(favour.on))
    waiting = [
        favour
        for favour in dated
        if favour.side == "received" and favour.person and str(favour.on) > given.get(favour.person, "")
    ]
    ages = [
        ((today - favour.on).days, favour.person) for favour in waiting if favour.on and favour.on <= today
    ]
    if not ages:
        return []
    days, person = max(ages)
    return [shelves.name_of(person), days]


def draw(frame: pd.DataFrame) -> look.Drawing:
    """Bars up for what was given and down for what was received, a pair for each month."""
    if look.stage(frame) is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    bars = _bars()
    figures = bars.mark_text(
        fontSize=look.SMALL, tooltip=None, aria=False, dy=alt.expr("datum.signed > 0 ? -8 : 9")
    ).encode(text="number:Q", **look.ink())
    return look.finished(look.layered(frame, bars, look.level(0), figures))


# One favour alone is a small bar.
_ROOM = alt.DomainUnionWith(unionWith=[-4, 4])


def _bars() -> look.Layer:
    domain, colours = [GIVEN, RECEIVED], [look.TEAL, look.CLAY]
    legend = alt.Legend(
        title=None, orient="bottom", direction="horizontal", symbolType="square", symbolSize=110
    )
    # Up and down tell the sides apart without colour, as a shape does elsewhere.
    axis = look.upright(
        "Favours a month: given upwards, received downwards", labelExpr="abs(datum.value)", tickMinStep=1
    )
    return (
        alt.Chart()
        .mark_bar(size=16, cornerRadius=2, opacity=0.9)
        .encode(
            alt.X(
                "month:T",
                title=None,
                scale=alt.Scale(padding=24),
                axis=alt.Axis(
                    tickCount={"interval": "month", "step": 1}, labelPadding=8, labelExpr=look.MONTH
                ),
            ),
            alt.Y("signed:Q", axis=axis, scale=alt.Scale(domain=_ROOM, nice=True, padding=14)),
            color=alt.Color("side:N", scale=alt.Scale(domain=domain, range=colours), legend=legend),
            tooltip=[
                alt.Tooltip("month:T", title="Month", format="%B %Y"),
                alt.Tooltip("side:N", title="Which way"),
                alt.Tooltip("number:Q", title="Favours"),
                alt.Tooltip("what:N", title="Of these"),
            ],
        )
    )


def title(frame: pd.DataFrame) -> str:
    """How much was given against how much was received; a count, never a verdict."""
    given, received = int(frame.attrs["given"]), int(frame.attrs["received"])
    if not given and not received:
        return "Nothing received or given yet"
    return f"{wording.counted(received, 'favour')} received, {given:,} given"


def alt_text(frame: pd.DataFrame) -> str:
    """The finding, over how many months, and the state of the promises."""
    if frame.empty:
        return "An empty chart: nothing has been received or given yet."
    months = wording.counted(frame["month"].nunique(), "month")
    return f"{title(frame)}, shown over {months} with something in them. {' '.join(notes(frame))}".strip()


def notes(frame: pd.DataFrame) -> tuple[str, ...]:
    """What became of the promises, and who has waited longest."""
    kept, late, waiting, overdue = (
        int(frame.attrs.get(name, 0)) for name in ("kept", "late", "open", "overdue")
    )
    said = []
    if kept + late + waiting + overdue:
        past = f", {overdue:,} past {'its' if overdue == 1 else 'their'} day" if overdue else ""
        said.append(
            f"Promises: {kept:,} kept in time, {late:,} kept later, {waiting + overdue:,} open{past}."
        )
    if oldest := frame.attrs.get("oldest"):
        name, days = oldest
        said.append(f"The oldest favour not yet returned is from {name}, {wording.counted(days, 'day')} ago.")
    return tuple(said)


def by_person(shelves: Shelves, handed: Handed) -> tuple[Aside, ...]:
    """Both sides of everybody of whom a favour is noted, those who gave most first; no verdict."""
    name_of = moments.names(shelves)
    sides: dict[str, Counter[str]] = {}
    for favour in handed.favours(shelves):
        if favour.person:
            sides.setdefault(favour.person, Counter())[favour.side] += 1
    most_first = sorted(
        ((-both["received"], -both["given"], name_of(person)) for person, both in sides.items())
    )
    rows = [{"Person": name, RECEIVED: -received, GIVEN: -given} for received, given, name in most_first]
    return (Aside("Person by person", pd.DataFrame(rows), (RECEIVED, GIVEN)),)


TREND = Trend(
    key="give_backs",
    name="Give-backs",
    question="Does something come back to those who help me?",
    advice="5b",
    noun="favour",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={"month": "Month", "side": "Which way", "number": "Favours", "what": "Of these"},
    why_left_out="nobody noted the day",
    notes=notes,
    asides=by_person,
    asides_name="People",
)
