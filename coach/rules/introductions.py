"""May I ask, whose move is it, and who led me to whom?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from coach.content.questions import bank_by_id
from coach.records.conversation import IntroductionWay
from coach.records.person import IntroductionWish
from coach.rules.own_asks import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from coach.content.questions import BankQuestion
    from coach.records.conversation import Conversation, Introduction
    from coach.records.person import Person
    from coach.records.preparation import Question
    from coach.records.shelves import Shelves

State = Literal["asked", "offered", "made", "met", "reported", "declined", "let go"]
Move = Literal["theirs", "yours", "nobody's"]


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether an ask for introductions may be shown, and why; `known` is whether they have said so."""

    allowed: bool
    only_through_them: bool
    reason: str
    known: bool = True


def may_ask(person: Person) -> Permission:
    """Whether this person may be asked for introductions: the one place that decides it (advice 4b).

    Every page, draft and export asks here, and nowhere else.
    """
    if person.wish is IntroductionWish.DO_NOT_ASK:
        return Permission(
            allowed=False,
            only_through_them=False,
            reason=_with_words(person, f"{person.title} has asked you not to ask for introductions"),
        )
    if person.wish is IntroductionWish.THROUGH_THEM:
        return Permission(
            allowed=True,
            only_through_them=True,
            reason=_with_words(person, f"{person.title} wants introductions to go only through them"),
        )
    if person.wish is IntroductionWish.WELCOME:
        reason = _with_words(person, f"{person.title} has said that asking is welcome")
    else:
        reason = (
            f"You do not know yet how {person.title} feels about introductions. Ask that first, and note it."
        )
    known = person.wish is IntroductionWish.WELCOME
    return Permission(allowed=True, only_through_them=False, reason=reason, known=known)


def asking_allowed(person: Person | None) -> bool:
    """Whether anything about asking may be shown for a talk with this person, if any is chosen (4b)."""
    return person is not None and may_ask(person).allowed


def _with_words(person: Person, sentence: str) -> str:
    day = f" ({person.wish_noted.day} {person.wish_noted:%B %Y})" if person.wish_noted else ""
    words = " ".join(person.wish_words.split())
    return f"{sentence}{day}: “{words}”" if words else f"{sentence}{day}."


def asks_for_introduction(question: Question) -> bool:
    """Whether a planned question asks for introductions: from the bank, or in words of one's own (4a)."""
    known = _known(question)
    return (known is not None and known.about_introductions) or reading(question.text) == "ask"


def doubt(text: str, person: Person | None) -> str:
    """What is said beside words that may be an ask, where the person wants none; empty elsewhere (4b)."""
    if person is None or asking_allowed(person) or reading(text) == "no":
        return ""
    sure = reading(text) == "ask"
    return f"This {'is' if sure else 'may be'} an ask for introductions. {may_ask(person).reason}"


def _known(question: Question) -> BankQuestion | None:
    """The entry of the bank that a planned question comes from, by its identity or else by its wording."""
    return bank_by_id().get(question.bank) or _by_wording().get(_bare(question.text))


@lru_cache(maxsize=1)
def _by_wording() -> Mapping[str, BankQuestion]:
    return {_bare(entry.text): entry for entry in bank_by_id().values()}


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def askable(questions: Iterable[BankQuestion], person: Person | None) -> tuple[BankQuestion, ...]:
    """The questions of the bank that may be offered for a talk with this person, in fitting words (4b)."""
    permission = may_ask(person) if person else None
    if permission is None or (permission.allowed and not permission.only_through_them):
        return tuple(questions)
    fitting = (_fitting(question, permission) for question in questions)
    return tuple(question for question in fitting if question is not None)


def _fitting(question: BankQuestion, permission: Permission) -> BankQuestion | None:
    if not question.about_introductions:
        return question
    if not permission.allowed or question.through_them is None:
        return None
    return question.model_copy(update={"text": question.through_them})


def shown(questions: Iterable[Question], person: Person | None) -> tuple[Question, ...]:
    """The planned questions that may be shown for a talk with this person, in fitting words (advice 4b).

    Everything that draws, prints or sends out planned questions takes them from here.
    """
    return tuple(_reworded(question, person) for question in questions if may_show(question, person))


def _reworded(question: Question, person: Person | None) -> Question:
    """A question from the bank in its other words, where introductions go only through the person."""
    known = _known(question)
    if known is None or _bare(question.text) != _bare(known.text):
        return question
    return question.but(text=next(iter(askable((known,), person)), known).text)


def may_show(question: Question, person: Person | None) -> bool:
    """Whether a planned question may be shown for this person (advice 4b).

    One that asks for introductions may not, also when it was planned before they said so, and also when
    it is in the user's own words.
    """
    permission = may_ask(person) if person else None
    if permission is None or (permission.allowed and not permission.only_through_them):
        return True
    if not permission.allowed:
        return not asks_for_introduction(question)
    known = _known(question)
    return known is None or bool(askable((known,), person))


@dataclass(frozen=True, slots=True)
class Entry:
    """One introduction in the ledger: how far it has come, since when, and whose move it is."""

    introduction: Introduction
    conversation: Conversation
    person: Person | None
    state: State
    move: Move
    since: date | None

    def silent_days(self, today: date) -> int | None:
        """The days since anything happened; None where no day is known."""
        return None if self.since is None else max(0, (today - self.since).days)

    @property
    def to_whom(self) -> str:
        """Who it leads to, as far as that is known."""
        return self.introduction.to_whom or "somebody"


def ledger(shelves: Shelves) -> tuple[Entry, ...]:
    """Every introduction of a notebook, in the order of its conversations (advice 4c)."""
    talks = _talks(shelves)
    people = {person.id: person for person in shelves.people}
    return tuple(
        _entry(introduction, conversation, people.get(conversation.person), talks)
        for conversation in shelves.conversations
        for introduction in conversation.introductions
    )


def _talks(shelves: Shelves) -> Mapping[str, tuple[date, ...]]:
    talks: dict[str, tuple[date, ...]] = {}
    for conversation in shelves.conversations:
        day = _held_on(conversation)
        if day is not None:
            talks[conversation.person] = (*talks.get(conversation.person, ()), day)
    return talks


def _held_on(conversation: Conversation) -> date | None:
    begun = conversation.times.started.at or conversation.start
    return begun.date() if conversation.held and begun else None


def _entry(
    introduction: Introduction,
    conversation: Conversation,
    person: Person | None,
    talks: Mapping[str, tuple[date, ...]],
) -> Entry:
    spoken = introduction.spoken or _held_on(conversation)
    met = introduction.met or _met_since(spoken, talks.get(introduction.person, ()))
    state, since = _state(introduction, spoken, met)
    return Entry(
        introduction=introduction,
        conversation=conversation,
        person=person,
        state=state,
        move=_move(state),
        since=since,
    )


def _met_since(spoken: date | None, talks: tuple[date, ...]) -> date | None:
    """The first talk with the introduced person after the word was given; an earlier one led nowhere new."""
    return min((day for day in talks if spoken is None or day >= spoken), default=None)


def _state(introduction: Introduction, spoken: date | None, met: date | None) -> tuple[State, date | None]:
    if introduction.reported:
        return "reported", introduction.reported
    if introduction.let_go:
        return "let go", introduction.let_go
    if met:
        return "met", met
    if introduction.made:
        return "made", introduction.made
    if introduction.promised is False:
        return "declined", spoken
    return ("offered" if introduction.way is IntroductionWay.OFFERED else "asked"), spoken


def _move(state: State) -> Move:
    if state in ("made", "met"):
        return "yours"
    return "theirs" if state in ("asked", "offered") else "nobody's"


@dataclass(frozen=True, slots=True)
class Branch:
    """A person and the people they led to."""

    person: Person
    led_to: tuple[Branch, ...]

    @property
    def size(self) -> int:
        """How many people stand on this branch, the first included."""
        return 1 + sum(branch.size for branch in self.led_to)


def tree(shelves: Shelves) -> tuple[Branch, ...]:
    """Who led to whom: one branch for each person whom nobody in the notebook introduced (advice 4c).

    Each person stands in it once, also where records introduce each other in a circle.
    """
    introducer = _introducers(shelves)
    introduced = _introduced(shelves, introducer)
    roots = [person for person in shelves.people if person.id not in introducer]
    order: list[Person] = []
    led_to: dict[str, list[Person]] = {}
    for first in (*roots, *shelves.people):
        waiting = [] if first.id in led_to else [first]
        led_to.setdefault(first.id, [])
        while waiting:
            person = waiting.pop()
            order.append(person)
            fresh = [other for other in introduced.get(person.id, ()) if other.id not in led_to]
            led_to[person.id] = fresh
            led_to.update({other.id: [] for other in fresh})
            waiting.extend(fresh)
    branches: dict[str, Branch] = {}
    for person in reversed(order):
        branches[person.id] = Branch(person, tuple(branches.pop(other.id) for other in led_to[person.id]))
    return tuple(branches[person.id] for person in order if person.id in branches)


def _introduced(shelves: Shelves, introducer: Mapping[str, str]) -> Mapping[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in shelves.people:
        if person.id in introducer:
            found.setdefault(introducer[person.id], []).append(person)
    return found


def _introducers(shelves: Shelves) -> Mapping[str, str]:
    known = {person.id for person in shelves.people}
    found = {
        introduction.person: conversation.person
        for conversation in shelves.conversations
        for introduction in conversation.introductions
        if introduction.person
    }
    found.update({person.id: person.introduced_by for person in shelves.people if person.introduced_by})
    return {person: by for person, by in found.items() if person in known and by in known and person != by}
