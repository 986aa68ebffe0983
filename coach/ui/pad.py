"""A field for longer text that is kept on the disk as one types, without drawing the page again."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from coach.ui import drafts, session
from coach.ui.unfit import unstorable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ASSETS: Final = Path(__file__).parent / "assets"
_MODULE: Final = ("lasting.js", "drafts.js", "mark.js", "pad.js", "pads.js")
_LONGEST_WAIT: Final = 2.0

_pad = st.components.v2.component(
    "rapport_pad",
    html=(_ASSETS / "pad.html").read_text("utf-8"),
    css=(_ASSETS / "pad.css").read_text("utf-8"),
    # One module of several files: a component's module can import none of ours.
    js="\n".join((_ASSETS / name).read_text("utf-8") for name in _MODULE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A box beside a field, kept on the disk like the field itself: its path, and `yes` or `no`."""

    path: str
    text: str
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a field shows and where its text goes.

    Args:
        label: what the field is called, shown as it is, never as Markdown.
        record_id: whose draft it is; it need not be saved yet.
        path: the field within the record, such as `reflection.learned`.
        text: what stands in the field now: the draft if there is one, else what the record says.
        base: what the record said when the typing began.
        help: a sentence below the label.
        placeholder: an example, shown while the field is empty.
        rows: its least height in lines; it grows with the text.
        max_chars: how many characters fit; more is said, and kept all the same.
        off_record: whether the text is marked as off the record; None where it cannot be marked.
        tick: the box "Asked" beside it, drawn only where several fields stand in one mount.
    """

    label: str
    record_id: str
    path: str
    text: str
    base: str
    help: str = ""
    placeholder: str = ""
    rows: int = 4
    max_chars: int = 20_000
    off_record: bool | None = None
    tick: Tick | None = None


_FIELD: Final = tuple(one.name for one in dataclasses.fields(Field))
_TICK: Final = tuple(one.name for one in dataclasses.fields(Tick))


def pad(field: Field, *, key: str, mark: Callable[[bool], object] | None = None) -> None:
    """Draw the field; what is typed becomes a draft within half a second after the last key.

    Args:
        field: what it shows.
        key: Streamlit's key for this field.
        mark: what a press on "Off the record" does, told whether the text is off the record from now on.
    """

    def pressed() -> None:
        wanted = st.session_state[key].get("off_record")
        if mark and wanted:
            mark(wanted == "off")

    _pad(key=key, data=_told(field, session.which()), on_off_record_change=pressed)


def pads(fields: Sequence[Field], *, key: str, mark: Callable[[str, bool], object]) -> None:
    """Draw several fields as one element, which costs the page little more than one field.

    Args:
        fields: what they show, in order.
        key: Streamlit's key for all of them.
        mark: what a press on "Off the record" does, told the field's path and whether it is so from now on.
    """

    def pressed() -> None:
        wanted = st.session_state[key].get("off_record")
        if wanted:
            mark(str(wanted["path"]), bool(wanted["off"]))

    notebook = session.which()
    told = [_told(field, notebook) for field in fields]
    # a list: Streamlit looks through each value of a dict for a table
    _pad(key=key, data=told, on_off_record_change=pressed)


def _told(field: Field, notebook: str) -> dict[str, Any]:
    drafts.announce(notebook, field.record_id)
    written = drafts.times_written(notebook, field.record_id, field.path)
    told = {name: getattr(field, name) for name in _FIELD}
    tick = field.tick and {name: getattr(field.tick, name) for name in _TICK}
    said = {"notebook": notebook, "written": written, "unfit": unstorable(field.text)}
    return {**told, "tick": tick, **said}


def settle(seconds: float = 0.15) -> None:
    """Wait until what was typed just before a press on Save is on the disk, two seconds at the most.

    A pad sends its text when the pointer goes down, the press on Save follows on another connection: for a
    moment either may be first. Keyboards and taps leave about 50 milliseconds between the two.
    """
    began = time.monotonic()
    while time.monotonic() - began < seconds or (
        drafts.under_way.count and time.monotonic() - began < _LONGEST_WAIT
    ):
        time.sleep(0.01)
