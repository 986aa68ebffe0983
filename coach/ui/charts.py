"""How a trend is put on a page: its finding, chart, counts, table and downloads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.rules import giving, practices, timing
from coach.rules.readiness import readiness
from coach.rules.scoring.before import statement_of
from coach.rules.specificity import assess
from coach.trends import look
from coach.trends.narrow import Filter, narrowed
from coach.trends.trend import Favour, Handed, Mark, Trend
from coach.trends.wording import counted
from coach.ui import session
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

    import pandas as pd

    from coach.records import Conversation, Shelves
    from coach.records.goal import Revision

_ASSETS = Path(__file__).parent / "assets"
_FRESH = timedelta(minutes=30)
_KEPT = 4


@dataclass(frozen=True)
class Reading:
    """A notebook as the trends read it at one moment; what was worked out once is not worked out again."""

    shelves: Shelves
    handed: Handed
    frames: dict[tuple[str, Filter], pd.DataFrame] = field(default_factory=dict)

    def frame(self, trend: Trend, wanted: Filter) -> pd.DataFrame:
        """The trend's numbers for the part of the notebook that is wanted."""
        key = (trend.key, wanted)
        if key not in self.frames:
            if len(self.frames) > 200:
                self.frames.clear()
            self.frames[key] = trend.frame(narrowed(self.shelves, wanted), self.handed)
        return self.frames[key]


_readings: list[Reading] = []


def reading(shelves: Shelves, now: datetime) -> Reading:
    """The notebook as it was read a moment ago where nothing changed since, else read anew."""
    for known in _readings:
        if known.shelves is shelves and timedelta() <= now - known.handed.now < _FRESH:
            return known
    fresh = Reading(shelves, handed(shelves, now))
    _readings[:] = [fresh, *_readings[: _KEPT - 1]]
    return fresh


def handed(shelves: Shelves, now: datetime) -> Handed:
    """What the rules say about a notebook, in the trends' own terms; each answer is worked out once."""
    return Handed(
        now=now,
        window=lambda mode: timing.window(mode, shelves.settings),
        wording=statement_of,
        specificity=_once(_score, lambda revision: (statement_of(revision), str(revision.corrections))),
        practices=_once(lambda entry: _marks(entry, shelves, now), lambda entry: entry.id),
        favours=_favours,
        readiness=_once(lambda entry: _ready(entry, shelves, now), lambda entry: entry.id),
    )


def _once(ask: Callable[[Any], Any], name: Callable[[Any], Hashable]) -> Callable[[Any], Any]:
    known: dict[Hashable, Any] = {}

    def answer(about: Any) -> Any:
        key = name(about)
        if key not in known:
            known[key] = ask(about)
        return known[key]

    return answer


def _score(revision: Revision) -> float:
    return assess(statement_of(revision), corrections=revision.corrections).score


def _marks(entry: Conversation, shelves: Shelves, now: datetime) -> tuple[Mark, ...]:
    scores = practices.score(entry, shelves, now=now)
    return tuple(Mark(score.practice, score.value, score.state, score.reasons) for score in scores)


def _favours(shelves: Shelves) -> tuple[Favour, ...]:
    received = (
        Favour("received", favour.person_id, favour.kind, favour.when) for favour in giving.received(shelves)
    )
    given = (Favour("given", gift.person_id, "give-back", gift.when) for gift in giving.given(shelves))
    return (*received, *given)


def _ready(entry: Conversation, shelves: Shelves, now: datetime) -> float:
    return readiness(entry, shelves.person(entry.person), shelves.settings, now=now).percent


def show(trend: Trend, frame: pd.DataFrame) -> None:
    """Put a trend on the page: the finding, the chart, what it stands on, the table and the downloads."""
    with st.container(key=f"trend-{trend.key}"):
        st.caption(f"{trend.name}. {trend.question}")
        st.header(plain(trend.title(frame)), anchor=trend.key)
        _chart(trend, frame)
        said = [sentence for sentence in (standing(trend, frame), *trend.notes(frame)) if sentence]
        if said:
            st.caption("  \n".join(plain(sentence) for sentence in said))
    if not frame.empty:
        _beside(trend, frame)
    st.space("medium")


def standing(trend: Trend, frame: pd.DataFrame) -> str:
    """On how many records a chart stands, how many are left out and why, in one or two sentences."""
    number, left_out = trend.counts(frame)
    said = []
    if number:
        more = (
            "; the latest are drawn, the table holds them all" if len(look.latest(frame)) < len(frame) else ""
        )
        said.append(f"{counted(number, trend.noun)}{more}.")
    if left_out:
        said.append(f"{left_out} left out: {trend.why_left_out}.")
    if 0 < number < look.ENOUGH:
        said.append("Points only, until there are five.")
    return " ".join(said)


def _chart(trend: Trend, frame: pd.DataFrame) -> None:
    drawn = None if frame.empty else look.latest(frame)
    if frame.empty or not trend.opens:
        st.vega_lite_chart(drawn, trend.spec(frame), key=f"chart-{trend.key}", alt=trend.alt(frame))
        return
    picked = st.vega_lite_chart(
        drawn, trend.spec(frame), key=f"chart-{trend.key}", alt=trend.alt(frame), on_select="rerun"
    )
    found = picked["selection"].get("open") or []
    if found and (record_id := str(found[0].get("id", ""))):
        session.go(trend.opens, record_id)


def _beside(trend: Trend, frame: pd.DataFrame) -> None:
    expander = st.expander("Table and downloads", key=f"more-{trend.key}", on_change="rerun")
    if not expander.open:
        return
    with expander:
        table = trend.table(frame)
        st.dataframe(table, hide_index=True, width="stretch", alt=trend.alt(frame))
        st.download_button(
            "Table as CSV",
            table.to_csv(index=False).encode("utf-8-sig"),
            file_name=f"rapport-{trend.key}.csv",
            mime="text/csv",
            key=f"csv-{trend.key}",
            on_click="ignore",
        )
        _picture_buttons()(
            key=f"picture-{trend.key}",
            data={
                "key": f"trend-{trend.key}",
                "file": f"rapport-{trend.key}",
                "finding": trend.title(frame),
                "counts": standing(trend, frame),
                "alt": trend.alt(frame),
            },
        )


@cache
def _picture_buttons() -> Any:
    return st.components.v2.component(
        "rapport_picture",
        html=(
            '<div class="row"><button type="button" data-kind="png">Picture as PNG</button>\n'
            '<button type="button" data-kind="svg">Picture as SVG</button><span role="status"></span></div>'
        ),
        css=(_ASSETS / "picture.css").read_text(encoding="utf-8"),
        js=(_ASSETS / "picture.js").read_text(encoding="utf-8"),
    )
