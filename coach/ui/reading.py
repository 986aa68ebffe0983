"""What do the rules say about a notebook, in the trends' own terms, and what do the trends say then?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coach.rules import giving, practices, timing
from coach.rules.scoring.before import statement_of
from coach.rules.specificity import assess
from coach.trends import Aside, Favour, Filter, Handed, Mark, Trend, look, narrowed
from coach.trends.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

    import pandas as pd

    from coach.records import Action, Conversation, Shelves
    from coach.records.goal import Revision

_FRESH = timedelta(minutes=30)
_KEPT = 4
_PARTS = 40


@dataclass(frozen=True, slots=True)
class Told:
    """One trend of one part of a notebook: its numbers and its words.

    Attributes:
        trend: the question.
        frame: all rows, for the table and the download.
        drawn: the rows that stand in the chart, packed for the browser.
        finding: the heading.
        alt: the text for somebody who does not see the chart.
        standing: on how many records it stands, how many are left out and why.
        notes: further findings.
    """

    trend: Trend
    frame: pd.DataFrame
    drawn: Any
    finding: str
    alt: str
    standing: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A notebook as the trends read it at one moment; what was worked out once is not worked out again."""

    shelves: Shelves
    handed: Handed
    parts: dict[Filter, Shelves] = field(default_factory=dict)
    known: dict[tuple[str, Filter], Told] = field(default_factory=dict)

    def part(self, wanted: Filter) -> Shelves:
        """The part of the notebook that is wanted."""
        if wanted not in self.parts:
            if len(self.parts) >= _PARTS:
                self.parts.clear()
                self.known.clear()
            self.parts[wanted] = narrowed(self.shelves, wanted)
        return self.parts[wanted]

    def told(self, trend: Trend, wanted: Filter) -> Told:
        """What a trend says about the part of the notebook that is wanted."""
        key = (trend.key, wanted)
        found = self.known.get(key)
        if found is None:
            also = trend.also(self.part(wanted), self.handed)
            found = self.known[key] = tell(trend, self._frame(trend, wanted), also)
        return found

    def asides(self, trend: Trend, wanted: Filter) -> tuple[Aside, ...]:
        """The further tables of a trend, for the part that is wanted."""
        return trend.asides(self.part(wanted), self.handed)

    def _frame(self, trend: Trend, wanted: Filter) -> pd.DataFrame:
        part = self.part(wanted)
        if not (trend.row_by_talk and wanted.narrows):
            return trend.frame(part, self.handed)
        held = frozenset(entry.id for entry in part.conversations if entry.held)
        return look.cut(self.told(trend, Filter()).frame, held, len(held))


def tell(trend: Trend, frame: pd.DataFrame, also: tuple[str, ...] = ()) -> Told:
    """A trend's numbers with all that is said about them."""
    return Told(
        trend=trend,
        frame=frame,
        drawn=look.packed(frame),
        finding=trend.title(frame),
        alt=trend.alt(frame),
        standing=_standing(trend, frame),
        notes=(*trend.notes(frame), *also),
    )


def _standing(trend: Trend, frame: pd.DataFrame) -> str:
    number, left_out = trend.counts(frame)
    said = []
    if number:
        all_drawn = len(look.drawn(frame)) == len(frame)
        more = "" if all_drawn else "; as many as fit are drawn, the table holds them all"
        said.append(f"{counted(number, trend.noun, trend.nouns)}{more}.")
    if left_out:
        said.append(f"{left_out:,} left out: {trend.why_left_out}.")
    if trend.five_show_more and 0 < number < look.ENOUGH:
        said.append("Points only, until there are five.")
    return " ".join(said)


_readings: list[Reading] = []


def reading(shelves: Shelves, now: datetime) -> Reading:
    """The notebook as it was read a moment ago where nothing changed since, else read anew."""
    for known in _readings:
        if known.shelves is shelves and timedelta() <= now - known.handed.now < _FRESH:
            return known
    fresh = Reading(shelves, handed(shelves, now))
    _readings[:] = [fresh, *_readings[: _KEPT - 1]]
    return fresh


def handed(shelves: Shelves, now: datetime) -> Handed:
    """What the rules say about a notebook, in the trends' own terms; each answer is worked out once."""
    around = _around(shelves)
    marks = _once(lambda entry: _marks(entry, around(entry), now), lambda entry: entry.id)
    return Handed(
        now=now,
        window=lambda mode: timing.window(mode, shelves.settings),
        wording=statement_of,
        specificity=_once(_score, lambda revision: (statement_of(revision), str(revision.corrections))),
        practices=marks,
        favours=_favours,
        readiness=lambda entry: _ready(marks(entry)),
    )


def _around(shelves: Shelves) -> Callable[[Conversation], Shelves]:
    """The part of a notebook that one conversation's scores look at: its person, and all that is theirs.

    The rules search their lists from end to end; a thousand conversations would search a million records.
    """
    people = {person.id: person for person in shelves.people}
    actions: dict[str, list[Action]] = {}
    for action in shelves.actions:
        actions.setdefault(action.person, []).append(action)
        if action.conversation:
            actions.setdefault(action.conversation, []).append(action)

    def part(entry: Conversation) -> Shelves:
        theirs = (*actions.get(entry.person, ()), *actions.get(entry.id, ()))
        return replace(
            shelves,
            people=(people[entry.person],) if entry.person in people else (),
            conversations=(entry,),
            actions=tuple({action.id: action for action in theirs}.values()),
        )

    return part


def _once(ask: Callable[[Any], Any], name: Callable[[Any], Hashable]) -> Callable[[Any], Any]:
    known: dict[Hashable, Any] = {}

    def answer(about: Any) -> Any:
        key = name(about)
        if key not in known:
            known[key] = ask(about)
        return known[key]

    return answer


def _score(revision: Revision) -> float:
    return assess(statement_of(revision), corrections=revision.corrections).score


def _marks(entry: Conversation, shelves: Shelves, now: datetime) -> tuple[Mark, ...]:
    scores = practices.score(entry, shelves, now=now)
    return tuple(Mark(score.practice, score.value, score.state, " ".join(score.reasons)) for score in scores)


def _favours(shelves: Shelves) -> tuple[Favour, ...]:
    received = (
        Favour("received", favour.person_id, favour.kind, favour.when) for favour in giving.received(shelves)
    )
    given = (Favour("given", gift.person_id, "give-back", gift.when) for gift in giving.given(shelves))
    return (*received, *given)


def _ready(marks: tuple[Mark, ...]) -> float | None:
    """How well a conversation was prepared; None where it was entered afterwards, and nobody knows."""
    return next((mark.value for mark in marks if mark.practice == "prepared"), None)
