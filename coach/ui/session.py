"""Which notebook is open, which record the address names, and what time it is for the person."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st

from coach import example
from coach.notebook import Notebook
from coach.records import new_id
from coach.ui import private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.records import Record, Shelves
    from coach.store.drafts import Draft

Which = Literal["own", "example"]
R = TypeVar("R", bound="Record")

_DATA = Path(__file__).resolve().parents[2] / "data"
_OPEN = "open notebook"
_last: dict[str, Which] = {"open": "own"}


def folder(which: Which) -> Path:
    """Where a notebook lies: the person's own, or the example's copy for trying things out."""
    if which == "own":
        return _place(os.environ.get("COACH_NOTEBOOK") or str(_DATA / "notebook"))
    return _place(os.environ.get("COACH_EXAMPLE") or str(_DATA / "example-copy"))


@lru_cache(maxsize=8)
def _place(written: str) -> Path:
    """A folder as the environment writes it; asked for some thirty times in each run."""
    return Path(written).expanduser()


@lru_cache(maxsize=8)
def notebook_at(place: Path) -> Notebook:
    """The one `Notebook` of this process for a folder, shared by all tabs and by the drafts route."""
    return Notebook.open(place)


def which() -> Which:
    """Which notebook this tab has open; a new tab opens the one that was chosen last."""
    chosen: Which = st.session_state.setdefault(_OPEN, _last["open"])
    return chosen


def is_example() -> bool:
    """Whether the example is open rather than the person's own notebook."""
    return which() == "example"


def notebook() -> Notebook:
    """The open notebook, as it was when this run looked at the disk."""
    return notebook_at(folder(which()))


def look() -> None:
    """Read what changed on the disk; the frame does so before each page, and each deed before it acts."""
    notebook().refresh()


def shelves() -> Shelves:
    """All records of the open notebook, as the view that is on may show them."""
    return private.shelves_shown(notebook().shelves)


def typed() -> Iterator[Draft]:
    """Everything that was typed and not saved in the open notebook."""
    return (draft for drafts in notebook().drafts.all().values() for draft in drafts.values())


def open_own() -> None:
    """Turn to the person's own notebook."""
    _turn_to("own")


def open_example(*, afresh: bool = False) -> None:
    """Turn to the example, made new for today where there is none yet or where it is wanted afresh."""
    place = folder("example")
    if afresh or not (place / "people").is_dir():
        example.fresh(place, today=today())
        notebook_at.cache_clear()
    _turn_to("example")


def _turn_to(name: Which) -> None:
    st.session_state[_OPEN] = _last["open"] = name
    st.query_params.clear()


def zone() -> ZoneInfo:
    """The person's time zone: from the settings, else from the browser, else UTC."""
    name = notebook_at(folder(which())).settings.time_zone or st.context.timezone or "UTC"
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def now() -> datetime:
    """This moment on the person's clock, to the second."""
    return datetime.now(UTC).astimezone(zone()).replace(microsecond=0)


def today() -> date:
    """The day on the person's calendar."""
    return now().date()


def chosen(prefix: str) -> str:
    """The identity that the address names, if it is of the kind with this prefix; else empty."""
    named = str(st.query_params.get("id", ""))
    return named if re.fullmatch(rf"{prefix}-[a-z0-9]{{4,32}}", named) else ""


def begun(prefix: str) -> str:
    """The identity of a record that somebody began to write and has not saved, else a fresh one."""
    book = notebook()
    waiting = (one for one in book.drafts.all() if one.startswith(f"{prefix}-") and book.find(one) is None)
    fresh = st.session_state.get(f"begun {prefix}", "")
    if not fresh or book.find(fresh):
        fresh = st.session_state[f"begun {prefix}"] = new_id(prefix)
    return next(waiting, fresh)


def choose(record_id: str) -> None:
    """Name a record in the address of the page that is open; an empty identity names none."""
    if record_id:
        st.query_params["id"] = record_id
    elif "id" in st.query_params:
        del st.query_params["id"]


def astray() -> bool:
    """Whether the address names no page, in the one run before the browser puts the first page's there.

    Streamlit's own dialog about it is kept off with the one of a lost connection (see coach/ui/server.py).
    """
    return urlsplit(st.context.url or "").path.strip("/") != ""


def go(page: str, record_id: str = "", **more: str) -> None:
    """Turn to a page of the app, such as `prepare`, with a record named in its address."""
    params = {"id": record_id, **more} if record_id else more
    st.switch_page(f"{page}.py", query_params=params)


def show(key: str, value: object) -> None:
    """Let the input under a key show a value, unless it does: one that is given its value is drawn twice."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def leave_for(page: str, record_id: str = "", **more: str) -> None:
    """From a button's deed: turn to a page as soon as this deed is done."""
    st.session_state["leave for"] = [page, record_id, more]


def leave() -> None:
    """Turn to the page that a deed asked for, if one did; the frame calls it first."""
    wanted = st.session_state.pop("leave for", None)
    if wanted:
        go(wanted[0], wanted[1], **wanted[2])
