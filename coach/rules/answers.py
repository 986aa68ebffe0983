"""What did different people say to the same question?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.content.questions import bank_by_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from coach.records.conversation import Conversation
    from coach.records.preparation import Question, QuestionCategory
    from coach.records.shelves import Shelves

_ALIKE = 0.75
"""The share of their words that two wordings of one question have in common at least."""

_WORD = re.compile(r"[^\W_]+")
_LITTLE = frozenset(
    "a an the of in on at to for and or is are was were do does did you your in it this that".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said, in which conversation, and how they were asked."""

    conversation: Conversation
    question: Question

    @property
    def when(self) -> datetime | None:
        """When they said it, as far as it is known."""
        return self.conversation.times.started.at or self.conversation.start


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with every answer to it, the latest first; who is right is left to the reader."""

    text: str
    category: QuestionCategory
    answers: tuple[Answer, ...]

    @property
    def people(self) -> int:
        """How many people answered it."""
        return len({answer.conversation.person for answer in self.answers})


def side_by_side(shelves: Shelves) -> tuple[Asked, ...]:
    """Every question that was answered, those that most people answered first (advice 2d, 6a).

    Two questions are the same where they come from the same entry of the bank, where one was carried over
    from the other, or where their wordings have three quarters of their telling words in common. Answers
    that were said off the record are among them: this stays on the user's own screen.
    """
    told = [
        Answer(talk, question)
        for talk in shelves.conversations
        for question in talk.preparation.questions
        if question.text.strip() and question.answer.strip()
    ]
    found = [_asked(group) for group in _groups(told)]
    return tuple(sorted(found, key=lambda asked: (-asked.people, -_latest(asked), asked.text)))


def matching(asked: Iterable[Asked], typed: str, category: str | None = None) -> tuple[Asked, ...]:
    """The questions of a category in whose wording or answers all typed words begin a word."""
    wanted = _WORD.findall(_bare(typed))
    return tuple(
        one
        for one in asked
        if category in (None, one.category.value) and all(_said_in(one, word) for word in wanted)
    )


def _said_in(asked: Asked, word: str) -> bool:
    texts = [asked.text, *(f"{one.question.text} {one.question.answer}" for one in asked.answers)]
    return any(said.startswith(word) for text in texts for said in _WORD.findall(_bare(text)))


def _asked(group: Sequence[Answer]) -> Asked:
    """One question in the bank's words where it is from there, else in those it was last asked in."""
    answers = tuple(sorted(group, key=_moment, reverse=True))
    last = answers[0].question
    known = next((entry for one in answers if (entry := bank_by_id().get(one.question.bank))), None)
    text = known.text if known and not known.has_blank else last.text
    return Asked(text, last.category, answers)


def _moment(answer: Answer) -> float:
    return answer.when.timestamp() if answer.when else 0.0


def _latest(asked: Asked) -> float:
    return max(map(_moment, asked.answers))


def _groups(told: Sequence[Answer]) -> list[list[Answer]]:
    """The answers, put together by what makes two questions the same one."""
    above = list(range(len(told)))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for one, other in (*_same_bank(told), *_carried(told), *_alike(told)):
        above[max(top(one), top(other))] = min(top(one), top(other))
    groups: dict[int, list[Answer]] = {}
    for place, answer in enumerate(told):
        groups.setdefault(top(place), []).append(answer)
    return list(groups.values())


def _same_bank(told: Sequence[Answer]) -> Iterable[tuple[int, int]]:
    first: dict[str, int] = {}
    for place, answer in enumerate(told):
        if answer.question.bank:
            yield first.setdefault(answer.question.bank, place), place


def _carried(told: Sequence[Answer]) -> Iterable[tuple[int, int]]:
    """A question that was carried over, with its likest one in the conversation it came from."""
    within: dict[str, list[int]] = {}
    for place, answer in enumerate(told):
        within.setdefault(answer.conversation.id, []).append(place)
    for place, answer in enumerate(told):
        own = _key(answer.question.text)
        before = within.get(answer.question.carried_from, [])
        likest = max(before, key=lambda one: _share(own, _key(told[one].question.text)), default=None)
        if likest is not None and _share(own, _key(told[likest].question.text)) >= 0.5:
            yield likest, place


def _alike(told: Sequence[Answer]) -> Iterable[tuple[int, int]]:
    """Pairs of near-equal wordings; only wordings that share one of their rarer words are compared."""
    first: dict[frozenset[str], int] = {}
    for place, answer in enumerate(told):
        yield first.setdefault(_key(answer.question.text), place), place
    often: dict[str, int] = {}
    for key in first:
        for word in key:
            often[word] = often.get(word, 0) + 1
    seen: dict[str, list[frozenset[str]]] = {}
    for key, place in first.items():
        rarest = sorted(key, key=lambda word: (often[word], word))[: len(key) - int(_ALIKE * len(key)) + 1]
        others = {other for word in rarest for other in seen.get(word, ())}
        yield from ((first[other], place) for other in others if _share(key, other) >= _ALIKE)
        for word in rarest:
            seen.setdefault(word, []).append(key)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _key(text: str) -> frozenset[str]:
    """The telling words of a wording; all its words where it has no other."""
    words = _WORD.findall(_bare(text))
    return frozenset(word for word in words if word not in _LITTLE) or frozenset(words)


def _bare(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in spelled if not unicodedata.combining(letter)).casefold()
