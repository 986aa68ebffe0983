"""What the headings say, counted a second time by plain loops over the rows."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.trends import ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.records import Shelves
    from coach.trends import Handed

    Rows = list[dict[Any, Any]]

POOL = 48
FEW = st.sets(st.integers(0, POOL - 1), max_size=14)
PARTS = st.tuples(FEW, FEW, FEW, st.integers(0, 5))
"""Which conversations, wordings and gifts, and how many people."""


def _short(value: float) -> str:
    """A figure as a heading writes it; nothing where it is said in words."""
    return f"{abs(value):.1f}".removesuffix(".0")


def _latest(rows: Rows, column: str, first: str) -> list[str]:
    """`7 of the last 8`, `3 of 4`; of one alone its own figure."""
    if len(rows) < 2:
        return [_short(row[first]) for row in rows if _short(row[first]) != "0"]
    hits = [row for row in rows[-8:] if row[column]]
    return [str(len(hits)), str(min(len(rows), 8))]


def _reflections(rows: Rows) -> list[str]:
    written = [row for row in rows if row["what"] == "Reflection"]
    if len(written) > 1:
        return _latest(written, "within_a_day", "hours")
    return [_long(row["hours"]) for row in written]


def _long(hours: float) -> str:
    """Hours as minutes under one, and as days from two days on."""
    return str(round(hours * 60)) if hours < 1 else _short(hours if hours < 48 else hours / 24)


def _targets(rows: Rows) -> list[str]:
    return _latest(rows, "hit", "readiness") if len(rows) > 1 else []


def _favours(rows: Rows) -> list[str]:
    sides = {
        side: sum(row["number"] for row in rows if row["side"] == side) for side in ("Received", "Given")
    }
    return [f"{number:,}" for number in sides.values()] if any(sides.values()) else []


def _wordings(rows: Rows) -> list[str]:
    if not rows:
        return []
    scores = [f"{row['score']:.0f}" for row in rows if row["id"] == rows[-1]["id"]]
    if len(scores) == 1:
        return [scores[0], "100"]
    if scores[0] == scores[-1]:
        return [scores[0], "100", str(len(scores))]
    return [scores[0], scores[-1], str(len(scores))]


def _introductions(rows: Rows) -> list[str]:
    steps = ("Asked for", "Offered unasked", "Made")
    return [str(sum(row["number"] for row in rows if row["step"] == step)) for step in steps] if rows else []


def _chains(rows: Rows) -> list[str]:
    longest = max((row["depth"] for row in rows), default=0)
    came = [str(sum(1 for row in rows if row["depth"]))] if rows else []
    return [*came, str(longest)] if longest > 1 else came


def _new(rows: Rows) -> list[str]:
    totals = list({row["id"]: row["total"] for row in rows}.values())
    recent = totals[-5:]
    if not recent or (len(recent) == 5 and not sum(recent)):
        return []
    return [str(sum(recent)), str(len(recent))]


def _even(rows: Rows) -> list[str]:
    """A figure is said only where all practices are even of late."""
    middles = set(_middles(rows).values())
    return [f"{middles.pop():.0f}"] if len(middles) == 1 else []


def _middles(rows: Rows) -> dict[str, float]:
    scores: dict[str, list[float]] = {}
    for row in rows:
        if row["state"] == "Scored":
            scores.setdefault(row["practice"], []).append(row["value"])
    return {practice: median(all_of[-5:]) for practice, all_of in scores.items() if len(all_of) >= 5}


EXPECTED: dict[str, Callable[[Rows], list[str]]] = {
    "punctuality": lambda rows: _latest(rows, "on_time", "minutes"),
    "overruns": lambda rows: _latest(rows, "in_time", "overrun"),
    "give_backs": _favours,
    "specificity": _wordings,
    "introductions": _introductions,
    "circle": _chains,
    "reflection": _reflections,
    "practices": _even,
    "preparation": _targets,
    "saturation": _new,
}


def _part(whole: Shelves, talks: set[int], wordings: set[int], gifts: set[int], people: int) -> Shelves:
    """Some of the conversations, wordings, gifts and people of a notebook."""
    goal = whole.goals[0]
    kept = tuple(one for at, one in enumerate(goal.revisions) if at in wordings)
    return replace(
        whole,
        goals=(goal.but(revisions=kept),),
        people=whole.people[:people],
        conversations=tuple(one for at, one in enumerate(whole.conversations) if at in talks),
        actions=tuple(one for at, one in enumerate(whole.actions) if at in gifts),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=PARTS)
def test_every_figure_of_a_title_is_true_of_its_rows(
    notebook_of: Callable[[int], Shelves], handed: Handed, parts: tuple[set[int], set[int], set[int], int]
) -> None:
    """Whatever the notebook holds, each figure in a heading is the one that its rows give."""
    shelves = _part(notebook_of(POOL), *parts)
    for trend in ALL:
        frame = trend.frame(shelves, handed)
        said = re.findall(r"\d[\d,]*(?:\.\d+)?", trend.title(frame))
        assert (trend.key, EXPECTED[trend.key](frame.to_dict("records"))) == (trend.key, said)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(talks=st.sets(st.integers(0, POOL - 1), min_size=8, max_size=24))
def test_the_practices_that_are_named_are_the_highest_and_the_lowest(
    notebook_of: Callable[[int], Shelves], handed: Handed, talks: set[int]
) -> None:
    """No practice has a higher middle of late than the strongest, and none a lower one than the weakest."""
    trend = next(one for one in ALL if one.key == "practices")
    frame = trend.frame(_part(notebook_of(POOL), talks, set(), set(), 5), handed)
    named = re.fullmatch(r"Strongest of late: (.+)\. Most room: (.+)", trend.title(frame))
    middles = {name.lower(): value for name, value in _middles(frame.to_dict("records")).items()}
    found = [middles[name] for name in named.groups()] if named else []
    assert ([max(middles.values()), min(middles.values())] if len(set(middles.values())) > 1 else []) == found


def test_a_thousand_is_written_with_its_comma(notebook_of: Callable[[int], Shelves], handed: Handed) -> None:
    """Long figures can be read at a glance."""
    trend = next(one for one in ALL if one.key == "give_backs")
    assert "1,000 favours received, 250 given" == trend.title(trend.frame(notebook_of(1000), handed))
