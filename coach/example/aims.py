"""The goals of the made-up notebook: each wording with its day, its reason and the conversation behind it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coach.example.course import at_home
from coach.example.pools import stories
from coach.records.goal import Goal, HelperTest, Revision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from coach.example.course import Encounter
    from coach.example.dice import Dice
    from coach.example.pools import GoalStory, Wording
    from coach.records.conversation import Conversation


def goal_ids(course: Sequence[Encounter], dice: Dice) -> dict[str, str]:
    """An identity for each goal that the course serves; the first goal is there before anybody was met."""
    served = {encounter.goal for encounter in course}
    return {
        story.id: dice.identity("go") for story in stories().goals if story.id in served or not story.begins
    }


class Aims:
    """Tells the goals from the conversations that changed them."""

    def __init__(
        self, told: Sequence[tuple[Encounter, Conversation]], begun: datetime, today: date, dice: Dice
    ) -> None:
        self._told = told
        self._begun = begun
        self._today = today
        self._dice = dice

    def goals(self, ids: dict[str, str]) -> tuple[Goal, ...]:
        """Every goal with its wordings, each one more specific than the one before."""
        return tuple(self._goal(story, ids[story.id]) for story in stories().goals if story.id in ids)

    def _goal(self, story: GoalStory, identity: str) -> Goal:
        first = next((entry.start for entry, _ in self._told if entry.goal == story.id), self._begun)
        created = at_home(first - timedelta(days=27)).replace(hour=20, minute=self._dice.whole(0, 59))
        opening = story.wordings[0]
        revisions = [_revision(opening, created, opening.why, "", self._dice)]
        for encounter, record in self._told:
            written, wording = record.reflection.written, encounter.wording
            if written and wording is not None and wording in story.wordings:
                why = record.reflection.goal_why
                revisions.append(_revision(wording, written, why, record.id, self._dice))
        return Goal(
            id=identity,
            created=created,
            state_since=created.date(),
            revisions=tuple(revisions),
            helper_tests=self._friends(story, revisions),
            notes=story.notes,
        )

    def _friends(self, story: GoalStory, revisions: Sequence[Revision]) -> tuple[HelperTest, ...]:
        asked = []
        for friend in stories().helper_tests:
            written = revisions[friend.after - 1].when if friend.after <= len(revisions) else None
            if friend.goal != story.id or written is None:
                continue
            day = written.date() + timedelta(days=self._dice.whole(1, 5))
            if day < self._today:
                identity = self._dice.identity("he")
                asked.append(
                    HelperTest(
                        id=identity, when=day, who=friend.who, could=friend.could, named_one=friend.named_one
                    )
                )
        return tuple(asked)


def _revision(wording: Wording, when: datetime, why: str, conversation: str, dice: Dice) -> Revision:
    return Revision(
        id=dice.identity("re"),
        when=when,
        statement=wording.statement,
        for_whom=wording.for_whom,
        what_changes=wording.what_changes,
        how=wording.how,
        place=wording.place,
        industry=wording.industry,
        level=wording.level,
        by_when=wording.by_when,
        why=why,
        conversation=conversation,
    )
