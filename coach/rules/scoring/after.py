"""Whether something came back to the other person, and whether the conversation was reflected on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.practices import numbers
from coach.records.action import ActionKind
from coach.rules.phrases import local_day
from coach.rules.scoring.score import Tally, followed, unknown
from coach.rules.timing import minutes_between, over_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from coach.records.action import Action
    from coach.records.conversation import Conversation
    from coach.records.shelves import Shelves
    from coach.rules.scoring.score import Score


def reciprocal(conversation: Conversation, shelves: Shelves, *, now: datetime) -> Score:
    """Something given or promised, promises kept by their date, thanks within a day (advice 5a to 5f)."""
    own = [action for action in shelves.actions if action.conversation == conversation.id]
    gives = [action for action in own if action.what is ActionKind.GIVE_BACK and action.dropped is None]
    hours = _hours_since(conversation, now)
    tally = Tally()
    _add_give(tally, gives, expected=followed(conversation) and _older(hours, numbers().give_days * 24))
    _add_promises(tally, gives, local_day(now, now))
    _add_thanks(tally, conversation, own, hours)
    return tally.score("reciprocal")


def _hours_since(conversation: Conversation, now: datetime) -> float | None:
    minutes = minutes_between(over_at(conversation), now)
    return None if minutes is None else minutes / 60


def _older(hours: float | None, limit: int) -> bool:
    return hours is not None and hours > limit


def _add_give(tally: Tally, gives: list[Action], *, expected: bool) -> None:
    points = numbers().give_points
    if any(action.done for action in gives):
        tally.add(points, points, "Something given")
    elif gives:
        tally.add(points, points, "Something promised")
    elif expected:
        tally.add(0, points, "Nothing given or promised so far")
    else:
        tally.leave_out("Nothing was noted about giving back.")


def _add_promises(tally: Tally, gives: list[Action], today: date) -> None:
    """Promises that could be kept by now: done, or past their day."""
    settled = [action for action in gives if action.done or (action.due and action.due < today)]
    if not settled:
        return
    kept = sum(_kept(action) for action in settled)
    points = numbers().kept_points
    tally.add(points * kept / len(settled), points, f"Promises kept by their date: {kept} of {len(settled)}")


def _kept(action: Action) -> bool:
    return action.done is not None and (action.due is None or action.done.date() <= action.due)


def thanked_at(conversation: Conversation, actions: Iterable[Action]) -> datetime | None:
    """When the thank-you went out, from the conversation or from a thank-you that was done; else None."""
    done = [
        action.done
        for action in actions
        if action.what is ActionKind.THANK_YOU
        and action.conversation == conversation.id
        and action.done is not None
    ]
    return conversation.thanked or min(done, default=None)


def _add_thanks(tally: Tally, conversation: Conversation, own: list[Action], hours: float | None) -> None:
    n = numbers()
    thanked = thanked_at(conversation, own)
    sent = minutes_between(over_at(conversation), thanked)
    if sent is not None:
        if sent <= n.thanks_hours * 60:
            tally.add(n.thanks_points, n.thanks_points, f"Thanked within {n.thanks_hours} hours")
        elif sent <= n.thanks_grey_hours * 60:
            tally.add(n.thanks_points / 2, n.thanks_points, f"Thanked within {n.thanks_grey_hours} hours")
        else:
            tally.add(0, n.thanks_points, f"Thanked after more than {n.thanks_grey_hours} hours")
    elif thanked is None and not _older(hours, n.thanks_grey_hours):
        tally.leave_out("No thank-you yet; there is still time.")
    elif thanked is None and followed(conversation):
        tally.add(0, n.thanks_points, "No thank-you yet")
    else:
        tally.leave_out("When you thanked them is not known, so it does not count.")


def reflective(conversation: Conversation, shelves: Shelves, *, now: datetime) -> Score:
    """Written within a day, with something learned, a next step, and keep or revise (advice 6a to 6d)."""
    n = numbers()
    reflection = conversation.reflection
    learned = bool(reflection.learned.strip() or reflection.surprise.strip() or reflection.advice)
    decided = reflection.goal_decision is not None
    begun = learned or decided
    if not reflection.written and not _older(_hours_since(conversation, now), n.reflection_grey_hours):
        said = "Begun; it counts once you finish it." if begun else "No reflection yet; there is still time."
        return unknown("reflective", said)
    if not (reflection.written or begun):
        return _not_written(conversation)
    tally = Tally()
    _add_in_time(tally, conversation)
    step = any(
        action.what is ActionKind.NEXT_STEP and action.conversation == conversation.id
        for action in shelves.actions
    )
    tally.add(n.learned_points * learned, n.learned_points, _either("Something learned", learned))
    tally.add(n.step_points * step, n.step_points, _either("A next step", step))
    tally.add(n.decision_points * decided, n.decision_points, _either("Goal kept or revised", decided))
    return tally.score("reflective")


def _not_written(conversation: Conversation) -> Score:
    if not followed(conversation):
        return unknown("reflective", "No reflection yet.")
    tally = Tally()
    tally.add(0, 100, "No reflection yet; one written now still counts for most of it")
    return tally.score("reflective")


def _add_in_time(tally: Tally, conversation: Conversation) -> None:
    n = numbers()
    minutes = minutes_between(over_at(conversation), conversation.reflection.written)
    if minutes is None:
        tally.leave_out("When you wrote it is not known, so it does not count.")
    elif minutes <= n.reflection_hours * 60:
        tally.add(n.in_time_points, n.in_time_points, f"Written within {n.reflection_hours} hours")
    else:
        tally.add(0, n.in_time_points, f"Written after more than {n.reflection_hours} hours")


def _either(label: str, there: object) -> str:
    return label if there else f"{label}: not noted"
