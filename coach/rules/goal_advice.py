"""Which of the coach's questions about a wording are settled by what stands beside it (advice 1b, 1d)?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.records.goal import Goal, HelperTest, Revision

_WHERE: Final = "Where, or in which industry?"
_ASK_ONE: Final = "Could a friend now name one person"
"""How the two questions begin that are answered beside the sentence, and not in it."""


def still_open(advice: Iterable[str], *, named: bool, asked: bool) -> tuple[str, ...]:
    """The questions that are left.

    Args:
        advice: the coach's questions about the wording.
        named: place or industry stand in fields of their own.
        asked: a friend was asked about this very wording.
    """
    settled = (*([_WHERE] if named else []), *([_ASK_ONE] if asked else []))
    return tuple(one for one in advice if not one.startswith(settled)) if settled else tuple(advice)


def names_where(revision: Revision | None) -> bool:
    """Whether place or industry stand in the fields of a wording (advice 1d)."""
    return revision is not None and bool(revision.place.strip() or revision.industry.strip())


def was_asked(goal: Goal) -> bool:
    """Whether a friend could name somebody since the current wording was written (advice 1b).

    A test of the same day counts; where either day is not known, any answer does. Words without a yes or a no
    count for a yes; after a no the question stays open.
    """
    written = goal.current.when.date() if goal.current and goal.current.when else None
    return any(_since(test.when, written) for test in goal.helper_tests if _named(test))


def _named(test: HelperTest) -> bool:
    return bool(test.named_one.strip()) if test.could is None else test.could


def _since(asked: date | None, written: date | None) -> bool:
    return asked is None or written is None or asked >= written
