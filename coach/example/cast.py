"""Who the made-up people are: their names, trades, organisations and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.example.pools import names, trades
from coach.records.record import slug_of

if TYPE_CHECKING:
    from coach.example.dice import Dice
    from coach.example.pools import NameGroup, Trade

HOME = "Europe/London"

# Numbers that the regulators keep free for films and books.
_NUMBERS = {
    "Europe/London": "+44 20 7946 0{:03d}",
    "Europe/Paris": "+33 1 99 00 1{:03d}",
    "Europe/Berlin": "+49 30 23125 {:03d}",
    "America/New_York": "+1 202 555 01{:02d}",
    "America/Toronto": "+1 416 555 01{:02d}",
}

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "l", "ß": "ss", "ø": "o", "Đ": "d", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Character:
    """A made-up person, before there is anything to say about the conversation with them."""

    id: str
    name: str
    first: str
    say_it: str
    trade: Trade
    role: str
    organisation: str
    zone: str
    interests: tuple[str, ...]
    phone: str

    @property
    def near(self) -> bool:
        """Whether they live where the user can go and meet them."""
        return self.zone == HOME

    @property
    def mailbox(self) -> str:
        """The name before the @ of their address."""
        return slug_of(self.first.translate(_LETTERS))

    @property
    def domain(self) -> str:
        """The made-up address of their organisation."""
        return f"{slug_of(self.organisation)}.example"


def character(dice: Dice, trade_id: str, *, near: bool | None = None) -> Character:
    """Somebody new of a trade; near the user, far away, or as chance has it."""
    trade = trades()[trade_id]
    group = dice.deal("name groups", names().groups)
    name, first, say_it = _name(dice, group)
    stem = dice.deal("organisations", names().organisations)
    at_home = dice.maybe(0.6) if near is None else near
    zone = HOME if at_home else group.zone
    number = _NUMBERS.get(zone, "")
    return Character(
        id=dice.identity("pe"),
        name=name,
        first=first,
        say_it=say_it,
        trade=trade,
        role=dice.deal(f"{trade_id} roles", trade.roles),
        organisation=dice.deal(f"{trade_id} organisations", trade.organisations).format(name=stem),
        zone=zone,
        interests=tuple(dice.some(trade.interests, dice.whole(2, 4))),
        phone=number.format(dice.whole(1, 99)) if number and dice.maybe(0.7) else "",
    )


def _name(dice: Dice, group: NameGroup) -> tuple[str, str, str]:
    """A name in full, what one calls the person, and how to say it where that is not plain."""
    deck = f"{group.zone} {group.given[0]}"
    spoken = [_parts(dice.deal(f"{deck} given", group.given))]
    first = spoken[0][0]
    if group.family:
        family = _parts(dice.deal(f"{deck} family", group.family))
        spoken.insert(0 if group.family_first else 1, family)
    told = any(sound for _, sound in spoken)
    say_it = " ".join(sound or written for written, sound in spoken) if told else ""
    return " ".join(written for written, _ in spoken), first, say_it


def _parts(entry: str) -> tuple[str, str]:
    written, _, sound = entry.partition(" | ")
    return written, sound
