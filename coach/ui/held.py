"""What was typed in this window, also while the disk keeps no drafts: the window then holds the words."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from coach.problems import CoachError
from coach.store.drafts import Draft
from coach.ui import session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HELD: Final = "typed and not on the disk"
_LAST: Final = "drafts as last read"


def drafts(owner: str) -> dict[str, Draft]:
    """What is typed for a record and not saved: the drafts on the disk, below what the disk did not take.

    While the notebook's folder is away, the drafts are those that were read last.
    """
    book = session.notebook()
    waiting = _retried(owner)
    if book.gone:
        kept = {path: _draft(path, *words) for path, words in _kept(_LAST).get(_key(owner), {}).items()}
    else:
        kept = book.drafts.of(owner)
        _kept(_LAST)[_key(owner)] = {path: [one.text, one.base] for path, one in kept.items()}
    return {**kept, **waiting}


def put(owner: str, path: str, text: str, *, base: str, expected: str | None = None) -> Draft:
    """Keep what was typed as a draft; what the disk refuses this window holds, and the reason is raised.

    Where `expected` is given, a draft on the disk that says something else is not put away: see `torn`.
    """
    drafts = session.notebook().drafts
    try:
        kept = drafts.put(owner, path, text, base=base, expected=expected, now=session.now())
    except CoachError:
        _kept(_HELD).setdefault(_key(owner), {})[path] = [text, base, expected]
        raise
    _kept(_HELD).get(_key(owner), {}).pop(path, None)
    return kept


def only_here(owner: str) -> frozenset[str]:
    """The fields whose text this window alone holds, since the disk did not take it."""
    return frozenset(_kept(_HELD).get(_key(owner), {}))


def torn(owner: str) -> dict[str, str]:
    """What another window typed meanwhile into fields whose words this window holds for that reason."""
    held: dict[str, list[str | None]] = _kept(_HELD).get(_key(owner), {})
    waiting = {path: words for path, words in held.items() if words[2] is not None}
    kept = session.notebook().drafts.of(owner) if waiting else {}
    return {
        path: kept[path].text
        for path, (text, _, expected) in waiting.items()
        if path in kept and kept[path].text not in (text, expected)
    }


def let_go(owner: str, path: str) -> None:
    """Throw away what this window alone holds of a field."""
    _kept(_HELD).get(_key(owner), {}).pop(path, None)


def taken(owner: str, drafts: Mapping[str, Draft]) -> None:
    """These drafts stand in the record now; where another window typed something else, that stays a draft."""
    for path in drafts:
        let_go(owner, path)
    with contextlib.suppress(CoachError):
        session.notebook().drafts.settle(owner, {path: one.text for path, one in drafts.items()})


def discard(owner: str, paths: Iterable[str]) -> None:
    """Throw away what was typed into some fields."""
    gone = list(paths)
    for path in gone:
        let_go(owner, path)
    session.notebook().drafts.discard(owner, gone)


def saved(owner: str, paths: Iterable[str]) -> None:
    """Let go of some fields, quietly where the disk does not; `taken` looks at what they say."""
    with contextlib.suppress(CoachError):
        discard(owner, paths)


def _retried(owner: str) -> dict[str, Draft]:
    """What this window holds, each tried once more to be put on the disk."""
    waiting: dict[str, list[Any]] = _kept(_HELD).get(_key(owner), {})
    for path, (text, base, expected) in list(waiting.items()):
        with contextlib.suppress(CoachError):
            put(owner, path, text, base=base, expected=expected)
    return {path: _draft(path, text, base) for path, (text, base, _) in waiting.items()}


def _draft(path: str, text: str, base: str) -> Draft:
    return Draft(path, text, base, session.now())


def _key(owner: str) -> str:
    return f"{session.which()}/{owner}"


def _kept(name: str) -> dict[str, Any]:
    kept: dict[str, Any] = st.session_state.setdefault(name, {})
    return kept
