"""What the user did for people and towards the goal: some of it late at first, some of it let go."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.content.gives import small_gives
from coach.example.cast import HOME
from coach.example.course import fixed
from coach.example.pools import life
from coach.records.action import Action, ActionKind
from coach.records.conversation import Status
from coach.records.reflection import AdviceState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coach.example.course import Encounter
    from coach.example.dice import Dice
    from coach.example.shelving import Shelving
    from coach.records.conversation import Conversation, Introduction
    from coach.records.reflection import Advice

_FRESH = timedelta(days=16)


class Deeds:
    """Tells the actions that came of one conversation after the other."""

    def __init__(
        self, introductions: Mapping[str, Sequence[Introduction]], shelving: Shelving, today: date, dice: Dice
    ) -> None:
        self._introductions = introductions
        self._shelving = shelving
        self._today = today
        self._dice = dice
        self._minutes = {give.id: give.minutes for give in small_gives()}

    def of(self, encounter: Encounter, told: Conversation) -> list[Action]:
        """The next steps, the give-back, the report back and the follow-up that a conversation led to."""
        if encounter.status in (Status.CANCELLED, Status.MISSED_BY_THEM, Status.MISSED_BY_ME):
            return [self._follow_up(encounter)]
        if not told.held:
            return []
        steps = [self._step(piece, told) for piece in told.reflection.advice]
        found = [step for step in steps if step is not None]
        if self._dice.maybe(0.35 + 0.55 * encounter.share) or self._fresh(encounter):
            found.append(self._give_back(encounter))
        if encounter.introduced_by and not encounter.repeat:
            found.append(self._report_back(encounter, encounter.introduced_by))
        return found

    def _fresh(self, encounter: Encounter) -> bool:
        return self._today - encounter.start.date() < _FRESH

    def _at(self, day: date) -> datetime:
        hour = self._dice.pick((8, 12, 13, 18, 19, 20))
        return fixed(datetime.combine(day, time(hour, self._dice.whole(0, 59)), ZoneInfo(HOME)))

    def _step(self, piece: Advice, told: Conversation) -> Action | None:
        """A piece of advice as a next step; advice that rests for long has none."""
        written = told.reflection.written
        since = piece.state_since
        rests = piece.state in (AdviceState.TO_TRY, AdviceState.DOING)
        if written is None or (rests and self._today - written.date() > timedelta(days=45)):
            return None
        due = written.date() + timedelta(days=self._dice.whole(7, 21))
        if rests:
            due = max(due, self._today + timedelta(days=self._dice.whole(-2, 12)))
        done = piece.state is AdviceState.DONE and since is not None
        dropped = piece.state is AdviceState.DECLINED
        return Action(
            id=self._dice.identity("ac"),
            what=ActionKind.NEXT_STEP,
            text=piece.text,
            conversation=told.id,
            goal=told.goal,
            from_advice=piece.id,
            created=written,
            due=due,
            done=max(self._at(since), written + timedelta(hours=2)) if done and since else None,
            dropped=since if dropped else None,
            dropped_why=piece.why if dropped else "",
        )

    def _give_back(self, encounter: Encounter) -> Action:
        """Something useful for the person: from the shelf where it fits, else from the catalogue."""
        due = encounter.start.date() + timedelta(days=self._dice.whole(3, 10))
        done, dropped = self._outcome(encounter, due)
        who = encounter.person
        day = done.date() if done else due
        item = self._shelving.match(who.id, who.interests, day) if self._dice.maybe(0.6) else None
        if item:
            text, give, minutes = life().pass_on, "article_with_line", self._minutes["article_with_line"]
            self._shelving.hand(item, who.id, done.date() if done else None)
        else:
            give = self._dice.deal("gives", list(life().gives))
            text, minutes = life().gives[give], self._minutes[give]
        return Action(
            id=self._dice.identity("ac"),
            what=ActionKind.GIVE_BACK,
            text=self._say(text, encounter, item=item.story.name if item else ""),
            person=who.id,
            conversation=encounter.id,
            give=give,
            shelf_item=item.id if item else "",
            minutes=minutes,
            created=fixed(encounter.start + timedelta(hours=2)),
            due=due,
            done=done,
            dropped=dropped,
            dropped_why=self._dice.deal("dropped why", life().dropped_why) if dropped else "",
        )

    def _outcome(self, encounter: Encounter, due: date) -> tuple[datetime | None, date | None]:
        """When a promise was kept or let go; neither where it is still open."""
        if self._fresh(encounter):
            return None, None
        if self._dice.maybe(0.3 * (1 - encounter.share)):
            return None, min(due + timedelta(days=self._dice.whole(14, 40)), self._today - timedelta(days=1))
        late = self._dice.maybe(0.55 - 0.5 * encounter.share)
        day = due + timedelta(days=self._dice.whole(2, 12) if late else -self._dice.whole(0, 2))
        return self._at(min(day, self._today - timedelta(days=1))), None

    def _report_back(self, encounter: Encounter, by: Encounter) -> Action:
        """The courtesy to the introducer: to tell how it went."""
        day = encounter.start.date()
        row = next(row for row in self._introductions[by.id] if row.person == encounter.person.id)
        return Action(
            id=self._dice.identity("ac"),
            what=ActionKind.REPORT_BACK,
            text=self._say(life().report_back, encounter, introducer=by.person.first),
            person=by.person.id,
            conversation=encounter.id,
            minutes=5,
            created=fixed(encounter.start + timedelta(hours=3)),
            due=day + timedelta(days=7),
            done=self._at(row.reported) if row.reported else None,
            dropped=row.let_go,
            dropped_why=life().dropped_why[-1] if row.let_go else "",
        )

    def _follow_up(self, encounter: Encounter) -> Action:
        """A line to find another time, after one that did not take place."""
        day = encounter.start.date() + timedelta(days=self._dice.whole(1, 3))
        return Action(
            id=self._dice.identity("ac"),
            what=ActionKind.FOLLOW_UP,
            text=self._say(life().follow_up, encounter),
            person=encounter.person.id,
            conversation=encounter.id,
            minutes=5,
            created=encounter.start,
            due=day,
            done=self._at(day) if day < self._today else None,
        )

    def _say(self, text: str, encounter: Encounter, **more: str) -> str:
        who = encounter.person
        thing = self._dice.pick(who.interests)
        return self._dice.fill(text, first=who.first, org=who.organisation, thing=thing, **more)
