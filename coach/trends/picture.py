"""How a chart is drawn without a browser: as a picture in SVG that needs nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from coach.trends import look

if TYPE_CHECKING:
    import pandas as pd

    from coach.trends.trend import Trend

WIDTH = 640
"""Pixels from edge to edge, the width of a page to print."""

_INK = "#55534e"
_PAPER = {
    "font": "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
    "background": "#ffffff",
    # Each mark would carry along all that is said when one points at it, such as a target in full.
    "aria": False,
}
_AXIS = {"labelColor": _INK, "titleColor": _INK, "domainColor": "#c9c6bf", "tickColor": "#c9c6bf"}


def svg(trend: Trend, frame: pd.DataFrame) -> str:
    """The chart as it stands on the page, on white paper; drawing asks no network for anything."""
    # Loading it takes a moment that only who wants a picture should wait for.
    import vl_convert  # noqa: PLC0415

    return str(vl_convert.vegalite_to_svg(_whole(trend, frame), allowed_base_urls=[]))


def _whole(trend: Trend, frame: pd.DataFrame) -> dict[str, Any]:
    """The specification with its data and with the colours of paper in place of a theme's."""
    spec: dict[str, Any] = json.loads(json.dumps(trend.spec(frame)).replace(f'"{look.INK}"', f'"{_INK}"'))
    config = spec.get("config", {})
    axis = {"gridColor": "#e6e3dc", **_AXIS, **config.get("axis", {})}
    legend = {"labelColor": _INK, **config.get("legend", {})}
    spec["config"] = {**config, **_PAPER, "axis": axis, "legend": legend}
    spec["width"] = WIDTH
    # Letters are measured without the reader's own font: labels may come out longer than was thought.
    spec["padding"] = {**spec.get("padding", {}), "left": 16}
    if not frame.empty:
        rows = look.drawn(frame).to_json(orient="records", date_format="iso", date_unit="s")
        spec["data"] = {"values": json.loads(rows)}
        _name_sorts(spec, frame)
    return spec


def _name_sorts(part: Any, frame: pd.DataFrame) -> None:
    """Name what a colour or a shape tells apart, so that both share one legend; else each has its own."""
    if isinstance(part, dict):
        for channel in ("color", "shape"):
            told_apart = part.get(channel)
            if isinstance(told_apart, dict) and told_apart.get("type") == "nominal":
                scale = told_apart.setdefault("scale", {})
                scale.setdefault("domain", sorted(map(str, set(look.drawn(frame)[told_apart["field"]]))))
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _name_sorts(inner, frame)
