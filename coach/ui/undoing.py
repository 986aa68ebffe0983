"""What the last deed changed, and the way back from it, from wherever one stands."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from coach.problems import CoachError
from coach.ui import held, session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.store.drafts import Draft

_CHANGED: Final = "changed by this deed"
_OFFER: Final = "what can be undone"
_QUIET_FOR: Final = timedelta(seconds=60)


class ChangedSince(CoachError):  # noqa: N818  (named by what happened)
    """What a deed wrote was written over since, so that going back would lose that."""

    def __init__(self) -> None:
        super().__init__(
            "This was changed again since. Every version stands under Earlier versions on the Notebook page."
        )


def begin() -> None:
    """A deed begins: what it changes is noted from here, and the quiet offer of the one before is over.

    Another offer stays until a deed changes something, since its Undo would then take back the wrong thing.
    """
    st.session_state[_CHANGED] = []
    waiting = offered() or {}
    if waiting.get("quiet"):
        dismiss()
    elif waiting:
        waiting["former"] = True


def note(record_id: str, before: str | None, after: str | None) -> None:
    """Note that the deed changed a record: its fingerprints before and after, None for no file."""
    if before != after:
        superseded()
        changes: list[list[str | None]] = st.session_state.setdefault(_CHANGED, [])
        changes.append([record_id, None if after is None else before, after])


def superseded() -> None:
    """Take away what an earlier deed offers, as something newer was changed."""
    if (offered() or {}).get("former"):
        dismiss()


def offer_words(sentence: str, owner: str, drafts: Mapping[str, Draft]) -> None:
    """Offer to have back what was typed for a record and thrown away."""
    _put(sentence, [], quiet=True)
    words = {path: [draft.text, draft.base] for path, draft in drafts.items()}
    st.session_state[_OFFER]["words"] = [owner, words]


def with_words(owner: str, words: Mapping[str, str]) -> None:
    """Let the way back that is offered bring back what was typed for a record, too."""
    waiting = st.session_state.get(_OFFER)
    if waiting:
        waiting["words"] = [owner, {path: [text, ""] for path, text in words.items()}]


def offer(sentence: str, record_id: str, *, page: str = "") -> bool:
    """Offer the way back from the last change of one record, or from its removal; False for neither.

    With a `page`, undoing turns to the record there.
    """
    noted = [change for change in st.session_state.get(_CHANGED, []) if change[0] == record_id]
    if not noted and session.notebook().find(record_id) is not None:
        return False
    _put(sentence, noted[-1:] or [[record_id, None, None]], quiet=False)
    st.session_state[_OFFER]["page"] = page and [page, record_id]
    return True


def offer_quietly(sentence: str) -> bool:
    """Offer the way back from all that this deed saved, for a minute; False where it changed nothing."""
    changes = list(st.session_state.get(_CHANGED, []))
    if changes:
        _put(sentence, changes, quiet=True)
    return bool(changes)


def offered() -> dict[str, Any] | None:
    """What is offered now in this notebook: its sentence, and whether it goes by itself."""
    waiting: dict[str, Any] | None = st.session_state.get(_OFFER)
    if waiting is None or waiting["notebook"] != session.which():
        return None
    age = session.now().timestamp() - waiting["at"]
    return None if waiting["quiet"] and age > _QUIET_FOR.total_seconds() else waiting


def dismiss() -> None:
    """Take the offer away."""
    st.session_state.pop(_OFFER, None)


def dismiss_quiet() -> None:
    """Take away an offer that would go by itself."""
    waiting = st.session_state.get(_OFFER)
    if waiting and waiting["quiet"]:
        dismiss()


def undo() -> None:
    """Go back before what was offered, the last change first; each step is a save like any other."""
    waiting = offered()
    st.session_state[_CHANGED] = []
    for record_id, before, after in reversed(waiting["changes"] if waiting else []):
        _back(record_id, before, after)
    owner, words = (waiting or {}).get("words") or ("", {})
    for path, (text, base) in words.items():
        held.put(owner, path, text, base=base)
    dismiss()
    if waiting and waiting.get("page"):
        session.leave_for(*waiting["page"])
    offer_quietly("The former version is back.")


def _back(record_id: str, before: str | None, after: str | None) -> None:
    book = session.notebook()
    now = session.now()
    seen = book.seen(record_id)
    if seen != after:
        raise ChangedSince
    if after is None:
        note(record_id, None, book.undo_remove(record_id, now=now))
    elif before is None:
        book.remove(record_id, seen=seen, now=now)
        note(record_id, seen, None)
    else:
        version = next((one for one in book.history(record_id) if before.startswith(one.mark)), None)
        if version is None:
            raise ChangedSince
        note(record_id, seen, book.restore(record_id, version, seen=seen, now=now))


def _put(sentence: str, changes: list[list[str | None]], *, quiet: bool) -> None:
    st.session_state[_OFFER] = {
        "sentence": sentence,
        "changes": changes,
        "quiet": quiet,
        "notebook": session.which(),
        "at": session.now().timestamp(),
    }
