"""How the user made ready for a conversation: thinly at first, and better as the year went on."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.content.checklists import checklists
from coach.content.questions import bank_questions
from coach.example.pools import life
from coach.records.conversation import AskDecision, Asking, CallLine, Mode, Status
from coach.records.person import IntroductionWish
from coach.records.preparation import Fact, Preparation, Question, QuestionCategory

if TYPE_CHECKING:
    from coach.content.questions import BankQuestion
    from coach.example.course import Encounter
    from coach.example.dice import Dice

TOPICS = {"packs": "refill packs", "bread": "unsold bread"}
_ORDER = list(QuestionCategory)


def readiness(encounter: Encounter, dice: Dice) -> float:
    """How well the user prepares, from 0 to 1; what is a week away has hardly been begun."""
    if encounter.status is Status.SCHEDULED:
        return 0.85 if encounter.mode is Mode.IN_PERSON else 0.2
    if encounter.status in (Status.REQUESTED, Status.IDEA):
        return 0.0
    return min(1.0, max(0.05, 0.15 + encounter.share + dice.around(0, 0.12)))


def preparation(encounter: Encounter, allotted: int, line: CallLine | None, dice: Dice) -> Preparation:
    """Research, target, questions and checklist of a conversation."""
    ready = readiness(encounter, dice)
    if not ready:
        return Preparation()
    research = _research(encounter, ready, dice)
    target = dice.deal(f"{encounter.person.trade.id} targets", encounter.person.trade.targets)
    has_target = dice.maybe(0.5 + ready)
    return Preparation(
        research=research,
        target=_say(target.target, encounter, dice) if has_target else "",
        target_sign=_say(target.sign, encounter, dice) if has_target and dice.maybe(0.3 + ready) else "",
        questions=_questions(encounter, allotted, ready, dice),
        checked=_checked(encounter.mode, line, ready, dice),
        recent_fact=research[0].text if research and ready > 0.55 else "",
        opening_line=_opening(encounter, allotted, dice) if dice.maybe(ready) else "",
    )


def _say(text: str, encounter: Encounter, dice: Dice) -> str:
    return dice.fill(
        text,
        first=encounter.person.first,
        org=encounter.person.organisation,
        thing=dice.pick(encounter.person.interests),
        topic=TOPICS[encounter.goal],
    )


def _opening(encounter: Encounter, allotted: int, dice: Dice) -> str:
    person = encounter.person
    thing = dice.pick(person.interests)
    return dice.fill(
        dice.deal("openings", life().openings), first=person.first, minutes=str(allotted), thing=thing
    )


def _research(encounter: Encounter, ready: float, dice: Dice) -> tuple[Fact, ...]:
    person, by = encounter.person, encounter.introduced_by
    count = min(4, max(0, round(ready * 3.4 + dice.around(0, 0.6))))
    facts = [
        Fact(
            id=dice.identity("fa"),
            text=_say(text, encounter, dice),
            source=dice.pick(life().sources),
            found=encounter.start.date() - timedelta(days=dice.whole(2, 6)),
        )
        for text in dice.hand(f"{person.trade.id} facts", person.trade.facts, count)
    ]
    if by and facts and dice.maybe(0.5):
        facts.append(
            Fact(
                id=dice.identity("fa"),
                text=_say(dice.deal("own facts", life().own_facts), encounter, dice),
                source=life().told_by.format(introducer=by.person.name),
                found=encounter.start.date() - timedelta(days=7),
                public=False,
            )
        )
    return tuple(facts)


def _questions(encounter: Encounter, allotted: int, ready: float, dice: Dice) -> tuple[Question, ...]:
    """Questions of the trade and of the bank, those that must be asked first; with answers where held."""
    trade = encounter.person.trade
    wanted = min(8, max(1, round(2.5 + ready * 4.6)))
    own = dice.some(trade.questions, min(wanted, len(trade.questions)))
    rows = [
        (question.category, question.text, "", question.answers)
        for question in sorted(own, key=lambda question: _ORDER.index(question.category))
    ]
    for entry in dice.hand("bank", life().bank, wanted - len(rows)):
        found = _bank()[entry.id]
        rows.append((QuestionCategory(found.category), found.text, found.id, entry.answers))
    minutes = max(2, min(5, (allotted - 8) // len(rows)))
    musts = dice.some(range(len(rows)), 2)
    held = encounter.status is Status.HELD
    return tuple(
        _question(number, row, encounter, dice, minutes=minutes, must=number in musts, held=held)
        for number, row in enumerate(rows)
    )


@lru_cache(maxsize=1)
def _bank() -> dict[str, BankQuestion]:
    return {question.id: question for question in bank_questions()}


def _question(  # noqa: PLR0913  (each stands for one column of the planner)
    number: int,
    row: tuple[QuestionCategory, str, str, tuple[str, ...]],
    encounter: Encounter,
    dice: Dice,
    *,
    minutes: int,
    must: bool,
    held: bool,
) -> Question:
    category, text, bank, answers = row
    asked = held and (dice.maybe(0.97) if must else dice.maybe(0.9 - 0.07 * number))
    answer = dice.deal(f"{encounter.person.trade.id} answers {text}", answers)
    return Question(
        id=dice.identity("qu"),
        text=text,
        category=category,
        must=must,
        minutes=minutes,
        asked=asked,
        answer=_say(answer, encounter, dice) if asked else "",
        bank=bank,
    )


def _checked(mode: Mode, line: CallLine | None, ready: float, dice: Dice) -> tuple[str, ...]:
    items = checklists().for_mode(mode, line)
    return tuple(
        item.id
        for item in items
        if not item.seen_in_record and dice.maybe((0.5 if item.level == "must" else 0.25) + 0.6 * ready)
    )


def asking(encounter: Encounter, dice: Dice) -> Asking:
    """Whether the user asks for introductions this time, and in which words or why not."""
    topic = TOPICS[encounter.goal]
    if encounter.status is not Status.HELD:
        return Asking()
    if encounter.wish is IntroductionWish.DO_NOT_ASK:
        why = dice.fill(life().respect_wish, first=encounter.person.first)
        return Asking(decision=AskDecision.NOT_THIS_TIME, why_not=why)
    if encounter.introduces or encounter.silent_promise or dice.maybe(0.2 + 0.5 * encounter.share):
        words = dice.fill(dice.deal("asks", life().asks), topic=topic)
        return Asking(decision=AskDecision.ASK, comfortable=True, words=words)
    if dice.maybe(0.6):
        why = dice.fill(dice.deal("not this time", life().not_this_time), first=encounter.person.first)
        return Asking(decision=AskDecision.NOT_THIS_TIME, comfortable=dice.maybe(0.3), why_not=why)
    return Asking()
