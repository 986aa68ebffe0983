"""How the year went: which conversation came when, with whom, through whom, and what it did to a goal."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.example.cast import HOME, Character, character
from coach.example.pools import stories, trades
from coach.records.conversation import Mode, Status
from coach.records.person import IntroductionWish

if TYPE_CHECKING:
    from coach.example.dice import Dice
    from coach.example.pools import Wording

YEAR = 350
BUSY = 2.0
"""The most conversations a day; more of them make the story longer than a year."""
_WAIT = timedelta(days=8)
_MONTHS_LATER = timedelta(days=75)
_CHAIN = (2, 5, 9)
_WISHES_QUIET = 6


@dataclass(slots=True)
class Encounter:
    """One conversation of the course, before it is told."""

    id: str
    start: datetime
    share: float
    status: Status
    goal: str
    person: Character
    mode: Mode
    wish: IntroductionWish
    repeat: bool = False
    wording: Wording | None = None
    introduced_by: Encounter | None = None
    introduces: list[Encounter] = field(default_factory=list)
    silent_promise: bool = False
    reflected: bool = True

    @property
    def depth(self) -> int:
        """How many introductions led to it."""
        return self.introduced_by.depth + 1 if self.introduced_by else 0


def course(conversations: int, today: date, dice: Dice) -> list[Encounter]:
    """All conversations in their order, the last few of them still to come."""
    ahead = _ahead(conversations)
    days = _days(conversations - len(ahead), today, dice)
    statuses = _statuses(len(days), dice)
    causes = _causes(statuses)
    teller = _Course(dice)
    for number, (day, status) in enumerate(zip(days, statuses, strict=True)):
        share = number / max(1, len(days) - 1)
        goal, wording = causes.get(number) or (_goal(share, dice), None)
        teller.past(day, status, share, goal, wording)
    for days_ahead, status in ahead:
        teller.coming(_working_day(today + timedelta(days=days_ahead), 1), status)
    _leave_loose_ends(teller.told, today)
    return teller.told


def _ahead(conversations: int) -> list[tuple[int, Status]]:
    """What is still to come: days from today, and how far it has got."""
    if conversations >= 12:
        return [(1, Status.SCHEDULED), (6, Status.SCHEDULED), (12, Status.REQUESTED), (20, Status.IDEA)]
    return [(1, Status.SCHEDULED)] if conversations >= 4 else []


def _days(count: int, today: date, dice: Dice) -> list[date]:
    """Working days, spread with some unevenness over a year or, for many, over more."""
    span = max(YEAR, count / BUSY * 1.4)
    gap = span / max(1, count - 1)
    days = []
    for number in range(count):
        back = (count - 1 - number) * gap
        if 0 < number < count - 1:
            back += dice.around(0, gap / 8)
        days.append(_working_day(today - timedelta(days=1 + round(max(0.0, back))), -1))
    return sorted(days)


def _working_day(day: date, step: int) -> date:
    while day.weekday() > 4:
        day += timedelta(days=step)
    return day


def _statuses(count: int, dice: Dice) -> list[Status]:
    """Nearly all were held; the user's own misses stand early in the year."""
    statuses = [Status.HELD] * count
    rare = {Status.CANCELLED: 0.04, Status.MISSED_BY_THEM: 0.03}
    for number, status in enumerate([Status.MISSED_BY_ME, Status.CANCELLED, Status.MISSED_BY_THEM]):
        if count >= 12:
            statuses[3 + number * count // 3] = status
    for number in range(24, count - 3):
        for status, chance in rare.items():
            if dice.maybe(chance):
                statuses[number] = status
    return statuses


def _causes(statuses: list[Status]) -> dict[int, tuple[str, Wording]]:
    """Which conversation led to which wording: the held one nearest to the wording's share of the year."""
    held = [number for number, status in enumerate(statuses) if status is Status.HELD]
    causes: dict[int, tuple[str, Wording]] = {}
    for story in stories().goals:
        least = -1
        for wording in story.wordings[1:]:
            share = story.begins + wording.share * (1 - story.begins)
            wanted = share * (len(statuses) - 1)
            free = [number for number in held if number > least and number not in causes]
            if not free or (story.begins and len(statuses) < 8):
                break
            least = min(free, key=lambda number: abs(number - wanted))
            causes[least] = (story.id, wording)
    return causes


def _goal(share: float, dice: Dice) -> str:
    open_goals = [story.id for story in stories().goals if story.begins <= share]
    return open_goals[0] if len(open_goals) == 1 or dice.maybe(0.62) else open_goals[1]


class _Course:
    """Tells one conversation after the other; who was met before bears on who comes next."""

    def __init__(self, dice: Dice) -> None:
        self.told: list[Encounter] = []
        self._dice = dice
        self._dates: list[date] = []
        self._met: dict[str, list[Encounter]] = {story.id: [] for story in stories().goals}

    def past(self, day: date, status: Status, share: float, goal: str, wording: Wording | None) -> None:
        """Tell a conversation that is over, with somebody new or with an old acquaintance."""
        old = (
            None
            if wording or len(self.told) in (*_CHAIN, _WISHES_QUIET)
            else self._old_acquaintance(day, goal)
        )
        if old:
            encounter = self._with(old.person, day, status, share, goal)
            encounter.repeat, encounter.wish = True, old.wish
        else:
            trade = wording.trade if wording else self._trade(goal)
            encounter = self._with(character(self._dice, trade), day, status, share, goal)
            encounter.wording = wording
            self._introduce(encounter, wanted=len(self.told) in _CHAIN)
            if status is Status.HELD:
                self._met[goal].append(encounter)
        self.told.append(encounter)
        self._dates.append(day)

    def coming(self, day: date, status: Status) -> None:
        """Tell one that is planned, asked for or only thought of: the next nearby, the others elsewhere."""
        first = self.told[-1].status is not Status.SCHEDULED and status is Status.SCHEDULED
        goal = "packs" if first else _goal(1.0, self._dice)
        person = character(self._dice, self._trade(goal), near=first)
        encounter = self._with(person, day, status, 1.0, goal)
        encounter.mode = Mode.IN_PERSON if first else Mode.VIDEO
        self._introduce(encounter, wanted=status is Status.SCHEDULED)
        self.told.append(encounter)

    def _with(self, person: Character, day: date, status: Status, share: float, goal: str) -> Encounter:
        number = len(self.told)
        return Encounter(
            id=self._dice.identity("cv"),
            start=_start(day, number, person, self._dice),
            share=share,
            status=status,
            goal=goal,
            person=person,
            mode=_mode(person, self._dice),
            wish=_wish(number, self._dice),
        )

    def _trade(self, goal: str) -> str:
        of_goal = [trade.id for trade in trades().values() if trade.goal == goal]
        return self._dice.deal(f"trades {goal}", of_goal)

    def _old_acquaintance(self, day: date, goal: str) -> Encounter | None:
        """Now and then the same person once more, if some months have passed."""
        met = self._met[goal]
        if not met or not self._dice.maybe(0.16):
            return None
        first = self._dice.pick(met)
        if day - first.start.date() < _MONTHS_LATER:
            return None
        met.remove(first)
        return first

    def _introduce(self, encounter: Encounter, *, wanted: bool) -> None:
        """Whether somebody put the user in touch: an earlier partner who had not asked to be left alone."""
        if not (wanted or self._dice.maybe(0.4)):
            return
        early_enough = bisect_left(self._dates, encounter.start.date() - _WAIT)
        candidates = [
            earlier
            for earlier in self.told[max(0, early_enough - 8) : early_enough]
            if earlier.status is Status.HELD
            and earlier.wish is not IntroductionWish.DO_NOT_ASK
            and len(earlier.introduces) < 2
        ]
        if candidates:
            deepest = max(candidates, key=lambda earlier: earlier.depth)
            encounter.introduced_by = deepest if wanted else self._dice.pick(candidates)
            encounter.introduced_by.introduces.append(encounter)


def _wish(number: int, dice: Dice) -> IntroductionWish:
    if number == _WISHES_QUIET:
        return IntroductionWish.DO_NOT_ASK
    if number in (0, *_CHAIN):
        return IntroductionWish.WELCOME
    return dice.weighed(
        {
            IntroductionWish.NOT_KNOWN: 0.42,
            IntroductionWish.WELCOME: 0.4,
            IntroductionWish.THROUGH_THEM: 0.13,
            IntroductionWish.DO_NOT_ASK: 0.05,
        }
    )


def _mode(person: Character, dice: Dice) -> Mode:
    if person.near:
        calls = {Mode.PHONE: 0.2} if person.phone else {}
        return dice.weighed({Mode.IN_PERSON: 0.7, Mode.VIDEO: 0.1, **calls})
    return Mode.PHONE if person.phone and dice.maybe(0.4) else Mode.VIDEO


def _start(day: date, number: int, person: Character, dice: Dice) -> datetime:
    """A decent hour at both ends: the morning at home for the east, the afternoon for the west."""
    home = ZoneInfo(HOME)
    noon = datetime.combine(day, time(12), home)
    ahead = noon.astimezone(ZoneInfo(person.zone)).replace(tzinfo=None) - noon.replace(tzinfo=None)
    hours = (9, 11, 14, 16)
    if ahead >= timedelta(hours=4):
        hours = (8, 9, 8, 9)
    elif ahead <= timedelta(hours=-3):
        hours = (14, 15, 16, 17)
    start = datetime.combine(day, time(hours[number % 4], dice.pick((0, 0, 15, 30))), home)
    agreed_there = not person.near and dice.maybe(0.3)
    return fixed(start.astimezone(ZoneInfo(person.zone)) if agreed_there else start)


def fixed(moment: datetime) -> datetime:
    """The moment with its offset instead of its zone, as a record keeps it."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


def at_home(moment: datetime) -> datetime:
    """The moment on the user's own clock."""
    return fixed(moment.astimezone(ZoneInfo(HOME)))


def _leave_loose_ends(told: list[Encounter], today: date) -> None:
    """The last one waits for its reflection, and somebody promised an introduction and has been silent."""
    held = [encounter for encounter in told if encounter.status is Status.HELD]
    if len(held) >= 3 and held[-1].wording is None:
        held[-1].reflected = False
    quiet = [
        encounter
        for encounter in held
        if encounter.start.date() < today - _WAIT
        and encounter.wish is not IntroductionWish.DO_NOT_ASK
        and not encounter.introduces
    ]
    if quiet:
        quiet[-1].silent_promise = True
