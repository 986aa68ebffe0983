"""All records together, and how they find each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.records import KINDS, Action, Conversation, Goal, Person, ShelfItem, Shelves
from coach.records.conversation import Mode, Status
from coach.records.goal import Revision

DAY = datetime(2026, 1, 20, 9, tzinfo=UTC)
ADA = Person(id="pe-aaaa2222", name="Ada Okafor", role="engineer", organisation="Fenwick Foods")
GOAL = Goal(
    id="go-aaaa2222",
    revisions=(
        Revision(id="re-aaaa2222", when=DAY, statement="Something green."),
        Revision(id="re-bbbb2222", when=DAY + timedelta(days=10), statement="Help shops waste less."),
    ),
)
TALK = Conversation(id="cv-aaaa2222", person=ADA.id, goal=GOAL.id)
STEP = Action(id="ac-aaaa2222", text="Write to Ada", person=ADA.id)
ITEM = ShelfItem(id="sh-aaaa2222", name="The crate that everybody shares")
ALL = Shelves((GOAL,), (ADA,), (TALK,), (STEP,), (ITEM,))


def test_records_find_each_other_by_identity() -> None:
    """An identity leads to its record; one that nobody has leads to None."""
    found = (ALL.person(ADA.id), ALL.goal(GOAL.id), ALL.conversation(TALK.id), ALL.item(ITEM.id))
    assert (ADA, GOAL, TALK, ITEM) == found
    assert (None, None) == (ALL.person("pe-nobody22"), ALL.goal(""))


def test_a_missing_person_still_has_a_name() -> None:
    """A conversation whose person was removed speaks of somebody."""
    assert ("Ada Okafor", "Somebody") == (ALL.name_of(ADA.id), ALL.name_of("pe-nobody22"))


def test_what_belongs_to_a_person_is_found() -> None:
    """Conversations and actions are found by their person."""
    assert ((TALK,), (STEP,), ()) == (
        ALL.with_person(ADA.id),
        ALL.actions_for(ADA.id),
        ALL.with_person("pe-nobody22"),
    )


def test_shelves_hold_every_kind() -> None:
    """There is a shelf for each kind on the list, named as its folder, and going over them shows all."""
    assert all(hasattr(ALL, kind.folder) for kind in KINDS)
    assert [GOAL, ADA, TALK, STEP, ITEM] == list(ALL)


@pytest.mark.parametrize(
    ("moment", "statement"),
    [
        (DAY - timedelta(days=1), "Something green."),
        (DAY, "Something green."),
        (DAY + timedelta(days=9), "Something green."),
        (DAY + timedelta(days=10), "Help shops waste less."),
        (DAY + timedelta(days=300), "Help shops waste less."),
    ],
)
def test_a_goal_knows_its_wording_of_a_day(moment: datetime, statement: str) -> None:
    """A conversation is held against the wording of its day, not against today's."""
    revision = GOAL.revision_at(moment)
    assert revision is not None
    assert statement == revision.statement


def test_a_goal_without_words_has_no_wording() -> None:
    """A goal that was only begun has none, and says nothing."""
    empty = Goal(id="go-aaaa2222")
    assert (None, None, "") == (empty.current, empty.revision_at(DAY), empty.statement)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (STEP, True),
        (STEP.but(done=DAY), False),
        (STEP.but(dropped=date(2026, 1, 20)), False),
    ],
)
def test_an_action_is_open_until_done_or_let_go(action: Action, *, expected: bool) -> None:
    """What was let go is as settled as what was done."""
    assert expected is action.open


@pytest.mark.parametrize(
    ("mode", "expected"), [(Mode.IN_PERSON, False), (Mode.PHONE, True), (Mode.VIDEO, True)]
)
def test_phone_and_video_are_calls(mode: Mode, *, expected: bool) -> None:
    """Calls have a window and a checklist of their own."""
    assert expected is mode.call


@pytest.mark.parametrize("status", list(Status))
def test_only_what_took_place_is_held(status: Status) -> None:
    """A missed or cancelled conversation is not held."""
    assert (status is Status.HELD) is TALK.but(status=status).held


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (ADA, "engineer, Fenwick Foods"),
        (ADA.but(role=""), "Fenwick Foods"),
        (ADA.but(role="", organisation=""), ""),
    ],
)
def test_a_person_is_described_as_far_as_known(person: Person, expected: str) -> None:
    """Role and organisation stand in one line without stray commas."""
    assert expected == person.described
