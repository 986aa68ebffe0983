"""What no text file can hold: control characters and halves of characters, each named with its place."""

from __future__ import annotations

import unicodedata
from typing import Final

from coach.store.emit import NEVER

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
_PLACED: Final = 5


def unstorable(text: str) -> str:
    r"""The sentence that names the characters of a text that no text file can hold; empty where all fit.

    >>> unstorable("one\ntwo\athree")
    'This holds a bell character (U+0007) in line 2, after “two”, which no text file can hold.'
    """
    found = list(NEVER.finditer(text))
    said = [_name(one[0]) + _where(text, one.start()) for one in found[:_PLACED]]
    if not found:
        return ""
    if len(found) == 1:
        return f"This holds {said[0]}, which no text file can hold."
    rest = found[_PLACED:]
    if rest:
        placed = {one[0] for one in found[:_PLACED]}
        others = [_name(one) for one in dict.fromkeys(one[0] for one in rest) if one not in placed]
        said.append(f"and {len(rest)} more" + (f", among them {', '.join(others)}" if others else ""))
    return f"This holds {len(found)} characters that no text file can hold: {'; '.join(said)}."


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


def _where(text: str, at: int) -> str:
    before = text[:at]
    words = storable(before.rpartition("\n")[2][-_AROUND:]).strip()
    line = f" in line {before.count(chr(10)) + 1}" if "\n" in text else ""
    return line + (f", after “{words}”" if words else " at its start")
