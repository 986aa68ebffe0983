"""What the user wrote down after a conversation: late or not at all at first, the same evening later on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.example.cast import HOME
from coach.example.course import at_home
from coach.example.pools import life
from coach.records.conversation import Status
from coach.records.reflection import Advice, AdviceState, GoalDecision, Reflection, TargetResult

if TYPE_CHECKING:
    from coach.example.course import Encounter
    from coach.example.dice import Dice
    from coach.records.preparation import Preparation

_LONG_AGO = 45


def reflection(
    encounter: Encounter, ended: datetime, preparation: Preparation, today: date, dice: Dice
) -> Reflection:
    """The reflection, or an empty one where none was written."""
    written = _written(encounter, ended, today, dice)
    if written is None:
        return Reflection()
    trade, share = encounter.person.trade, encounter.share
    sentences = dice.hand(f"{trade.id} learned", trade.learned, 1 + round(share * 1.4 + dice.around(0, 0.4)))
    result = _result(encounter, preparation, dice)
    before = min(9, max(2, round(3 + 4 * share + dice.around(0, 1))))
    decided = encounter.wording is not None or dice.maybe(0.55 + 0.6 * share)
    return Reflection(
        written=written,
        learned=" ".join(_say(text, encounter, dice) for text in sentences),
        advice=_advice(encounter, today, dice),
        surprise=_say(dice.deal(f"{trade.id} surprises", trade.surprises), encounter, dice)
        if dice.maybe(0.75)
        else "",
        target_result=result,
        target_note=_note(result, encounter, dice) if dice.maybe(0.8) else "",
        talking_share=min(80, max(15, 5 * round((58 - 24 * share + dice.around(0, 7)) / 5))),
        follow_ons=max(0, round(1 + 3.5 * share + dice.around(0, 1))),
        confidence_before=before,
        confidence_after=min(10, max(1, before + dice.pick((-1, 0, 1, 1, 2)))),
        goal_decision=_decision(encounter) if decided else None,
        goal_why=_why(encounter, dice) if decided else "",
    )


def thanked(encounter: Encounter, ended: datetime, today: date, dice: Dice) -> datetime | None:
    """When the thank-you went out: after days at first, the same day later on."""
    share = encounter.share
    if encounter.status is not Status.HELD or not encounter.reflected or dice.maybe(0.3 * (1 - share)):
        return None
    late = dice.maybe(0.7 - 0.8 * share)
    return decent(dice.later(ended, 26, 80) if late else dice.later(ended, 1, 9), today)


def decent(moment: datetime, today: date) -> datetime | None:
    """The moment at home, not in the middle of the night; None where it has not come yet."""
    there = at_home(moment)
    if there.hour >= 23:
        there += timedelta(hours=9)
    elif there.hour < 7:
        there = there.replace(hour=8)
    return there if there < datetime.combine(today, time(6), ZoneInfo(HOME)) else None


def _written(encounter: Encounter, ended: datetime, today: date, dice: Dice) -> datetime | None:
    if encounter.status is not Status.HELD or not encounter.reflected:
        return None
    share = encounter.share
    if encounter.wording is None and dice.maybe(0.28 * (1 - share)):
        return None
    late = dice.maybe(0.75 - 0.9 * share)
    return decent(dice.later(ended, 26, 110) if late else dice.later(ended, 0.2, 8), today)


def _say(text: str, encounter: Encounter, dice: Dice) -> str:
    person = encounter.person
    return dice.fill(text, first=person.first, org=person.organisation, thing=dice.pick(person.interests))


def _result(encounter: Encounter, preparation: Preparation, dice: Dice) -> TargetResult | None:
    if not preparation.target:
        return None
    good = 0.35 + 0.35 * encounter.share
    return dice.weighed(
        {
            TargetResult.HIT: good,
            TargetResult.PARTLY: 0.35,
            TargetResult.MISSED: 0.65 - good if good < 0.6 else 0.05,
        }
    )


def _note(result: TargetResult | None, encounter: Encounter, dice: Dice) -> str:
    if result is None:
        return ""
    notes = life().target_notes[result]
    return _say(dice.deal(f"target notes {result}", notes), encounter, dice)


def _decision(encounter: Encounter) -> GoalDecision:
    return GoalDecision.REVISE if encounter.wording else GoalDecision.KEEP


def _why(encounter: Encounter, dice: Dice) -> str:
    if encounter.wording:
        return _say(encounter.wording.why, encounter, dice)
    return _say(dice.deal("keep goal", life().keep_goal), encounter, dice)


def _advice(encounter: Encounter, today: date, dice: Dice) -> tuple[Advice, ...]:
    trade = encounter.person.trade
    count = dice.weighed({0: 0.1, 1: 0.4, 2: 0.35, 3: 0.15})
    return tuple(
        _piece(_say(text, encounter, dice), encounter, today, dice)
        for text in dice.hand(f"{trade.id} advice", trade.advice, count)
    )


def _piece(text: str, encounter: Encounter, today: date, dice: Dice) -> Advice:
    """One piece of advice; what is old was mostly tried or declined, what is fresh is still to try."""
    day = encounter.start.date()
    fresh = (today - day).days < _LONG_AGO
    state = dice.weighed(
        {AdviceState.TO_TRY: 0.55, AdviceState.DOING: 0.3, AdviceState.DONE: 0.15}
        if fresh
        else {
            AdviceState.DONE: 0.55,
            AdviceState.DECLINED: 0.2,
            AdviceState.TO_TRY: 0.2,
            AdviceState.DOING: 0.05,
        }
    )
    since = min(day + timedelta(days=dice.whole(3, 24)), today - timedelta(days=1))
    whys = {AdviceState.DONE: life().done_why, AdviceState.DECLINED: life().declined_why}.get(state, ("",))
    why = dice.deal(f"why {state}", whys) if state is not AdviceState.DONE or dice.maybe(0.7) else ""
    return Advice(
        id=dice.identity("ad"),
        text=text,
        state=state,
        state_since=since if state is not AdviceState.TO_TRY else None,
        why=_say(why, encounter, dice),
    )
