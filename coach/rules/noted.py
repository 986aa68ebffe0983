"""What was noted in a talk, and how it goes into what was learned, and out of it again (advice 6a)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.records.off_record import is_off_record, marked

if TYPE_CHECKING:
    from coach.records import Conversation


@dataclass(frozen=True, slots=True)
class Note:
    """One note: where it stands in the conversation, what it belongs to, and its words."""

    path: str
    label: str
    text: str


def notes(conversation: Conversation) -> tuple[Note, ...]:
    """The answers in the order of the questions, then the free notes; only what there is."""
    answers = (
        Note(f"preparation.questions.{question.id}.answer", question.text, question.answer.strip())
        for question in conversation.preparation.questions
    )
    free = Note("notes", "Notes", conversation.notes.strip())
    return tuple(note for note in (*answers, free) if note.text)


def gathered(conversation: Conversation) -> str:
    """All notes below each other, without those off the record: how a reflection can begin."""
    words = ""
    for note in notes(conversation):
        if not is_off_record(conversation, note.path):
            words = added(words, note.text)
    return words


def added(text: str, note: str) -> str:
    r"""A text with a note below it, unless it stands there.

    >>> added("Menus come first.", "The dietician")
    'Menus come first.\nThe dietician'
    """
    if stands_in(text, note):
        return text
    return "\n".join(filter(None, [text.rstrip(), note.strip()]))


def stands_in(text: str, note: str) -> bool:
    """Whether a note stands in a text as it was written, in lines of its own."""
    return _place(_lines(text), _lines(note)) is not None


def taken_out(text: str, note: str) -> str:
    r"""A text without the lines of a note; as it is where the note was changed since.

    >>> taken_out("Menus come first.\nThe dietician", "The dietician")
    'Menus come first.'
    """
    lines, gone = _lines(text), _lines(note)
    at = _place(lines, gone)
    if at is None:
        return text
    return "\n".join([*lines[:at], *lines[at + len(gone) :]])


def withdrawn(conversation: Conversation, note: str) -> Conversation:
    """The conversation as it is to be once a note is off the record: no copy of it is left to go out.

    Its lines leave what was learned, and advice in its very words is marked too (advice 6a).
    """
    reflection = conversation.reflection
    learned = taken_out(reflection.learned, note)
    changed = conversation
    if learned != reflection.learned:
        changed = changed.but(reflection=reflection.but(learned=learned))
    for row in reflection.advice:
        if note.strip() and row.text.strip() == note.strip():
            changed = marked(changed, f"reflection.advice.{row.id}", off=True)
    return changed


def _lines(text: str) -> list[str]:
    stripped = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return [line.rstrip() for line in stripped.split("\n")] if stripped else []


def _place(lines: list[str], wanted: list[str]) -> int | None:
    starts = range(len(lines) - len(wanted) + 1) if wanted else ()
    return next((at for at in starts if lines[at : at + len(wanted)] == wanted), None)
