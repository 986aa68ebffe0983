"""What keeps fields from being saved: kept until the next try, and said beside each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from coach.records.paths import named
from coach.ui import notices
from coach.ui.unfit import unstorable
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coach.records import FieldProblem

_KEPT: Final = "problems of fields"


def remember(
    owner: str, typed: Mapping[str, Any], problems: Iterable[FieldProblem], prefix: str = ""
) -> None:
    """Keep what is wrong with fields, to be said beside each of them."""
    for problem in problems:
        path = named(typed, problem.path)
        remedy = problem.remedy[:1].upper() + problem.remedy[1:]
        _problems()[f"{owner}.{prefix}{path}"] = f"This {problem.message}. {remedy}."
    notices.warn("Not saved yet: a field below needs another look. Nothing you typed is lost.")


def remember_empty(owner: str, names: Iterable[str], prefix: str = "") -> None:
    """Keep that fields must not be empty, to be said beside each of them."""
    for name in names:
        _problems()[f"{owner}.{prefix}{name}"] = "This cannot be empty. Write something here, then save."


def refuse(texts: Mapping[str, str]) -> bool:
    """Whether a text holds what no file can: it stands beside its field already, and nothing is saved."""
    found = [words for text in texts.values() if (words := unstorable(text))]
    if found:
        notices.warn(
            "Not saved: a field holds what no text file can hold. Nothing you typed is lost. "
            + " ".join(found)
        )
    return bool(found)


def forget(owner: str, prefix: str = "") -> None:
    """Forget what was wrong with the fields of one owner."""
    for key in [key for key in _problems() if key.startswith(f"{owner}.{prefix}")]:
        del _problems()[key]


def beside(key: str, text: str, mend: Callable[[], object], *, told: str = "") -> None:
    """Say beside a field what is wrong with it.

    Args:
        key: the owner and path of the field.
        text: what stands in it now.
        mend: takes out of it what no text file can hold.
        told: the label of a field that says itself what no text file can hold.
    """
    unfit = unstorable(text)
    for problem in filter(None, (_problems().get(key), "" if told else unfit)):
        st.warning(plain(problem), icon=":material/edit:")
    if unfit:
        of = f" of “{plain(told)}”" if told else ""
        notices.button(f"Take such characters out{of}", mend, key=f"mend.{key}")


def _problems() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    return kept
