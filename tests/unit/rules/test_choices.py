"""Which choices does a goal leave to its reader, and what narrows it without filling a slot?"""

from __future__ import annotations

import pytest

from coach.rules.specificity import assess

ONE = "if you had to choose one today, which would it be?"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "work in marketing or design or maybe law",
            f"“marketing”, “design” or “law”: {ONE}",
        ),
        (
            "I'd like to become a teacher, a nurse or a social worker.",
            f"“a teacher”, “a nurse” or “a social worker”: {ONE}",
        ),
        (
            "Volunteering, fundraising, or running a charity",
            f"“Volunteering”, “fundraising” or “running a charity”: {ONE}",
        ),
        (
            "I'd like to teach children or repair bikes.",
            f"“teach children” or “repair bikes”: {ONE}",
        ),
    ],
)
def test_a_choice_that_is_left_open_is_asked_for_first(statement: str, expected: str) -> None:
    """Alternatives do not add up to a goal: they are named, and one is asked for, once (1a, 1b)."""
    asked = assess(statement).advice
    assert expected == asked[0]
    assert 1 == sum("choose one" in question for question in asked)


def test_of_several_groups_one_is_asked_for_last() -> None:
    """Which group comes first can wait until it is said what changes for them (1b)."""
    asked = assess("Help nurses or carers sleep better.").advice
    assert "“nurses” or “carers”: whose situation would you change first?" == asked[-1]


@pytest.mark.parametrize(
    "statement",
    [
        "Less salt or sugar in school lunches",
        "Help blind or deaf students pass exams",
        "Repair boilers for tenants in two or three streets",
        "For a year or two I would repair boats.",
        "I don't want sales or insurance; I want to repair pianos.",
        "Repair boats in Oslo or Bergen",
    ],
)
def test_an_or_within_one_goal_is_no_choice(statement: str) -> None:
    """Objects of one result, adjectives, amounts, places and what is rejected are left alone (1a)."""
    assert not [one for one in assess(statement).advice if "choose one" in one or "change first" in one]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("I want to work in Norwegian care homes.", [("employer", "Norwegian care homes")]),
        ("I want to work in London museums.", [("employer", "London museums")]),
        ("Improve sleep in Norwegian care homes.", []),
        ("Improve sleep in Leeds.", [("place", "Leeds")]),
        ("Improve sleep in Norwegian homes.", [("place", "Norwegian homes")]),
    ],
)
def test_a_place_in_the_name_of_a_group_is_no_place(statement: str, expected: list[tuple[str, str]]) -> None:
    """What only tells a group apart belongs to the group, and narrows the goal no further (1d)."""
    assert expected == [(extra.kind, extra.text) for extra in assess(statement).extras]
