"""How the app speaks up: what was saved, what went wrong; the one place that catches `CoachError`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from coach.problems import CoachError
from coach.ui import session, undoing
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_QUEUE = "notices"
_PRESSED = "pressed"
_AGAIN = "press again"
_CALLED = "called at the press"
_OVER_UNDO = ("undo", "dismiss-undo")


def tell(sentence: str) -> None:
    """Say quietly that something was done, at the next drawing of the page."""
    _queue().append(["done", sentence])


def warn(sentence: str) -> None:
    """Say that something was not done and why, at the next drawing of the page."""
    _queue().append(["warning", sentence])


def saved(sentence: str) -> None:
    """Say that something was saved, with a way back from all that this deed changed."""
    if not undoing.offer_quietly(sentence):
        tell(sentence)


def offer_undo(sentence: str, record_id: str, *, page: str = "") -> None:
    """Say that a record was changed or removed, and offer to have the former version back, if it was.

    With a `page`, undoing turns to the record there.
    """
    if not undoing.offer(sentence, record_id, page=page):
        tell(sentence)


def show() -> None:
    """Draw what there is to say, once; the frame calls it above every page.

    What went wrong is pinned to the bottom of the window: whoever pressed Save there would not see it above.
    """
    if any(kind == "warning" for kind, _ in _queue()):
        with st.bottom:
            show_here()
    show_here()
    _show_undo()


def show_here() -> None:
    """Draw what there is to say where one stands, such as in a dialog, which alone is drawn again."""
    for kind, sentence in _queue():
        if kind == "done":
            st.toast(plain(sentence))
        else:
            st.warning(plain(sentence), icon=":material/info:")
    _queue().clear()


def _show_undo() -> None:
    waiting = undoing.offered()
    if not waiting:
        return
    # pinned to the bottom of the window: whoever has scrolled down would not see it above the page
    with (
        st.bottom,
        st.container(border=True, horizontal=True, vertical_alignment="center", key="undo-offer"),
    ):
        st.text(waiting["sentence"], width="stretch")
        button("Undo", undoing.undo, key="undo")
        button("Dismiss", undoing.dismiss, key="dismiss-undo", quiet=True)


@contextmanager
def speaking() -> Iterator[None]:
    """Turn a promise that could not be kept into words on the screen; nothing typed is touched."""
    try:
        yield
    except CoachError as error:
        undoing.dismiss_quiet()  # "Saved" is not to stand beside what was not
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
    """A button whose deed runs before the page is drawn again, with what goes wrong said in words.

    A server that was started anew calls nothing at the first press, since it knows no button yet: then the
    deed is done as the button is drawn.
    """
    was_pressed = st.button(
        label,
        key=key,
        type="primary" if primary else "tertiary" if quiet else "secondary",
        on_click=_called,
        args=(act, key),
        disabled=disabled,
        icon=icon,
        help=help,
        width="stretch" if wide else "content",
    )
    again = st.session_state.get(_AGAIN) == key
    if again or (was_pressed and st.session_state.pop(_CALLED, "") != key):
        do(act, key, again=again)
        st.rerun()


def _called(act: Callable[[], object], key: str) -> None:
    st.session_state[_CALLED] = key
    do(act, key)


def pressed() -> str:
    """The key of the button whose deed runs now, or ran last."""
    return str(st.session_state.get(_PRESSED, ""))


def press_again(key: str) -> None:
    """Do a button's deed once more as soon as the button is drawn, since what stood in its way is settled."""
    st.session_state[_AGAIN] = key


def do(act: Callable[[], object], key: str, *, again: bool = False) -> None:
    """Do what a button with this key is for, from what the disk says by now, and say what goes wrong.

    What is done `again` goes on with the deed that settled what stood in its way: both are undone together.
    """
    st.session_state[_PRESSED] = key
    st.session_state.pop(_AGAIN, None)
    if key not in _OVER_UNDO and not again:
        undoing.begin()
    session.look()
    with speaking():
        act()


def _queue() -> list[list[str]]:
    queue: list[list[str]] = st.session_state.setdefault(_QUEUE, [])
    return queue
