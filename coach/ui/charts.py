"""How a trend is put on a page: its finding, chart, counts, table and downloads."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.ui import picks, session
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.trends import Aside, Trend
    from coach.ui.reading import Told

_ASSETS = Path(__file__).parent / "assets"


def show(told: Told, asides: Callable[[], tuple[Aside, ...]]) -> None:
    """Put a trend on the page: the finding, what it stands on, the chart, the table and the downloads.

    Few pieces each: at every run the browser walks all that stand on the page.
    """
    key = told.trend.key
    with st.container(key=f"trend-{key}"):
        st.markdown(_said(told))
        if not told.frame.empty:
            _chart(told)
            _beside(told, asides)


def to_come(questions: Iterable[Trend]) -> None:
    """Each question with what will be seen there, before there is anything in the notebook."""
    for trend in questions:
        st.markdown(f"**{plain(trend.question)}**  \n{plain(' '.join(trend.awaits))}")


def speak(told: Iterable[Told]) -> None:
    """Give every chart on the page its alternative text, with its finding and figures; once a page, last."""
    _speaking()(key="speaking", data={f"chart-{one.trend.key}": one.alt for one in told}, height=0)


def _said(told: Told) -> str:
    """The question, the finding as a heading, and what it stands on."""
    said = [
        f":small[:gray[{plain(f'{told.trend.name}. {told.trend.question}')}]]",
        f"## {plain(told.finding)}",
    ]
    below = [plain(sentence) for sentence in (told.standing, *told.notes) if sentence]
    if told.frame.empty:
        said.append(plain(" ".join(told.trend.awaits)))
    if below:
        said.append("  \n".join(f":small[:gray[{sentence}]]" for sentence in below))
    return "\n\n".join(said)


def _chart(told: Told) -> None:
    key, opens = f"chart-{told.trend.key}", told.trend.opens
    # Streamlit draws a chart anew whose specification differs, and counts its `alt` in: what changes with the
    # data is put in place by `speak`.
    spec, says = told.trend.spec(told.frame), f"{told.trend.name}: {told.trend.question}"
    if not opens:
        st.vega_lite_chart(told.drawn, spec, key=key, alt=says)
        return
    picked = st.vega_lite_chart(told.drawn, spec, key=key, alt=says, on_select="rerun")
    found = picked["selection"].get("open") or []
    if not found or not (record_id := str(found[0].get("id", ""))):
        return
    if told.trend.shows:
        picks.show(told, found[0])
    else:
        session.go(opens, record_id)


def _beside(told: Told, asides: Callable[[], tuple[Aside, ...]]) -> None:
    key = told.trend.key
    label = (
        f"{told.trend.asides_name}, table and downloads" if told.trend.asides_name else "Table and downloads"
    )
    expander = st.expander(label, key=f"more-{key}", on_change="rerun")
    if not expander.open:
        return
    with expander:
        for aside in asides():
            _table(aside)
        table = told.trend.table(told.frame)
        st.dataframe(table, hide_index=True, width="stretch", alt=told.alt)
        st.download_button(
            "Table as CSV",
            table.to_csv(index=False).encode("utf-8-sig"),
            file_name=f"rapport-{key}.csv",
            mime="text/csv",
            key=f"csv-{key}",
            on_click="ignore",
        )
        _picture_buttons()(
            key=f"picture-{key}",
            data={
                "key": f"trend-{key}",
                "file": f"rapport-{key}",
                "finding": told.finding,
                "counts": told.standing,
                "alt": told.alt,
            },
        )


def _table(aside: Aside) -> None:
    """A further table, with small bars where it counts; nothing where there is nothing to count."""
    if aside.table.empty:
        return
    st.markdown(f"**{aside.title}**")
    most = int(aside.table[list(aside.bars)].to_numpy().max()) or 1
    bars = {
        name: st.column_config.ProgressColumn(format="%d", min_value=0, max_value=most) for name in aside.bars
    }
    st.dataframe(aside.table, hide_index=True, column_config=bars, width="stretch", alt=aside.title)


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


@cache
def _speaking() -> Any:
    return st.components.v2.component(
        "rapport_speaking",
        html="<span hidden></span>\n<!-- nothing to see -->",
        js=(_ASSETS / "speaking.js").read_text(encoding="utf-8"),
    )
