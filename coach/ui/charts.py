"""How a trend is put on a page: its finding, chart, counts, table and downloads."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.ui import session
from coach.ui.words import plain

if TYPE_CHECKING:
    from coach.ui.reading import Told

_ASSETS = Path(__file__).parent / "assets"


def show(told: Told) -> None:
    """Put a trend on the page: the finding, the chart, what it stands on, the table and the downloads."""
    key = told.trend.key
    with st.container(key=f"trend-{key}"):
        st.caption(f"{told.trend.name}. {told.trend.question}")
        st.header(plain(told.finding), anchor=key)
        _chart(told)
        said = [plain(sentence) for sentence in (told.standing, *told.notes) if sentence]
        if said:
            st.caption("  \n".join(said))
    if not told.frame.empty:
        _beside(told)
    st.space("medium")


def _chart(told: Told) -> None:
    key, opens = f"chart-{told.trend.key}", told.trend.opens
    spec = told.trend.spec(told.frame)
    if told.frame.empty or not opens:
        data = None if told.frame.empty else told.drawn
        st.vega_lite_chart(data, spec, key=key, alt=told.alt)
        return
    picked = st.vega_lite_chart(told.drawn, spec, key=key, alt=told.alt, on_select="rerun")
    found = picked["selection"].get("open") or []
    if found and (record_id := str(found[0].get("id", ""))):
        session.go(opens, record_id)


def _beside(told: Told) -> None:
    key = told.trend.key
    expander = st.expander("Table and downloads", key=f"more-{key}", on_change="rerun")
    if not expander.open:
        return
    with expander:
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
