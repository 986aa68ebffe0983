"""What the six practices mean, and which numbers score them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pydantic import Field

from coach.content.reading import AdviceId, Entry, Words, read

PracticeId = Literal["specific", "prepared", "prompt", "respectful", "reciprocal", "reflective"]


class Practice(Entry):
    """One practice in words a user reads; its rules name the numbers below in curly brackets."""

    id: PracticeId
    name: Words
    meaning: Words
    rules: tuple[Words, ...] = Field(min_length=1)
    advice: tuple[AdviceId, ...] = Field(min_length=1)
    sources: tuple[Words, ...] = Field(min_length=1)


class Numbers(Entry):
    """The thresholds and weights of the practices: minutes, hours, and points out of 100."""

    in_person_earliest: int
    in_person_latest: int
    call_earliest: int
    call_latest: int
    early_cost: int
    early_cost_most: int
    tight_cost: int
    late_cost: int
    over_cost: int
    pressed_late: int
    taken_back: int
    buffer_default: int
    buffer_least_records: int
    buffer_share: int
    buffer_most: int
    protected_minutes: int
    close_minutes: int
    opening_share: int
    opening_most: int
    five_questions: int
    question_minutes: int
    target_points: int
    research_points: int
    questions_points: int
    too_long_cost: int
    musts_points: int
    kept_wish_points: int
    uneasy_ask_points: int
    unsure_ask_points: int
    unexplained_points: int
    give_points: int
    give_days: int
    kept_points: int
    thanks_points: int
    thanks_hours: int
    thanks_grey_hours: int
    reflection_hours: int
    reflection_grey_hours: int
    in_time_points: int
    learned_points: int
    step_points: int
    decision_points: int


class Practices(Entry):
    """The six practices in reading order, and the numbers that score them."""

    numbers: Numbers
    practices: tuple[Practice, ...] = Field(min_length=6, max_length=6)


@lru_cache(maxsize=1)
def practices() -> tuple[Practice, ...]:
    """The six practices, with the numbers written into their rules."""
    file = read("practices.yaml", Practices)
    known = file.numbers.model_dump()
    return tuple(
        practice.model_copy(update={"rules": tuple(rule.format(**known) for rule in practice.rules)})
        for practice in file.practices
    )


@lru_cache(maxsize=1)
def numbers() -> Numbers:
    """The thresholds and weights, read once."""
    return read("practices.yaml", Practices).numbers
