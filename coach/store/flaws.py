"""What keeps a text from being read as YAML, in words a person can act on, with the place."""

from __future__ import annotations

import re

import yaml

DEPTH = 32
"""How many groups may stand one inside the other."""


class Flaw(Exception):  # noqa: N818  (it becomes a Problem as soon as the file's name is known)
    """What keeps a text from being read: the sentence, the remedy, and the place as a character offset."""

    def __init__(self, message: str, remedy: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.offset = offset


def too_deep(offset: int) -> Flaw:
    """What is wrong where one group too many stands inside the others."""
    message = f"this is nested more than {DEPTH} levels deep"
    return Flaw(message, "take the brackets or the indentation away", offset)


_WORDS = (
    (
        "mapping values are not allowed",
        "a colon stands where none can be",
        "put quotes around the whole text, or give the line the indentation of its neighbours",
    ),
    (
        "could not find expected ':'",
        "a line without a colon",
        "write it as name: value, or indent it where it belongs to the text above",
    ),
    ("quoted scalar", "a quotation mark is opened and never closed", "close it at the end of the text"),
    (
        "cannot start any token",
        "a value begins with a tab or with a character that has a meaning of its own",
        "put quotes around it, and indent with spaces",
    ),
    ("tab character", "a tab stands where spaces are expected", "replace the tab by spaces"),
    (
        "did not find expected key",
        "this line does not fit the ones above it",
        "give it the same indentation, or put quotes around the value above",
    ),
    (
        "did not find expected '-'",
        "this line does not fit the list above it",
        "begin it with a dash, or take its indentation away",
    ),
    ("did not find expected ','", "a bracket is opened and never closed", "close it"),
    ("undefined alias", "* points to another value", "put quotes around the text"),
)


def from_parser(error: Exception, text: str) -> Flaw:
    """The parser's complaint, in a person's words; marks of a merge that stopped come before all else."""
    conflict = re.search(r"^(<{7}|={7}|>{7})( |$)", text, re.MULTILINE)
    if conflict:
        message = "two versions stand in this file, one below the other"
        remedy = "keep one, and delete the lines with <<<<<<<, ======= and >>>>>>>"
        return Flaw(message, remedy, conflict.start())
    if isinstance(error, Flaw):
        return error
    if not isinstance(error, yaml.MarkedYAMLError):
        return Flaw("this is not readable as YAML", "compare it with another file", 0)
    told = f"{error.context or ''} {error.problem or ''}"
    if "nesting depth" in told:
        return too_deep(_deepest(text, error.problem_mark))
    begun = error.context_mark if "quoted scalar" in told or "did not find expected ','" in told else None
    mark = begun or error.problem_mark or error.context_mark
    place = mark.index if mark else 0
    for words, message, remedy in _WORDS:
        if words in told:
            return Flaw(message, remedy, place)
    return Flaw(f"this is not readable as YAML ({error.problem})", "compare it with another file", place)


def _deepest(text: str, mark: yaml.Mark | None) -> int:
    """The first bracket too many: newer parsers give up far behind it, older ones not at all."""
    end = mark.index if mark else len(text)
    brackets = list(re.finditer(r"[\[{]", text[text.rfind("\n", 0, end) + 1 : end]))
    return text.rfind("\n", 0, end) + 1 + brackets[DEPTH - 1].start() if len(brackets) >= DEPTH else end
