"""What was left open in a text, to be filled in before it is kept or sent?"""

from __future__ import annotations

import re

from coach.rules.phrases import listed

_GAP = re.compile(r"\[[^\[\]\n]{1,200}\]|_{3,200}")
_LONGEST = 40


def gaps(text: str) -> tuple[str, ...]:
    """The places that patterns leave open, as they stand in the text: square brackets and lines.

    The patterns are those of advice 1d, 2d and of the messages (3h, 5b).

    >>> gaps("What ____? With best wishes, [your name]")
    ('____', '[your name]')
    """
    return tuple(_GAP.findall(text))


def without(text: str) -> str:
    """The text with blanks in the place of what is still open, so that nothing in it moves.

    >>> without("Help [who] rest.")
    'Help       rest.'
    """
    return _GAP.sub(lambda gap: " " * len(gap.group()), text)


def said(text: str) -> str:
    """One sentence that names what is still open; empty where nothing is.

    >>> said("How do you see ____?")
    'Still to fill in: ____.'
    """
    found = dict.fromkeys(
        gap if len(gap) <= _LONGEST else f"{gap[:_LONGEST].rstrip()}…]" for gap in gaps(text)
    )
    return f"Still to fill in: {listed(tuple(found))}." if found else ""
