"""Which names, trades and sentences the made-up notebook is put together from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from coach.content.reading import Entry
from coach.records.person import IntroductionWish
from coach.records.preparation import QuestionCategory
from coach.records.reflection import TargetResult
from coach.records.shelf_item import ShelfKind
from coach.store import text

if TYPE_CHECKING:
    from collections.abc import Mapping

E = TypeVar("E", bound=Entry)
_HERE = Path(__file__).parent / "pools"


class Target(Entry):
    """What a conversation is to achieve, and how one will know."""

    target: str
    sign: str


class Asked(Entry):
    """A question of one trade, with the answers people of that trade give."""

    text: str
    category: QuestionCategory
    answers: tuple[str, ...]


class FromBank(Entry):
    """A question of the bank, by its id, with the answers anybody might give."""

    id: str
    answers: tuple[str, ...]


class Trade(Entry):
    """A trade, and what a conversation with somebody of that trade holds."""

    id: str
    goal: str
    industry: str
    roles: tuple[str, ...]
    organisations: tuple[str, ...]
    interests: tuple[str, ...]
    facts: tuple[str, ...]
    targets: tuple[Target, ...]
    questions: tuple[Asked, ...]
    learned: tuple[str, ...]
    advice: tuple[str, ...]
    surprises: tuple[str, ...]
    useful: tuple[str, ...]


class Trades(Entry):
    """A file of trades."""

    trades: tuple[Trade, ...]


class Wording(Entry):
    """One wording of a goal, how far into the goal's time it came, and whose conversation led to it."""

    share: float
    trade: str = ""
    statement: str
    for_whom: str = ""
    what_changes: str = ""
    how: str = ""
    place: str = ""
    industry: str = ""
    level: str = ""
    by_when: str = ""
    why: str


class GoalStory(Entry):
    """A goal that gets more specific; `begins` is the share of the whole time after which it starts."""

    id: str
    begins: float
    notes: str
    wordings: tuple[Wording, ...]


class FriendsAnswer(Entry):
    """What a friend said to the helper test, and after how many wordings of which goal."""

    goal: str
    after: int
    who: str
    could: bool
    named_one: str


class GoalStories(Entry):
    """All goals of the example, and the friends who were asked about them."""

    goals: tuple[GoalStory, ...]
    helper_tests: tuple[FriendsAnswer, ...]


class NameGroup(Entry):
    """Names that go together; after a bar stands how to say them."""

    zone: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False


class Names(Entry):
    """The names of people, and the first words of organisations."""

    groups: tuple[NameGroup, ...]
    organisations: tuple[str, ...]


class ShelfStory(Entry):
    """An article or an event."""

    what: ShelfKind
    name: str
    tags: tuple[str, ...]


class Life(Entry):
    """What belongs to no trade."""

    name: str
    introduction: str
    how_known: tuple[str, ...]
    sources: tuple[str, ...]
    told_by: str
    own_facts: tuple[str, ...]
    openings: tuple[str, ...]
    asks: tuple[str, ...]
    not_this_time: tuple[str, ...]
    respect_wish: str
    wishes: dict[IntroductionWish, tuple[str, ...]]
    bank: tuple[FromBank, ...]
    notes: tuple[str, ...]
    missed_me: str
    missed_them: str
    cancelled: tuple[str, ...]
    target_notes: dict[TargetResult, tuple[str, ...]]
    keep_goal: tuple[str, ...]
    done_why: tuple[str, ...]
    declined_why: tuple[str, ...]
    dropped_why: tuple[str, ...]
    gives: dict[str, str]
    pass_on: str
    report_back: str
    follow_up: str
    people_sought: tuple[str, ...]
    cafes: tuple[str, ...]
    call_places: tuple[str, ...]
    shelf: tuple[ShelfStory, ...]
    shelf_why: tuple[str, ...]


def _read(name: str, shape: type[E]) -> E:
    file = _HERE / name
    found = text.read(file.read_bytes(), file)
    assert isinstance(found, text.Document), str(found)
    return shape.model_validate(found.plain)


@lru_cache(maxsize=1)
def trades() -> Mapping[str, Trade]:
    """Every trade by its id."""
    files = ("making.yaml", "selling.yaml", "serving.yaml")
    return {trade.id: trade for name in files for trade in _read(name, Trades).trades}


@lru_cache(maxsize=1)
def stories() -> GoalStories:
    """The goals with all their wordings."""
    return _read("goals.yaml", GoalStories)


@lru_cache(maxsize=1)
def names() -> Names:
    """The names of people and organisations."""
    return _read("names.yaml", Names)


@lru_cache(maxsize=1)
def life() -> Life:
    """Sentences that belong to no trade."""
    return _read("life.yaml", Life)
