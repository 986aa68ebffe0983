"""What changed between two wordings of a goal, word by word (advice 6d)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stayed, went or came, with the spaces that follow them."""

    kind: Literal["same", "removed", "added"]
    text: str


def changes(before: str, after: str, *, exact: bool = False) -> tuple[Change, ...]:
    """The way from one wording to the next; the same and added words together are the new wording.

    Another capital or punctuation mark makes no other word, unless `exact` asks for it.

    >>> [(one.kind, one.text) for one in changes("help people", "help nurses rest")]
    [('same', 'help '), ('removed', 'people'), ('added', 'nurses rest')]
    >>> [one.kind for one in changes("Help", "help", exact=True)]
    ['removed', 'added']
    """
    old, new = _words(before), _words(after)
    bare = str if exact else _bare
    matcher = SequenceMatcher(a=list(map(bare, old)), b=list(map(bare, new)), autojunk=False)
    found: list[Change] = []
    for what, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        removed, added = "".join(old[a_from:a_to]), "".join(new[b_from:b_to])
        if what == "equal":
            found.append(Change("same", added))
        else:
            found += [Change("removed", removed)] if removed else []
            found += [Change("added", added)] if added else []
    return tuple(found)


def _words(text: str) -> list[str]:
    return re.findall(r"\s*\S+\s*", text)


def _bare(word: str) -> str:
    return word.strip().strip(".,;:!?").casefold()
