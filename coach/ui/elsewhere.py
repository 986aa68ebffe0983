"""What was changed elsewhere while a form was open: noticed when saving, and made one with what was typed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from coach.records import Record, build, to_plain
from coach.records.drafting import changed_elsewhere, conflicts, stored
from coach.records.paths import replaced
from coach.store.failures import ChangedElsewhere
from coach.store.merge import Difference, Side, compare, merge
from coach.ui import held, notices, session, undoing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.problems import Problem
    from coach.store.drafts import Draft

_BEGAN: Final = "typing began from"
_SHOWN: Final = "drafts on screen"
_ASKED: Final = "asked about elsewhere"
_UNKNOWN: Final = "unknown"
_LOOKED_AT: Final = 20
_UNFIT: Final = "These do not fit together. Change one of the two, then save again."
SCRATCH: Final = "scratch."


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two versions of a record that meet, and the one that they have in common, as far as they are known.

    Attributes:
        mine: the common version with what was typed here; None where there is nothing to put it into.
        theirs: what is in the file now; None where it was removed, or cannot be read (`problem` says why).
        base: the version that typing began from.
        seen: the fingerprint of the file that `theirs` was read from.
        differences: what the two say differently, and who changed it.
        typed: what was typed here, by field.
    """

    record_id: str
    mine: Record | None
    theirs: Record | None
    base: Record | None
    seen: str | None
    problem: Problem | None
    differences: tuple[Difference, ...]
    typed: Mapping[str, Draft]

    def by(self, side: Side) -> tuple[Difference, ...]:
        """What one side changed, or both."""
        return tuple(each for each in self.differences if each.side is side)

    @property
    def torn(self) -> bool:
        """Whether the two cannot be made one without the person."""
        return self.theirs is None or bool(self.by(Side.BOTH))

    @property
    def apart(self) -> bool:
        """Whether each side changed something of its own."""
        return bool(self.by(Side.MINE) and self.by(Side.THEIRS))


def drawn(record: Record, drafts: Mapping[str, Draft], paths: tuple[str, ...] = ()) -> None:
    """Note what this window shows: the version that typing starts from, and the drafts that are on screen.

    Args:
        record: the record of the form.
        drafts: what is typed in it and not saved.
        paths: fields that follow what other windows type, so that their drafts are always on screen.
    """
    if not any(not path.startswith(SCRATCH) for path in drafts):
        _marks(_BEGAN)[_key(record.id)] = session.notebook().seen(record.id) or ""
    before: dict[str, str | None] = _marks(_SHOWN).get(_key(record.id), {})
    followed = [path for path, text in before.items() if text is None]
    texts = {path: draft.text for path, draft in drafts.items()}
    _marks(_SHOWN)[_key(record.id)] = {**texts, **dict.fromkeys([*followed, *paths])}


def put(record_id: str, path: str, text: str) -> None:
    """Note what was typed here into a field."""
    marks: dict[str, str | None] = _marks(_SHOWN).setdefault(_key(record_id), {})
    if marks.get(path, "") is not None:
        marks[path] = text


def shown(record_id: str, path: str) -> str | None:
    """What this window last showed of what is typed in a field; None where that is not known."""
    text: str | None = _marks(_SHOWN).get(_key(record_id), {}).get(path)
    return text


def here(record_id: str) -> dict[str, Draft]:
    """What is typed for a record in this window; what another window typed since is not saved from here."""
    drafts = held.drafts(record_id)
    marks: dict[str, str | None] | None = _marks(_SHOWN).get(_key(record_id))
    return {
        path: draft
        for path, draft in drafts.items()
        if not path.startswith(SCRATCH)
        and (marks is None or (path in marks and marks[path] in (None, draft.text)))
    }


def moved(record_id: str, after: str, *, before: str | None = "") -> None:
    """This window itself changed a record: what is typed in it goes on from there.

    Where `before` is given, only if that was the version the typing began from.
    """
    if before == "" or _marks(_BEGAN).get(_key(record_id)) == (before or ""):
        _marks(_BEGAN)[_key(record_id)] = after


def began(record_id: str, drafts: Mapping[str, Draft]) -> str:
    """The fingerprint of the version that typing began from; empty for a new record."""
    known: str | None = _marks(_BEGAN).get(_key(record_id))
    return _found_again(record_id, drafts) if known is None else known


def meeting(record_id: str) -> Meeting | None:
    """What meets when this window saves a record now; None where nobody else changed it."""
    book = session.notebook()
    if book.gone:
        return None
    typed = here(record_id)
    mark = began(record_id, typed)
    seen, theirs, problem = book.seen(record_id), book.find(record_id), book.broken(record_id)
    same = (seen or "") == mark
    if same and problem is None and not (theirs and conflicts(theirs, typed)):
        return None
    base = book.as_of(record_id, "" if same or mark == _UNKNOWN else mark) or theirs
    if base is not None:
        base = _with(base, {path: draft.base for path, draft in typed.items()})
    mine = _with(base, {path: draft.text for path, draft in typed.items()}) if base else None
    found: tuple[Difference, ...] = ()
    if mine and theirs and base:
        found = compare(to_plain(mine), to_plain(theirs), to_plain(base))
    return Meeting(record_id, mine, theirs, base, seen, problem, found, typed)


@contextmanager
def asking(record_id: str) -> Iterator[list[str]]:
    """Turn the refusal to overwrite what somebody else wrote into the question what to keep.

    What it gives is empty where the save went through.
    """
    stopped: list[str] = []
    try:
        yield stopped
    except ChangedElsewhere as error:
        stopped.append(error.sentence)
        session.look()
        ask(record_id)


def ask(record_id: str) -> None:
    """Ask the person, at the next drawing of the page, what to keep of a record."""
    st.session_state[_ASKED] = {
        "record": record_id,
        "notebook": session.which(),
        "button": notices.pressed(),
    }


def asked() -> str:
    """The identity of the record that the person is asked about; empty where nothing is asked."""
    waiting = st.session_state.get(_ASKED)
    return waiting["record"] if waiting and waiting["notebook"] == session.which() else ""


def leave() -> None:
    """Ask no more; what was typed stays a draft."""
    st.session_state.pop(_ASKED, None)


def try_again() -> None:
    """Press once more what was pressed, since the file may be mended by now."""
    waiting = st.session_state.get(_ASKED) or {}
    leave()
    if waiting.get("button"):
        notices.press_again(waiting["button"])


def make_one(found: Meeting, choices: Mapping[str, Side], both: Mapping[str, str]) -> None:
    """Save the two versions as one, and go on with what the person had pressed.

    Where words of either side are not chosen, they are saved first as a version of their own: the history
    then has them.

    Args:
        found: what meets.
        choices: for what both changed, whose words count.
        both: for what both changed, words that are made from the two.
    """
    if not (found.mine and found.theirs and found.base):
        return
    mine, theirs, base = to_plain(found.mine), to_plain(found.theirs), to_plain(found.base)
    whole = merge(mine, theirs, base, {**choices, **dict.fromkeys(both, Side.MINE)})
    final = build(type(found.mine), whole)
    if isinstance(final, Record) and both:
        final = build(type(found.mine), replaced(final, both))
    if not isinstance(final, Record):
        notices.warn(_UNFIT)
        return
    seen = found.seen
    if any(side is Side.THEIRS for side in choices.values()):
        ours = {each.path: Side.MINE for each in found.by(Side.BOTH)}
        kept = build(type(found.mine), merge(mine, theirs, base, ours))
        if not isinstance(kept, Record):
            notices.warn(_UNFIT)
            return
        seen = session.notebook().save(kept, seen=seen, now=session.now())
    _done(found, final, seen)


def bring_back(found: Meeting) -> None:
    """Bring a removed record back, with what was typed in it."""
    if found.mine is None:
        return
    book = session.notebook()
    seen = None
    if any(one.record_id == found.record_id for one in book.trash()):
        seen = book.undo_remove(found.record_id, now=session.now())
    _done(found, found.mine, seen)


def let_go(found: Meeting) -> None:
    """Leave a record removed, and throw away what was typed in it, with a way back."""
    undoing.offer_words("What you typed is thrown away.", found.record_id, found.typed)
    held.discard(found.record_id, found.typed)
    _marks(_BEGAN).pop(_key(found.record_id), None)
    leave()


def _done(found: Meeting, final: Record, seen: str | None) -> None:
    book = session.notebook()
    after = book.save(final, seen=seen, now=session.now())
    undoing.note(found.record_id, found.seen, after)
    held.taken(found.record_id, found.typed)
    _marks(_BEGAN)[_key(found.record_id)] = after
    waiting = st.session_state.get(_ASKED) or {}
    leave()
    notices.saved("Both are one now, and saved.")
    if waiting.get("button"):
        notices.press_again(waiting["button"])


def _found_again(record_id: str, drafts: Mapping[str, Draft]) -> str:
    """After a restart: the latest version in which each field says what it said when its typing began."""
    book = session.notebook()
    current = book.find(record_id)
    if current is None:
        return "" if not book.history(record_id) else _UNKNOWN
    if not any(changed_elsewhere(current, path, draft) for path, draft in drafts.items()):
        return book.seen(record_id) or ""
    for version in book.history(record_id)[:_LOOKED_AT]:
        earlier = book.earlier(version)
        if earlier and all(stored(earlier, path) == draft.base for path, draft in drafts.items()):
            return version.mark
    return _UNKNOWN


def _with(record: Record, texts: Mapping[str, str]) -> Record | None:
    made = build(type(record), replaced(record, texts))
    return made if isinstance(made, Record) else None


def _key(record_id: str) -> str:
    return f"{session.which()}/{record_id}"


def _marks(name: str) -> dict[str, Any]:
    marks: dict[str, Any] = st.session_state.setdefault(name, {})
    return marks
