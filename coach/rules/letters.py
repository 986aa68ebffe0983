"""How do a pattern and what is known become a letter, with what a person noted put safely into it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.drafts import draft_pattern
from coach.content.reading import placeholders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from coach.content.drafts import DraftPattern

_HANGING = " ,;:–—-•"
"""Marks that are left over at the ends of a line where somebody stopped writing."""

_NOTE = "[from my notes"
"""How a wording begins a note that is quoted as it stands, on an indented line of its own."""

_SENTENCES = frozenset(
    {
        "goal", "goal_now", "learned", "surprise", "asked", "answer", "shelf_item", "useful", "useful_then",
        "introduction",
    }
)  # fmt: skip
"""The names that are sentences of their own in every pattern; all others stand within one."""


def compose(pattern_id: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Subject and text of a pattern, with every sentence that its known names can fill.

    Where that would be longer than the pattern allows, names are given up in the order that it says.
    """
    pattern = draft_pattern(pattern_id)
    known = {name: said for name, words in names.items() if (said := _fitted(name, words))}
    text = _text(pattern, known)
    for name in pattern.shorten:
        if len(text.split()) <= pattern.most_words:
            break
        known.pop(name, None)
        known.pop(f"{name}_note", None)
        text = _text(pattern, known)
    return _first(pattern.subject, known), text


def _fitted(name: str, words: str) -> str:
    """Words for their place: what stands within a sentence brings no mark that would end it."""
    said = clean(words)
    return said if name in _SENTENCES else said.rstrip(_HANGING + ".…!?")


def _text(pattern: DraftPattern, known: Mapping[str, str]) -> str:
    paragraphs = (
        _joined(_first(wordings, known) for wordings in paragraph) for paragraph in pattern.paragraphs
    )
    return "\n\n".join(filter(None, paragraphs))


def _joined(sentences: Iterable[str]) -> str:
    """Sentences of a paragraph, with a line of its own for each note that is quoted."""
    text = ""
    for one in filter(None, sentences):
        after_a_note = text.rpartition("\n")[2].startswith(_NOTE) and text.endswith("]")
        text += ("\n" if after_a_note else " " if text else "") + one
    return text.replace(f"\n{_NOTE}", f"\n    {_NOTE}")


def _first(wordings: tuple[str, ...], known: Mapping[str, str]) -> str:
    """The first wording whose names are all known; what a person typed is put in, never read as a pattern."""
    for wording in wordings:
        if placeholders(wording) <= known.keys():
            return wording.format_map(known)
    return ""


def told(name: str, note: str, said: str) -> dict[str, str]:
    """A note as it is said to them, else to be quoted as it stands and changed by the user (advice 5b)."""
    return {name: sentence(said), f"{name}_note": quoted(note)}


def meant(name: str, notes: Sequence[str], say: Callable[[str], str]) -> dict[str, str]:
    """Deeds in a row, if each can be said as one; else all of them quoted, to be changed by the user."""
    said = [say(note) for note in notes]
    whole = " and to ".join([", to ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)
    return {name: whole if all(said) else "", f"{name}_note": "; ".join(filter(None, map(quoted, notes)))}


def quoted(note: str) -> str:
    """The first line of a note as it may stand between square brackets."""
    return clean(_line(note)).rstrip(".").replace("[", "(").replace("]", ")")


def _line(text: str) -> str:
    """The first line that says something; a draft is short."""
    return next((line for line in map(clean, text.splitlines()) if line), "")


def clean(text: str) -> str:
    """Words as a letter has them: single spaces, no mark left hanging; empty if they say nothing."""
    words = " ".join(text.split()).lstrip(_HANGING + "*.").rstrip(_HANGING)
    return words if any(letter.isalnum() for letter in words) else ""


def sentence(text: str) -> str:
    """The first line as a sentence, with one stop at its end."""
    line = _line(text)
    if line.endswith(("..", "…")):
        line = line.rstrip(".… ")
    return line if not line or line[-1] in '.?!”"' else f"{line}."
