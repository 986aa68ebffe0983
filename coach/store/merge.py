"""Two versions of a record beside the one they have in common: what differs, and how they are made one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from coach.problems import CoachError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.records import Plain


class Side(StrEnum):
    """Who changed a field since the common version; of a change by both a person has to choose."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two versions say differently; None where a version leaves it empty.

    The path is dotted, such as `preparation.questions.qu-7k2m.answer`. A row that one of the versions lacks
    is one difference, with the whole row as its value.
    """

    path: str
    mine: Plain
    theirs: Plain
    base: Plain
    side: Side


class Undecided(CoachError):  # noqa: N818  (named by what it is)
    """Both sides changed a field, and nobody said which is right."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = paths
        super().__init__(f"Both sides changed {', '.join(paths)}. Choose one of the two for each.")


@dataclass(slots=True)
class _Merging:
    """One walk over three versions: what differed, and which side each choice takes."""

    known: bool
    choices: Mapping[str, Side]
    differences: list[Difference] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)

    def value(self, path: str, mine: Any, theirs: Any, base: Any) -> Any:
        """The one value of a field."""
        if mine == theirs:
            return mine
        if _each(_is_group, mine, theirs):
            return self.group(path, mine or {}, theirs or {}, base if _is_group(base) else {}) or None
        if _each(_has_rows, mine, theirs):
            return self.rows(path, mine or [], theirs or [], base if _has_rows(base) else []) or None
        return self.whole(path, mine, theirs, base)

    def whole(self, path: str, mine: Any, theirs: Any, base: Any) -> Any:
        """The one value of what is not looked into: a text, or a row that one version lacks."""
        side = self._side(mine, theirs, base)
        self.differences.append(Difference(path, mine, theirs, base, side))
        chosen = self.choices.get(path, side)
        if chosen is Side.BOTH:
            self.undecided.append(path)
        return theirs if chosen is Side.THEIRS else mine

    def group(self, path: str, mine: Any, theirs: Any, base: Any) -> dict[str, Any]:
        """The one group of fields: in their order, then what only mine has."""
        found = {}
        for name in {**theirs, **mine}:
            here = f"{path}.{name}" if path else name
            value = self.value(here, mine.get(name), theirs.get(name), base.get(name))
            if value is not None or (name in mine and name in theirs):
                found[name] = value
        return found

    def rows(self, path: str, mine: Any, theirs: Any, base: Any) -> list[Any]:
        """The one list of rows, which are known again by their identity."""
        ours, others, common = _by_id(mine), _by_id(theirs), _by_id(base)
        moved = self.known and [each for each in ours if each in common] != [e for e in common if e in ours]
        first, second = (ours, others) if moved else (others, ours)
        found = []
        for name in _in_order(list(first), list(second)):
            here, mine_row, their_row = f"{path}.{name}", ours.get(name), others.get(name)
            in_both = mine_row is not None and their_row is not None
            one_of = self.value if in_both else self.whole
            value = one_of(here, mine_row, their_row, common.get(name))
            if value is not None:
                found.append(value)
        return found

    def _side(self, mine: Any, theirs: Any, base: Any) -> Side:
        if not self.known or base not in (mine, theirs):
            return Side.BOTH
        return Side.MINE if theirs == base else Side.THEIRS


def compare(
    mine: Mapping[str, Plain], theirs: Mapping[str, Plain], base: Mapping[str, Plain] | None
) -> tuple[Difference, ...]:
    """What two versions say differently, field by field; without a common version all is changed by both.

    >>> [each.side.value for each in compare({"role": "a"}, {"role": "b"}, {"role": "b"})]
    ['mine']
    """
    work = _Merging(base is not None, {})
    work.group("", mine, theirs, base or {})
    return tuple(work.differences)


def merge(
    mine: Mapping[str, Plain],
    theirs: Mapping[str, Plain],
    base: Mapping[str, Plain] | None,
    choices: Mapping[str, Side] | None = None,
) -> dict[str, Plain]:
    """The two versions made one: what one side changed is taken, for the rest the choice by path counts.

    Raises `Undecided` with the paths that both changed and no choice names.
    """
    work = _Merging(base is not None, choices or {})
    found = work.group("", mine, theirs, base or {})
    if work.undecided:
        raise Undecided(tuple(work.undecided))
    return found


def _is_group(value: Any) -> bool:
    return isinstance(value, dict)


def _has_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(e, dict) and e.get("id") for e in value)


def _each(true: Callable[[Any], bool], mine: Any, theirs: Any) -> bool:
    """Whether both sides are of a kind; a side that leaves the field empty is of any."""
    return (true(mine) or mine is None) and (true(theirs) or theirs is None)


def _by_id(rows: list[Any]) -> dict[str, Any]:
    return {row["id"]: row for row in rows}


def _in_order(first: list[str], second: list[str]) -> list[str]:
    """The names of both, in the order of the first; what only the second has follows as there."""
    order = list(first)
    for number, name in enumerate(second):
        if name not in order:
            before = [each for each in second[:number] if each in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, name)
    return order
