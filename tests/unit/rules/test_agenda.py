"""What is due, why, in which order, and that Today is neither empty nor a list of debts."""

from __future__ import annotations

from typing import Any

import pytest

from coach.content.agenda import agenda_content
from coach.records import Person, Settings, Shelves
from coach.records.settings import Snooze
from coach.rules.agenda import Due, agenda, everything_due
from coach.rules.due.people import in_months, last_contacts
from tests.unit.rules.made import (
    ADA,
    BEN,
    FIVE,
    NOON,
    action,
    at,
    conversation,
    goal,
    held,
    item,
    on,
    shelves,
    stamps,
)

DAY = 24 * 60
REFLECTED: dict[str, Any] = {"thanked": at(), "reflection": {"written": at()}}
OFFERED = {"id": "in-one00000", "to_whom": "Ben Li", "way": "offered"}


def kinds(*records: Any, settings: Settings | None = None) -> list[str]:
    """The kinds of what is due in a notebook of these records with a specific goal."""
    notebook = shelves(goal(), *records, settings=settings)
    return [due.kind for due in everything_due(notebook, now=NOON)]


def one(kind: str, *records: Any) -> Due:
    """The only due thing of this kind."""
    (found,) = [due for due in everything_due(shelves(goal(), *records), now=NOON) if due.kind == kind]
    return found


def test_an_empty_notebook_leads_to_the_first_goal() -> None:
    """A newcomer sees one thing to do, and where to do it (advice 0a)."""
    (due,) = agenda(Shelves(), now=NOON)
    assert ("first_goal", "goals") == (due.kind, due.page)


@pytest.mark.parametrize(
    ("notebook", "expected"),
    [
        (Shelves(goals=(goal(),)), ["first_person"]),
        (Shelves(people=(ADA,)), ["first_goal", "first_conversation"]),
        (Shelves(goals=(goal(),), people=(ADA,)), ["first_conversation"]),
        (Shelves(goals=(goal("Anything"),)), ["sharpen_goal", "first_person"]),
        (Shelves(goals=(goal("Anything", state="paused"),)), ["first_person"]),
        (Shelves(goals=(goal(),), people=(ADA,), conversations=(conversation(),)), ["schedule"]),
        (
            Shelves(goals=(goal(),), people=(ADA,), conversations=(held(**REFLECTED),)),
            ["next_conversation"],
        ),
    ],
)
def test_the_way_in(notebook: Shelves, expected: list[str]) -> None:
    """From the first goal to the next conversation there is always one more step."""
    assert expected == [due.kind for due in everything_due(notebook, now=NOON)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"start": at(hours=2)}, ["now", "prepare"]),
        ({"start": at(hours=-0.2)}, ["now", "prepare"]),
        ({"start": at(days=1)}, ["prepare"]),
        ({"start": at(days=3)}, ["prepare"]),
        ({"start": at(days=4)}, ["next_conversation"]),
        ({"start": at(days=-1)}, ["happened"]),
        ({"start": at(days=-40)}, ["next_conversation"]),
        ({"start": None}, ["set_time"]),
        ({"start": at(hours=-0.2), "times": stamps(started=at(hours=-0.2))}, ["now"]),
        ({"start": at(hours=-2), "times": stamps(started=at(hours=-2))}, ["open_ended"]),
        ({"start": at(hours=-2), "times": stamps(started=at(hours=-2), ended=at(hours=-1))}, ["open_ended"]),
    ],
)
def test_scheduled(values: dict[str, Any], expected: list[str]) -> None:
    """A conversation that is near asks to be prepared, and one that is past asks whether it took place."""
    assert expected == kinds(conversation(status="scheduled", **values))


def test_a_ready_conversation_asks_for_nothing_before_its_day() -> None:
    """Who is ready is not reminded."""
    fact = {"id": "fa-one00000", "text": "Led the move", "source": "blog"}
    full = {"target": "A yes or no", "research": [fact], "questions": FIVE, "checked": ["route_known"]}
    talk = conversation(
        status="scheduled", mode="in person", start=at(days=2), place="Café", preparation=full
    )
    assert ["next_conversation"] == kinds(talk)


def test_prepare_says_when_and_by_when() -> None:
    """The line says when they meet and how much is open; due is the moment to leave."""
    talk = conversation(status="scheduled", mode="in person", start=at(days=1), travel_minutes=30)
    due = one("prepare", talk)
    assert due.why == "You meet tomorrow at 12:00, and five things are still open."
    assert due.due is not None
    assert due.due.isoformat() == at(days=1, minutes=-43)


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        (held(), ["thanks", "reflect"]),
        (held(thanked=at()), ["reflect"]),
        (held(reflection={"written": at()}), ["thanks"]),
        (held(reflection={"learned": "A lot"}), ["thanks"]),
        (held(ended=-47 * 60), ["thanks", "reflect"]),
        (held(ended=-49 * 60), ["thanks_late", "reflect"]),
        (held(ended=-29 * DAY), ["thanks_late", "reflect", "unreturned"]),
        (held(ended=-31 * DAY), ["unreturned"]),
        (conversation(status="held"), ["next_conversation"]),
    ],
)
def test_after_a_conversation(talk: Any, expected: list[str]) -> None:
    """Thanks and a reflection are due for a while; a long break is left in peace."""
    assert expected == kinds(talk)


def test_a_thank_you_that_was_done_is_not_due() -> None:
    """A done thank-you counts, wherever it was noted."""
    assert ["reflect"] == kinds(held(), action("thank-you", done=at()))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"requested": "2026-03-09"}, ["next_conversation"]),
        ({"requested": "2026-03-06"}, ["another_door"]),
        ({"requested": "2026-03-03"}, ["another_door"]),
        ({"requested": "2026-03-02"}, ["follow_up"]),
        ({"requested": "2026-03-02", "followed_up": "2026-03-10"}, ["next_conversation"]),
        ({"requested": "2026-03-02", "answered": "2026-03-10"}, ["next_conversation"]),
        ({"requested": "2026-01-02"}, ["next_conversation"]),
        ({}, ["next_conversation"]),
    ],
)
def test_no_answer_yet(values: dict[str, Any], expected: list[str]) -> None:
    """A second person after three working days, one follow-up after seven, and then it is their turn."""
    assert expected == kinds(conversation(status="requested", **values))


def test_a_second_person_was_written_already() -> None:
    """Somebody at the same place has been asked, so there is no need to say so."""
    other = Person(id="pe-cora0000", name="Cora", organisation="fenwick foods")
    first = conversation(status="requested", requested="2026-03-06")
    second = conversation(id="cv-two00000", person=other.id, status="requested", requested="2026-03-10")
    assert ["next_conversation"] == kinds(ADA, other, first, second)


def introduced(**values: Any) -> Any:
    """A talk from ten days ago with one introduction."""
    return held(ended=-10 * DAY, introductions=[{**OFFERED, **values}], **REFLECTED)


@pytest.mark.parametrize(
    ("values", "wish", "expected"),
    [
        ({"spoken": on(-6)}, "welcome", []),
        ({"spoken": on(-7)}, "welcome", ["silent_introduction"]),
        ({"spoken": on(-7), "way": "asked"}, "welcome", []),
        ({"spoken": on(-7), "way": "asked", "promised": True}, "welcome", ["silent_introduction"]),
        ({"spoken": on(-7)}, "please do not ask", []),
        ({"spoken": on(-40)}, "welcome", []),
        ({"made": on(-1)}, "welcome", ["new_introduction"]),
        ({"made": on(-2), "met": on(-1)}, "welcome", ["report_back"]),
        ({"made": on(-2), "met": on(-1), "reported": on(0)}, "welcome", []),
        ({"spoken": on(-9), "let_go": on(-1)}, "welcome", []),
    ],
)
def test_introductions(values: dict[str, Any], wish: str, expected: list[str]) -> None:
    """Each introduction asks for the user's next move, and never nudges against a wish (4b, 4c)."""
    assert (expected or ["next_conversation"]) == kinds(ADA.but(wish=wish), introduced(**values))


def test_one_reminder_is_enough() -> None:
    """After a follow-up the silence is theirs; a planned one stands on its own."""
    talk = introduced(spoken=on(-9))
    assert "silent_introduction" not in kinds(talk, action("follow-up", done=at()))
    assert "silent_introduction" not in kinds(talk, action("follow-up"))
    assert "silent_introduction" in kinds(talk, action("follow-up", done=at(days=-20)))


def test_the_introducer_hears_how_it_went() -> None:
    """Who introduced somebody is told, also where only "who introduced you" was noted (advice 4c)."""
    talk = held(person=BEN.id, **REFLECTED)
    due = one("report_back", ADA, BEN, talk)
    assert (ADA.id, "Tell Ada Okafor how it went with Ben Li") == (due.record_id, due.title)
    assert "report_back" not in kinds(ADA, BEN, talk, action("report-back", done=at()))
    assert "report_back" not in kinds(ADA, BEN, held(ended=-31 * DAY, person=BEN.id, **REFLECTED))


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("give-back", {"due": on(0)}, ["promise"]),
        ("give-back", {"due": on(2)}, ["promise"]),
        ("give-back", {"due": on(3)}, ["next_conversation"]),
        ("give-back", {"due": on(-30)}, ["promise"]),
        ("give-back", {"due": on(-31)}, ["next_conversation"]),
        ("give-back", {}, ["next_conversation"]),
        ("give-back", {"due": on(0), "done": at()}, ["next_conversation"]),
        ("give-back", {"due": on(0), "dropped": on(0)}, ["next_conversation"]),
        ("next step", {"due": on(1)}, ["next_step"]),
        ("report-back", {"due": on(0)}, ["task"]),
    ],
)
def test_actions(kind: str, values: dict[str, Any], expected: list[str]) -> None:
    """What has a day comes up when it is near, and rests when it is long past (advice 5b, 6c)."""
    assert expected == kinds(held(**REFLECTED), action(kind, **values))


def test_a_promise_says_to_whom_and_by_when() -> None:
    """The line names the person and the day."""
    due = one("promise", action("give-back", due=on(2)))
    assert ("Send the article", "You promised it to Ada Okafor by Friday.") == (due.title, due.why)


@pytest.mark.parametrize(
    ("months", "contact", "expected"),
    [
        (3, "2025-12-11", True),
        (3, "2025-12-12", False),
        (None, "2025-01-01", False),
        (0, "2025-01-01", False),
        (6, "2025-09-11", True),
    ],
)
def test_keep_in_touch(months: int | None, contact: str, *, expected: bool) -> None:
    """A rhythm is the person's own; without one or a talk nobody is reminded (advice 0a)."""
    done = action("next step", done=f"{contact}T09:00+00:00")
    assert expected is ("keep_in_touch" in kinds(ADA.but(keep_in_touch=months), done))


@pytest.mark.parametrize(
    ("months", "contact", "expected"),
    [
        (None, "2025-11-11", True),
        (None, "2025-11-12", False),
        (None, "2025-03-11", True),
        (None, "2025-03-10", False),
        (0, "2025-11-11", False),
        (24, "2024-03-11", True),
    ],
)
def test_after_a_talk_there_is_a_rhythm(months: int | None, contact: str, *, expected: bool) -> None:
    """After a talk it is four months, unless the person has another; beyond a year it is let be (0a)."""
    talk = held(start=f"{contact}T09:00+00:00", times={}, thanked=f"{contact}T12:00+00:00")
    assert expected is ("keep_in_touch" in kinds(ADA.but(keep_in_touch=months), talk))


def test_a_thank_you_put_aside_stays_so_when_it_is_late() -> None:
    """What is put aside rests until its day, also where a thank-you has become late in between."""
    assert one("thanks", held(ended=-23 * 60)).key == one("thanks_late", held(ended=-50 * 60)).key


def test_every_due_thing_names_its_source() -> None:
    """What Today says rests on a source that "why?" shows."""
    found = everything_due(shelves(goal(), held(), conversation(id="cv-two00000")), now=NOON)
    assert {"thanks", "reflect", "schedule"} == {due.kind for due in found if due.source}


@pytest.mark.parametrize(
    "contact",
    [
        conversation(requested=on(-9)),
        held(ended=-9 * DAY),
        action("give-back", done=at(days=-9)),
        item(given=[{"id": "ha-one00000", "person": ADA.id, "when": on(-9)}]),
    ],
)
def test_any_contact_starts_the_rhythm_anew(contact: Any) -> None:
    """A talk, a message, a gift: whatever came last counts."""
    old = held(id="cv-old00000", ended=-400 * DAY)
    assert {ADA.id: (NOON.date().replace(day=2))} == last_contacts(shelves(old, contact))


def test_whoever_is_planned_need_not_be_greeted() -> None:
    """With a conversation ahead no greeting is due."""
    ada = ADA.but(keep_in_touch=1, created="2025-01-01T09:00Z")
    assert "keep_in_touch" in kinds(ada)
    assert "keep_in_touch" not in kinds(ada, conversation(status="scheduled", start=at(days=9)))


@pytest.mark.parametrize(
    ("day", "months", "expected"), [("2025-11-30", 3, "2026-02-28"), ("2026-01-15", 12, "2027-01-15")]
)
def test_months_end_where_they_end(day: str, months: int, expected: str) -> None:
    """Three months after 30 November is the last day of February."""
    start = Person(id="pe-x0000000", wish_noted=day).wish_noted
    assert start is not None
    assert expected == in_months(start, months).isoformat()


@pytest.mark.parametrize(("days", "expected"), [(13, False), (14, True), (180, True), (181, False)])
def test_something_small_in_return(days: int, *, expected: bool) -> None:
    """Between two weeks and half a year after a favour, one small return may be suggested."""
    talk = held(ended=-days * DAY, **REFLECTED)
    assert expected is ("unreturned" in kinds(talk))
    assert "unreturned" not in kinds(talk, action("give-back"))


def test_never_a_list_of_debts() -> None:
    """However much is waiting, Today shows a handful, with two greetings and one return at most."""
    people = [
        Person(id=f"pe-{index:08d}", name=f"Person {index}", keep_in_touch=1, created="2025-01-01T09:00Z")
        for index in range(50)
    ]
    talks = [held(id=f"cv-{index:08d}", person=f"pe-{index:08d}", ended=-40 * DAY) for index in range(50)]
    notebook = shelves(goal(), *people, *talks)
    shown = [due.kind for due in agenda(notebook, now=NOON)]
    assert (2, 1) == (shown.count("keep_in_touch"), shown.count("unreturned"))
    actions = [action("next step", id=f"ac-{index:08d}", due=on(0)) for index in range(50)]
    assert agenda_content().thresholds.most_shown == len(agenda(shelves(goal(), *actions), now=NOON))
    assert len(agenda(shelves(*actions), now=NOON, limit=2)) == 2


def test_ranked_by_urgency() -> None:
    """A conversation today stands before a promise, a promise before a greeting."""
    records = [
        ADA.but(keep_in_touch=1, created="2025-01-01T09:00Z"),
        BEN.but(introduced_by=""),
        action("next step", due=on(0)),
        action("give-back", id="ac-two00000", due=on(1)),
        action("give-back", id="ac-three000", due=on(-1)),
        conversation(person=BEN.id, status="scheduled", start=at(hours=3)),
    ]
    assert ["now", "prepare", "promise", "promise", "next_step", "keep_in_touch"] == kinds(*records)
    found = everything_due(shelves(goal(), *records), now=NOON)
    assert ["ac-three000", "ac-two00000"] == [due.record_id for due in found if due.kind == "promise"]


@pytest.mark.parametrize(
    ("until", "expected"),
    [(on(1), ["thanks"]), (on(0), ["thanks", "reflect"]), (None, ["thanks"])],
)
def test_not_now(until: str | None, expected: list[str]) -> None:
    """What is put off rests until its day; without a day it rests until it is woken."""
    snooze = Snooze.model_validate({"id": "sn-one00000", "about": "reflect:cv-one00000", "until": until})
    settings = Settings(id="notebook", snoozed=(snooze,))
    assert expected == kinds(held(), settings=settings)
    found = everything_due(shelves(goal(), held()), now=NOON, snoozed=[snooze])
    assert expected == [due.kind for due in found]


def test_with_everything_put_off_there_is_still_a_next_step() -> None:
    """Today is never empty."""
    rest = [Snooze(id="sn-one00000", about=f"{kind}:cv-one00000") for kind in ("thanks", "reflect")]
    assert ["next_conversation"] == [
        due.kind for due in agenda(shelves(goal(), held()), now=NOON, snoozed=rest)
    ]


def test_days_are_the_persons_days() -> None:
    """At eleven at night in New York, tomorrow morning is tomorrow."""
    now = NOON.fromisoformat("2026-03-11T23:00-04:00")
    talk = conversation(status="scheduled", start="2026-03-12T14:00+00:00")
    found = everything_due(shelves(goal(), talk), now=now)
    assert ["prepare"] == [due.kind for due in found]
    assert "tomorrow at 10:00" in found[0].why
