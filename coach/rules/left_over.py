"""Which questions were planned and not asked, and to which conversation they can be carried (advice 2d)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.records.conversation import OFF
from coach.records.off_record import is_off_record
from coach.rules import introductions
from coach.rules.timing import over_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.records import Conversation, Shelves
    from coach.records.preparation import Question


def unasked(conversation: Conversation, shelves: Shelves) -> tuple[Question, ...]:
    """The questions that were not asked, without those that another conversation has taken over.

    One that did not take place has taken over nothing. What could not be put to the person is not left over
    (advice 4b).
    """
    taken = [
        question
        for talk in shelves.conversations
        if talk.status not in OFF
        for question in talk.preparation.questions
        if question.carried_from == conversation.id
    ]
    person = shelves.person(conversation.person)
    return tuple(
        question
        for question in conversation.preparation.questions
        if not (_was_asked(conversation, question) or among(question, taken))
        and introductions.may_show(question, person)
    )


def among(question: Question, others: Iterable[Question]) -> bool:
    """Whether a question stands among others already: the same words, or carried over and worded anew since.

    Where nobody noted which question was carried over, as in older files, only the words tell.
    """
    said = question.text.casefold()
    return any(other.carried_question == question.id or other.text.casefold() == said for other in others)


def _was_asked(conversation: Conversation, question: Question) -> bool:
    """Whether it was put or answered, also where the answer is kept from view as off the record."""
    hidden = is_off_record(conversation, f"preparation.questions.{question.id}.answer")
    return question.asked or hidden or bool(question.answer.strip())


def fitting(questions: tuple[Question, ...], to: Conversation, shelves: Shelves) -> tuple[Question, ...]:
    """Those questions that another conversation does not have yet, and that may be put to its person."""
    planned = to.preparation.questions
    person = shelves.person(to.person)
    return tuple(
        question
        for question in questions
        if not among(question, planned) and introductions.may_show(question, person)
    )


def offered(to: Conversation, shelves: Shelves) -> tuple[tuple[Conversation, tuple[Question, ...]], ...]:
    """What the last conversation with the same person, and the last one with anybody, left for this one."""
    held = [talk for talk in shelves.conversations if talk.held and talk.id != to.id]
    same = [talk for talk in held if talk.person == to.person]
    sources = {talk.id: talk for talk in (*_last(same), *_last(held))}
    found = ((talk, fitting(unasked(talk, shelves), to, shelves)) for talk in sources.values())
    return tuple((talk, rows) for talk, rows in found if rows)


def _last(talks: list[Conversation]) -> tuple[Conversation, ...]:
    def ended(talk: Conversation) -> float:
        over = over_at(talk)
        return over.timestamp() if over else 0.0

    return tuple(sorted(talks, key=ended)[-1:])
