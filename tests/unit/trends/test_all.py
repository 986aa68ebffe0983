from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pandas.testing import assert_frame_equal

from coach import trends
from coach.records import Shelves
from coach.records.conversation import Mode
from coach.trends import ALL, Filter, Handed, Trend, look, narrowed

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt

    Notebook = Callable[[int], Shelves]

EVERY = pytest.mark.parametrize("trend", ALL, ids=[trend.key for trend in ALL])


def _without_data(chart: alt.Chart) -> dict[str, Any]:
    return {name: part for name, part in chart.to_dict().items() if name not in {"data", "datasets"}}


def _marks(spec: Any) -> set[str]:
    if isinstance(spec, dict):
        own = {spec["mark"]["type"]} if isinstance(spec.get("mark"), dict) else set()
        return own.union(*(_marks(part) for part in spec.values()))
    return set().union(*(_marks(part) for part in spec)) if isinstance(spec, list) else set()


@EVERY
@pytest.mark.parametrize("number", [0, 1, 4, 5, 24, 1000, 10_000])
def test_every_trend_draws_a_notebook_of_any_size(
    trend: Trend, number: int, notebook_of: Notebook, handed: Handed
) -> None:
    """From none to ten thousand conversations there is a valid chart, a finding, a text and a table."""
    frame = trend.frame(notebook_of(number), handed)
    spec = trend.draw(frame).to_dict()
    assert "vega-lite" in spec["$schema"]
    assert trend.title(frame)
    assert trend.alt(frame).endswith(".")
    assert list(trend.columns.values()) == list(trend.table(frame).columns)
    assert len(look.drawn(frame)) <= 3 * look.DRAWN


@EVERY
def test_a_chart_looks_at_its_frame_for_data_and_stage_only(
    trend: Trend, notebook_of: Notebook, handed: Handed
) -> None:
    """Frames of one stage have one specification, so that it is built once and kept."""
    some, more = (trend.frame(notebook_of(number), handed) for number in (60, 90))
    assert look.stage(some) == look.stage(more)
    assert _without_data(trend.draw(some)) == _without_data(trend.draw(more)) == trend.spec(some)
    assert trend.spec(some) is trend.spec(more)


@EVERY
def test_under_five_records_there_are_points_and_no_line(
    trend: Trend, notebook_of: Notebook, handed: Handed
) -> None:
    """No trend is drawn from fewer than five points (small numbers are shown as they are)."""
    frame = trend.frame(notebook_of(4), handed)
    assert "line" not in _marks(trend.spec(frame))


@EVERY
def test_an_empty_notebook_has_an_intended_chart(trend: Trend, handed: Handed) -> None:
    """It says what will stand there, needs no data, and does not count what is not there."""
    frame = trend.frame(Shelves(), handed)
    assert (0, 0) == trend.counts(frame)
    assert "text" in _marks(trend.spec(frame))
    assert "An empty chart" in trend.alt(frame)
    assert "stands here" in json.dumps(trend.spec(frame)) or "stand here" in json.dumps(trend.spec(frame))


@EVERY
def test_a_trend_leaves_the_notebook_as_it_was(trend: Trend, notebook_of: Notebook, handed: Handed) -> None:
    """The same notebook gives the same numbers twice."""
    shelves = notebook_of(12)
    first, second = trend.frame(shelves, handed), trend.frame(shelves, handed)
    assert first.equals(second)


@pytest.mark.parametrize("trend", [trend for trend in ALL if trend.row_by_talk], ids=lambda trend: trend.key)
@pytest.mark.parametrize(
    "wanted",
    [
        Filter(mode=Mode.PHONE),
        Filter(person="pe-0001"),
        Filter(since=date(2026, 6, 1)),
        Filter(until=date(2020, 1, 1)),
        Filter(goal="go-none"),
    ],
)
def test_a_part_cut_from_the_whole_is_the_part_asked_for(
    trend: Trend, wanted: Filter, notebook_of: Notebook, handed: Handed
) -> None:
    """A narrower view is cut from the frame of the whole notebook, and says what it would say by itself."""
    shelves = notebook_of(60)
    part = narrowed(shelves, wanted)
    asked = trend.frame(part, handed)
    ids = {entry.id for entry in part.conversations if entry.held}
    found = look.cut(trend.frame(shelves, handed), ids, len(ids))
    same = [column for column in asked.columns if column != "place"]
    assert_frame_equal(asked[same], found[same])
    assert trend.counts(asked) == trend.counts(found)
    assert (trend.title(asked), trend.alt(asked), trend.notes(asked)) == (
        trend.title(found),
        trend.alt(found),
        trend.notes(found),
    )


def test_every_question_is_on_the_list_once() -> None:
    """A module of this room that draws is on the list at its door; keys and names are unique."""
    room = Path(trends.__file__).parent
    drawing = {path.stem for path in room.glob("*.py") if "\nTREND = " in path.read_text("utf-8")}
    assert drawing == {trend.frame.__module__.rpartition(".")[2] for trend in ALL}
    assert len(ALL) == len({trend.key for trend in ALL}) == len({trend.name for trend in ALL})
