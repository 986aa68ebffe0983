"""The shelf of the made-up notebook: articles and events, and to whom each was already given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.example.cast import HOME
from coach.example.course import fixed
from coach.example.pools import ShelfStory, life, names, trades
from coach.records.record import slug_of
from coach.records.shelf_item import Handed, ShelfItem, ShelfKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.example.dice import Dice

_COMING_EVENTS = (9, 19)
_ONE_MORE_EVERY = 20


@dataclass(slots=True)
class Item:
    """A shelf item before it is written down."""

    id: str
    story: ShelfStory
    created: datetime
    on: date | None
    given: dict[str, date] = field(default_factory=dict)
    kept_for: set[str] = field(default_factory=set)


class Shelving:
    """What lies on the shelf, and what fits whom; nobody gets the same item twice."""

    def __init__(self, conversations: int, begun: date, today: date, dice: Dice) -> None:
        self._dice = dice
        count = min(len(life().shelf), 2 + conversations // 2) + conversations // _ONE_MORE_EVERY
        stories = [*dice.shuffled(life().shelf), *(self._another() for _ in range(count))][:count]
        gap = (today - begun).days / max(1, count)
        self.items = [
            self._item(story, begun + timedelta(days=round(number * gap)), today)
            for number, story in enumerate(stories)
        ]
        self._announce(today)
        self._by_tag: dict[str, list[Item]] = {}
        for item in self.items:
            for tag in item.story.tags:
                self._by_tag.setdefault(tag, []).append(item)

    def match(self, person: str, interests: Sequence[str], day: date) -> Item | None:
        """An item that lay there on that day, fits one of the interests and is new to the person."""
        fitting = [item for tag in interests for item in self._by_tag.get(tag, ())]
        for item in self._dice.some(fitting, 4):
            lay_there = item.created.date() <= day and (item.on is None or item.on > day)
            if lay_there and person not in item.kept_for:
                return item
        return None

    def hand(self, item: Item, person: str, day: date | None) -> None:
        """Give an item to a person, or keep it for them where no day is known yet."""
        item.kept_for.add(person)
        if day:
            item.given[person] = day

    def records(self) -> tuple[ShelfItem, ...]:
        """The shelf as records."""
        return tuple(self._record(item) for item in self.items)

    def _another(self) -> ShelfStory:
        """One more article, for a shelf that grows with the notebook."""
        stem = self._dice.deal("shelf organisations", names().organisations)
        trade = self._dice.pick(list(trades().values()))
        thing = self._dice.pick(trade.interests)
        name = self._dice.pick(("What {stem} learned about {thing}", "{thing} at {stem}, {few} years on"))
        return ShelfStory(
            what=ShelfKind.ARTICLE, name=self._dice.fill(name, stem=stem, thing=thing), tags=(thing,)
        )

    def _item(self, story: ShelfStory, day: date, today: date) -> Item:
        created = min(day, today - timedelta(days=2))
        moment = datetime.combine(created, time(21, self._dice.whole(0, 59)), ZoneInfo(HOME))
        on = created + timedelta(days=self._dice.whole(12, 40)) if story.what is ShelfKind.EVENT else None
        return Item(id=self._dice.identity("sh"), story=story, created=fixed(moment), on=on)

    def _announce(self, today: date) -> None:
        """The last two events are still to come."""
        events = [item for item in self.items if item.on is not None]
        for item, days in zip(events[-2:], _COMING_EVENTS, strict=False):
            item.on = today + timedelta(days=days)

    def _record(self, item: Item) -> ShelfItem:
        given = sorted(item.given.items(), key=lambda entry: entry[1])
        return ShelfItem(
            id=item.id,
            what=item.story.what,
            name=item.story.name,
            link=f"reading.example/{slug_of(item.story.name)}",
            on=item.on,
            tags=item.story.tags,
            why=self._dice.deal("shelf why", life().shelf_why),
            given=tuple(
                Handed(id=self._dice.identity("ha"), person=person, when=day) for person, day in given
            ),
            created=item.created,
        )
