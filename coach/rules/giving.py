"""What have I received and given, what did I promise, and what could I give now?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.records.action import ActionKind
from coach.records.measures import length
from coach.records.shelf_item import ShelfKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.content.gives import SmallGive
    from coach.records.action import Action
    from coach.records.conversation import Conversation
    from coach.records.person import Person
    from coach.records.shelf_item import ShelfItem
    from coach.records.shelves import Shelves


@dataclass(frozen=True, slots=True)
class Received:
    """Something that somebody gave: their minutes, a piece of advice, or an introduction.

    `minutes` is None where it is not time, or where nobody noted how long it took.
    """

    kind: Literal["minutes", "advice", "introduction"]
    person_id: str
    conversation_id: str
    what: str
    minutes: int | None
    when: date | None


@dataclass(frozen=True, slots=True)
class Given:
    """Something the user did for a person, with the minutes it took where they are known."""

    person_id: str
    record_id: str
    what: str
    minutes: int | None
    when: date | None


@dataclass(frozen=True, slots=True)
class Unreturned:
    """The oldest thing received from a person since something was last given to them."""

    person_id: str
    favour: Received
    since: date
    days: int
    promised: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A shelf item that may interest a person, and the words that say so."""

    item: ShelfItem
    person: Person
    words: tuple[str, ...]


def received(shelves: Shelves, person_id: str | None = None) -> tuple[Received, ...]:
    """What was received, filled in by itself from the conversations that were held (advice 5a)."""
    return tuple(
        favour
        for conversation in shelves.conversations
        if conversation.held and person_id in (None, conversation.person)
        for favour in _from_conversation(conversation)
    )


def _from_conversation(conversation: Conversation) -> Iterable[Received]:
    begun = conversation.times.started.at or conversation.start
    day = begun.date() if begun else None
    minutes = length(conversation)
    known = None if minutes is None else round(minutes)
    person, its_id = conversation.person, conversation.id
    said = "their time" if known is None else f"{known} minutes of their time"
    yield Received("minutes", person, its_id, said, known, day)
    for advice in conversation.reflection.advice:
        if advice.text:
            yield Received("advice", person, its_id, advice.text, None, day)
    for introduction in conversation.introductions:
        made = introduction.made or introduction.met or introduction.reported
        if made:
            to_whom = introduction.to_whom or "somebody"
            yield Received("introduction", person, its_id, f"an introduction to {to_whom}", None, made)


def given(shelves: Shelves, person_id: str | None = None) -> tuple[Given, ...]:
    """What was given: give-backs that are done, and shelf items that were handed over (advice 5b).

    An item that was handed over by way of a give-back counts once.
    """
    done = [
        action
        for action in shelves.actions
        if action.what is ActionKind.GIVE_BACK and action.done and person_id in (None, action.person)
    ]
    by_action = {(action.shelf_item, action.person) for action in done if action.shelf_item}
    handed = [
        Given(entry.person, item.id, item.title, None, entry.when)
        for item in shelves.shelf
        for entry in item.given
        if person_id in (None, entry.person) and (item.id, entry.person) not in by_action
    ]
    return (*(_given(action) for action in done), *handed)


def _given(action: Action) -> Given:
    day = action.done.date() if action.done else None
    return Given(action.person, action.id, action.title, action.minutes, day)


def promised(shelves: Shelves) -> tuple[Action, ...]:
    """The give-backs that are promised and open, the soonest first, those without a day last (5b)."""
    waiting = [action for action in shelves.actions if action.what is ActionKind.GIVE_BACK and action.open]
    return tuple(sorted(waiting, key=lambda action: (action.due is None, str(action.due))))


def unreturned(shelves: Shelves, *, today: date) -> tuple[Unreturned, ...]:
    """For each person the oldest favour since something was last given to them, the oldest first (5b).

    A favour without a day is left out: its age is unknown, and unknown is not old.
    """
    last_given: dict[str, date] = {}
    for gift in given(shelves):
        if gift.when and gift.when <= today:
            last_given[gift.person_id] = max(gift.when, last_given.get(gift.person_id, gift.when))
    oldest: dict[str, tuple[date, Received]] = {}
    for favour in received(shelves):
        day = favour.when
        last = last_given.get(favour.person_id)
        if day is None or not favour.person_id or day > today or (last is not None and day <= last):
            continue
        if favour.person_id not in oldest or day < oldest[favour.person_id][0]:
            oldest[favour.person_id] = day, favour
    waiting = {action.person for action in promised(shelves)}
    found = [
        Unreturned(person_id, favour, day, (today - day).days, person_id in waiting)
        for person_id, (day, favour) in oldest.items()
    ]
    return tuple(sorted(found, key=lambda entry: entry.since))


def oldest_unreturned(shelves: Shelves, *, today: date) -> Unreturned | None:
    """The oldest favour that nothing was given for; None where there is none (advice 5b)."""
    return next(iter(unreturned(shelves, today=today)), None)


def matches(
    shelves: Shelves, *, today: date | None = None, person_id: str | None = None
) -> tuple[Match, ...]:
    """Which shelf items may interest whom, by shared tags and words, the best matches first (5d, 5e).

    Never an item that a person was given or promised already; with `today`, no event that is over; with
    `person_id`, for that person alone.
    """
    taken = handed_or_promised(shelves)
    words = {item.id: _words((*item.tags, item.name)) for item in shelves.shelf}
    found = []
    for person in shelves.people:
        if person_id not in (None, person.id):
            continue
        cares = _words((*person.interests, person.useful))
        for item in shelves.shelf:
            shared = cares.keys() & words[item.id].keys()
            if shared and (item.id, person.id) not in taken and not _over(item, today):
                found.append(
                    Match(
                        item,
                        person,
                        tuple(dict.fromkeys(word for key, word in cares.items() if key in shared)),
                    )
                )
    return tuple(sorted(found, key=lambda match: -len(match.words)))


def handed_or_promised(shelves: Shelves) -> frozenset[tuple[str, str]]:
    """Item and person wherever the person has the item already or it is promised to them (advice 5e)."""
    handed = {(item.id, entry.person) for item in shelves.shelf for entry in item.given}
    deeds = {
        (action.shelf_item, action.person)
        for action in shelves.actions
        if action.shelf_item and action.dropped is None
    }
    return frozenset(handed | deeds)


def _over(item: ShelfItem, today: date | None) -> bool:
    return bool(today and item.what is ShelfKind.EVENT and item.on and item.on < today)


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OWNED = re.compile(r"['’]s?(?=-|$)")

# The closed class of words that two texts share without sharing a subject, and all-purpose nouns.
_COMMON = frozenset(
    """
    about above after again all also and any are because been before being but can could did does done each
    for from had has have her here him his how into its just like made make many may more most much new not
    now off one only other our out over own she should some such than that the their them then there these
    they this those through too two under until use very was way were what when where which while who why
    will with would you your work working people year help good great life world day time thing small large
    big better best first last next group team project look find want need help love like interest know think
    get talk someone somebody anyone anybody something anything everything always ever really still keep try
    learn start currently recently especially useful able article event book read reading idea
    """.split()  # noqa: SIM905  (a list of a hundred quoted words is harder to read)
)


def _words(texts: Iterable[str]) -> dict[str, str]:
    """The telling words of some texts by their stems, with the word as it was written.

    Short ones tell something only where they are written as a name is: AI, UX, 3D.
    """
    found: dict[str, str] = {}
    for text in texts:
        for whole in _WORD.findall(text):
            shown = _OWNED.sub("", whole)
            for word in _pieces(shown):
                named = word.isupper() and len(word) > 1
                bare = word.casefold()
                if (len(word) < _SHORTEST and not named) or word.isdigit():
                    continue
                if named or not ({bare, _singular(bare), _stem(bare)} & _COMMON):
                    found.setdefault(_stem(bare), shown if named else shown.lower())
    return found


def _pieces(word: str) -> Iterable[str]:
    """A word, and the longer parts of one with hyphens: zero-waste is found by waste, co-op by coop."""
    parts = re.split(r"['’-]", word)
    yield "".join(parts)
    if len(parts) > 1:
        yield from (part for part in parts if len(part) >= _LEAST_PART)


_SHORTEST = 3
_LEAST_PART = 4
_LEAST_STEM = 4
_ENDINGS = ("ations", "ation", "ings", "ing", "ed", "es", "er", "ers", "e")


def _stem(word: str) -> str:
    """What recycle, recycles, recycled and recycling have in common; short words keep all but a plural's s.

    >>> {_stem(word) for word in ("recycle", "recycles", "recycled", "recycling", "recycler")}
    {'recycl'}
    """
    single = _singular(word)
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if single.endswith(ending) and len(single) - len(ending) >= _LEAST_STEM:
            return single.removesuffix(ending)
    return single


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def five_minutes(gives: Iterable[SmallGive], minutes: int = 5) -> tuple[SmallGive, ...]:
    """The small gives that fit into so many minutes, in the order of the catalogue (advice 5f)."""
    return tuple(give for give in gives if give.minutes <= minutes)
