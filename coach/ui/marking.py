"""Which texts may be marked as off the record, and the press that marks one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.records import Conversation, Person
from coach.records.off_record import is_off_record, marked
from coach.records.paths import text_at
from coach.rules import noted
from coach.ui import elsewhere, held, notices, session, undoing

if TYPE_CHECKING:
    from coach.records import Record

_LEARNED = "reflection.learned"
_WHOLE = ("notes", "useful")


def is_marked(record: Record | None, path: str) -> bool | None:
    """Whether a text of a record is marked; None where it cannot be: no note, or not in the notebook yet."""
    if not isinstance(record, Conversation | Person) or not _is_a_note(path):
        return None
    return is_off_record(record, path)


def _is_a_note(path: str) -> bool:
    return path in _WHOLE or path.endswith(".answer") or path.startswith("reflection.")


def mark(record_id: str, path: str, off: bool) -> None:  # noqa: FBT001  (a press says it by place)
    """Mark a text, or take the mark back: a save of the mark alone; what is being typed stays as it is."""
    with notices.speaking():
        session.look()
        book = session.notebook()
        match book.with_seen(record_id):
            case (Conversation() as talk, seen):
                note = _note(talk, path) if off else ""
                changed: Record = marked(noted.withdrawn(talk, note), path, off=off)
            case (Person() as person, seen):
                changed = marked(person, path, off=off)
            case _:
                return
        after = book.save(changed, seen=seen, now=session.now())
        undoing.note(record_id, seen, after)
        elsewhere.moved(record_id, after, before=seen)
        if off and isinstance(changed, Conversation):
            _withdraw(changed, _note(changed, path))


def _note(talk: Conversation, path: str) -> str:
    """The words of a note of the talk as they stand by now; empty for what is no note but a reflection."""
    if path != "notes" and not path.endswith(".answer"):
        return ""
    typed = held.drafts(talk.id).get(path)
    return typed.text if typed else text_at(talk, path)


def _withdraw(talk: Conversation, note: str) -> None:
    """Take a note that is marked now out of what is being typed into what was learned (6a)."""
    learned = held.drafts(talk.id).get(_LEARNED)
    if learned and noted.stands_in(learned.text, note):
        held.put(talk.id, _LEARNED, noted.taken_out(learned.text, note), base=learned.base)


def toggle(record: Conversation | Person, path: str) -> None:
    """A button that marks what stands beside it, such as a piece of advice, or takes the mark back."""
    off = is_off_record(record, path)
    notices.button(
        "Off the record" if off else "",
        partial(mark, record.id, path, not off),
        key=f"mark.{record.id}.{path}",
        quiet=True,
        icon=":material/lock:" if off else ":material/lock_open:",
        help="Off the record: it stays out of drafts, exports and prints. Press to take that back."
        if off
        else "Mark as off the record",
    )
