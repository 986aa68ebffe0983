"""The hour itself: the clock, a pad per question, and what is noted beside (advice 2d, 3g, 3h, 5c)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coach.content.prompts import prompts
from coach.rules import introductions, timing
from coach.ui import arriving, waiting
from coach.ui.clock import clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coach.records import Conversation, Person, Settings
    from coach.records.preparation import Question
    from coach.ui.clock import Aside
    from coach.ui.fields import Form

_DAY: Final = 24 * 60


def ticking(
    conversation: Conversation,
    person: Person | None,
    *,
    now: datetime,
    asides: Sequence[Aside] = (),
    called: bool = False,
) -> None:
    """The clock, from a day before until the end is stamped; without asks where none is welcome (3g, 4b)."""
    begins = conversation.times.started.at or conversation.start
    ends = timing.over_at(conversation)
    to_go = timing.minutes_between(now, begins)
    if begins is None or ends is None or to_go is None or not -_DAY < to_go < _DAY:
        return
    clock(
        started_ms=round(begins.timestamp() * 1000),
        ends_ms=round(ends.timestamp() * 1000),
        phases=timing.phases(conversation, asks=introductions.asking_allowed(person)),
        key=f"clock.{conversation.id}",
        zone=arriving.own_zone(conversation).key,
        asides=asides,
        called=called,
    )


def asides(conversation: Conversation, person: Person | None, settings: Settings) -> tuple[Aside, ...]:
    """What is needed in a hurry: the target, the opening, and a sentence to end with (advice 3b, 3h)."""
    card = waiting.at_hand(conversation, person, settings)
    allotted = conversation.allotted_minutes
    closing = [cue.words.format(allotted=allotted) for cue in prompts().cues] if allotted else []
    folded = (
        ("Target and opening", card),
        ("Words to end with", [("", closing), (prompts().offered_more, [])] if closing else []),
    )
    return tuple((title, groups) for title, groups in folded if groups)


def pads(form: Form, typed: Conversation, person: Person | None) -> None:
    """One pad a question in the planned order, each with its tick; then how to be useful, and notes."""
    shown = introductions.shown(typed.preparation.questions, person)
    asked: dict[str, dict[str, object]] = {
        f"preparation.questions.{question.id}.answer": {
            "label": f"{number}. {question.text}",
            "help": _beside(question, first=number == 1),
            "rows": 2,
            "tick": f"preparation.questions.{question.id}.asked",
        }
        for number, question in enumerate(shown, start=1)
    }
    own: dict[str, dict[str, object]] = {
        "useful": {"label": "How can I be useful to you?", "rows": 3},
        "notes": {"rows": 5},
    }
    # With no question to begin with, one writes freely, right below the clock.
    form.ask_together({**asked, **own} if asked else dict(reversed(own.items())))


def disturbed(form: Form, typed: Conversation) -> None:
    """What disturbed the conversation, counted afterwards or while one waits (advice 3e, 3f)."""
    form.ask("interruptions")
    if typed.mode.call:
        form.ask("dropped")


def _beside(question: Question, *, first: bool) -> str:
    minutes = "" if question.minutes is None else f"{question.minutes} min"
    saved = "a few words are enough, they are saved as you type" if first else ""
    said = " · ".join(filter(None, [minutes, "must ask" if question.must else "", saved]))
    return said[:1].upper() + said[1:]
