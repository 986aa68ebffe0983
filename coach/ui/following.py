"""What each input of this window shows, told apart from what the browser still says of an earlier showing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable


def follow(key: str, shown: str, value: Any, as_text: Callable[[Any], str]) -> str:
    """The name to draw an input under, so that it shows what is on the disk unless it was typed into.

    An input that is to show something new is drawn under a new name: a press on Save that was on its way
    still brings the former words, under the former name, and they are not taken for typing.

    Args:
        key: what the input is for.
        shown: what stands on the disk, as text.
        value: the same, as the input takes it.
        as_text: what an input shows, as text.
    """
    seen = st.session_state.get(f"{key} seen")
    name = current(key)
    if name in st.session_state and seen not in (None, shown) and as_text(st.session_state[name]) == seen:
        name = renew(key)
    if name not in st.session_state:
        st.session_state[name] = value
        st.session_state[f"{key} seen"] = shown
    elif seen is None:
        st.session_state[f"{key} seen"] = shown
    return name


def current(key: str) -> str:
    """The name that an input stands under now."""
    times = st.session_state.get(f"{key} times", 0)
    return f"{key}~{times}" if times else key


def renew(key: str) -> str:
    """Give an input a new name, as it is to show something else."""
    st.session_state[f"{key} times"] = st.session_state.get(f"{key} times", 0) + 1
    return current(key)


def typed(key: str, text: str) -> None:
    """Note that the person typed this into the input as it stands now."""
    st.session_state[f"{key} seen"] = text


def is_known(key: str, text: str) -> bool:
    """Whether a text is what the person typed last, or what the input was given to show."""
    return bool(st.session_state.get(f"{key} seen") == text)
