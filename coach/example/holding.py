"""How a conversation went on the day: its times, and the introductions that came of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from coach.example.pools import life
from coach.records.conversation import (
    AskDecision,
    Introduction,
    IntroductionWay,
    Known,
    Mode,
    Offered,
    Stamp,
    Status,
    Times,
)

if TYPE_CHECKING:
    from datetime import date

    from coach.example.course import Encounter
    from coach.example.dice import Dice
    from coach.records.conversation import Asking


def times(encounter: Encounter, allotted: int, dice: Dice) -> Times:
    """The stamps of a day: late and long at first, a few minutes early and within the time later on.

    Most were measured, some remembered to five minutes, some nobody wrote down.
    """
    if encounter.status is not Status.HELD:
        return Times()
    arrived = encounter.start + timedelta(minutes=_arrival(encounter, dice))
    started = max(encounter.start, arrived) + timedelta(minutes=dice.whole(0, 2))
    if encounter.mode is not Mode.IN_PERSON:
        started = max(arrived, encounter.start - timedelta(minutes=1))
    offered = dice.pick((5, 10, 10, 15)) if dice.maybe(0.22) else 0
    used = offered - dice.whole(0, 3) if offered else 0
    learning = min(1.0, 1.4 * encounter.share)
    over = dice.around(9 - 11 * learning, 5 - 3.2 * learning)
    ended = started + timedelta(minutes=max(10, round(allotted + over + used)))
    known = dice.weighed({Known.MEASURED: 0.76, Known.REMEMBERED: 0.14, Known.UNKNOWN: 0.1})
    forgotten = dice.pick(("arrived", "ended", "all")) if known is Known.UNKNOWN else ""
    kept = Known.REMEMBERED if forgotten else known
    return Times(
        arrived=_stamp(arrived, kept, forgotten in ("arrived", "all")),
        started=_stamp(started, kept, forgotten == "all"),
        ended=_stamp(ended, kept, forgotten in ("ended", "all")),
        offered=Offered() if forgotten else Offered(minutes=offered, known=known),
    )


def _arrival(encounter: Encounter, dice: Dice) -> int:
    """Minutes from the agreed start to the arrival; negative is early."""
    learning = min(1.0, 1.6 * encounter.share)
    if encounter.mode is Mode.IN_PERSON:
        return max(-25, min(25, round(dice.around(5 - 11 * learning, 5 - 3 * learning))))
    return max(-6, min(15, round(dice.around(3.4 - 3.4 * learning, 2.4 - 1.9 * learning))))


def _stamp(moment: datetime, known: Known, forgotten: bool) -> Stamp:  # noqa: FBT001  (read once, just above)
    if forgotten:
        return Stamp()
    if known is Known.REMEMBERED:
        moment -= timedelta(minutes=(moment.minute + 2) % 5 - 2)
    return Stamp(at=moment, known=known)


def introductions(encounter: Encounter, asking: Asking, today: date, dice: Dice) -> tuple[Introduction, ...]:
    """The introductions of a conversation: those that led on, those in silence, those declined."""
    day = encounter.start.date()
    rows = [_that_led_on(encounter, later, today, dice) for later in encounter.introduces]
    if encounter.silent_promise:
        rows.append(_unanswered(day, dice, promised=True))
    elif not rows and asking.decision is AskDecision.ASK:
        rows.append(_unanswered(day, dice, promised=dice.maybe(0.45), today=today))
    return tuple(rows)


def _that_led_on(encounter: Encounter, later: Encounter, today: date, dice: Dice) -> Introduction:
    day, met = encounter.start.date(), later.start.date()
    offered = dice.maybe(0.12 + 0.4 * encounter.share)
    held = later.status is Status.HELD
    reported = met + timedelta(days=dice.whole(1, 9))
    told = held and reported < today and dice.maybe(0.45 + 0.6 * encounter.share)
    past = not told and today - met > timedelta(days=45)
    return Introduction(
        id=dice.identity("in"),
        to_whom=later.person.name,
        way=IntroductionWay.OFFERED if offered else IntroductionWay.ASKED,
        spoken=day,
        promised=True,
        made=min(day + timedelta(days=dice.whole(1, 6)), today - timedelta(days=1)),
        met=met if held else None,
        reported=reported if told else None,
        let_go=met + timedelta(days=40) if past else None,
        person=later.person.id,
    )


def _unanswered(day: date, dice: Dice, *, promised: bool, today: date | None = None) -> Introduction:
    """An ask that led to nobody so far; what is long past was let go."""
    past = today is not None and today - day > timedelta(days=60)
    return Introduction(
        id=dice.identity("in"),
        to_whom=dice.deal("people sought", life().people_sought),
        spoken=day,
        promised=promised,
        let_go=day + timedelta(days=dice.whole(30, 55)) if past else None,
    )
