"""Ready or not, and what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from coach.records import Settings
from coach.rules.findings import Gravity
from coach.rules.readiness import fits, minutes_for_questions, open_questions, question_minutes, readiness
from tests.unit.rules.made import ADA, FIVE, NOON, at, conversation, question

SETTINGS = Settings(id="notebook")

READY = {
    "target": "Find out whether a second degree is needed",
    "research": [{"id": "fa-one00000", "text": "Led the move to refill shelves", "source": "blog"}],
    "questions": FIVE,
}

CALL_MUSTS = ["quiet_room", "no_interruptions", "who_calls"]


def missing(**values: Any) -> set[str]:
    """The ids of the musts that are missing."""
    state = readiness(conversation(**values), ADA, SETTINGS, now=NOON)
    return {item.id for item in state.items if item.must and not item.done}


def with_checked(*checked: str) -> dict[str, Any]:
    """A full preparation with these items ticked."""
    return {**READY, "checked": list(checked)}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"mode": "in person"},
            {"time_set", "target", "research", "questions", "place_known", "route_known"},
        ),
        (
            {"mode": "in person", "start": at(days=1), "place": "Café", "preparation": READY},
            {"route_known"},
        ),
        (
            {
                "mode": "in person",
                "start": at(days=1),
                "place": "Café",
                "preparation": with_checked("route_known"),
            },
            set(),
        ),
        (
            {"mode": "phone", "start": at(days=1), "line": "landline", "preparation": READY},
            set(CALL_MUSTS),
        ),
        (
            {
                "mode": "phone",
                "start": at(days=1),
                "line": "mobile",
                "preparation": with_checked(*CALL_MUSTS),
            },
            {"signal_tested", "charged"},
        ),
        (
            {"mode": "phone", "start": at(days=1), "preparation": with_checked(*CALL_MUSTS)},
            {"line_chosen"},
        ),
        (
            {"mode": "video", "start": at(days=1), "preparation": with_checked("quiet_room", "link_tested")},
            {"no_interruptions", "sound_and_camera"},
        ),
    ],
)
def test_musts_by_mode_and_line(values: dict[str, Any], expected: set[str]) -> None:
    """Each mode and line has its own musts; signal and battery count for mobile only (3e, 3f)."""
    assert expected == missing(**values)


def test_a_must_blocks_ready_and_a_nice_item_does_not() -> None:
    """Ready means that no must is missing, whatever else is."""
    values = {"mode": "in person", "start": at(days=1), "place": "Café"}
    almost = readiness(conversation(**values, preparation=READY), ADA, SETTINGS, now=NOON)
    enough = conversation(**values, preparation=with_checked("route_known"))
    ready = readiness(enough, ADA, SETTINGS, now=NOON)
    assert (False, True) == (almost.ready, ready.ready)
    assert almost.percent < ready.percent < 100
    assert Gravity.MUST is almost.missing[0].gravity
    assert {Gravity.NICE} == {finding.gravity for finding in ready.missing}


def test_everything_in_place_is_a_hundred() -> None:
    """With each item done the bar is full and nothing is missing."""
    bare = conversation(mode="in person", start=at(days=1))
    items = [item.id for item in readiness(bare, ADA, SETTINGS, now=NOON).items]
    full = {**READY, "checked": items, "target_sign": "A reason", "introduction": "I am Sam"}
    full |= {"recent_fact": "A prize", "opening_line": "Thank you"}
    talk = conversation(
        mode="in person",
        start=at(days=1),
        goal="go-one00000",
        place="Café",
        travel_minutes=20,
        preparation=full,
    )
    state = readiness(talk, ADA, SETTINGS, now=NOON)
    assert (100, True, ()) == (state.percent, state.ready, state.missing)


def test_what_the_coach_sees_cannot_be_ticked() -> None:
    """A tick does not replace a target."""
    talk = conversation(mode="in person", preparation={"checked": ["target"]})
    state = {item.id: item for item in readiness(talk, None, SETTINGS, now=NOON).items}
    assert (False, False) == (state["target"].done, state["target"].ticked)
    assert state["route_known"].ticked


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"mode": "in person", "start": at(hours=2), "travel_minutes": 30}, 77),
        ({"mode": "in person", "start": at(hours=2)}, 110),
        ({"mode": "video", "start": at(hours=2)}, 120),
        ({"mode": "video", "start": at(hours=-2)}, -120),
        ({"mode": "video"}, None),
    ],
)
def test_by_when(values: dict[str, Any], expected: float | None) -> None:
    """Everything should be in place when one leaves, or when the call begins (advice 3a)."""
    assert expected == readiness(conversation(**values), ADA, SETTINGS, now=NOON).minutes_left


@pytest.mark.parametrize(
    ("allotted", "minutes", "expected"),
    [(30, [5, 5, 5, 5, 5], True), (30, [6, 5, 5, 5, 5], False), (12, [4, 4], True), (20, [], True)],
)
def test_fits(allotted: int, minutes: list[int], expected: bool) -> None:  # noqa: FBT001  (a table's column)
    """The questions leave the last five minutes free, or a third of a short talk."""
    questions = [question(f"What is number {index}?", minutes=each) for index, each in enumerate(minutes)]
    talk = conversation(allotted_minutes=allotted, preparation={"questions": questions})
    assert expected is fits(talk)
    assert sum(minutes) == question_minutes(talk)


def test_a_question_without_minutes_takes_the_usual() -> None:
    """Three minutes is what an answer takes where nobody said otherwise; an empty row takes none."""
    talk = conversation(preparation={"questions": [question("What do you read?"), question("")]})
    assert question_minutes(talk) == 3
    assert minutes_for_questions(talk) == 25
    assert open_questions(talk) == 1


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"mode": "video", "start": at(days=1)}, "then you call"),
        ({"mode": "in person", "start": at(days=1), "travel_minutes": 20}, "then you leave"),
        ({"mode": "in person", "start": at(days=1)}, "then you should be there"),
        ({"mode": "in person"}, ""),
    ],
)
def test_the_moment_by_which_it_should_be_in_place_is_named(values: dict[str, Any], expected: str) -> None:
    """By when to be ready is said with what happens then (advice 3a, 3d)."""
    talk = conversation(status="scheduled", **values)
    assert expected == readiness(talk, ADA, Settings(id="notebook"), now=NOON).until
