"""The page to look at together with a coach: the goal and how it grew, the charts, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coach.exchange.blocks import Facts, Heading, Items, Picture, Room, Words
from coach.exchange.page import Document
from coach.records.action import ActionKind
from coach.records.conversation import Known
from coach.records.off_record import is_off_record
from coach.records.reflection import AdviceState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.exchange.blocks import Block
    from coach.records import Action, Conversation, Shelves

_MOST: Final = 12
"""Entries of a list at most, the latest first: a page to talk about is not an archive."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that is drawn already, with the finding above it and what it stands on."""

    name: str
    finding: str
    standing: str
    svg: str
    says: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A goal at one time: the day, the words, the score of 100, and what led to them."""

    on: str
    statement: str
    score: int
    cause: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What the trends say about the part of the notebook that is looked at."""

    today: date
    scope: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    wordings: tuple[Wording, ...]
    charts: tuple[Chart, ...]


def review(shelves: Shelves, findings: Findings) -> Document:
    """The page: findings first, then the goal, the charts, and the questions that are open.

    Args:
        shelves: the part that is looked at, already without what must not be seen.
        findings: what the trends say about it.
    """
    blocks: list[Block] = [
        Facts((("Made on", _day(findings.today)), *findings.scope)),
        *_said("In short", findings.summary),
        *_goal(findings.wordings),
        *_lists(shelves, findings.today),
    ]
    for chart in findings.charts:
        blocks += [Heading(chart.finding), Words(f"{chart.name}. {chart.standing}", quiet=True)]
        blocks.append(Picture(chart.svg, chart.says))
    blocks += [Heading("What I would like to talk about"), Room(6)]
    return Document("How my conversations are going", tuple(blocks))


def _said(title: str, lines: Iterable[str]) -> list[Block]:
    items = tuple(lines)
    return [Heading(title), Items(items)] if items else []


def _goal(wordings: tuple[Wording, ...]) -> list[Block]:
    if not wordings:
        return []
    now, first = wordings[-1], wordings[0]
    blocks: list[Block] = [Heading("My goal now"), Words(now.statement)]
    if len(wordings) > 1:
        grown = f"From {first.score} to {now.score} of 100 in {len(wordings)} wordings:"
        blocks += [Words(grown, quiet=True), Items(tuple(_wording(one) for one in wordings[-_MOST:]))]
    else:
        blocks.append(Words(f"Specific to {now.score} of 100, in its first wording.", quiet=True))
    return blocks


def _wording(one: Wording) -> str:
    cause = f", {one.cause}" if one.cause else ""
    return f"{one.on}{cause} ({one.score} of 100): {one.statement}"


def _lists(shelves: Shelves, today: date) -> list[Block]:
    held = sorted((entry for entry in shelves.conversations if entry.held), key=_when, reverse=True)
    return [
        *_some("Questions that nobody has answered yet", _questions(shelves, held)),
        *_some("Advice that I have not tried yet", _advice(shelves, held)),
        *_some("Promises that are open", _promises(shelves, today)),
    ]


def _some(title: str, items: list[str]) -> list[Block]:
    blocks = _said(title, items[:_MOST])
    if len(items) > _MOST:
        blocks.append(Words(f"And {len(items) - _MOST} more.", quiet=True))
    return blocks


def _questions(shelves: Shelves, held: list[Conversation]) -> list[str]:
    """Planned questions that were not asked, or that brought no answer; each wording once.

    Of a conversation that began by a press and has no end yet, the answers may still be drafts: it waits.
    """
    over = [entry for entry in held if not _goes_on(entry)]
    answered = {
        question.text.casefold()
        for entry in over
        for question in entry.preparation.questions
        if question.answer
    }
    found: dict[str, str] = {}
    for entry in over:
        for question in entry.preparation.questions:
            text = question.text
            off_record = is_off_record(entry, f"preparation.questions.{question.id}.answer")
            if text and not (question.answer or off_record) and text.casefold() not in answered:
                how = "asked, no answer noted" if question.asked else "not asked"
                found.setdefault(text.casefold(), f"{text} ({shelves.name_of(entry.person)}; {how})")
    return list(found.values())


def _goes_on(entry: Conversation) -> bool:
    begun, ended = entry.times.started, entry.times.ended.at
    return begun.known is Known.MEASURED and ended is None and entry.reflection.written is None


def _advice(shelves: Shelves, held: list[Conversation]) -> list[str]:
    return [
        f"{advice.text} ({shelves.name_of(entry.person)})"
        for entry in held
        for advice in entry.reflection.advice
        if advice.text and advice.state is AdviceState.TO_TRY
    ]


def _promises(shelves: Shelves, today: date) -> list[str]:
    waiting = [action for action in shelves.actions if action.open and action.what in _PROMISES]
    return [_promise(shelves, action, today) for action in sorted(waiting, key=_due)]


_PROMISES: Final = (ActionKind.GIVE_BACK, ActionKind.NEXT_STEP, ActionKind.REPORT_BACK)


def _promise(shelves: Shelves, action: Action, today: date) -> str:
    name = shelves.name_of(action.person) if action.person else ""
    whom = f" for {name}" if name and name not in action.title else ""
    if action.due is None:
        return f"{action.title}{whom}"
    day = _day(action.due)
    return f"{action.title}{whom}, {'was meant for' if action.due < today else 'by'} {day}"


def _due(action: Action) -> tuple[bool, str]:
    return action.due is None, str(action.due)


def _when(entry: Conversation) -> str:
    return entry.start.isoformat() if entry.start else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
