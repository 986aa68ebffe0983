"""The six practices: what earns points, what costs some, and what stays unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coach.content.practices import numbers
from coach.records import Action, Conversation, Settings, Shelves
from coach.rules.practices import score
from coach.rules.practices import scores as all_scores
from coach.rules.scoring.during import arrival_points, ending_points
from coach.rules.specificity import assess
from tests.unit.rules.made import (
    ADA,
    FIVE,
    GOAL_TEXT,
    NOON,
    action,
    at,
    conversation,
    goal,
    held,
    on,
    question,
    shelves,
    stamps,
)

if TYPE_CHECKING:
    from coach.rules.scoring.score import Score

DAY = 24 * 60
ENTERED_LATER: dict[str, Any] = {"created": at(), "times": stamps(ended=at(days=-9))}


def scores(talk: Conversation, *records: Any, settings: Settings | None = None) -> dict[str, Score]:
    """The six scores of a talk, by practice."""
    notebook = shelves(talk, *records, settings=settings)
    return {found.practice: found for found in score(talk, notebook, now=NOON)}


def value(practice: str, talk: Conversation, *records: Any) -> tuple[str, int | None]:
    """State and value of one practice."""
    found = scores(talk, *records)[practice]
    return found.state, found.value


@pytest.mark.parametrize(
    "status", ["idea", "requested", "scheduled", "cancelled", "missed by me", "missed by them"]
)
def test_what_was_not_held_is_not_scored(status: str) -> None:
    """A conversation that did not take place has nothing to score, and nobody is blamed for it."""
    found = scores(conversation(status=status, start=at(days=-1)))
    assert [("not_applicable", None)] * 6 == [(each.state, each.value) for each in found.values()]


def test_every_score_says_why() -> None:
    """Each score has reasons, and stays within 0 and 100."""
    found = scores(held(goal="go-one00000"), goal())
    assert all(each.reasons for each in found.values())
    assert all(each.value is None or 0 <= each.value <= 100 for each in found.values())


def test_specific_takes_the_wording_of_the_day() -> None:
    """What the goal became afterwards does not count for an earlier talk (advice 1b)."""
    later = {"id": "re-two00000", "statement": GOAL_TEXT, "when": at(minutes=-10)}
    first = {"id": "re-one00000", "statement": "Something in sustainability", "when": at(days=-9)}
    found = scores(held(goal="go-one00000"), goal(revisions=[first, later]))["specific"]
    assert assess("Something in sustainability").score == found.value


def test_specific_heeds_the_persons_own_reading() -> None:
    """What the person says about a slot wins over what the coach found."""
    one = {"id": "re-one00000", "statement": GOAL_TEXT, "when": at(days=-9), "mine_how": "none"}
    found = scores(held(goal="go-one00000"), goal(revisions=[one]))["specific"]
    assert assess(GOAL_TEXT, corrections={"how": None}).score == found.value


@pytest.mark.parametrize(
    ("values", "records", "state"),
    [
        ({}, [], "not_applicable"),
        ({"goal": "go-gone0000"}, [], "unknown"),
        ({"goal": "go-one00000"}, [goal(revisions=[])], "unknown"),
    ],
)
def test_specific_without_words(values: dict[str, Any], records: list[Any], state: str) -> None:
    """Without a goal there is nothing to score; a goal without words is unknown."""
    assert (state, None) == value("specific", held(**values), *records)


def prepared(**values: Any) -> dict[str, Any]:
    """A conversation's values with a full preparation, changed by `values`."""
    fact = {"id": "fa-one00000", "text": "Led the move", "source": "blog"}
    full = {"target": "A yes or no", "research": [fact], "questions": FIVE, "checked": ["route_known"]}
    return {"place": "Café Nord", "preparation": {**full, **values}}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (prepared(), 100),
        (prepared(target=" "), 75),
        (prepared(research=[{"id": "fa-one00000", "text": "Led the move"}]), 88),
        (prepared(research=[]), 75),
        (prepared(questions=FIVE[:3]), 88),
        (prepared(questions=[]), 70),
        (prepared(questions=[*FIVE[:4], question("Do you like it?")]), 94),
        (prepared(questions=[{**each, "minutes": 9} for each in FIVE]), 90),
        ({**prepared(), "place": ""}, 90),
        ({}, 0),
    ],
)
def test_prepared(values: dict[str, Any], expected: int) -> None:
    """Target, research, five open questions that fit, and the mode's musts add up (2a to 2d)."""
    assert ("scored", expected) == value("prepared", held(**values))


def test_silence_about_preparing_is_unknown() -> None:
    """A talk that was entered long afterwards does not say that nothing was prepared."""
    assert ("unknown", None) == value("prepared", held(**ENTERED_LATER))


@pytest.mark.parametrize(
    ("minutes", "window", "expected"),
    [
        (-7, (-10, -3), 100),
        (-10, (-10, -3), 100),
        (-3, (-10, -3), 100),
        (-15, (-10, -3), 90),
        (-60, (-10, -3), 80),
        (-1, (-10, -3), 90),
        (0, (-10, -3), 85),
        (5, (-10, -3), 35),
        (20, (-10, -3), 0),
        (0, (-1, 1), 100),
        (1, (-1, 1), 100),
        (3, (-1, 1), 80),
        (-4, (-1, 1), 94),
        (30, (-1, 1), 0),
    ],
)
def test_arrival_points(minutes: float, window: tuple[int, int], expected: float) -> None:
    """A hundred in the window, falling with each minute late; far too early costs a little (3a, 3d)."""
    assert expected == arrival_points(minutes, window)


@pytest.mark.parametrize(
    ("over", "expected"), [(-5, 100), (0, 100), (1, 95), (4, 80), (10, 50), (20, 0), (90, 0)]
)
def test_ending_points(over: float, expected: float) -> None:
    """A hundred at or under, falling with each minute over (advice 3h)."""
    assert expected == ending_points(over)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ("scored", 100)),
        ({"allotted_minutes": 26}, ("scored", 90)),
        ({"start": at(minutes=-100)}, ("scored", 68)),
        ({"start": None}, ("scored", 100)),
        ({"times": stamps(started=at(minutes=-90), ended=at(minutes=-58))}, ("scored", 90)),
        ({"times": {}}, ("unknown", None)),
        ({"mode": "phone", "times": stamps(started=at(minutes=-87))}, ("scored", 80)),
    ],
)
def test_prompt(values: dict[str, Any], expected: tuple[str, int | None]) -> None:
    """The mean of arriving and ending; what nobody wrote down is left out and never late."""
    assert expected == value("prompt", held(**values))


def test_prompt_respects_an_invitation() -> None:
    """Going on because they offered it costs nothing (advice 3h)."""
    talk = held(minutes=45, allotted_minutes=30)
    invited = talk.but(times=talk.times.but(offered={"minutes": 15}))
    assert ("scored", 100) == value("prompt", invited)
    assert ("scored", 63) == value("prompt", talk)


ASKED = {"introductions": [{"id": "in-one00000", "way": "asked"}]}
OFFERED: dict[str, Any] = {"introductions": [{"id": "in-one00000", "way": "offered"}]}


@pytest.mark.parametrize(
    ("wish", "values", "expected"),
    [
        ({}, {"asking": {"decision": "ask", "comfortable": True}}, ("scored", 100)),
        ({}, {"asking": {"decision": "ask", "comfortable": False}}, ("scored", 60)),
        ({}, {"asking": {"decision": "ask"}}, ("scored", 85)),
        ({}, ASKED, ("scored", 85)),
        ({}, OFFERED, ("scored", 100)),
        ({}, {"asking": {"decision": "not this time", "why_not": "too early"}}, ("scored", 100)),
        ({}, {"asking": {"decision": "not this time"}}, ("scored", 80)),
        ({}, {"asking": {"comfortable": False}}, ("scored", 100)),
        ({}, {}, ("unknown", None)),
        ({"wish": "please do not ask"}, {}, ("scored", 100)),
        ({"wish": "please do not ask"}, OFFERED, ("scored", 100)),
        ({"wish": "please do not ask"}, ASKED, ("scored", 0)),
        ({"wish": "please do not ask", "wish_noted": on(-9)}, ASKED, ("scored", 0)),
        ({"wish": "please do not ask", "wish_noted": on(0)}, ASKED, ("scored", 85)),
        ({"wish": "please do not ask", "wish_noted": on(3)}, ASKED, ("scored", 85)),
        (
            {"wish": "only through them"},
            {"asking": {"decision": "ask", "comfortable": True}},
            ("scored", 100),
        ),
    ],
)
def test_respectful(wish: dict[str, Any], values: dict[str, Any], expected: tuple[str, int | None]) -> None:
    """Asking against a wish that was known is 0; a reasoned "not this time" is no fault (4a, 4b)."""
    assert expected == value("respectful", held(**values), ADA.but(**wish))


def give(**values: Any) -> Action:
    """A give-back from the talk."""
    return action("give-back", **values)


@pytest.mark.parametrize(
    ("values", "records", "expected"),
    [
        ({"thanked": at(days=-1)}, [give(done=at())], 100),
        ({"thanked": at(days=-1)}, [give()], 100),
        ({"thanked": at(days=-1)}, [], 100),
        ({"thanked": at()}, [give()], 79),
        ({"thanked": at(days=1)}, [give()], 57),
        ({}, [give()], 100),
        ({}, [give(), action("thank-you", id="ac-two00000", done=at(days=-1))], 100),
        ({"thanked": at(days=-1)}, [give(due=on(-1))], 70),
        ({"thanked": at(days=-1)}, [give(due=on(0))], 100),
        ({"thanked": at(days=-1)}, [give(due=on(-1), done=at())], 70),
        ({"thanked": at(days=-1)}, [give(due=on(0), done=at())], 100),
        ({"thanked": at(days=-1)}, [give(dropped=on(0))], 100),
    ],
)
def test_reciprocal(values: dict[str, Any], records: list[Action], expected: int) -> None:
    """Something given or promised, promises kept, thanks within a day, half of it within two (5a to 5f)."""
    talk = held(ended=-2 * DAY + 600, **values)
    assert ("scored", expected) == value("reciprocal", talk, *records)


@pytest.mark.parametrize(
    ("days", "values", "records", "expected"),
    [
        (3, {}, [], 0),
        (3, {}, [give()], 57),
        (10, {"thanked": at(days=-9.5)}, [], 100),
        (20, {"thanked": at(days=-19.5)}, [], 43),
        (20, {"thanked": at(days=-19.5)}, [give(dropped=on(0))], 43),
        (20, {}, [], 0),
    ],
)
def test_what_is_expected_has_its_time(
    days: int, values: dict[str, Any], records: list[Action], expected: int
) -> None:
    """Thanks that were not sent count once two days have passed, nothing given once two weeks have (5b)."""
    assert ("scored", expected) == value("reciprocal", held(ended=-days * DAY, **values), *records)


@pytest.mark.parametrize(
    "values", [{"ended": -60}, {"ended": -DAY - 600}, {"ended": -9 * DAY, **ENTERED_LATER}]
)
def test_reciprocal_waits(values: dict[str, Any]) -> None:
    """While thanks are still welcome nothing is late, and an old talk that was entered today is silent."""
    assert ("unknown", None) == value("reciprocal", held(**values))


@pytest.mark.parametrize(
    ("reflection", "records", "expected"),
    [
        ({"written": at(), "learned": "A lot", "goal_decision": "keep"}, [action("next step")], 100),
        ({"written": at(), "surprise": "The noise", "goal_decision": "revise"}, [], 80),
        ({"written": at(), "learned": "A lot"}, [], 60),
        ({"written": at(days=3), "learned": "A lot", "goal_decision": "keep"}, [action("next step")], 60),
        ({"written": at()}, [action("give-back")], 40),
    ],
)
def test_reflective(reflection: dict[str, Any], records: list[Action], expected: int) -> None:
    """Written within a day, something learned, a next step, keep or revise (advice 6a to 6d)."""
    assert ("scored", expected) == value("reflective", held(reflection=reflection), *records)


@pytest.mark.parametrize(("days", "expected"), [(1, ("unknown", None)), (3, ("scored", 67))])
def test_a_reflection_that_was_begun_counts_once_its_time_is_up(
    days: int, expected: tuple[str, int | None]
) -> None:
    """What is not finished is still to come for two days; then it counts for what it has (6a)."""
    begun = {"learned": "A lot", "goal_decision": "keep"}
    assert expected == value("reflective", held(ended=-days * DAY, reflection=begun))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"ended": -60}, ("unknown", None)),
        ({"ended": -DAY - 600}, ("unknown", None)),
        ({"ended": -3 * DAY}, ("scored", 0)),
        ({"ended": -9 * DAY, **ENTERED_LATER}, ("unknown", None)),
    ],
)
def test_no_reflection(values: dict[str, Any], expected: tuple[str, int | None]) -> None:
    """For two days there is still time; after them an empty page says that nothing was written."""
    assert expected == value("reflective", held(**values))


def test_people_and_goals_may_be_missing() -> None:
    """A conversation whose person and goal are gone is scored as far as it goes."""
    talk = held(person="pe-gone0000", goal="go-gone0000")
    found = score(talk, Shelves(conversations=(talk,)), now=NOON)
    assert ["unknown", "scored", "scored", "unknown", "unknown", "unknown"] == [each.state for each in found]


def test_the_window_is_the_persons_own() -> None:
    """Whoever sets the window to 20 to 15 minutes is judged by it."""
    own = Settings(id="notebook", early_from=20, early_to=15)
    assert scores(held(), settings=own)["prompt"].value == (50 + 100) // 2
    assert numbers().tight_cost * 10 == 50


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    """Scoring a whole notebook gives what scoring each conversation held gives."""
    talks = (held(**prepared(), goal="go-one00000"), conversation(id="cv-two00000"), held(id="cv-three000"))
    notebook = shelves(goal(), *talks, give(), action("thank-you", id="ac-two00000", done=at()))
    expected = [(talk, score(talk, notebook, now=NOON)) for talk in (talks[0], talks[2])]
    assert expected == list(all_scores(notebook, now=NOON))
