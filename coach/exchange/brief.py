"""One page to print per conversation: all that the hour needs, for whoever wants no screen on the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from coach.exchange.blocks import Facts, Heading, Items, Room, Words
from coach.exchange.page import Document
from coach.records.off_record import on_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from coach.exchange.blocks import Block
    from coach.records.conversation import Conversation
    from coach.records.person import Person

_FEW: Final = 5
"""Up to so many questions, a must has two lines to write on; all others have one, to fit one sheet."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What the rules say to a conversation, handed in because a format does not know the rules.

    Attributes:
        zone: the time zone in which the times are written.
        edges: when each phase begins, by its name; empty where no time is set.
        questions: the identities of the questions that may be asked of this person.
        way: when to leave and to arrive, or when to dial, each with its name.
        ask: the words that ask for introductions; empty where no ask is welcome.
        closing: a sentence to end with.
        checks: what is still to be checked.
    """

    zone: ZoneInfo
    edges: Mapping[str, datetime]
    questions: frozenset[str]
    way: tuple[tuple[str, str], ...] = ()
    ask: str = ""
    closing: str = ""
    checks: tuple[str, ...] = ()


def brief(conversation: Conversation, person: Person | None, introduction: str, handed: Handed) -> Document:
    """The page; nothing that is off the record is on it (advice 2c, 2d, 3b, 3g, 4b).

    Args:
        conversation: as it stands; its marks are heeded here.
        person: whom it is with.
        introduction: the user's usual thirty seconds, used where the conversation has none of its own.
        handed: what the rules say to it.
    """
    talk = on_record(conversation)
    whom = on_record(person) if person else None
    blocks: tuple[Block, ...] = (
        Words(_when(talk, handed), quiet=True),
        Facts(tuple((name, words) for name, words in _facts(talk, whom, handed) if words.strip())),
        *_section("Before it begins", [Items(handed.checks, boxes=True)] if handed.checks else []),
        *_section("Your target", _target(talk)),
        *_section("To open with", _opening(talk, introduction)),
        *_questions(talk, handed),
        *_asks(whom, handed),
    )
    return Document(whom.title if whom else "A conversation", blocks)


def _when(talk: Conversation, handed: Handed) -> str:
    parts = [talk.mode.value]
    if talk.allotted_minutes:
        parts.insert(0, f"{talk.allotted_minutes} minutes")
    if talk.start:
        start = talk.start.astimezone(handed.zone)
        parts.insert(0, f"{start:%A} {start.day} {start:%B %Y}, {start:%H:%M}")
    return " · ".join(parts)


def _facts(talk: Conversation, whom: Person | None, handed: Handed) -> Iterable[tuple[str, str]]:
    if whom:
        yield "Say the name", whom.say_it
        yield "Who", ", ".join(part for part in (whom.role, whom.organisation) if part)
    yield from handed.way
    yield "Place", talk.place
    yield "Number or link", talk.address or (whom.phone if whom and talk.mode.value == "phone" else "")


def _target(talk: Conversation) -> list[Block]:
    sign = talk.preparation.target_sign.strip()
    known = [Words(f"You will know by: {sign}", quiet=True)] if sign else []
    return [Words(talk.preparation.target), *known] if talk.preparation.target.strip() else []


def _opening(talk: Conversation, introduction: str) -> list[Block]:
    prepared = talk.preparation
    texts = (prepared.opening_line, prepared.recent_fact, prepared.introduction or introduction)
    return [Words(text) for text in texts if text.strip()]


def _questions(talk: Conversation, handed: Handed) -> list[Block]:
    """Each question with the time on the clock at which it is its turn, and room to write."""
    rows = [row for row in talk.preparation.questions if row.id in handed.questions and row.text.strip()]
    turn, last = handed.edges.get("questions"), _last_minutes(handed)
    blocks: list[Block] = [Heading("Questions")] if rows else []
    for row in rows:
        late = turn is not None and last is not None and turn >= last
        clock = "If there is time" if late else _clock(turn, handed.zone)
        must = "must ask" if row.must else ""
        mark = " · ".join(part for part in (clock, must) if part)
        blocks += [
            Words(f"{mark}: {row.text}" if mark else row.text),
            Room(2 if row.must and len(rows) <= _FEW else 1),
        ]
        turn = _later(turn, row.minutes or 0) if turn else None
    return blocks


def _asks(whom: Person | None, handed: Handed) -> list[Block]:
    """The asks, with the time at which they begin; where no ask is welcome, only what one can give."""
    begins = _clock(_last_minutes(handed), handed.zone)
    useful = "How can I be useful to you?"
    idea = " ".join(whom.useful.split()) if whom else ""
    blocks: list[Block] = [Heading(f"Before you part, from {begins}" if begins else "Before you part")]
    blocks.append(Words(f"{useful} ({idea})" if idea else useful))
    if handed.ask.strip():
        blocks.append(Words(handed.ask))
    blocks.append(Room(1))
    if handed.closing:
        closes = _clock(handed.edges.get("close"), handed.zone)
        blocks.append(Words(f"{closes}: {handed.closing}" if closes else handed.closing))
    return blocks


def _last_minutes(handed: Handed) -> datetime | None:
    """When the protected minutes begin: with the asks, or with the close where nothing is asked for."""
    return handed.edges.get("asks") or handed.edges.get("close")


def _section(title: str, blocks: list[Block]) -> list[Block]:
    return [Heading(title), *blocks] if blocks else []


def _clock(moment: datetime | None, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}" if moment else ""


def _later(moment: datetime, minutes: int) -> datetime:
    return moment.astimezone(UTC) + timedelta(minutes=minutes)
