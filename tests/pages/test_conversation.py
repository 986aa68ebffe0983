"""What the page Conversation says on the day, and what it writes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coach.records import Conversation, Goal, Person
from coach.records.conversation import Known, Mode, Stamp, Status, Times
from coach.records.goal import Revision
from coach.records.person import IntroductionWish
from coach.records.preparation import Preparation, Question
from coach.ui import session

TALK = "cv-aaaaaaaa"
ADA = "pe-aaaaaaaa"


def person(**values: Any) -> Person:
    """Somebody to talk with."""
    return Person(id=ADA, name="Ada Okafor", **values)


def talk(**values: Any) -> Conversation:
    """A conversation that begins in ten minutes."""
    start = session.now() + timedelta(minutes=10)
    plan = Preparation(
        target="Learn how menus are planned.",
        opening_line="Thank you for making the time.",
        questions=(Question(id="qu-aaaa", text="Who plans the menus?", must=True),),
    )
    given = {"start": start, "status": Status.SCHEDULED, "mode": Mode.IN_PERSON, "preparation": plan}
    return Conversation(id=TALK, person=ADA, **{**given, **values})


def running(ago: float = 10, **values: Any) -> Conversation:
    """A conversation of thirty minutes that began ten, or so many, minutes ago."""
    begun = session.now() - timedelta(minutes=ago)
    times = Times(started=Stamp(at=begun, known=Known.MEASURED))
    return talk(start=begun, times=times, status=Status.HELD, **values)


def beside(app: Any, what: str) -> Any:
    """The page with one of the things beside the pads opened."""
    return app.tidy(app.test.button_group(key=f"{TALK}.beside").set_value(what).run())


def at_hand(app: Any) -> str:
    """All that the clock has folded away below it."""
    (clock,) = (one for one in app.test.get("bidi_component") if "ends_ms" in one.proto.json)
    return str(clock.proto.json)


def test_a_start_long_before_its_time_is_spoken_of(app: Any, keep: Any) -> None:
    """A press on Start days early says for when it was set, and Undo takes it back."""
    keep(person(), talk().but(start=session.now() + timedelta(days=2)))
    app.open("conversation", TALK)
    app.press("start")
    assert "You began now, though it was set for" in app.words()
    app.press("undo")
    assert app.own.conversations[0].times.started.at is None


def test_the_next_conversation_is_chosen_by_itself(app: Any, keep: Any) -> None:
    """Without an address, the waiting room is that of the next conversation, with what to have in mind."""
    later = talk().but(id="cv-bbbbbbbb", start=session.now() + timedelta(days=3))
    keep(person(say_it="AH-dah"), talk(), later)
    app.open("conversation")
    words = app.words().replace("\\", "")
    assert "AH-dah" in words
    for said in ("Learn how menus are planned.", "Who plans the menus?", "Thank you for making the time."):
        assert said in words


@pytest.mark.parametrize(
    ("say_it", "prepared", "offered"),
    [
        ("", False, ["target", "questions", "opening"]),
        ("AH-dah", False, ["target", "questions"]),
        ("", True, []),
    ],
)
def test_a_talk_without_preparation_is_told_what_is_worth_two_minutes(
    app: Any, keep: Any, say_it: str, offered: list[str], *, prepared: bool
) -> None:
    """Where neither target nor question stands, what helps most is a press away; else nothing is said."""
    keep(person(say_it=say_it), talk() if prepared else talk(preparation=Preparation()))
    test = app.open("conversation")
    keys = [str(one.key) for one in test.button]
    assert offered == [key.removeprefix("worth.") for key in keys if key.startswith("worth.")]
    if offered:
        app.press("worth.questions")
        assert ["Prepare"] == [one.value for one in app.test.title]
        assert "questions" == app.test.session_state["prepare.section"]


def test_whoever_should_have_left_is_told_what_helps(app: Any, keep: Any) -> None:
    """Once the time to leave has passed, the page says to tell them; whoever is there is told nothing."""
    keep(person(), talk(travel_minutes=30))
    app.open("conversation")
    assert "tell them now" in app.words()
    assert "Leave by" not in app.words()
    app.press("arrive")
    assert "tell them now" not in app.words()


@pytest.mark.parametrize(
    ("mode", "line", "links"),
    [
        (Mode.PHONE, "+44 (0)20 7946-0018", ["tel:+442079460018"]),
        (Mode.VIDEO, "https://meet.example/ada", ["https://meet.example/ada"]),
        (Mode.PHONE, "her desk, then extension 12", []),
        (Mode.VIDEO, "javascript:alert(1)", []),
        (Mode.IN_PERSON, "+44 20 7946 0018", []),
    ],
)
def test_a_call_is_a_press_away(app: Any, keep: Any, mode: Mode, line: str, links: list[str]) -> None:
    """In the waiting room a number is dialled and a link opened; whatever else stands there is only shown."""
    keep(person(), talk(mode=mode, address=line))
    app.open("conversation")
    assert links == [one.proto.url for one in app.test.get("link_button")]


def test_without_a_number_of_the_talk_the_persons_own_is_dialled(app: Any, keep: Any) -> None:
    """As the brief on paper does; a video call is not dialled."""
    keep(person(phone="0170 12345"), talk(mode=Mode.PHONE))
    app.open("conversation")
    assert ["tel:017012345"] == [one.proto.url for one in app.test.get("link_button")]


def test_a_call_is_spoken_of_in_ones_own_time(app: Any, keep: Any) -> None:
    """The day's line and the stamps say the own clock, and theirs beside it; in person it is the place's."""
    at_nine = datetime(2031, 1, 20, 9, tzinfo=ZoneInfo("America/New_York"))
    begun = Stamp(at=at_nine, known=Known.MEASURED)
    keep(
        person(),
        talk(mode=Mode.PHONE, start=at_nine, time_zone="America/New_York", times=Times(arrived=begun)),
    )
    app.open("conversation", TALK)
    own = at_nine.astimezone(session.zone())
    assert f"{own:%H}\\:00 \\(09\\:00 in New York\\)" in app.words()
    assert f"You were there at **{own:%H:%M}**" in app.words()


def test_nobody_is_alarmed_who_would_still_be_in_time(app: Any, keep: Any) -> None:
    """The buffer is there to be used: leaving a little late, one is told when one would be there."""
    keep(person(), talk(start=session.now() + timedelta(minutes=25), travel_minutes=20, buffer_minutes=10))
    app.open("conversation")
    assert "still in time" in app.words()
    assert "tell them now" not in app.words()


def test_a_first_conversation_is_planned_from_here_too(app: Any) -> None:
    """The one button of the empty page opens the inputs where a conversation is prepared."""
    app.open("conversation")
    app.press("plan.first")
    assert "Prepare" == app.test.title[0].value
    assert "A new conversation" in app.words()


def test_arrival_start_and_end_are_stamped(app: Any, keep: Any) -> None:
    """Three presses measure three times, and the conversation is held."""
    keep(person(), talk())
    app.open("conversation")
    app.press("arrive")
    app.press("start")
    app.press("end")
    (kept,) = app.own.conversations
    times = kept.times
    assert [Known.MEASURED] * 3 == [one.known for one in (times.arrived, times.started, times.ended)]
    assert times.arrived.at <= times.started.at <= times.ended.at
    assert Status.HELD is kept.status
    assert "Reflect" == app.test.title[0].value


def test_a_stamp_can_be_taken_back(app: Any, keep: Any) -> None:
    """Undo makes a time unknown again, and a start taken back leaves the conversation scheduled."""
    keep(person(), running())
    app.open("conversation")
    beside(app, "times")
    app.press("undo.started")
    (kept,) = app.own.conversations
    assert (None, Known.UNKNOWN) == (kept.times.started.at, kept.times.started.known)
    assert Status.SCHEDULED is kept.status


def test_end_saves_what_was_noted(app: Any, keep: Any) -> None:
    """What was typed in a pad is in the record once the end is stamped."""
    keep(person(), running())
    test = app.open("conversation")
    app.own.drafts.put(
        TALK, "preparation.questions.qu-aaaa.answer", "The dietician", base="", now=session.now()
    )
    test.run()
    app.press("end")
    (kept,) = app.own.conversations
    assert "The dietician" == kept.preparation.questions[0].answer


def test_minutes_they_offer_are_kept(app: Any, keep: Any) -> None:
    """Pressing +10 notes ten offered minutes, measured."""
    keep(person(), running())
    app.open("conversation")
    test = beside(app, "more")
    test.button_group(key=f"{TALK}.offered").set_value(10).run()
    (kept,) = app.own.conversations
    assert (10, Known.MEASURED) == (kept.times.offered.minutes, kept.times.offered.known)


def test_times_that_cannot_be_are_not_kept(app: Any, keep: Any) -> None:
    """An end before the start is said, and what was typed stays."""
    keep(person(), talk(start=session.now() - timedelta(hours=3)))
    app.open("conversation", TALK)
    for name, ago in (("started", 60), ("ended", 70)):
        path = f"times.{name}.at"
        at = (session.now() - timedelta(minutes=ago)).isoformat(timespec="minutes")
        app.own.drafts.put(TALK, path, at, base="", now=session.now())
    app.press(f"remember.{TALK}")
    assert "It cannot have ended before it began" in app.words()
    assert 2 == len(app.own.drafts.of(TALK))
    assert None is app.own.conversations[0].times.started.at


def test_times_entered_afterwards_are_remembered(app: Any, keep: Any) -> None:
    """A time entered afterwards is remembered, and one left empty stays unknown."""
    keep(person(), talk(start=session.now() - timedelta(days=1)))
    app.open("conversation", TALK)
    begun = (session.now() - timedelta(days=1)).isoformat(timespec="minutes")
    app.own.drafts.put(TALK, "times.started.at", begun, base="", now=session.now())
    app.test.run()
    app.press(f"remember.{TALK}")
    (kept,) = app.own.conversations
    assert [Known.UNKNOWN, Known.REMEMBERED, Known.UNKNOWN] == [
        one.known for one in (kept.times.arrived, kept.times.started, kept.times.ended)
    ]
    assert Status.HELD is kept.status


def test_a_talk_that_went_as_planned_is_remembered_by_two_presses(app: Any, keep: Any) -> None:
    """One press puts the agreed times into the fields, the next keeps them as remembered."""
    start = (session.now() - timedelta(days=1)).replace(second=0)
    keep(person(), talk(start=start, allotted_minutes=30))
    app.open("conversation", TALK)
    app.press(f"as-planned.{TALK}")
    app.press(f"remember.{TALK}")
    times = app.own.conversations[0].times
    assert (start, start + timedelta(minutes=30)) == (times.started.at, times.ended.at)
    assert [Known.REMEMBERED] * 2 == [times.started.known, times.ended.known]


@pytest.mark.parametrize(
    ("wish", "shown"),
    [
        (IntroductionWish.NOT_KNOWN, True),
        (IntroductionWish.WELCOME, True),
        (IntroductionWish.THROUGH_THEM, True),
        (IntroductionWish.DO_NOT_ASK, False),
    ],
)
def test_the_ask_is_hidden_where_it_is_not_wanted(
    app: Any, keep: Any, wish: IntroductionWish, *, shown: bool
) -> None:
    """Nothing about asking is on the page where the person asked not to be asked."""
    keep(person(wish=wish), running())
    app.open("conversation")
    test = beside(app, "asking" if shown else "offers")
    assert shown is ("feel right" in str([one.label for one in test.button_group]))
    if shown:
        app.press(f"{TALK}.named")
    assert shown is any("they said" in str(one.label).lower() for one in test.button_group)


@pytest.mark.parametrize(
    ("wish", "said"),
    [(IntroductionWish.NOT_KNOWN, True), (IntroductionWish.WELCOME, False)],
)
def test_how_they_feel_is_asked_before_the_ask(
    app: Any, keep: Any, wish: IntroductionWish, *, said: bool
) -> None:
    """Where their wish is not known, the card begins with words to find out; where it is, with the wish."""
    keep(person(wish=wish), running(26))
    app.open("conversation")
    assert said is ("or would you rather not" in app.words())
    assert said is not ("asking is welcome" in app.words())


def test_who_was_named_is_asked_for_by_a_press_and_folded_again(app: Any, keep: Any) -> None:
    """The inputs of an introduction are drawn once somebody was named, and gone once it is noted."""
    field = f"{TALK}.scratch.introductions.to_whom"
    keep(person(), running())
    app.open("conversation")
    test = beside(app, "asking")
    assert field not in [one.key for one in test.text_input]
    app.press(f"{TALK}.named")
    app.press(f"add.{TALK}.introductions")
    test.text_input(key=field).set_value("the head of catering").run()
    app.press(f"add.{TALK}.introductions")
    assert ["the head of catering"] == [one.to_whom for one in app.own.conversations[0].introductions]
    assert field not in [one.key for one in test.text_input]


def test_the_ask_is_built_from_the_goal(app: Any, keep: Any) -> None:
    """Where asking feels right, the words to say carry the goal."""
    goal = Goal(id="go-aaaaaaaa", revisions=(Revision.new(statement="Help schools waste less food."),))
    keep(person(), goal, running(goal=goal.id))
    app.open("conversation")
    test = beside(app, "asking")
    test.button_group(key=f"{TALK}.comfort").set_value("comfortable").run()
    assert "help schools waste less food." in app.words().replace("\\", "")


def test_an_introduction_they_offer_is_noted(app: Any, keep: Any) -> None:
    """Where asking is not wanted, what they offer by themselves can still be noted, as offered."""
    keep(person(wish=IntroductionWish.DO_NOT_ASK), running())
    app.open("conversation")
    test = beside(app, "offers")
    test.text_input(key=f"{TALK}.scratch.introductions.to_whom").set_value("the head of catering").run()
    app.press(f"add.{TALK}.introductions")
    (kept,) = app.own.conversations
    assert [("the head of catering", "offered", True)] == [
        (one.to_whom, one.way.value, one.promised) for one in kept.introductions
    ]


@pytest.mark.parametrize(
    ("minutes", "wish", "decision", "opened"),
    [
        (10, IntroductionWish.NOT_KNOWN, None, None),
        (26, IntroductionWish.NOT_KNOWN, None, "asking"),
        (26, IntroductionWish.DO_NOT_ASK, None, None),
        (26, IntroductionWish.NOT_KNOWN, "not this time", None),
        (31, IntroductionWish.WELCOME, None, "asking"),
    ],
)
def test_the_asks_open_when_their_time_has_come(  # noqa: PLR0913  (a table of five columns)
    app: Any, keep: Any, minutes: float, wish: IntroductionWish, decision: str | None, *, opened: str | None
) -> None:
    """In the last five minutes the asks open by themselves, unless they are unwelcome or decided already."""
    keep(person(wish=wish), running(minutes, asking={"decision": decision}))
    test = app.open("conversation")
    assert opened == test.button_group(key=f"{TALK}.beside").value


def test_a_talk_that_began_early_is_not_said_to_be_ahead(app: Any, keep: Any) -> None:
    """Before it begins the heading says in how many minutes; begun before its time, it says so no more."""
    keep(person(), talk())
    app.open("conversation")
    assert "in 10 minutes" in app.words()
    app.press("start")
    assert "in 10 minutes" not in app.words()


def test_the_asks_open_by_themselves_only_once(app: Any, keep: Any) -> None:
    """Whoever closes them is not shown them again by the next press."""
    keep(person(), running(26))
    app.open("conversation")
    beside(app, "more")
    app.test.button_group(key=f"{TALK}.offered").set_value(5).run()
    assert "more" == app.test.button_group(key=f"{TALK}.beside").value


def test_the_asks_open_in_place_of_nothing_that_is_open(app: Any, keep: Any) -> None:
    """What somebody has open, and may be typing into, stays when the time for the asks comes."""
    keep(person(), running())
    app.open("conversation")
    beside(app, "times")
    book = app.own
    later = book.conversations[0].but(times=running(26).times)
    book.save(later, seen=book.seen(TALK), now=session.now())
    app.test.run()
    assert "times" == app.test.button_group(key=f"{TALK}.beside").value
    assert "Time to ask" in app.test.button_group(key=f"{TALK}.beside").options


def test_the_target_and_a_closing_sentence_are_folded_below_the_clock(app: Any, keep: Any) -> None:
    """They are in the browser from the start, so they can be read while the server is away."""
    keep(person(say_it="AH-dah"), running())
    app.open("conversation")
    said = ("Learn how menus are planned.", "Who plans the menus?", "AH-dah", "our 30 minutes are over")
    assert all(words.casefold() in at_hand(app).casefold() for words in said)
