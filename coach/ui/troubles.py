"""What keeps fields from being saved: kept until the next try, and said beside each field."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from coach.records.paths import named
from coach.store.emit import NEVER
from coach.ui import notices
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coach.records import FieldProblem

_KEPT: Final = "problems of fields"
_REFUSED: Final = "characters that no file can hold"
_NAMES: Final = {
    "\0": "a null character",
    "\a": "a bell character",
    "\b": "a backspace character",
    "\v": "a vertical tab",
    "\f": "a page break",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
}
_AROUND: Final = 20


def unstorable(text: str) -> str:
    r"""The sentence that names the first character of a text that no text file can hold; empty where all fit.

    >>> unstorable("one\ntwo\athree")
    'This holds a bell character (U+0007) in line 2, after “two”, which no text file can hold.'
    """
    found = NEVER.search(text)
    if found is None:
        return ""
    before = text[: found.start()]
    line = before.count("\n") + 1
    words = before.rpartition("\n")[2][-_AROUND:].strip()
    where = (f" in line {line}" if "\n" in text else "") + (
        f", after “{words}”" if words else " at its start"
    )
    return f"This holds {_name(found[0])}{where}, which no text file can hold."


def storable(text: str) -> str:
    r"""The text without the characters that no text file can hold.

    >>> storable("two\a words")
    'two words'
    """
    return NEVER.sub("", text)


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Cs":
        return f"half of a character, such as a broken emoji ({code})"
    return f"{_NAMES.get(character, 'a control character')} ({code})"


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


def refuse(owner: str, texts: Mapping[str, str], prefix: str = "") -> bool:
    """Whether a text holds what no file can; then it is said beside its field, and nothing is saved."""
    found = {path: words for path, text in texts.items() if (words := unstorable(text))}
    for path, words in found.items():
        key = f"{owner}.{prefix}{path}"
        _problems()[key] = words
        st.session_state.setdefault(_REFUSED, []).append(key)
    if found:
        notices.warn(
            "Not saved: a field holds a character that no text file can hold. Nothing you typed is lost. "
            + " ".join(found.values())
        )
    return bool(found)


def forget(owner: str, prefix: str = "") -> None:
    """Forget what was wrong with the fields of one owner."""
    for key in [key for key in _problems() if key.startswith(f"{owner}.{prefix}")]:
        del _problems()[key]
        if key in st.session_state.get(_REFUSED, []):
            st.session_state[_REFUSED].remove(key)


def beside(key: str, mend: Callable[[], object]) -> None:
    """Say beside a field what is wrong with it; `mend` takes out the characters that no file can hold."""
    problem = _problems().get(key)
    if not problem:
        return
    st.warning(plain(problem), icon=":material/edit:")
    if key in st.session_state.get(_REFUSED, []):
        notices.button("Take such characters out", partial(_mended, key, mend), key=f"mend.{key}")


def _mended(key: str, mend: Callable[[], object]) -> None:
    mend()
    _problems().pop(key, None)
    st.session_state[_REFUSED].remove(key)


def _problems() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    return kept
