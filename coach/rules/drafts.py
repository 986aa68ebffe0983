"""Which words could I send? Drafts to copy and change; nothing is ever sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from coach.content.drafts import draft_pattern
from coach.content.reading import placeholders
from coach.records.action import ActionKind
from coach.records.conversation import Introduction
from coach.records.off_record import on_record, shelves_on_record
from coach.records.reflection import AdviceState
from coach.rules.giving import matches
from coach.rules.introductions import may_ask
from coach.rules.phrases import day_words, local_day
from coach.rules.scoring.before import statement_of
from coach.rules.second_person import addressed, advised, called, contact, intended
from coach.rules.specificity import assess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from coach.content.drafts import DraftPattern
    from coach.records.conversation import Conversation
    from coach.records.person import Person
    from coach.records.shelf_item import ShelfItem
    from coach.records.shelves import Shelves

_HANGING = " ,;:–—-•"
"""Marks that are left over at the ends of a line where somebody stopped writing."""

_NOTE = "[from my notes"
"""How a wording begins a note that is quoted as it stands, on an indented line of its own."""

_SENTENCES = frozenset(
    {
        "goal", "goal_now", "learned", "surprise", "shelf_item", "useful", "introduction",
    }
)  # fmt: skip
"""The names that are sentences of their own in every pattern; all others stand within one."""


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
        "introduction": _sentence(own),
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
        **_told("learned", reflection.learned, addressed(reflection.learned, person)),
        **_told("surprise", reflection.surprise, addressed(reflection.surprise, person)),
        **_meant("next_step", steps[:1], partial(intended, person=person)),
        **_meant("promise", gives[:1], partial(intended, person=person)),
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
        **_told("learned", learned, addressed(learned, person, of_another=True)),
        **_meant("next_step", steps[:1], partial(intended, person=person)),
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
        **_meant("advice_done", _advice(talks, AdviceState.DONE), partial(advised, person=person)),
        **_meant("advice_doing", _advice(talks, AdviceState.DOING), partial(advised, person=person)),
        "goal_now": _goal(last, shelves) if last and _revised(talks) else "",
        "shelf_item": _sentence(item.title) if item else "",
        **_told("useful", person.useful, addressed(person.useful, person)),
    }
    draft = _draft("check_in", names)
    return replace(draft, shelf_item=item.id) if item and names_item(draft.text, item) else draft


def names_item(text: str, item: ShelfItem) -> bool:
    """Whether a message names an item of the shelf, however its spaces and its last stop are written."""
    title = _clean(item.title).rstrip(".… ")
    return bool(title) and title in " ".join(text.split())


def compose(pattern_id: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Subject and text of a pattern, with every sentence that its known names can fill.

    Where that would be longer than the pattern allows, names are given up in the order that it says.
    """
    pattern = draft_pattern(pattern_id)
    known = {name: said for name, words in names.items() if (said := _fitted(name, words))}
    text = _text(pattern, known)
    for name in pattern.shorten:
        if len(text.split()) <= pattern.most_words:
            break
        known.pop(name, None)
        known.pop(f"{name}_note", None)
        text = _text(pattern, known)
    return _first(pattern.subject, known), text


def _fitted(name: str, words: str) -> str:
    """Words for their place: what stands within a sentence brings no mark that would end it."""
    said = _clean(words)
    return said if name in _SENTENCES else said.rstrip(_HANGING + ".…!?")


def _text(pattern: DraftPattern, known: Mapping[str, str]) -> str:
    paragraphs = (
        _joined(_first(sentence, known) for sentence in paragraph) for paragraph in pattern.paragraphs
    )
    return "\n\n".join(filter(None, paragraphs))


def _joined(sentences: Iterable[str]) -> str:
    """Sentences of a paragraph, with a line of its own for each note that is quoted."""
    text = ""
    for sentence in filter(None, sentences):
        quoted = text.rpartition("\n")[2].startswith(_NOTE) and text.endswith("]")
        text += ("\n" if quoted else " " if text else "") + sentence
    return text.replace(f"\n{_NOTE}", f"\n    {_NOTE}")


def _first(wordings: tuple[str, ...], known: Mapping[str, str]) -> str:
    """The first wording whose names are all known; what a person typed is put in, never read as a pattern."""
    for wording in wordings:
        if placeholders(wording) <= known.keys():
            return wording.format_map(known)
    return ""


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


def _told(name: str, note: str, said: str) -> dict[str, str]:
    """A note as it is said to them, else to be quoted as it stands and changed by the user (advice 5b)."""
    return {name: _sentence(said), f"{name}_note": _quoted(note)}


def _meant(name: str, notes: Sequence[str], say: Callable[[str], str]) -> dict[str, str]:
    """Deeds in a row, if each can be said as one; else all of them quoted, to be changed by the user."""
    said = [say(note) for note in notes]
    whole = " and to ".join([", to ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)
    return {name: whole if all(said) else "", f"{name}_note": "; ".join(filter(None, map(_quoted, notes)))}


def _quoted(note: str) -> str:
    return _clean(_line(note)).rstrip(".").replace("[", "(").replace("]", ")")


def _spoken_of(introduction: Introduction, other: Person | None) -> str:
    """Whom they introduced, as the two speak of them: by first name where it is somebody in the notebook."""
    if other and (not introduction.to_whom or introduction.to_whom == other.name):
        return called(other) if other.name else ""
    return introduction.to_whom


def _goal(conversation: Conversation | None, shelves: Shelves) -> str:
    goal = shelves.goal(conversation.goal) if conversation else None
    return _sentence(statement_of(goal.current)) if goal and goal.current else ""


def _for_whom(conversation: Conversation, shelves: Shelves) -> str:
    goal = shelves.goal(conversation.goal)
    revision = goal.current if goal else None
    if revision is None:
        return ""
    found = assess(statement_of(revision), corrections=revision.corrections).who
    return revision.for_whom or (found[0].text if found else "")


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


def _advice(talks: list[Conversation], state: AdviceState) -> tuple[str, ...]:
    return tuple(
        advice.text
        for talk in talks
        for advice in talk.reflection.advice
        if advice.state is state and _clean(advice.text)
    )


def _revised(talks: list[Conversation]) -> bool:
    return any(talk.reflection.goal_decision == "revise" for talk in talks)


def _line(text: str) -> str:
    """The first line that says something; a draft is short."""
    return next((line for line in map(_clean, text.splitlines()) if line), "")


def _clean(text: str) -> str:
    """Words as a letter has them: single spaces, no mark left hanging; empty if they say nothing."""
    words = " ".join(text.split()).lstrip(_HANGING + "*.").rstrip(_HANGING)
    return words if any(letter.isalnum() for letter in words) else ""


def _sentence(text: str) -> str:
    """The first line as a sentence, with one stop at its end."""
    line = _line(text)
    if line.endswith(("..", "…")):
        line = line.rstrip(".… ")
    return line if not line or line[-1] in '.?!”"' else f"{line}."
