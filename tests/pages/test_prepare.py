"""What the page Prepare says, and what it writes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coach.content.questions import question_bank
from coach.records import Conversation, Goal, Person
from coach.records.conversation import Mode, Stamp, Status, Times
from coach.records.goal import Revision
from coach.records.person import IntroductionWish
from coach.records.preparation import Preparation, Question
from coach.ui import session
from tests.pages.conftest import App

TALK = "cv-aaaaaaaa"
ADA = "pe-aaaaaaaa"


def test_an_empty_notebook_leads_to_a_first_conversation_in_one_button(app: Any) -> None:
    """With nothing to prepare, one button opens the inputs of a conversation."""
    app.open("prepare")
    app.press("plan.first")
    assert app.named.startswith("cv-")
    assert "A new conversation" in app.words()


def test_a_new_person_is_named_right_there(app: Any) -> None:
    """Planning with a new name makes the person and the conversation, and goes on to the research."""
    test = app.open("prepare", TALK)
    test.text_input(key=f"{TALK}.scratch.newcomer.name").set_value("Ada Okafor").run()
    app.press(f"save.{TALK}")
    assert ["Ada Okafor"] == [person.name for person in app.own.people]
    (talk,) = app.own.conversations
    assert app.own.people[0].id == talk.person
    assert "research" == test.query_params["section"]


def test_each_part_opens(app: Any, keep: Any) -> None:
    """Every part of preparing is drawn for a conversation that has nothing yet."""
    ada = Person.new(name="Ada Okafor")
    goal = Goal.new(revisions=(Revision.new(statement="Help schools waste less food."),))
    talk = Conversation.new(person=ada.id, goal=goal.id, created=session.now())
    keep(ada, goal, talk)
    for part in ("when", "research", "target", "questions", "opening", "check"):
        app.open("prepare", talk.id, section=part)
        assert "Ada Okafor" in app.words()


def person(**values: Any) -> Person:
    """Somebody to talk with."""
    return Person(id=ADA, name="Ada Okafor", **values)


def talk(*questions: Question, **values: Any) -> Conversation:
    """A conversation that is being prepared."""
    plan = Preparation(questions=questions)
    given = {"created": session.now(), "preparation": plan, "mode": Mode.IN_PERSON}
    return Conversation(id=TALK, person=ADA, **{**given, **values})


def in_berlin(hour: int, minute: int = 0) -> datetime:
    """A moment of a winter's day in Berlin, some years ahead."""
    return datetime(2031, 1, 20, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))


def test_the_clock_time_stays_when_the_meeting_gets_another_zone(app: Any, keep: Any) -> None:
    """14:00 is then meant on the clock there, at once and after a look at another page."""
    keep(person(), talk(start=in_berlin(14), time_zone="Europe/Berlin", mode=Mode.PHONE))
    test = app.open("prepare", TALK, section="when")
    app.tidy(test.selectbox(key=f"{TALK}.time_zone").set_value("America/New_York").run())
    said = [app.words()]
    app.open("prepare", TALK, section="target")
    app.open("prepare", TALK, section="when")
    said += [app.words()]
    app.press(f"save.{TALK}")
    assert [True, True] == ["14\\:00 in New York" in words for words in said]
    (kept,) = app.own.conversations
    assert datetime(2031, 1, 20, 14, tzinfo=ZoneInfo("America/New_York")) == kept.start


def test_nobody_named_plans_nothing(app: Any) -> None:
    """Without a person nothing is made, and the input says what is missing."""
    app.open("prepare", TALK)
    app.press(f"save.{TALK}")
    assert ((), ()) == (app.own.people, app.own.conversations)
    assert "This cannot be empty" in app.words()


def test_without_an_address_the_next_is_prepared_not_the_one_that_goes_on(app: Any, keep: Any) -> None:
    """Who opens Prepare during a conversation means the one after it; without another, the one at hand."""
    now = session.now()
    running = talk(status=Status.HELD, start=now, allotted_minutes=30, times=Times(started=Stamp(at=now)))
    keep(person(), running)
    app.open("prepare")
    assert "Ada Okafor" in app.words()
    bo, later = Person(id="pe-bbbbbbbb", name="Bo Lind"), now + timedelta(days=3)
    keep(bo, talk(status=Status.SCHEDULED, start=later).but(id="cv-bbbbbbbb", person=bo.id))
    app.open("prepare")
    assert ["Bo Lind"] == [one.value for one in app.test.header]


def test_a_time_makes_it_scheduled(app: Any, keep: Any) -> None:
    """A conversation that is given a time is scheduled from then on."""
    keep(person(), talk())
    app.open("prepare", TALK, section="when")
    app.own.drafts.put(TALK, "start", "2031-01-20T14:00+01:00", base="", now=session.now())
    app.test.run()
    app.press(f"save.{TALK}")
    assert Status.SCHEDULED is app.own.conversations[0].status


def test_a_bank_question_is_added_once(app: Any, keep: Any) -> None:
    """One press takes a question from the bank, and the same one cannot be taken twice."""
    keep(person(), talk())
    test = app.open("prepare", TALK, section="questions")
    app.press("bank.add.first_pull")
    (question,) = app.own.conversations[0].preparation.questions
    assert ("first_pull", "path") == (question.bank, question.category.value)
    assert test.button(key="bank.add.first_pull").disabled


def test_ones_own_question_is_reviewed_and_added(app: Any, keep: Any) -> None:
    """What one types is reviewed as it stands, and added in a press."""
    keep(person(), talk())
    test = app.open("prepare", TALK, section="questions")
    path = f"{TALK}.scratch.questions.text"
    test.text_input(key=path).set_value("Is it a good place to work?").run()
    assert "orange-badge[yes or no]" in app.words()
    app.press(f"add.{TALK}.questions")
    assert ["Is it a good place to work?"] == [
        one.text for one in app.own.conversations[0].preparation.questions
    ]


def test_a_pattern_for_a_weak_question_is_taken_in_one_press(app: Any, keep: Any) -> None:
    """The pattern stands where the weak question stood, ready to be filled in (2d)."""
    keep(person(), talk())
    test = app.open("prepare", TALK, section="questions")
    path = f"{TALK}.scratch.questions.text"
    test.text_input(key=path).set_value("Is it a good place to work?").run()
    app.press(f"take.{TALK}.own")
    assert "How ____, and what makes it so?" == app.line(path).value


def test_the_own_words_stay_in_sight_until_the_pattern_is_filled_in(app: Any, keep: Any) -> None:
    """The former wording stands beside, also after a restart; one press has it back; a gap is named (2d)."""
    keep(person(), talk(Question(id="qu-aaaa", text="Is it a good place to work?")))
    app.open("prepare", TALK, section="questions")
    app.press(f"take.{TALK}.qu-aaaa")
    later = App(app.folder)
    later.open("prepare", TALK, section="questions")
    assert "Your own words before: Is it a good place to work" in later.words()
    assert "Still to fill in" in later.words()
    later.press(f"back.{TALK}.qu-aaaa")
    assert "Your own words before" not in later.words()
    assert {} == later.own.drafts.of(TALK)


def test_saving_a_pattern_leaves_no_draft_behind(app: Any, keep: Any) -> None:
    """Once saved, the former wording is in the history of the record and nowhere else."""
    keep(person(), talk(Question(id="qu-aaaa", text="Is it a good place to work?")))
    app.open("prepare", TALK, section="questions")
    app.press(f"take.{TALK}.qu-aaaa")
    app.press(f"save.{TALK}")
    app.open("today")
    assert "You were writing about" not in app.words()
    app.open("prepare", TALK, section="questions")
    assert {} == app.own.drafts.of(TALK)


def test_a_wish_is_kept_by_what_the_planner_says(app: Any, keep: Any) -> None:
    """Whoever asked not to be asked: no line misses a question of whom to try next, a doubt is said (4b)."""
    keep(person(wish=IntroductionWish.DO_NOT_ASK), talk())
    test = app.open("prepare", TALK, section="questions")
    missed = "No question yet about their path, their work, their field and advice for you."
    assert missed in app.words().replace("\\", "")
    field = f"{TALK}.scratch.questions.text"
    test.text_input(key=field).set_value("Could a friend of yours show me round the dairy?").run()
    assert "This may be an ask for introductions" in app.words()
    keep_asking = "Could your sister spare ten minutes for me?"
    app.line(field).set_value(keep_asking).run()
    assert "This is an ask for introductions" in app.words()
    app.line(field).set_value("What surprised you in your first year?").run()
    assert "an ask for introductions" not in app.words()


def test_questions_change_places_and_leave(app: Any, keep: Any) -> None:
    """Down moves a question one place, however often the press arrives; removing offers the way back."""
    keep(person(), talk(Question(id="qu-aaaa", text="One?"), Question(id="qu-bbbb", text="Two?")))
    app.open("prepare", TALK, section="questions")
    app.press("down.qu-aaaa")
    assert ["Two?", "One?"] == [one.text for one in app.own.conversations[0].preparation.questions]
    app.press("remove.qu-bbbb")
    assert ["One?"] == [one.text for one in app.own.conversations[0].preparation.questions]
    app.press("undo")
    assert ["Two?", "One?"] == [one.text for one in app.own.conversations[0].preparation.questions]


def test_unasked_questions_are_carried_over(app: Any, keep: Any) -> None:
    """What the last talk with the person left unasked is offered, and remembers where it came from."""
    asked = Question(id="qu-aaaa", text="Asked?", asked=True)
    left = Question(id="qu-bbbb", text="Left over?", must=True)
    last = talk(asked, left).but(id="cv-bbbbbbbb", status=Status.HELD, start=in_berlin(9).replace(year=2025))
    keep(person(), last, talk())
    app.open("prepare", TALK, section="questions")
    app.press("carry.cv-bbbbbbbb")
    carried = app.own.shelves.conversation(TALK).preparation.questions
    assert [("Left over?", True, "cv-bbbbbbbb", "qu-bbbb")] == [
        (one.text, one.must, one.carried_from, one.carried_question) for one in carried
    ]
    assert "Left over from" not in app.words()


def test_the_minutes_are_held_against_the_time(app: Any, keep: Any) -> None:
    """The planned minutes stand against the agreed ones, the last five kept free."""
    keep(person(), talk(Question(id="qu-aaaa", text="What changed?", minutes=7), allotted_minutes=20))
    app.open("prepare", TALK, section="questions")
    assert any("7 of 15 minutes planned" in str(one.text) for one in app.test.get("progress"))


def test_a_meeting_says_when_to_leave(app: Any, keep: Any) -> None:
    """In person, the last moment to leave follows from start, way, buffer and window."""
    keep(person(), talk(start=in_berlin(14), time_zone="Europe/Berlin", travel_minutes=25, buffer_minutes=10))
    app.open("prepare", TALK, section="check")
    assert "Leave by 13:22" in app.words()


def test_a_call_says_when_to_dial_in_both_zones(app: Any, keep: Any) -> None:
    """For a call, the start stands on the user's clock and on the other person's."""
    app.test.context["timezone"] = "Europe/Berlin"
    keep(person(time_zone="Europe/London"), talk(start=in_berlin(14), mode=Mode.PHONE))
    app.open("prepare", TALK, section="check")
    assert "14\\:00 in Berlin · 13\\:00 in London" in app.words()


def test_a_tick_is_kept_at_once(app: Any, keep: Any) -> None:
    """Ticking an item of the checklist keeps it, and readiness rises."""
    keep(person(), talk(mode=Mode.PHONE))
    test = app.open("prepare", TALK, section="check")
    before = test.get("progress")[0].value
    test.checkbox(key=f"{TALK}.checked.quiet_room").check().run()
    assert ("quiet_room",) == app.own.conversations[0].preparation.checked
    assert before < test.get("progress")[0].value


def test_what_is_missing_leads_to_where_it_is_done(app: Any, keep: Any) -> None:
    """A missing must is a press away from the part in which it is done."""
    keep(person(), talk())
    test = app.open("prepare", TALK, section="when")
    app.press("missing.target")
    assert "target" == test.query_params["section"]


def test_nothing_typed_is_lost_between_the_parts(app: Any, keep: Any) -> None:
    """What is typed in one part is there after a look at another, and saved from any of them."""
    keep(person(), talk())
    app.open("prepare", TALK, section="when")
    app.test.text_input(key=f"{TALK}.place").set_value("Café Nord").run()
    app.press("missing.target")
    app.press(f"save.{TALK}")
    assert "Café Nord" == app.own.conversations[0].place


def test_a_fact_that_was_typed_is_taken_in_by_saving(app: Any, keep: Any) -> None:
    """A fact that was typed and not added is in the record after going on."""
    keep(person(), talk())
    test = app.open("prepare", TALK, section="research")
    test.text_input(key=f"{TALK}.scratch.research.text").set_value("Led the refill project").run()
    app.press(f"save.{TALK}")
    (fact,) = app.own.conversations[0].preparation.research
    assert ("Led the refill project", session.today()) == (fact.text, fact.found)
    assert "target" == test.query_params["section"]


def test_how_to_say_the_name_goes_to_the_person(app: Any, keep: Any) -> None:
    """How to say the name is typed here and kept with the person."""
    keep(person(), talk())
    test = app.open("prepare", TALK, section="opening")
    test.text_input(key=f"{ADA}.say_it").set_value("AH-dah").run()
    app.press(f"save.{TALK}")
    assert "AH-dah" == app.own.people[0].say_it
    assert {} == app.own.drafts.of(ADA)


def test_words_of_a_person_are_not_read_as_markdown(app: Any, keep: Any) -> None:
    """A name with marks is shown as it was typed."""
    keep(person().but(name="*Ada* ![x](http://y)"), talk())
    app.open("prepare", TALK)
    assert "\\*Ada\\*" in app.test.header[0].value


def test_the_bank_offers_no_ask_where_it_is_not_wanted(app: Any, keep: Any) -> None:
    """Where the person asked not to be asked, no question about introductions is offered or shown."""
    asks = [question for question in question_bank().questions if question.about_introductions]
    planned = Question(id="qu-aaaa", text=asks[0].text, bank=asks[0].id)
    keep(person(wish=IntroductionWish.DO_NOT_ASK), talk(planned))
    test = app.open("prepare", TALK, section="questions")
    test.button_group(key=f"{TALK}.bank.category").set_value(asks[0].category).run()
    if any(button.key == f"{TALK}.more" for button in test.button):
        app.press(f"{TALK}.more")
    assert set() == {question.text for question in asks} & set(app.words().splitlines())
    assert f"remove.{planned.id}" not in {button.key for button in test.button}


def test_an_address_that_names_no_record_is_no_harm(app: Any, keep: Any) -> None:
    """An address with a broken identity opens the page as if it named none."""
    keep(person(), talk())
    app.open("prepare", "cv-../../etc", person="pe-!")
    assert "Ada Okafor" == app.test.header[0].value


def test_a_person_in_the_address_is_chosen(app: Any, keep: Any) -> None:
    """Planning from a person's page starts with that person."""
    keep(person())
    app.open("prepare", TALK, person=ADA)
    app.press(f"save.{TALK}")
    assert [ADA] == [one.person for one in app.own.conversations]
