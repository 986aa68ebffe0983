"""All records of a made-up notebook, told from one seed."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.example.aims import Aims, goal_ids
from coach.example.cast import HOME
from coach.example.course import YEAR, course, fixed
from coach.example.deeds import Deeds
from coach.example.dice import Dice
from coach.example.pools import life
from coach.example.shelving import Shelving
from coach.example.telling import conversation, person
from coach.records import Settings, Shelves

if TYPE_CHECKING:
    from datetime import date


def make(conversations: int, seed: int, today: date) -> Shelves:
    """A notebook of some conversations with everything around them; the same seed and day give the same one.

    The last few conversations lie ahead of `today`, so that there is something to prepare.
    """
    dice = Dice(seed)
    encounters = course(conversations, today, dice)
    begun = _begun(today) if not encounters else encounters[0].start
    ids = goal_ids(encounters, dice)
    told = [conversation(encounter, ids[encounter.goal], today, dice) for encounter in encounters]
    pairs = list(zip(encounters, told, strict=True))
    shelving = Shelving(conversations, begun.date() - timedelta(days=20), today, dice)
    deeds = Deeds({record.id: record.introductions for record in told}, shelving, today, dice)
    return Shelves(
        goals=Aims(pairs, begun, today, dice).goals(ids),
        people=tuple(person(encounter, record, dice) for encounter, record in pairs if not encounter.repeat),
        conversations=tuple(told),
        actions=tuple(action for encounter, record in pairs for action in deeds.of(encounter, record)),
        shelf=shelving.records(),
        settings=_settings(),
    )


def _begun(today: date) -> datetime:
    return fixed(datetime.combine(today - timedelta(days=YEAR), time(9), ZoneInfo(HOME)))


def _settings() -> Settings:
    return Settings(id="notebook", name=life().name, time_zone=HOME, introduction=life().introduction)
