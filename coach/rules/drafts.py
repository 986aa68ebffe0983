"""Which words could I send? Drafts to copy and change; nothing is ever sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from coach.content.agenda import agenda_content
from coach.content.drafts import draft_pattern
from coach.records.action import ActionKind
from coach.records.conversation import Introduction
from coach.records.off_record import on_record, shelves_on_record
from coach.records.reflection import AdviceState
from coach.rules.giving import matches
from coach.rules.introductions import may_ask
from coach.rules.letters import clean, compose, meant, sentence, told
from coach.rules.phrases import day_words, local_day
from coach.rules.scoring.before import statement_of
from coach.rules.second_person import addressed, advised, called, contact, intended
from coach.rules.specificity import assess

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from coach.records.conversation import Conversation
    from coach.records.person import Person
    from coach.records.shelf_item import ShelfItem
    from coach.records.shelves import Shelves

_LONGEST_QUESTION = 90
"""Characters of a question that a letter repeats."""

ASKS = frozenset({"ask", "ask_through_them", "forwardable", "nudge"})
"""The drafts that ask for introductions, or speak of one that is to come (advice 4b)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to copy; where an ask is not welcome it is empty, and `refused` says why.

    Attributes:
        shelf_item: the item of the shelf that it names, which is then not offered to them again (advice 5e).
    """

    id: str
    name: str
    subject: str
    text: str
    advice: tuple[str, ...]
    refused: str = ""
    shelf_item: str = ""


def request(conversation: Conversation, shelves: Shelves) -> Draft:
    """A short message that asks for a conversation, without asking for a job (advice 1b, 3h)."""
    conversation, shelves = _sharable(conversation, shelves)
    person = shelves.person(conversation.person)
    introducer = shelves.person(person.introduced_by) if person else None
    return _draft(
        "request",
        {
            **_common(conversation, shelves),
            "introducer": introducer.name if introducer else "",
            "role": person.role if person else "",
            "organisation": person.organisation if person else "",
            "interest": person.interests[0] if person and person.interests else "",
        },
    )


def follow_up(conversation: Conversation, shelves: Shelves, *, now: datetime) -> Draft:
    """One friendly follow-up to a request that was not answered (advice 0a, 3B7)."""
    conversation, shelves = _sharable(conversation, shelves)
    asked = conversation.requested
    day = day_words(asked, now.date()) if asked else ""
    return _draft("follow_up", {**_common(conversation, shelves), "requested": day})


def ask(conversation: Conversation, shelves: Shelves) -> Draft:
    """What to say to ask for introductions; refused where the person asked not to be asked (4a to 4c)."""
    refused = _refusal("ask", conversation, shelves)
    if refused is not None:
        return refused
    conversation, shelves = _sharable(conversation, shelves)
    person = shelves.person(conversation.person)
    through = person is not None and may_ask(person).only_through_them
    names = {**_common(conversation, shelves), "who": _for_whom(conversation, shelves)}
    return _draft("ask_through_them" if through else "ask", names)


def forwardable(conversation: Conversation, introduction: Introduction | None, shelves: Shelves) -> Draft:
    """A few lines about the user that can be passed on as they stand (advice 4c)."""
    refused = _refusal("forwardable", conversation, shelves)
    if refused is not None:
        return refused
    introduction = _row_on_record(conversation, introduction)
    conversation, shelves = _sharable(conversation, shelves)
    own = conversation.preparation.introduction or shelves.settings.introduction
    names = {
        **_common(conversation, shelves),
        "to_whom": contact(introduction.to_whom, shelves.person(conversation.person)) if introduction else "",
        "introduction": sentence(own),
    }
    return _draft("forwardable", names)


def nudge(conversation: Conversation, introduction: Introduction, shelves: Shelves) -> Draft:
    """One gentle reminder of an introduction that was offered (advice 4c)."""
    refused = _refusal("nudge", conversation, shelves)
    if refused is not None:
        return refused
    row = _row_on_record(conversation, introduction)
    conversation, shelves = _sharable(conversation, shelves)
    whom = contact(row.to_whom, shelves.person(conversation.person)) if row else ""
    return _draft("nudge", {**_common(conversation, shelves), "to_whom": whom})


def thanks(conversation: Conversation, shelves: Shelves, *, now: datetime) -> Draft:
    """A thank-you with one specific thing learned and what follows from it (advice 5b, 6a)."""
    conversation, shelves = _sharable(conversation, shelves)
    person = shelves.person(conversation.person)
    begun = conversation.times.started.at or conversation.start
    day = day_words(local_day(begun, now), local_day(now, now)) if begun else ""
    reflection = conversation.reflection
    steps = _actions(conversation, shelves, ActionKind.NEXT_STEP)
    gives = _actions(conversation, shelves, ActionKind.GIVE_BACK)
    names = {
        **_common(conversation, shelves),
        "day": day,
        "added": str(conversation.times.offered.minutes or ""),
        **told("learned", reflection.learned, addressed(reflection.learned, person)),
        **_answer(conversation, person),
        **told("surprise", reflection.surprise, addressed(reflection.surprise, person)),
        **meant("next_step", steps[:1], partial(intended, person=person)),
        **meant("promise", gives[:1], partial(intended, person=person)),
        "offered_to": _offered_to(conversation, shelves),
    }
    return _draft("thanks", names)


def report_back(
    conversation: Conversation, introduction: Introduction, shelves: Shelves, *, now: datetime
) -> Draft:
    """What came of an introduction, for the person who made it; also where contact failed (advice 4c)."""
    introduction = _row_on_record(conversation, introduction) or Introduction(id=introduction.id)
    conversation, shelves = _sharable(conversation, shelves)
    talk = next(
        (
            entry
            for entry in shelves.conversations
            if introduction.person and entry.person == introduction.person and entry.held
        ),
        None,
    )
    other = shelves.person(introduction.person)
    begun = (talk.times.started.at or talk.start) if talk else None
    met = introduction.met or (local_day(begun, now) if begun else None)
    steps = _actions(talk, shelves, ActionKind.NEXT_STEP) if talk else ()
    person, learned = shelves.person(conversation.person), talk.reflection.learned if talk else ""
    names = {
        **_common(conversation, shelves),
        "to_whom": contact(_spoken_of(introduction, other), person),
        "met": day_words(met, local_day(now, now)) if met else "",
        **told("learned", learned, addressed(learned, person, of_another=True)),
        **meant("next_step", steps[:1], partial(intended, person=person)),
    }
    return _draft("report_back", names)


def check_in(person: Person, shelves: Shelves, *, now: datetime) -> Draft:
    """A few lines of news, with exactly the advice of theirs that was used (advice 0a, 5b, 6c)."""
    shelves = shelves_on_record(shelves)
    person = shelves.person(person.id) or on_record(person)
    talks = [entry for entry in shelves.with_person(person.id) if entry.held and entry.start]
    last = max(talks, key=lambda entry: entry.start.timestamp() if entry.start else 0.0, default=None)
    item = next((match.item for match in matches(shelves, today=now.date(), person_id=person.id)), None)
    names = {
        "name": called(person) if person.name else "",
        "me": shelves.settings.name,
        "last_talk": day_words(local_day(last.start, now), now.date()) if last and last.start else "",
        **meant("advice_done", _advice(talks, AdviceState.DONE), partial(advised, person=person)),
        **meant("advice_doing", _advice(talks, AdviceState.DOING), partial(advised, person=person)),
        "goal_now": _goal(last, shelves) if last and _revised(talks) else "",
        "shelf_item": sentence(item.title) if item else "",
        **_on_their_mind(person, last, now),
    }
    draft = _draft("check_in", names)
    return replace(draft, shelf_item=item.id) if item and names_item(draft.text, item) else draft


def names_item(text: str, item: ShelfItem) -> bool:
    """Whether a message names an item of the shelf, however its spaces and its last stop are written."""
    title = clean(item.title).rstrip(".… ")
    return bool(title) and title in " ".join(text.split())


def _sharable(conversation: Conversation, shelves: Shelves) -> tuple[Conversation, Shelves]:
    """What a draft may be made of: nothing that was said off the record."""
    return on_record(conversation), shelves_on_record(shelves)


def _row_on_record(conversation: Conversation, row: Introduction | None) -> Introduction | None:
    """An introduction without what is marked; None where the whole of it was said off the record."""
    if row is None or all(one.id != row.id for one in conversation.introductions):
        return row
    return next((one for one in on_record(conversation).introductions if one.id == row.id), None)


def _draft(pattern_id: str, names: Mapping[str, str]) -> Draft:
    pattern = draft_pattern(pattern_id)
    subject, text = compose(pattern_id, names)
    return Draft(pattern.id, pattern.name, subject, text, pattern.advice)


def _refusal(pattern_id: str, conversation: Conversation, shelves: Shelves) -> Draft | None:
    """An empty draft with the reason, where the person asked not to be asked (advice 4b)."""
    person = shelves.person(conversation.person)
    permission = may_ask(person) if person else None
    if permission is None or permission.allowed:
        return None
    pattern = draft_pattern(pattern_id)
    return Draft(pattern.id, pattern.name, "", "", pattern.advice, refused=permission.reason)


def _common(conversation: Conversation, shelves: Shelves) -> dict[str, str]:
    person = shelves.person(conversation.person)
    minutes = conversation.allotted_minutes or shelves.settings.allotted_minutes
    return {
        "name": called(person) if person and person.name else "",
        "me": shelves.settings.name,
        "allotted": str(minutes or 20),
        "goal": _goal(conversation, shelves),
        "goal_to": intended(_goal(conversation, shelves), None),
    }


def _spoken_of(introduction: Introduction, other: Person | None) -> str:
    """Whom they introduced, as the two speak of them: by first name where it is somebody in the notebook."""
    if other and (not introduction.to_whom or introduction.to_whom == other.name):
        return called(other) if other.name else ""
    return introduction.to_whom


def _goal(conversation: Conversation | None, shelves: Shelves) -> str:
    goal = shelves.goal(conversation.goal) if conversation else None
    return sentence(statement_of(goal.current)) if goal and goal.current else ""


def _for_whom(conversation: Conversation, shelves: Shelves) -> str:
    goal = shelves.goal(conversation.goal)
    revision = goal.current if goal else None
    if revision is None:
        return ""
    return revision.for_whom or _who(statement_of(revision), tuple(revision.corrections.items()))


@lru_cache(maxsize=64)
def _who(statement: str, corrections: tuple[tuple[str, str | None], ...]) -> str:
    """Whom a statement speaks of; the hour asks for it at every press, and it changes hardly ever."""
    found = assess(statement, corrections=dict(corrections)).who
    return found[0].text if found else ""


def _offered_to(conversation: Conversation, shelves: Shelves) -> str:
    """Whom they offered to introduce; not spoken of where they asked not to be asked."""
    person = shelves.person(conversation.person)
    if person is None or not may_ask(person).allowed:
        return ""
    waiting = (
        entry for entry in conversation.introductions if entry.promised is not False and not entry.made
    )
    return next((contact(entry.to_whom, person) for entry in waiting), "")


def _actions(conversation: Conversation, shelves: Shelves, kind: ActionKind) -> tuple[str, ...]:
    return tuple(
        action.text
        for action in shelves.actions
        if action.what is kind and action.conversation == conversation.id and action.dropped is None
    )


def _answer(conversation: Conversation, person: Person | None) -> dict[str, str]:
    """One answer with its question: of the must-asks first, and one that can be said as it was noted."""
    rows = [row for row in conversation.preparation.questions if clean(row.answer)]
    rows.sort(key=lambda row: (not addressed(row.answer, person), not row.must))
    if not rows:
        return {}
    row = rows[0]
    asked = row.text if len(row.text) <= _LONGEST_QUESTION else ""
    return {"asked": asked, **told("answer", row.answer, addressed(row.answer, person))}


def _on_their_mind(person: Person, last: Conversation | None, now: datetime) -> dict[str, str]:
    """What would have been useful to them, in another name where it was said so long ago that it may be over.

    What they said in the last talk comes before what stands with the person, which has no day.
    """
    said = (last.useful if last else "") or person.useful
    start = last.start if last else None
    days = (local_day(now, now) - local_day(start, now)).days if start else 0
    old = days > agenda_content().thresholds.on_their_mind_days
    return told("useful_then" if old else "useful", said, addressed(said, person))


def _advice(talks: list[Conversation], state: AdviceState) -> tuple[str, ...]:
    return tuple(
        advice.text
        for talk in talks
        for advice in talk.reflection.advice
        if advice.state is state and clean(advice.text)
    )


def _revised(talks: list[Conversation]) -> bool:
    return any(talk.reflection.goal_decision == "revise" for talk in talks)
