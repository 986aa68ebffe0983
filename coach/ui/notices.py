"""How the app speaks up: what was saved, what went wrong; the one place that catches `CoachError`."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.problems import CoachError
from coach.ui import session
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_QUEUE = "notices"
_UNDO = "what can be undone"


def tell(sentence: str) -> None:
    """Say quietly that something was done, at the next drawing of the page."""
    _queue().append(["done", sentence])


def warn(sentence: str) -> None:
    """Say that something was not done and why, at the next drawing of the page."""
    _queue().append(["warning", sentence])


def offer_undo(sentence: str, record_id: str) -> None:
    """Say that a record was changed or removed, and offer to have the former version back."""
    st.session_state[_UNDO] = {"sentence": sentence, "record": record_id}


def show() -> None:
    """Draw what there is to say, once; the frame calls it above every page."""
    for kind, sentence in _queue():
        if kind == "done":
            st.toast(plain(sentence))
        else:
            st.warning(plain(sentence), icon=":material/info:")
    _queue().clear()
    _show_undo()


def _show_undo() -> None:
    waiting = st.session_state.get(_UNDO)
    if not waiting:
        return
    # pinned to the bottom of the window: whoever has scrolled down would not see it above the page
    with st.bottom, st.container(border=True, gap="xsmall", key="undo-offer"):
        st.text(waiting["sentence"])
        with st.container(horizontal=True):
            button("Undo", partial(_undo, waiting["record"]), key="undo")
            button("Dismiss", _dismiss, key="dismiss-undo", quiet=True)


def _undo(record_id: str) -> None:
    book = session.notebook()
    if book.find(record_id) is None:
        book.undo_remove(record_id, now=session.now())
    else:
        book.restore(record_id, book.history(record_id)[0], now=session.now())
    _dismiss()
    tell("The former version is back")


def _dismiss() -> None:
    st.session_state.pop(_UNDO, None)


@contextmanager
def speaking() -> Iterator[None]:
    """Turn a promise that could not be kept into words on the screen; nothing typed is touched."""
    try:
        yield
    except CoachError as error:
        warn(error.sentence)


def button(  # noqa: PLR0913  (what a button can be told is Streamlit's)
    label: str,
    act: Callable[[], object],
    *,
    key: str,
    primary: bool = False,
    quiet: bool = False,
    disabled: bool = False,
    icon: str | None = None,
    help: str | None = None,  # noqa: A002  (Streamlit's own word)
    wide: bool = False,
) -> None:
    """A button whose deed runs before the page is drawn again, with what goes wrong said in words."""
    st.button(
        label,
        key=key,
        type="primary" if primary else "tertiary" if quiet else "secondary",
        on_click=_do,
        args=(act,),
        disabled=disabled,
        icon=icon,
        help=help,
        width="stretch" if wide else "content",
    )


def _do(act: Callable[[], object]) -> None:
    session.look()
    with speaking():
        act()


def _queue() -> list[list[str]]:
    queue: list[list[str]] = st.session_state.setdefault(_QUEUE, [])
    return queue
