"""A clock for the conversation: it ticks in the browser, from the times that stand in the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.rules.timing import Phase

    Aside = tuple[str, Sequence[tuple[str, Sequence[str]]]]
    """What is folded away below the clock: its title, and lines of text, each group under a caption."""

_ASSETS: Final = Path(__file__).parent / "assets"
_MINUTE: Final = 60_000
# Advice 3g and 3h: a first cue where the last five minutes begin, a second one for the close.
_FIRST: Final = 5
_SECOND: Final = 2
_KEPT: Final = ("asks", "close")
_WORDS: Final = {
    "before": "Not started yet",
    "starts": "Starts",
    "until_start": "to go",
    "was": "Was to start",
    "press": "Press Start when you begin",
    "since": "since then",
    "left": "left",
    "ends": "Ends",
    "ended": "The agreed end was",
    "over": "over",
    "after": "The agreed time is over",
    "minute": "minute",
    "minutes": "minutes",
}
_NUMBERS: Final = {2: "two", 3: "three", 4: "four", 5: "five"}

_clock = st.components.v2.component(
    "rapport_clock",
    html=(_ASSETS / "clock.html").read_text("utf-8"),
    css=(_ASSETS / "clock.css").read_text("utf-8"),
    js=(_ASSETS / "clock.js").read_text("utf-8"),
)


def clock(  # noqa: PLR0913  (each by its name)
    *,
    started_ms: int,
    ends_ms: int,
    phases: Sequence[Phase],
    key: str,
    zone: str = "UTC",
    asides: Sequence[Aside] = (),
    called: bool = False,
) -> None:
    """Draw the clock: time to go before the start, time left until the end, and quietly the time over.

    It needs no run of the script to tick, and a reload, a sleep or a restarted server cannot put it wrong.

    Args:
        started_ms: when the conversation began or will begin, in milliseconds since 1970 (UTC).
        ends_ms: when the agreed time ends, with the minutes that the other person offered.
        phases: what `coach.rules.timing.phases` gives; may be empty.
        key: Streamlit's key for this clock.
        zone: the time zone in which times of day are said.
        asides: what can be unfolded below it, also while the server is away.
        called: whether it has begun: then the page is drawn again as the time for the asks
            begins, and as the tab comes back to sight.
    """
    told = {
        "started_ms": started_ms,
        "ends_ms": ends_ms,
        "phases": [_plain(phase) for phase in phases],
        "cues": _cues(ends_ms, phases),
        "words": _WORDS,
        "asides": [{"title": title, "groups": list(groups)} for title, groups in asides],
        "called": called,
        "zone": zone,
    }
    # a list: Streamlit looks through each value of a dict for a table
    _clock(key=key, data=[told])


def _plain(phase: Phase) -> dict[str, Any]:
    return {
        "name": phase.name,
        "start": _ms(phase.start.timestamp()),
        "end": _ms(phase.end.timestamp()),
        "kept": phase.name in _KEPT,
    }


def _cues(ends_ms: int, phases: Sequence[Phase]) -> dict[str, dict[str, Any]]:
    """When the cues come, in milliseconds before the end, and what they say; sooner in a very short talk."""
    kept = next((phase for phase in phases if phase.name in _KEPT), None)
    first = min(_FIRST, (ends_ms - _ms(kept.start.timestamp())) / _MINUTE) if kept else _FIRST
    second = min(_SECOND, first / 2)
    return {
        "idle": {"words": f"From {{}}: {_room(kept)}"},
        "first": {"at": first * _MINUTE, "words": f"{_last(first)}: {_room(kept)}"},
        "second": {"at": second * _MINUTE, "words": f"{_last(second)}: say thank you and close"},
        "over": {"words": "Offer to stop here, or ask whether they have a few minutes more"},
    }


def _room(kept: Phase | None) -> str:
    """What the protected minutes are for; they begin with the close where nothing may be asked for (4b)."""
    asks = kept is None or kept.name == "asks"
    return "room for what you want to ask for" if asks else "room for how you can be useful to them"


def _last(minutes: float) -> str:
    number = _NUMBERS.get(round(minutes))
    return f"Last {number} minutes" if number else "Last minute"


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
