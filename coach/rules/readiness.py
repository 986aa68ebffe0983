"""Am I ready for this conversation, what is missing, and by when?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.content.checklists import checklists
from coach.content.practices import numbers
from coach.records.conversation import CallLine
from coach.rules.findings import Finding, Gravity
from coach.rules.questions import review
from coach.rules.timing import arrive_between, leave_by, minutes_between

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from coach.content.checklists import ChecklistItem
    from coach.records.conversation import Conversation
    from coach.records.person import Person
    from coach.records.settings import Settings

_MUST_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to have in place; `ticked` items are the person's to tick, the others the coach sees."""

    id: str
    label: str
    must: bool
    done: bool
    why: str
    advice: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a conversation is.

    Attributes:
        percent: 0 to 100, a must counting twice as much as a nice item.
        ready: whether no must is missing.
        missing: what is not yet in place, the musts first.
        items: everything that counts for this mode and line.
        by: the moment by which it should be in place; None where no start is set.
        minutes_left: from now to that moment; negative once it has passed.
        until: what happens at that moment, in words; empty where none is known.
    """

    percent: int
    ready: bool
    missing: tuple[Finding, ...]
    items: tuple[Item, ...]
    by: datetime | None
    minutes_left: float | None
    until: str = ""


def readiness(
    conversation: Conversation, person: Person | None, settings: Settings, *, now: datetime
) -> Readiness:
    """How ready the conversation is, what is missing, and by when to do it (advice 2a, 3a, 3e, 3f)."""
    listed = _listed(conversation)
    items = tuple(_item(item, conversation, person, settings) for item in listed)
    pairs = sorted(zip(listed, items, strict=True), key=lambda pair: not pair[1].must)
    by = _by(conversation, settings)
    return Readiness(
        percent=_percent(items),
        ready=all(item.done for item in items if item.must),
        missing=tuple(_finding(item) for item, state in pairs if not state.done),
        items=items,
        by=by,
        minutes_left=minutes_between(now, by),
        until=_until(conversation, settings) if by else "",
    )


def musts(
    conversation: Conversation, person: Person | None, settings: Settings, *, but: frozenset[str]
) -> tuple[bool, ...]:
    """Whether each must of this mode is in place, in the checklist's order, without those named in `but`."""
    return tuple(
        _done(item, conversation, person, settings)
        for item in _listed(conversation)
        if item.level == "must" and item.id not in but
    )


def question_minutes(conversation: Conversation) -> int:
    """The minutes that all planned questions need together (advice 2d)."""
    usual = numbers().question_minutes
    return sum(
        usual if question.minutes is None else question.minutes
        for question in conversation.preparation.questions
        if question.text
    )


def minutes_for_questions(conversation: Conversation) -> int | None:
    """The allotted minutes without the protected last five; None where none were agreed (advice 3h)."""
    if conversation.allotted_minutes is None:
        return None
    protected = min(numbers().protected_minutes, conversation.allotted_minutes // 3)
    return conversation.allotted_minutes - protected


def fits(conversation: Conversation) -> bool:
    """Whether the questions leave the last five minutes free, where a time is agreed (advice 2d, 3h)."""
    room = minutes_for_questions(conversation)
    return room is None or question_minutes(conversation) <= room


def open_questions(conversation: Conversation) -> int:
    """How many planned questions the question coach calls good (advice 2d)."""
    questions = conversation.preparation.questions
    return sum(_is_open(question.text) for question in questions if question.text)


@lru_cache(maxsize=4096)
def _is_open(text: str) -> bool:
    """Remembered, since a chart of all conversations asks for the same questions again and again."""
    return review(text).verdict == "good"


def _listed(conversation: Conversation) -> tuple[ChecklistItem, ...]:
    line = conversation.line.value if conversation.line else None
    return checklists().for_mode(conversation.mode.value, line)


def _done(item: ChecklistItem, conversation: Conversation, person: Person | None, settings: Settings) -> bool:
    seen = _SEEN.get(item.id)
    done = seen is not None and seen(conversation, person, settings)
    return done or (not item.seen_in_record and item.id in conversation.preparation.checked)


def _item(item: ChecklistItem, conversation: Conversation, person: Person | None, settings: Settings) -> Item:
    return Item(
        id=item.id,
        label=item.label,
        must=item.level == "must",
        done=_done(item, conversation, person, settings),
        why=item.why,
        advice=item.advice,
        ticked=not item.seen_in_record,
    )


def _finding(item: ChecklistItem) -> Finding:
    gravity = Gravity.MUST if item.level == "must" else Gravity.NICE
    return Finding(item.label, gravity, item.advice, item.missing)


def _percent(items: tuple[Item, ...]) -> int:
    weights = [_MUST_WEIGHT if item.must else 1 for item in items]
    done = sum(weight for weight, item in zip(weights, items, strict=True) if item.done)
    return done * 100 // sum(weights)


def _by(conversation: Conversation, settings: Settings) -> datetime | None:
    if conversation.mode.call:
        return conversation.start
    between = arrive_between(conversation, settings)
    return leave_by(conversation, settings) or (between[0] if between else None)


def _until(conversation: Conversation, settings: Settings) -> str:
    """What the moment of being ready is (advice 3a, 3d): dialling, leaving, or the arrival window."""
    if conversation.mode.call:
        return "then you call"
    leaving = leave_by(conversation, settings) is not None
    return "then you leave" if leaving else "then you should be there"


def _enough_questions(conversation: Conversation, *_: object) -> bool:
    written = [question for question in conversation.preparation.questions if question.text]
    return len(written) >= numbers().five_questions


def _all_open(conversation: Conversation, *_: object) -> bool:
    written = [question for question in conversation.preparation.questions if question.text]
    return bool(written) and open_questions(conversation) == len(written)


def _questions_fit(conversation: Conversation, *_: object) -> bool:
    return question_minutes(conversation) > 0 and fits(conversation)


def _both_zones(conversation: Conversation, person: Person | None, settings: Settings) -> bool:
    own = conversation.time_zone or settings.time_zone
    return bool(own and person and person.time_zone)


_SEEN: Mapping[str, Callable[[Conversation, Person | None, Settings], bool]] = {
    "time_set": lambda conversation, _person, _settings: conversation.start is not None,
    "target": lambda conversation, _person, _settings: bool(conversation.preparation.target.strip()),
    "target_sign": lambda conversation, _person, _settings: bool(
        conversation.preparation.target_sign.strip()
    ),
    "research": lambda conversation, _person, _settings: any(
        fact.text for fact in conversation.preparation.research
    ),
    "questions": _enough_questions,
    "questions_open": _all_open,
    "fits": _questions_fit,
    "goal": lambda conversation, _person, _settings: bool(conversation.goal),
    "name_spoken": lambda _conversation, person, _settings: bool(person and person.say_it),
    "introduction_ready": lambda conversation, _person, settings: bool(
        conversation.preparation.introduction.strip() or settings.introduction.strip()
    ),
    "recent_fact": lambda conversation, _person, _settings: bool(
        conversation.preparation.recent_fact.strip()
    ),
    "opening_line": lambda conversation, _person, _settings: bool(
        conversation.preparation.opening_line.strip()
    ),
    "place_known": lambda conversation, _person, _settings: bool(conversation.place),
    "travel_noted": lambda conversation, _person, _settings: conversation.travel_minutes is not None,
    "line_chosen": lambda conversation, _person, _settings: conversation.line is not None,
    "landline": lambda conversation, _person, _settings: conversation.line is CallLine.LANDLINE,
    "time_zones": _both_zones,
}
"""What the coach sees in the records by itself, by the id of the checklist's item."""
