"""What was typed and never saved: whose it is, and where to go on with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records import Action, Conversation, Goal, Person, ShelfItem
from coach.records.action import ActionKind
from coach.records.drafting import stored
from coach.records.paths import words_at
from coach.ui import held, notices, noting, session, undoing
from coach.ui.letters import FOLDER, SENT
from coach.ui.rewording import FORMER
from coach.ui.sections import turn
from coach.ui.words import count, plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from coach.records import Record, Shelves
    from coach.store.drafts import Draft

_SCRATCH = "scratch."
_PAGES = {"go": "goals", "pe": "people", "cv": "prepare", "sh": "give_back"}
_NEW = {
    "go": "a new goal",
    "pe": "somebody new",
    "cv": "a new conversation",
    "sh": "something for the shelf",
    "ac": "something to do",
}
_NAMES = ("name", "text", "scratch.wording.statement")


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed for one record: what it is about, which fields, when last, and the page for it.

    `removed` says that the record is in the trash, `overtaken` that its file was changed after the typing;
    `letter` names the message, where that was typed last.
    """

    record_id: str
    about: str
    fields: tuple[str, ...]
    at: datetime
    page: str
    removed: bool = False
    overtaken: bool = False
    letter: str = ""

    @property
    def sentence(self) -> str:
        """What was being written, as Today names it."""
        return f"You were writing {'a message to' if self.letter else 'about'} {self.about}"


def unsaved() -> tuple[Unsaved, ...]:
    """Everything that was typed and not saved in the open notebook, the latest first."""
    book = session.notebook()
    found = [_of(book.shelves, book.find(one), one, drafts) for one, drafts in book.drafts.all().items()]
    return tuple(sorted((one for one in found if one), key=lambda one: one.at, reverse=True))


def _of(
    shelves: Shelves, record: Record | None, record_id: str, drafts: Mapping[str, Draft]
) -> Unsaved | None:
    if record_id == "notebook":
        record = shelves.settings
    waiting = {
        path: one
        for path, one in drafts.items()
        if not (
            path.startswith((FORMER, SENT, noting.BROUGHT))
            or (record and stored(record, path) == one.text)
            or (path == noting.LEARNED and noting.as_brought(one, drafts))
        )
    }
    if not waiting:
        return None
    book = session.notebook()
    latest = max(waiting.values(), key=lambda one: one.at)
    gone = None if record else next((one for one in book.trash() if one.record_id == record_id), None)
    record = book.earlier(gone) if gone else record
    if record is None and not any(one.text.strip() for one in waiting.values()):
        return None  # somebody began a record and took it all back
    changed = book.changed_at(record_id)
    return Unsaved(
        record_id=record_id,
        about=_about(shelves, record, record_id, waiting),
        fields=tuple(dict.fromkeys(_label(record, path) for path in waiting)),
        at=latest.at,
        page=_page(record, record_id, waiting, latest.path),
        removed=gone is not None,
        overtaken=changed is not None and changed > latest.at,
        letter=latest.path.removeprefix(FOLDER) if latest.path.startswith(FOLDER) else "",
    )


def _about(shelves: Shelves, record: Record | None, record_id: str, drafts: Mapping[str, Draft]) -> str:
    return spoken_of(shelves, record) if record else _being_made(shelves, record_id, drafts)


def spoken_of(shelves: Shelves, record: Record) -> str:
    """A record as it is spoken of in a sentence: `your conversation with Ada on 3 May`."""
    match record:
        case Conversation():
            day = f" on {record.start.day} {record.start:%B}" if record.start else ""
            return f"your conversation with {shelves.name_of(record.person)}{day}"
        case Person() | ShelfItem():
            return record.title
        case Goal():
            return f"the goal “{record.title}”"
        case _:
            return "your settings" if record.id == "notebook" else f"“{record.title}”"


def _being_made(shelves: Shelves, record_id: str, drafts: Mapping[str, Draft]) -> str:
    new = _NEW.get(record_id[:2], "something new")
    person = drafts.get("person")
    if person:
        return f"{new} with {shelves.name_of(person.text)}"
    named = next((drafts[path].text for path in _NAMES if path in drafts and drafts[path].text), "")
    return f"{new}, “{named}”" if named else new


def _label(record: Record | None, path: str) -> str:
    if path.startswith(FOLDER):
        return "A message"
    if record is None or path.startswith(_SCRATCH):
        return "Something you were adding"
    try:
        return words_at(record, path).label
    except KeyError:
        return "A field that is gone"


def _page(record: Record | None, record_id: str, drafts: Mapping[str, Draft], path: str) -> str:
    if record_id == "notebook":
        return "notebook"
    if record_id.startswith(f"{Action.prefix}-"):
        return "today" if _action_kind(record, drafts) == ActionKind.NEXT_STEP.value else "give_back"
    if not isinstance(record, Conversation):
        return _PAGES.get(record_id[:2], "notebook")
    if path.startswith(("reflection", "scratch.advice", "scratch.step", "scratch.give")):
        return "reflect"
    return "conversation" if path in ("notes", "useful") or path.endswith(".answer") else "prepare"


def _action_kind(record: Record | None, drafts: Mapping[str, Draft]) -> str:
    """The kind that was typed, else the record's own; one that is being made begins as a next step."""
    if "what" in drafts:
        return drafts["what"].text
    return record.what.value if isinstance(record, Action) else ActionKind.NEXT_STEP.value


def lines(limit: int = 3) -> None:
    """Name what was not saved, each with a button to go on with it; draws nothing where there is nothing."""
    found = [one for one in unsaved() if not one.removed]
    for one in found[:limit]:
        with st.container(
            horizontal=True,
            vertical_alignment="center",
            horizontal_alignment="distribute",
            key=f"un.{one.record_id}",
        ):
            st.markdown(f":material/edit: {plain(one.sentence)}", width="stretch")
            go_on(one)
    if len(found) > limit:
        st.page_link("notebook.py", label=f"{count(len(found) - limit, 'more draft')} in your notebook")


def go_on(one: Unsaved, *, key: str = "continue") -> None:
    """A button that opens the page where it was typed, or brings back the record that it was typed in."""
    if one.removed:
        back = partial(bring_back, one.record_id)
        notices.button("Bring the record back", back, key=f"{key}.{one.record_id}")
        return
    notices.button("Continue", partial(_open, one), key=f"{key}.{one.record_id}")


def standing(one: Unsaved) -> str:
    """How what was typed stands to the file: newer, older, or without one."""
    if one.removed:
        return "The record was removed meanwhile; bring it back to go on."
    if one.overtaken:
        return "The file was changed after that: both are shown when you save, and you choose."
    return "This is newer than what is saved."


def bring_back(record_id: str) -> None:
    """Bring a removed record back, so that one can go on with what was typed in it."""
    undoing.note(record_id, None, session.notebook().undo_remove(record_id, now=session.now()))
    notices.saved("It is back in its place.")


def _open(one: Unsaved) -> None:
    settings = one.record_id == "notebook"
    if settings:
        turn("notebook", "Settings")
    kind, _, about = one.letter.partition(".")
    message = {"write": kind, "about": about.rpartition(".")[2]} if kind else {}
    session.leave_for("people" if kind else one.page, "" if settings else one.record_id, **message)


def throw_away(record_id: str) -> None:
    """Throw away all that was typed for one record and not saved."""
    drafts = held.drafts(record_id)
    undoing.offer_words("The draft is thrown away.", record_id, drafts)
    held.discard(record_id, drafts)
