"""One input for each shape of field: how text becomes what the input shows, and back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, available_timezones

import streamlit as st

from coach.records.paths import as_text
from coach.records.shapes import Shape
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.records import FieldWords

_FEW = 4


@dataclass(frozen=True, slots=True)
class How:
    """What a page says about an input beyond the field's own words.

    Attributes:
        among: for a reference, the identities that can be chosen and their names.
        zone: for a moment, the time zone that the clock time is meant in.
        label: another label than the field's.
        rows: for longer text, its height in lines.
        hidden: the label is for screen readers only.
        fixed: it is shown and cannot be changed.
        help: another sentence below the label than the field's.
        tick: for longer text drawn together with others, the path of the box beside it.
        then: done as soon as the person has chosen something else here.
    """

    among: Mapping[str, str] = field(default_factory=dict)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    label: str = ""
    rows: int = 3
    hidden: bool = False
    fixed: bool = False
    help: str = ""
    tick: str = ""
    then: Callable[[], object] | None = None


def to_text(value: Any, how: How) -> str:
    """What an input shows, as the text that a record would be typed from."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=how.zone)).isoformat(timespec="minutes")
    return as_text(value)


def to_value(text: str, words: FieldWords, how: How) -> Any:
    """What an input of the field's shape shows for a text; None where the text does not fit it."""
    try:
        return _READERS.get(words.shape, _same)(text, words, how)
    except ValueError:
        return None


def draw(words: FieldWords, how: How, *, key: str, on_change: Callable[[], None]) -> Any:
    """Draw the input; its value stands in the session under `key` already."""
    common: dict[str, Any] = {
        "label": how.label or words.label,
        "key": key,
        "help": words.help or None,
        "on_change": on_change,
        "disabled": how.fixed,
        "label_visibility": "collapsed" if how.hidden else "visible",
    }
    return _DRAWERS.get(words.shape, _draw_line)(words, how, common)


def _same(text: str, words: FieldWords, how: How) -> str:  # noqa: ARG001  (all readers are called alike)
    return text


def _read_choice(text: str, words: FieldWords, how: How) -> Any:  # noqa: ARG001
    return next((option.value for option in words.options if option.value == text), None)


def _read_number(text: str, words: FieldWords, how: How) -> int | None:  # noqa: ARG001
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else None


def _read_day(text: str, words: FieldWords, how: How) -> date | None:  # noqa: ARG001
    return date.fromisoformat(text) if text else None


def _read_moment(text: str, words: FieldWords, how: How) -> datetime | None:  # noqa: ARG001
    return datetime.fromisoformat(text).astimezone(how.zone).replace(tzinfo=None) if text else None


def _read_yes_no(text: str, words: FieldWords, how: How) -> Any:  # noqa: ARG001
    return text if text in ("yes", "no") else None


def _read_tick(text: str, words: FieldWords, how: How) -> bool:  # noqa: ARG001
    return text == "yes"


def _read_named(text: str, words: FieldWords, how: How) -> str | None:  # noqa: ARG001
    return text or None


_READERS: dict[Shape, Callable[[str, FieldWords, How], Any]] = {
    Shape.CHOICE: _read_choice,
    Shape.NUMBER: _read_number,
    Shape.DAY: _read_day,
    Shape.MOMENT: _read_moment,
    Shape.YES_NO: _read_yes_no,
    Shape.TICK: _read_tick,
    Shape.REFERENCE: _read_named,
    Shape.ZONE: _read_named,
}


def _draw_line(words: FieldWords, how: How, common: dict[str, Any]) -> Any:  # noqa: ARG001
    # live: a tap on a link while the cursor is in the field would lose what a plain input had not sent yet
    return st.text_input(**common, placeholder=words.example or None, live=True)


def _draw_choice(words: FieldWords, how: How, common: dict[str, Any]) -> Any:  # noqa: ARG001
    options = [option.value for option in words.options]
    labels = {option.value: option.label for option in words.options}
    if len(options) <= _FEW:
        one: dict[str, Any] = {**common, "required": words.settled}
        return st.segmented_control(options=options, format_func=labels.__getitem__, **one)
    return st.selectbox(options=options, format_func=labels.__getitem__, index=None, **common)


def _draw_number(words: FieldWords, how: How, common: dict[str, Any]) -> Any:  # noqa: ARG001
    return st.number_input(min_value=0, max_value=1440, value=None, step=1, **common)


def _draw_day(words: FieldWords, how: How, common: dict[str, Any]) -> Any:  # noqa: ARG001
    return st.date_input(
        value=None, format="YYYY-MM-DD", min_value=date(1990, 1, 1), max_value=date(2099, 12, 31), **common
    )


def _draw_moment(words: FieldWords, how: How, common: dict[str, Any]) -> Any:  # noqa: ARG001
    return st.datetime_input(value=None, format="YYYY-MM-DD", step=300, **common)


def _draw_yes_no(words: FieldWords, how: How, common: dict[str, Any]) -> Any:  # noqa: ARG001
    return st.segmented_control(options=["yes", "no"], format_func=str.capitalize, **common)


def _draw_tick(words: FieldWords, how: How, common: dict[str, Any]) -> Any:  # noqa: ARG001
    return st.checkbox(**common)


def _draw_reference(words: FieldWords, how: How, common: dict[str, Any]) -> Any:  # noqa: ARG001
    present = st.session_state.get(common["key"])
    options = dict(how.among)
    if present and present not in options:
        options[present] = "A record that is not in this notebook"
    return st.selectbox(
        options=list(options), format_func=lambda one: options.get(one, one), index=None, **common
    )


def _draw_zone(words: FieldWords, how: How, common: dict[str, Any]) -> Any:  # noqa: ARG001
    zones = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return st.selectbox(
        options=["UTC", *zones], format_func=_zone_name, index=None, placeholder=words.example, **common
    )


def _zone_name(zone: str) -> str:
    """A zone as one types it: `America/New York`."""
    return zone.replace("_", " ")


_DRAWERS: dict[Shape, Callable[[FieldWords, How, dict[str, Any]], Any]] = {
    Shape.CHOICE: _draw_choice,
    Shape.NUMBER: _draw_number,
    Shape.DAY: _draw_day,
    Shape.MOMENT: _draw_moment,
    Shape.YES_NO: _draw_yes_no,
    Shape.TICK: _draw_tick,
    Shape.REFERENCE: _draw_reference,
    Shape.ZONE: _draw_zone,
}


def names(pairs: Mapping[str, str]) -> dict[str, str]:
    """Identities and names for a choice, in order of name; namesakes are told apart by their identity."""
    counted = Counter(pairs.values())
    twice = {name for name, times in counted.items() if times > 1}
    shown = {one: f"{name} ({one})" if name in twice else name for one, name in pairs.items()}
    return dict(sorted(shown.items(), key=lambda pair: pair[1].casefold()))


def beside(text: str) -> None:
    """A quiet line of a person's own words beside an input."""
    st.caption(plain(text))
