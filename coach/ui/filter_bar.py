"""Which part of the notebook does the person look at? One bar of choices, kept in the page's address."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from coach.records.conversation import Mode
from coach.trends.narrow import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.records import Shelves

_EVER, _BETWEEN = "ever", "between"
_PERIODS = {
    _EVER: "All the time",
    "month": "The last 30 days",
    "quarter": "The last 3 months",
    "year": "The last 12 months",
    "calendar": "This year",
    _BETWEEN: "Between two days",
}
_DAYS = {"month": 30, "quarter": 91, "year": 365}


def filter_bar(shelves: Shelves, today: date) -> Filter:
    """Draw the bar and give what is wanted; a link to the page as it stands shows the same again."""
    goals = {goal.id: goal.title for goal in shelves.goals}
    people = {person.id: person.title for person in sorted(shelves.people, key=lambda one: one.title)}
    with st.container(horizontal=True, key="filter-bar"):
        period = _choice("Period", "period", _PERIODS, nothing="")
        goal = _choice("Goal", "goal", goals, nothing="Every goal")
        mode = _choice("How", "mode", {mode.value: mode.label for mode in Mode}, nothing="Every way")
        person = _choice("Person", "person", people, nothing="Everybody")
        since, until = _between() if period == _BETWEEN else (_since(period, today), None)
    return Filter(since=since, until=until, goal=goal, mode=Mode(mode) if mode else None, person=person)


def _choice(label: str, name: str, options: Mapping[str, str], *, nothing: str) -> str:
    """A choice among identities by their names; the address keeps the identity."""
    known = {"": nothing, **options} if nothing else dict(options)
    key = f"progress {name}"
    first = next(iter(known))
    if st.session_state.get(key) not in known:
        asked = str(st.query_params.get(name, ""))
        st.session_state[key] = asked if asked in known else first
    chosen = st.selectbox(
        label, list(known), key=key, format_func=lambda one: known[one], persist_state="session", width=160
    )
    _keep(name, "" if chosen == first else chosen)
    return str(chosen)


def _between() -> tuple[date | None, date | None]:
    return _day("From", "from"), _day("Until", "until")


def _day(label: str, name: str) -> date | None:
    key = f"progress {name}"
    if key not in st.session_state:
        st.session_state[key] = str(st.query_params.get(name, ""))
    typed = st.text_input(
        label,
        key=key,
        placeholder="2026-01-20",
        validate=(r"|\d{4}-\d{2}-\d{2}", "Write the day as 2026-01-20."),
        persist_state="session",
        width=160,
    )
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        day = None
    _keep(name, day.isoformat() if day else "")
    return day


def _since(period: str, today: date) -> date | None:
    if period == "calendar":
        return date(today.year, 1, 1)
    return today - timedelta(days=_DAYS[period]) if period in _DAYS else None


def _keep(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
