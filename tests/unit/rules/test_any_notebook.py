"""The rules on any notebook at all: they answer, and keep what they promise."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.records import Action, Conversation, Goal, Person, Settings, ShelfItem, Shelves
from coach.records.action import ActionKind
from coach.records.conversation import AskDecision, CallLine, IntroductionWay, Mode, Status
from coach.records.person import IntroductionWish
from coach.rules import drafts
from coach.rules.agenda import agenda, everything_due
from coach.rules.giving import given as given_in
from coach.rules.giving import matches, received, unreturned
from coach.rules.introductions import Branch, ledger, may_ask, tree
from coach.rules.practices import score
from coach.rules.readiness import readiness
from coach.rules.timing import arrive_between, leave_by, phases

if TYPE_CHECKING:
    from collections.abc import Iterable

IDS = ("a", "b", "c", "")
WORDS = st.sampled_from(["", "reuse", "Zoë {name}", "a\nb", "{", "packaging waste", "李雷", "none"])
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-11, minutes=-30))])
NOWS = st.builds(
    datetime.replace,
    st.datetimes(datetime(2025, 12, 1), datetime(2026, 6, 1)),  # noqa: DTZ001  (the zone comes next)
    tzinfo=ZONES,
)
MOMENTS = st.none() | NOWS
DAYS = st.none() | st.dates(date(2025, 12, 1), date(2026, 6, 1))
MINUTES = st.none() | st.integers(0, 1440)
MAYBE = st.sampled_from([None, True, False])


def reference(prefix: str) -> st.SearchStrategy[str]:
    """One of three records of a kind, or none."""
    return st.sampled_from([f"{prefix}-{letter}0000" if letter else "" for letter in IDS])


def stamp() -> st.SearchStrategy[dict[str, Any]]:
    """A time that may be unknown."""
    return st.fixed_dictionaries(
        {"at": MOMENTS, "known": st.sampled_from(["measured", "remembered", "unknown"])}
    )


def introduction() -> st.SearchStrategy[dict[str, Any]]:
    """An introduction at any stage."""
    return st.fixed_dictionaries(
        {
            "id": st.just("in-one00000"),
            "to_whom": WORDS,
            "way": st.sampled_from(list(IntroductionWay)),
            "promised": MAYBE,
            "person": reference("pe"),
        },
        optional=dict.fromkeys(("spoken", "made", "met", "reported", "let_go"), DAYS),
    )


CONVERSATIONS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["cv-a0000", "cv-b0000", "cv-c0000"]),
        "person": reference("pe"),
        "goal": reference("go"),
        "status": st.sampled_from(list(Status)),
        "mode": st.sampled_from(list(Mode)),
        "line": st.none() | st.sampled_from(list(CallLine)),
        "start": MOMENTS,
        "created": MOMENTS,
        "requested": DAYS,
        "thanked": MOMENTS,
        "allotted_minutes": MINUTES,
        "travel_minutes": MINUTES,
        "times": st.fixed_dictionaries(
            {
                "arrived": stamp(),
                "started": stamp(),
                "ended": stamp(),
                "offered": st.fixed_dictionaries({"minutes": MINUTES}),
            }
        ),
        "asking": st.fixed_dictionaries(
            {"decision": st.none() | st.sampled_from(list(AskDecision)), "comfortable": MAYBE}
        ),
        "introductions": st.lists(introduction(), max_size=2),
        "preparation": st.fixed_dictionaries(
            {
                "target": WORDS,
                "questions": st.lists(
                    st.fixed_dictionaries({"id": st.just("qu-one00000"), "text": WORDS, "minutes": MINUTES}),
                    max_size=2,
                ),
            }
        ),
        "reflection": st.fixed_dictionaries({"written": MOMENTS, "learned": WORDS}),
    }
).map(Conversation.model_validate)

PEOPLE = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["pe-a0000", "pe-b0000", "pe-c0000"]),
        "name": WORDS,
        "organisation": WORDS,
        "interests": st.lists(WORDS, max_size=2),
        "introduced_by": reference("pe"),
        "wish": st.sampled_from(list(IntroductionWish)),
        "wish_noted": DAYS,
        "keep_in_touch": st.none() | st.integers(0, 999),
        "created": MOMENTS,
    }
).map(Person.model_validate)

ACTIONS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["ac-a0000", "ac-b0000"]),
        "what": st.sampled_from(list(ActionKind)),
        "text": WORDS,
        "person": reference("pe"),
        "conversation": reference("cv"),
        "shelf_item": reference("sh"),
        "due": DAYS,
        "done": MOMENTS,
        "dropped": DAYS,
    }
).map(Action.model_validate)

GOALS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["go-a0000", "go-b0000"]),
        "revisions": st.lists(
            st.fixed_dictionaries(
                {"id": st.just("re-one00000"), "when": MOMENTS, "statement": WORDS, "mine_how": WORDS}
            ),
            max_size=2,
        ),
    }
).map(Goal.model_validate)

ITEMS = st.fixed_dictionaries(
    {"id": st.just("sh-a0000"), "name": WORDS, "tags": st.lists(WORDS, max_size=2), "on": DAYS}
).map(ShelfItem.model_validate)

NOTEBOOKS = st.builds(
    Shelves,
    goals=st.lists(GOALS, max_size=2, unique_by=lambda goal: goal.id).map(tuple),
    people=st.lists(PEOPLE, max_size=3, unique_by=lambda person: person.id).map(tuple),
    conversations=st.lists(CONVERSATIONS, max_size=3, unique_by=lambda talk: talk.id).map(tuple),
    actions=st.lists(ACTIONS, max_size=2, unique_by=lambda action: action.id).map(tuple),
    shelf=st.lists(ITEMS, max_size=1).map(tuple),
    settings=st.just(Settings(id="notebook")),
)

ANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def people_of(branches: Iterable[Branch]) -> list[str]:
    """Every person who stands in a tree."""
    return [name for branch in branches for name in (branch.person.id, *people_of(branch.led_to))]


@ANY
@given(NOTEBOOKS, NOWS)
def test_today_always_has_a_next_step(shelves: Shelves, now: datetime) -> None:
    """Whatever stands in a notebook, something can be done, in words without gaps, each thing once."""
    found = everything_due(shelves, now=now)
    assert found[: len(agenda(shelves, now=now))] == agenda(shelves, now=now)
    assert found
    assert len(found) == len({due.key for due in found})
    assert all(due.title and due.why for due in found)


@ANY
@given(NOTEBOOKS, NOWS)
def test_scores_stay_within_their_bounds(shelves: Shelves, now: datetime) -> None:
    """A score is 0 to 100 exactly where it is scored, and has its reasons."""
    for conversation in shelves.conversations:
        for found in score(conversation, shelves, now=now):
            assert found.reasons
            assert (found.state == "scored") is (found.value is not None)
            assert found.value is None or 0 <= found.value <= 100


@ANY
@given(NOTEBOOKS, NOWS)
def test_ready_means_that_no_must_is_missing(shelves: Shelves, now: datetime) -> None:
    """Readiness and times agree with each other for any conversation."""
    for conversation in shelves.conversations:
        state = readiness(conversation, shelves.person(conversation.person), shelves.settings, now=now)
        assert state.ready is all(item.done for item in state.items if item.must)
        assert 0 <= state.percent <= 100
        assert len(state.missing) == sum(not item.done for item in state.items)
        between = arrive_between(conversation, shelves.settings)
        leaving = leave_by(conversation, shelves.settings)
        assert leaving is None or (between is not None and leaving <= between[1])
        found = phases(conversation)
        assert all(phase.start <= phase.end for phase in found)


@ANY
@given(NOTEBOOKS, NOWS)
def test_no_draft_asks_against_a_wish(shelves: Shelves, now: datetime) -> None:
    """Where asking is not welcome every draft that asks is empty and says why."""
    for conversation in shelves.conversations:
        person = shelves.person(conversation.person)
        row = next(iter(conversation.introductions), None)
        asks = [drafts.ask(conversation, shelves), drafts.forwardable(conversation, row, shelves)]
        if row is not None:
            asks.append(drafts.nudge(conversation, row, shelves))
            assert drafts.report_back(conversation, row, shelves, now=now).text
        allowed = person is None or may_ask(person).allowed
        assert all(bool(draft.text) is allowed and bool(draft.refused) is not allowed for draft in asks)
        assert drafts.request(conversation, shelves).text
        assert drafts.thanks(conversation, shelves, now=now).text
    for person in shelves.people:
        assert drafts.check_in(person, shelves, now=now).text


@ANY
@given(NOTEBOOKS, NOWS)
def test_ledgers_leave_nobody_out(shelves: Shelves, now: datetime) -> None:
    """Each introduction stands in the ledger, each person once in the tree, each favour with its giver."""
    rows = [row for conversation in shelves.conversations for row in conversation.introductions]
    assert len(rows) == len(ledger(shelves))
    assert sorted(person.id for person in shelves.people) == sorted(people_of(tree(shelves)))
    held = {conversation.id for conversation in shelves.conversations if conversation.held}
    assert held == {favour.conversation_id for favour in received(shelves)}
    assert len(given_in(shelves)) <= len(shelves.actions)
    assert all(entry.days >= 0 for entry in unreturned(shelves, today=now.date()))
    assert all(match.words for match in matches(shelves, today=now.date()))
