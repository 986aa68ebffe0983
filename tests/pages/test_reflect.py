"""What the page Reflect says, and what it writes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from coach.records import Conversation, Goal, Person, to_plain
from coach.records.action import ActionKind
from coach.records.conversation import Known, Mode, Offered, Stamp, Status, Times
from coach.records.goal import Revision
from coach.records.off_record import on_record
from coach.records.preparation import Preparation, Question
from coach.records.reflection import Advice, Reflection
from coach.ui import marking, session

TALK = "cv-aaaaaaaa"
GOAL = "go-aaaaaaaa"


def held(**values: Any) -> Conversation:
    """A conversation that ended an hour ago."""
    ended = session.now() - timedelta(hours=1)
    begun = ended - timedelta(minutes=30)
    times = Times(started=Stamp(at=begun, known=Known.MEASURED), ended=Stamp(at=ended, known=Known.MEASURED))
    given = {"person": "pe-aaaaaaaa", "goal": GOAL, "status": Status.HELD, "start": begun, "times": times}
    return Conversation(id=TALK, **{**given, **values})


def people_and_goal() -> tuple[Person, Goal]:
    """Somebody who was talked with, and the goal it was for."""
    goal = Goal(
        id=GOAL,
        revisions=(
            Revision(
                id="re-aaaa",
                statement="Help schools waste less food.",
                for_whom="schools",
                what_changes="waste less food",
            ),
        ),
    )
    return Person(id="pe-aaaaaaaa", name="Ada Okafor"), goal


def typed(app: Any, **texts: str) -> None:
    """Put texts into pads as if they had been typed."""
    for path, text in texts.items():
        app.own.drafts.put(TALK, path.replace("__", "."), text, base="", now=session.now())


def test_it_says_how_the_time_was_kept_and_leads_to_times_that_are_right(app: Any, keep: Any) -> None:
    """What was offered is taken off; an end pressed long after is doubted, and a press unfolds the times."""
    plain = held(allotted_minutes=25)
    offered = Offered(minutes=3, known=Known.MEASURED)
    keep(*people_and_goal(), plain.but(times=plain.times.but(offered=offered)))
    app.open("reflect", TALK)
    assert "2 minutes over the agreed time, the 3 minutes they offered taken off." in app.words()
    assert "before you pressed End" not in app.words()
    begun = session.now() - timedelta(hours=4)
    times = plain.times.but(started=Stamp(at=begun, known=Known.MEASURED))
    keep(plain.but(id="cv-bbbbbbbb", allotted_minutes=25, times=times))
    app.open("reflect", "cv-bbbbbbbb")
    assert "155 minutes over the agreed time. If it ended before you pressed End" in app.words()
    app.press("to.times")
    assert "As well as you remember." in app.words()


def test_an_end_pressed_by_mistake_is_taken_back_where_one_lands(app: Any, keep: Any) -> None:
    """The talk goes on, and what was noted stays in the record."""
    plain = held(allotted_minutes=30, notes="A layoff is coming")
    now = Stamp(at=session.now(), known=Known.MEASURED)
    keep(*people_and_goal(), plain.but(times=plain.times.but(ended=now)))
    app.open("reflect", TALK)
    app.press("go.on")
    (kept,) = app.own.conversations
    assert (None, "A layoff is coming", Status.HELD) == (kept.times.ended.at, kept.notes, kept.status)
    assert "Ada Okafor" == app.test.title[0].value


def test_an_empty_notebook_leads_to_preparing(app: Any) -> None:
    """With nothing held, the page says so and has one button on."""
    app.open("reflect")
    app.press("to.prepare")
    assert "Prepare" == app.test.title[0].value


def test_the_latest_without_a_reflection_is_chosen(app: Any, keep: Any) -> None:
    """Of two that were held, the one without a reflection is open, with what was noted and the target."""
    earlier = held().but(id="cv-bbbbbbbb", reflection={"written": session.now()})
    plan = Preparation(
        target="Learn how menus are planned.",
        questions=(Question(id="qu-aaaa", text="Who plans the menus?", answer="The dietician", asked=True),),
    )
    keep(*people_and_goal(), earlier, held(preparation=plan))
    app.open("reflect")
    for said in ("Learn how menus are planned.", "The dietician"):
        assert said in app.words()


def test_a_talk_that_goes_on_is_not_chosen(app: Any, keep: Any) -> None:
    """During a talk, the page is about the last one that is over."""
    begun = session.now() - timedelta(minutes=5)
    times = Times(started=Stamp(at=begun, known=Known.MEASURED))
    now = held(start=begun, times=times).but(id="cv-bbbbbbbb", preparation=Preparation(target="Not yet."))
    keep(*people_and_goal(), now, held(preparation=Preparation(target="Learn how menus are planned.")))
    app.open("reflect")
    assert "Learn how menus are planned." in app.words()


def test_a_note_is_taken_over_by_a_press(app: Any, keep: Any) -> None:
    """An answer goes behind what stands in "What you learned", or becomes advice; a marked one cannot."""
    asked = (
        Question(id="qu-aaaa", text="Who plans the menus?", answer="The dietician"),
        Question(id="qu-bbbb", text="What else?", answer="A layoff is coming"),
    )
    marked = ("preparation.questions.qu-bbbb.answer",)
    keep(*people_and_goal(), held(preparation=Preparation(questions=asked), off_record=marked))
    app.open("reflect")
    typed(app, reflection__learned="Menus come first.")
    app.test.run()
    app.press("learned.preparation.questions.qu-aaaa.answer")
    app.press("advised.preparation.questions.qu-aaaa.answer")
    drafts = app.own.drafts.of(TALK)
    assert "Menus come first.\nThe dietician" == drafts["reflection.learned"].text
    assert ["The dietician"] == [one.text for one in app.own.conversations[0].reflection.advice]
    offered = {one.key for one in app.test.button if str(one.key).startswith(("learned.", "advised."))}
    assert set() == offered


def answered(**values: Any) -> Conversation:
    """A conversation with an answer, a free note, and an answer off the record."""
    asked = (
        Question(id="qu-aaaa", text="Who plans the menus?", answer="The dietician", asked=True),
        Question(id="qu-bbbb", text="What else?", answer="A layoff is coming", asked=True),
    )
    marked = ("preparation.questions.qu-bbbb.answer",)
    given = {"preparation": Preparation(questions=asked), "notes": "Six weeks ahead", "off_record": marked}
    return held(**{**given, **values})


def learned(app: Any) -> str | None:
    """What is typed under "What you learned" and not saved."""
    draft = app.own.drafts.of(TALK).get("reflection.learned")
    return draft.text if draft else None


def test_it_begins_with_what_was_noted(app: Any, keep: Any) -> None:
    """Every note on the record stands in the field, the page says where it came from, and Finish keeps it."""
    keep(*people_and_goal(), answered())
    app.open("reflect")
    assert "The dietician\nSix weeks ahead" == learned(app)
    assert "Your notes stand here to begin with" in app.words()
    app.press(f"save.{TALK}")
    assert "The dietician\nSix weeks ahead" == app.own.conversations[0].reflection.learned
    assert {} == app.own.drafts.of(TALK)


def test_notes_that_were_taken_out_stay_out(app: Any, keep: Any) -> None:
    """One press takes a note out, one takes all out; whoever comes back finds the field as it was left."""
    keep(*people_and_goal(), answered())
    app.open("reflect")
    app.press("unlearn.notes")
    assert "The dietician" == learned(app)
    app.press("unlearn")
    assert learned(app) is None
    again = type(app)(app.folder)
    again.open("reflect")
    assert learned(again) is None


@pytest.mark.parametrize(
    ("values", "typed_first"),
    [
        ({}, "Menus come first."),
        ({"reflection": {"learned": "Menus come first."}}, ""),
        ({"reflection": {"written": session.now()}}, ""),
        ({"times": Times(started=Stamp(at=session.now(), known=Known.MEASURED))}, ""),
    ],
)
def test_nothing_is_brought_over_words_or_too_early(
    app: Any, keep: Any, values: dict[str, Any], typed_first: str
) -> None:
    """What is typed or kept stands; a finished reflection and a talk that goes on are left alone."""
    keep(*people_and_goal(), answered(**values))
    if typed_first:
        typed(app, reflection__learned=typed_first)
    app.open("reflect", TALK)
    assert (typed_first or None) == learned(app)


def test_what_is_noted_after_an_end_that_was_none_is_brought_too(app: Any, keep: Any) -> None:
    """The talk went on: to words that nobody changed the new notes are added, and to others they are not."""
    keep(*people_and_goal(), answered())
    app.open("reflect")
    typed(app, notes="Six weeks ahead, in spring")
    app.open("reflect")
    assert "The dietician\nSix weeks ahead, in spring" == learned(app)
    typed(app, reflection__learned="My own words", notes="Eight weeks")
    app.open("reflect")
    assert "My own words" == learned(app)


def test_what_was_brought_is_not_called_unsaved_work(app: Any, keep: Any) -> None:
    """Only what the person typed is named on Today as something to go on with."""
    keep(*people_and_goal(), answered())
    app.open("reflect")
    app.open("today")
    assert "You were writing about" not in app.words()


def test_a_note_that_is_marked_later_leaves_what_was_learned(app: Any, keep: Any) -> None:
    """Marked off the record, a note's words go out of the field that they were brought to."""
    keep(*people_and_goal(), answered())
    app.open("reflect")
    marking.mark(TALK, "notes", True)
    assert "The dietician" == learned(app)


def test_a_note_that_is_marked_after_saving_leaves_what_was_learned(app: Any, keep: Any) -> None:
    """What was saved from the note goes out in the same save, and advice made of it is marked with it."""
    advice = Advice(id="ad-aaaa", text="Six weeks ahead")
    reflection = Reflection(learned="Six weeks ahead\nMy own words", advice=(advice,))
    keep(*people_and_goal(), held(notes="Six weeks ahead", reflection=reflection))
    app.open("reflect", TALK)
    marking.mark(TALK, "notes", True)
    kept = app.own.conversations[0]
    assert ("Six weeks ahead", "My own words") == (kept.notes, kept.reflection.learned)
    assert "Six weeks" not in str(to_plain(on_record(kept)))


def test_what_was_learned_stays_when_it_is_marked_itself(app: Any, keep: Any) -> None:
    """A mark on the field of what was learned takes nothing out of what is being typed there."""
    keep(*people_and_goal(), held())
    app.open("reflect", TALK)
    app.own.drafts.put(TALK, "reflection.learned", "My own words", base="", now=session.now())
    marking.mark(TALK, "reflection.learned", True)
    assert "My own words" == app.own.drafts.of(TALK)["reflection.learned"].text


def test_unasked_questions_go_to_any_planned_conversation(app: Any, keep: Any) -> None:
    """They are listed, the next conversation with the same person is chosen first, and any other can be."""
    left = Preparation(questions=(Question(id="qu-aaaa", text="What did you give up?", must=True),))
    ahead = session.now() + timedelta(days=2)
    ben = Person(id="pe-bbbbbbbb", name="Ben Cohen")
    plans = [
        held(status=Status.SCHEDULED, start=ahead, times=Times()).but(id="cv-bbbbbbbb", person=ben.id),
        held(status=Status.SCHEDULED, start=ahead + timedelta(1), times=Times()).but(id="cv-cccccccc"),
    ]
    keep(*people_and_goal(), ben, held(preparation=left), *plans)
    app.open("reflect", TALK)
    assert "What did you give up?" in app.words()
    chosen = app.test.selectbox(key=f"onward.{TALK}")
    assert "cv-cccccccc" == chosen.value
    chosen.set_value("cv-bbbbbbbb").run()
    app.press(f"carry.{TALK}")
    (carried,) = app.own.shelves.conversation("cv-bbbbbbbb").preparation.questions
    assert ("What did you give up?", True, TALK) == (carried.text, carried.must, carried.carried_from)
    assert "What did you give up?" not in app.words()


def test_finishing_stamps_and_saves(app: Any, keep: Any) -> None:
    """Finish keeps what was typed with the moment, and takes in entries that were typed and not added."""
    keep(*people_and_goal(), held())
    app.open("reflect")
    typed(app, reflection__learned="Menus are planned six weeks ahead.")
    app.test.run()
    app.test.text_input(key=f"{TALK}.scratch.advice.text").set_value("Visit a sorting plant").run()
    app.test.text_input(key=f"{TALK}.scratch.step.text").set_value("Write to the caterers").run()
    app.test.text_input(key=f"{TALK}.scratch.give.text").set_value("Send the article").run()
    app.press(f"save.{TALK}")
    (kept,) = app.own.conversations
    assert kept.reflection.written is not None
    assert "Menus are planned six weeks ahead." == kept.reflection.learned
    assert ["Visit a sorting plant"] == [one.text for one in kept.reflection.advice]
    assert {
        (ActionKind.NEXT_STEP, "Write to the caterers", ""),
        (ActionKind.GIVE_BACK, "Send the article", "pe-aaaaaaaa"),
    } == {(one.what, one.text, one.person) for one in app.own.actions}
    assert {TALK} == {one.conversation for one in app.own.actions}


def test_what_disturbed_is_counted_afterwards(app: Any, keep: Any) -> None:
    """After a call, disturbances and a line that dropped are asked for where one reflects, and kept."""
    keep(*people_and_goal(), held(mode=Mode.PHONE))
    test = app.open("reflect")
    test.number_input(key=f"{TALK}.interruptions").set_value(2).run()
    app.press(f"save.{TALK}")
    assert 2 == app.own.conversations[0].interruptions
    assert f"{TALK}.dropped" in {one.key for one in test.button_group}


def test_finishing_again_keeps_the_first_moment(app: Any, keep: Any) -> None:
    """A reflection was written when it was first finished, whatever is changed later."""
    first = session.now() - timedelta(minutes=20)
    keep(*people_and_goal(), held(reflection={"written": first}))
    app.open("reflect", TALK)
    app.press(f"save.{TALK}")
    assert first == app.own.conversations[0].reflection.written


def test_revising_makes_a_wording_that_names_the_conversation(app: Any, keep: Any) -> None:
    """A goal revised here has one new wording with its reason, and it names this conversation."""
    keep(*people_and_goal(), held())
    test = app.open("reflect", TALK)
    typed(app, reflection__goal_why="She asked me which schools.")
    test.button_group(key=f"{TALK}.reflection.goal_decision").set_value("revise").run()
    test.text_input(key=f"{GOAL}.scratch.wording.for_whom").set_value("primary schools").run()
    app.press(f"save.{TALK}")
    (goal,) = app.own.goals
    assert 2 == len(goal.revisions)
    assert TALK == goal.revisions[1].conversation
    assert "primary schools" in goal.revisions[1].statement
    assert "She asked me which schools." == goal.revisions[1].why
    assert app.own.conversations[0].reflection.written is not None


def test_revising_without_new_words_is_asked_about(app: Any, keep: Any) -> None:
    """Choosing to revise without changing a word finishes nothing and loses nothing."""
    keep(*people_and_goal(), held())
    test = app.open("reflect", TALK)
    test.button_group(key=f"{TALK}.reflection.goal_decision").set_value("revise").run()
    app.press(f"save.{TALK}")
    assert app.own.conversations[0].reflection.written is None
    assert "Change a word of your goal" in app.words()


def test_thanks_are_stamped_once_and_can_be_taken_back(app: Any, keep: Any) -> None:
    """A press notes when the thank-you was sent; another takes it back."""
    keep(*people_and_goal(), held())
    app.open("reflect")
    app.press("thank")
    assert app.own.conversations[0].thanked is not None
    app.press("unthank")
    assert app.own.conversations[0].thanked is None


def test_a_small_idea_fills_the_promise(app: Any, keep: Any) -> None:
    """A give from the catalogue fills in its words and minutes, and the promise remembers which it was."""
    keep(*people_and_goal(), held())
    test = app.open("reflect", TALK)
    test.selectbox(key=f"{TALK}.idea").select("thank_specific").run()
    app.press(f"add.{TALK}.give")
    (promise,) = app.own.actions
    assert ("thank_specific", 5, "pe-aaaaaaaa") == (promise.give, promise.minutes, promise.person)


def test_a_piece_of_advice_is_marked_off_the_record(app: Any, keep: Any) -> None:
    """One press marks it, at once and with nothing else saved; another press takes the mark back."""
    advice = Advice(id="ad-aaaa", text="Leave before spring.")
    keep(*people_and_goal(), held(reflection=Reflection(advice=(advice,))))
    app.open("reflect")
    typed(app, reflection__learned="Half a sentence")
    app.press(f"mark.{TALK}.reflection.advice.ad-aaaa")
    (kept,) = app.own.conversations
    assert (("reflection.advice.ad-aaaa",), "") == (kept.off_record, kept.reflection.learned)
    assert "Half a sentence" == app.own.drafts.of(TALK)["reflection.learned"].text
    app.press(f"mark.{TALK}.reflection.advice.ad-aaaa")
    assert () == app.own.conversations[0].off_record


def test_the_private_view_leaves_out_what_is_off_the_record(app: Any, keep: Any) -> None:
    """While it is on a marked text is not shown at all; off again, it is; the file keeps it."""
    marked = held(notes="A layoff is coming", useful="A second reader", off_record=("notes",))
    keep(*people_and_goal(), marked)
    test = app.open("reflect")
    assert "A layoff is coming" in app.words()
    test.toggle(key="private view").set_value(True).run()
    app.open("reflect", TALK)
    assert "A layoff is coming" not in app.words()
    assert "A second reader" in app.words()
    app.press(f"save.{TALK}")
    assert "A layoff is coming" == app.own.conversations[0].notes
    test.toggle(key="private view").set_value(False).run()
    assert "A layoff is coming" in app.words()
