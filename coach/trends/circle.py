"""Who led me to whom? The people, each to the right of whoever made the introduction (advice 4a, 4c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from coach.trends import look, wording
from coach.trends.trend import Handed, Trend

if TYPE_CHECKING:
    import pandas as pd

    from coach.records import Person, Shelves

SHOWN = 40
"""People in the chart at most: the longest chains first; the table holds them all."""

AWAITS = (
    "When somebody introduces you,",
    "who led to whom stands here as a tree.",
)

COLUMNS = {
    "id": "object",
    "place": "int64",
    "depth": "int64",
    "person": "object",
    "by": "object",
    "by_depth": "int64",
    "by_place": "int64",
    "talked": "bool",
}


def frame(shelves: Shelves, _: Handed) -> pd.DataFrame:
    """One row for each person who was introduced, or introduced somebody, chain by chain.

    `depth` is how many introductions lie between the user's own contacts and the person. Whoever is in no
    chain is left out. A ring of introductions, which only a slip of the pen can make, is cut where it closes.
    """
    people = {person.id: person for person in shelves.people}
    led: dict[str, list[Person]] = {}
    for person in shelves.people:
        if person.introduced_by in people and person.introduced_by != person.id:
            led.setdefault(person.introduced_by, []).append(person)
    talked = {entry.person for entry in shelves.conversations if entry.held}
    chains = [chain for chain in _chains(people, led) if len(chain) > 1]
    rows: list[dict[str, object]] = []
    for chain in sorted(chains, key=len, reverse=True):
        start = len(rows)
        for at, (person, depth, parent) in enumerate(chain):
            rows.append(
                {
                    "id": person.id,
                    "place": start + at,
                    "depth": depth,
                    "person": person.title,
                    "by": chain[parent][0].title if depth else "",
                    "by_depth": chain[parent][1] if depth else depth,
                    "by_place": start + parent if depth else start + at,
                    "talked": person.id in talked,
                }
            )
    return look.typed(rows, COLUMNS, left_out=len(people) - len(rows), longest=_longest(rows), top=SHOWN)


def _chains(people: dict[str, Person], led: dict[str, list[Person]]) -> list[list[tuple[Person, int, int]]]:
    """Each chain from its first person on: the person, the depth, and the parent's place in the chain."""
    introduced = {person.id for those in led.values() for person in those}
    roots = [person for person in people.values() if person.id not in introduced]
    seen: set[str] = set()
    # The roots first; then whatever is left can only be a ring, and is entered anywhere.
    return [_walk(root, led, seen) for root in (*roots, *people.values()) if root.id not in seen]


def _walk(root: Person, led: dict[str, list[Person]], seen: set[str]) -> list[tuple[Person, int, int]]:
    chain: list[tuple[Person, int, int]] = []
    waiting = [(root, 0, 0)]
    while waiting:
        person, depth, parent = waiting.pop()
        if person.id in seen:
            continue
        seen.add(person.id)
        chain.append((person, depth, parent))
        at = len(chain) - 1
        waiting += [(child, depth + 1, at) for child in reversed(led.get(person.id, []))]
    return chain


def _longest(rows: list[dict[str, object]]) -> int:
    return max((int(str(row["depth"])) for row in rows), default=0)


def draw(frame: pd.DataFrame) -> look.Drawing:
    """A line of its own for each person, further right with every step; filled where you have talked."""
    if look.stage(frame) is look.Stage.EMPTY:
        return look.empty(*AWAITS)
    layers = look.layered(frame, _stems(), _branches(), _points(), _names())
    return look.finished(layers, height=alt.Step(24))


def _across(column: str = "depth") -> alt.X:
    # Room on the right for the last names.
    return alt.X(f"{column}:Q", axis=None, scale=alt.Scale(domain=alt.DomainUnionWith(unionWith=[0, 5])))


def _down(column: str = "place") -> alt.Y:
    return alt.Y(f"{column}:O", axis=None)


def _stems() -> look.Layer:
    stem = alt.Chart().transform_filter("datum.depth > 0").mark_rule(tooltip=None, aria=False)
    return stem.encode(_across("by_depth"), _down("by_place"), alt.Y2("place:O"), **look.ink())


def _branches() -> look.Layer:
    branch = alt.Chart().transform_filter("datum.depth > 0").mark_rule(tooltip=None, aria=False)
    return branch.encode(_across("by_depth"), alt.X2("depth:Q"), _down(), **look.ink())


def _points() -> look.Layer:
    kinds = [True, False]
    filled = alt.Scale(domain=kinds, range=[1, 0])
    return (
        alt.Chart()
        .mark_point(size=look.POINT, color=look.TEAL, fill=look.TEAL, strokeWidth=2, cursor="pointer")
        .encode(
            _across(),
            _down(),
            fillOpacity=alt.FillOpacity("talked:N", scale=filled, legend=None),
            tooltip=[
                alt.Tooltip("person:N", title="Person"),
                alt.Tooltip("by:N", title="Introduced by"),
                alt.Tooltip("talked:N", title="Talked with"),
            ],
        )
        .add_params(look.chosen())
    )


def _names() -> look.Layer:
    name = alt.Chart().mark_text(
        align="left", dx=10, fontSize=look.SMALL + 1, limit=170, tooltip=None, aria=False
    )
    return name.encode(_across(), _down(), text="person:N", **look.ink())


def title(frame: pd.DataFrame) -> str:
    """How many people came by an introduction, and how long the longest chain is."""
    came = int((frame["depth"] > 0).sum())
    if not came:
        return "No introductions among your people yet"
    longest = int(frame.attrs["longest"])
    chain = f", the longest chain {wording.counted(longest, 'step')}" if longest > 1 else ""
    return f"{wording.counted(came, 'person', 'people')} came by an introduction{chain}"


def alt_text(frame: pd.DataFrame) -> str:
    """The finding, and who led to most people."""
    if frame.empty:
        return "An empty chart: nobody in your notebook has introduced you to anybody yet."
    led = frame.loc[frame["depth"] > 0, "by"].value_counts()
    return f"{title(frame)}. {led.index[0]} led to {wording.counted(int(led.iloc[0]), 'person', 'people')}."


TREND = Trend(
    key="circle",
    name="Who led to whom",
    question="Who led me to whom?",
    advice="4c",
    noun="person",
    nouns="people",
    frame=frame,
    draw=draw,
    title=title,
    alt=alt_text,
    awaits=AWAITS,
    columns={"person": "Person", "by": "Introduced by", "depth": "Steps from you", "talked": "Talked with"},
    why_left_out="they are in no chain of introductions",
    opens="people",
)
