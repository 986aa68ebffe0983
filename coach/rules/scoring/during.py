"""Whether a conversation began and ended on time, and whether the other person's wish was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.practices import numbers
from coach.records.conversation import AskDecision, IntroductionWay
from coach.rules.introductions import asking_allowed
from coach.rules.phrases import count
from coach.rules.scoring.score import scored, unknown
from coach.rules.timing import overrun, punctuality, window

if TYPE_CHECKING:
    from datetime import date

    from coach.records.conversation import Conversation
    from coach.records.person import Person
    from coach.records.shelves import Shelves
    from coach.rules.scoring.score import Score


def prompt(conversation: Conversation, shelves: Shelves) -> Score:
    """The mean of arriving and ending, as far as they are known (advice 3a, 3d, 3g, 3h)."""
    arrived, over = punctuality(conversation), overrun(conversation)
    known: list[float] = []
    reasons: list[str] = []
    if arrived is None:
        reasons.append("When you arrived is not known, so it does not count.")
    else:
        known.append(arrival_points(arrived, window(conversation.mode, shelves.settings)))
        reasons.append(f"{_arrival_words(arrived)}: {round(known[-1])} of 100")
    if over is None:
        reasons.append("How long it took is not known, so it does not count.")
    else:
        known.append(ending_points(over))
        reasons.append(f"{_ending_words(over)}: {round(known[-1])} of 100")
    return scored("prompt", sum(known) / len(known), *reasons) if known else unknown("prompt", *reasons)


def arrival_points(minutes: float, good: tuple[int, int]) -> float:
    """0 to 100 for arriving so many minutes after the start, negative before it (advice 3a, 3d).

    100 in the window; a little less for each minute too early, some more for each minute between the
    window and the start, and most for each minute late.
    """
    n = numbers()
    earliest, latest = good
    too_early = min(n.early_cost_most, max(0.0, earliest - minutes) * n.early_cost)
    tight = max(0.0, min(minutes, 0) - latest) * n.tight_cost
    late = max(0.0, minutes - max(0, latest)) * n.late_cost
    return max(0.0, 100 - too_early - tight - late)


def ending_points(over: float) -> float:
    """0 to 100 for so many minutes over; 100 at or under (advice 3h)."""
    return max(0.0, 100 - max(0.0, over) * numbers().over_cost)


def _arrival_words(minutes: float) -> str:
    rounded = round(minutes)
    if rounded == 0:
        return "There on the minute"
    side = "before" if rounded < 0 else "after"
    return f"There {count(abs(rounded), 'minute', 'minutes')} {side} the start"


def _ending_words(over: float) -> str:
    rounded = round(over)
    if rounded > 0:
        return f"Ended {count(rounded, 'minute', 'minutes')} over"
    return "Ended in time"


def respectful(conversation: Conversation, shelves: Shelves) -> Score:
    """Whether the wish was kept, and the ask made where it was welcome and comfortable (advice 4a, 4b)."""
    asked = conversation.asking.decision is AskDecision.ASK or any(
        introduction.way is IntroductionWay.ASKED for introduction in conversation.introductions
    )
    person = shelves.person(conversation.person)
    if asked and person is not None and _wished_not(person, conversation):
        return scored("respectful", 0, "You asked although they had asked you not to.")
    return _asked(conversation) if asked else _not_asked(conversation, person)


def _wished_not(person: Person, conversation: Conversation) -> bool:
    """Whether the wish was known before; what they said on the day itself may be their answer."""
    if asking_allowed(person):
        return False
    day = _day(conversation)
    return person.wish_noted is None or day is None or person.wish_noted < day


def _day(conversation: Conversation) -> date | None:
    begun = conversation.times.started.at or conversation.start
    return begun.date() if begun else None


def _asked(conversation: Conversation) -> Score:
    n = numbers()
    if conversation.asking.comfortable is True:
        return scored("respectful", n.kept_wish_points, "You asked where it was comfortable.")
    if conversation.asking.comfortable is False:
        return scored("respectful", n.uneasy_ask_points, "You asked although it did not feel comfortable.")
    return scored("respectful", n.unsure_ask_points, "You asked; whether it felt comfortable was not noted.")


def _not_asked(conversation: Conversation, person: Person | None) -> Score:
    n = numbers()
    asking = conversation.asking
    if person is not None and not asking_allowed(person):
        return scored("respectful", n.kept_wish_points, "They had asked you not to, and you kept their wish.")
    if asking.why_not.strip():
        return scored("respectful", n.kept_wish_points, f"Not this time: {asking.why_not.strip()}")
    if asking.comfortable is False:
        return scored("respectful", n.kept_wish_points, "It did not feel comfortable, and you let it be.")
    if conversation.introductions:
        return scored("respectful", n.kept_wish_points, "They offered before you had to ask.")
    if asking.decision is AskDecision.NOT_THIS_TIME or asking.comfortable:
        return scored("respectful", n.unexplained_points, "Not this time, without a reason noted.")
    return unknown("respectful", "Nothing was noted about asking.")
