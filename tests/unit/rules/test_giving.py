"""Received, given, promised, and what might be given."""

from __future__ import annotations

from typing import Any

import pytest

from coach.content.gives import small_gives
from coach.rules.giving import five_minutes, given, matches, oldest_unreturned, promised, received, unreturned
from tests.unit.rules.made import ADA, BEN, NOON, action, at, conversation, held, item, on, shelves, stamps

TODAY = NOON.date()


def test_received_fills_in_by_itself() -> None:
    """A conversation that was held gives minutes, advice, and the introductions that were made (5a)."""
    talk = held(
        minutes=34,
        reflection={"advice": [{"id": "ad-one00000", "text": "Visit a plant"}, {"id": "ad-two00000"}]},
        introductions=[
            {"id": "in-one00000", "to_whom": "Ben", "made": on(0)},
            {"id": "in-two00000", "way": "offered"},
        ],
    )
    found = received(shelves(talk))
    assert [("minutes", 34), ("advice", None), ("introduction", None)] == [
        (favour.kind, favour.minutes) for favour in found
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"status": "held", "start": at(days=-1)}, [None]),
        ({"status": "held", "times": stamps(started=at(hours=-1), ended=at())}, [60]),
        ({"status": "scheduled", "start": at(days=-1)}, []),
        ({"status": "cancelled"}, []),
    ],
)
def test_unknown_minutes_stay_unknown(values: dict[str, Any], expected: list[int | None]) -> None:
    """Time whose length nobody noted was received all the same, and is not counted as zero."""
    assert expected == [favour.minutes for favour in received(shelves(conversation(**values)))]


def test_only_one_persons() -> None:
    """What was received and given can be asked for one person."""
    notebook = shelves(ADA, BEN, held(), action("give-back", done=at()))
    assert (1, 0) == (len(received(notebook, ADA.id)), len(received(notebook, BEN.id)))
    assert (1, 0) == (len(given(notebook, ADA.id)), len(given(notebook, BEN.id)))


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([action("give-back", done=at(), minutes=5)], [5]),
        ([action("give-back")], []),
        ([action("give-back", dropped=on(0))], []),
        ([action("next step", done=at())], []),
        ([item(given=[{"id": "ha-one00000", "person": ADA.id, "when": on(0)}])], [None]),
        (
            [
                action("give-back", done=at(), shelf_item="sh-one00000", minutes=5),
                item(given=[{"id": "ha-one00000", "person": ADA.id, "when": on(0)}]),
            ],
            [5],
        ),
    ],
)
def test_given(records: list[Any], expected: list[int | None]) -> None:
    """Done give-backs and handed items were given, each once (advice 5b)."""
    assert expected == [gift.minutes for gift in given(shelves(*records))]


def test_promised_in_order() -> None:
    """Open promises come by their day, those without one last."""
    first, second = action("give-back", due=on(3)), action("give-back", id="ac-two00000", due=on(1))
    third, done = action("give-back", id="ac-three000"), action("give-back", id="ac-four0000", done=at())
    found = promised(shelves(third, first, second, done))
    assert [second.id, first.id, third.id] == [entry.id for entry in found]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], None),
        ([held(ended=-20 * 24 * 60)], 20),
        ([held(ended=-20 * 24 * 60), action("give-back", done=at(days=-10))], None),
        ([held(ended=-20 * 24 * 60), action("give-back", done=at(days=-30))], 20),
        ([held(ended=-20 * 24 * 60), action("give-back")], 20),
        ([held(ended=-20 * 24 * 60), held(id="cv-two00000", ended=-9 * 24 * 60)], 20),
        (
            [
                held(ended=-20 * 24 * 60),
                held(id="cv-two00000", ended=-9 * 24 * 60),
                action("give-back", done=at(days=-12)),
            ],
            9,
        ),
        ([conversation(status="held")], None),
    ],
)
def test_oldest_unreturned(records: list[Any], expected: int | None) -> None:
    """A gift answers all that came before it; what has no day has no age (advice 5b)."""
    found = oldest_unreturned(shelves(*records), today=TODAY)
    assert expected == (found.days if found else None)


def test_a_promise_shows_beside_the_favour() -> None:
    """Whoever has a promise waiting is known to have one."""
    found = unreturned(shelves(held(ended=-3000), action("give-back")), today=TODAY)
    assert [True] == [entry.promised for entry in found]


@pytest.mark.parametrize(
    ("interests", "values", "expected"),
    [
        (("reuse systems", "cycling"), {"tags": ["reuse"]}, ["reuse"]),
        (("school gardens",), {"name": "A garden for every school"}, ["school", "gardens"]),
        (("Cities",), {"tags": ["city"]}, ["cities"]),
        (("glass",), {"tags": ["Glass"]}, ["glass"]),
        (("people and work",), {"name": "New work for people"}, None),
        (("art",), {"tags": ["party"]}, None),
        ((), {"tags": ["reuse"]}, None),
        (("zero-waste shops",), {"tags": ["waste"]}, ["zero-waste"]),
        (("co-operatives",), {"tags": ["operations"]}, None),
        (("housing co-ops",), {"name": "How co-ops build"}, ["co-ops"]),
        (("children’s books",), {"name": "Libraries for children"}, ["children"]),
        (("café culture",), {"name": "Café life"}, ["café"]),
        (("cycling",), {"what": "event", "name": "Cycling day", "on": on(-1)}, None),
        (("cycling",), {"what": "event", "name": "Cycling day", "on": on(0)}, ["cycling"]),
    ],
)
def test_matches(interests: tuple[str, ...], values: dict[str, Any], expected: list[str] | None) -> None:
    """An item matches by telling words that it shares with a person's interests (advice 5d, 5e)."""
    found = matches(shelves(ADA.but(interests=interests), item(**values)), today=TODAY)
    assert ([expected] if expected else []) == [list(match.words) for match in found]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([item(tags=["reuse"])], 1),
        ([item(tags=["reuse"], given=[{"id": "ha-one00000", "person": ADA.id}])], 0),
        ([item(tags=["reuse"], given=[{"id": "ha-one00000", "person": BEN.id}])], 1),
        ([item(tags=["reuse"]), action("give-back", shelf_item="sh-one00000")], 0),
        ([item(tags=["reuse"]), action("give-back", shelf_item="sh-one00000", dropped=on(0))], 1),
    ],
)
def test_nobody_gets_an_item_twice(records: list[Any], expected: int) -> None:
    """What was given or promised to a person is not suggested to them again."""
    assert expected == len(matches(shelves(ADA.but(interests=("reuse",)), *records)))


def test_five_minutes() -> None:
    """Only gives that fit into the minutes are shown (advice 5f)."""
    found = five_minutes(small_gives(), 5)
    assert found
    assert max(give.minutes for give in found) <= 5
    assert len(small_gives()) == len(five_minutes(small_gives(), 60))
