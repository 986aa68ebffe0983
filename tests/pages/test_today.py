"""The Today page: the next thing to do, why, and a way to say "not now"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coach.records import Action, Conversation, Goal, Person
from coach.records.action import ActionKind
from coach.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.conftest import App

    Keep = Callable[..., None]

GOAL = Goal.model_validate(
    {
        "id": "go-aaaa2222",
        "revisions": [
            {"id": "re-aaaa2222", "statement": "Help bakeries waste less flour by planning their orders."}
        ],
    }
)
ADA = Person(id="pe-adaa2222", name="Ada Okafor", role="packaging engineer", organisation="Fenwick Foods")


def talk(name: str, *, days: float, **more: Any) -> Conversation:
    """A conversation with Ada so many days from now."""
    start = session.now() + timedelta(days=days)
    return Conversation.model_validate(
        {
            "id": f"cv-{name}",
            "person": ADA.id,
            "goal": GOAL.id,
            "status": "scheduled",
            "start": start,
            "mode": "phone",
            **more,
        }
    )


def step(name: str, **more: Any) -> Action:
    """A next step that is due today."""
    return Action.model_validate(
        {"id": f"ac-{name}", "text": "Book a tour", "due": session.today(), "created": session.now(), **more}
    )


def test_an_empty_notebook_leads_to_the_first_goal_in_one_button(app: App) -> None:
    """With nothing in the notebook, one button opens Goals, and nothing is written yet."""
    app.open("today")
    app.press("first")
    assert "Goals" == app.test.title[0].value
    assert not app.folder.exists()


def test_the_next_conversation_says_who_when_and_how_ready(app: App, keep: Keep) -> None:
    """The card names the person, the distance, the length, the mode and what is missing."""
    keep(GOAL, ADA, talk("soon2222", days=2, allotted_minutes=20), talk("late2222", days=9))
    app.open("today")
    said = app.words()
    assert "Ada Okafor" == app.test.subheader[0].value
    assert "packaging engineer, Fenwick Foods" in said
    assert "for 20 minutes" in said
    assert "1 more conversation after that" in said
    app.press("next.prepare")
    assert "cv-soon2222" == app.chosen
    assert "Prepare" == app.test.title[0].value


def test_on_its_day_the_conversation_itself_is_one_press_away(app: App, keep: Keep) -> None:
    """Under way or later today, the first button opens the page with the clock."""
    keep(GOAL, ADA, talk("near2222", days=-0.005))
    app.open("today")
    app.press("next.begin")
    assert "cv-near2222" == app.chosen
    assert "Ada Okafor" == app.test.title[0].value


def test_somebody_who_travels_reads_when_to_leave(app: App, keep: Keep) -> None:
    """In person: leave-by and the arrival window; the way's length is asked for where it is unknown."""
    keep(GOAL, ADA, talk("away2222", days=3, mode="in person"))
    app.open("today")
    assert "Note how long the way takes" in app.words()
    book = app.own
    far = talk("away2222", days=3, mode="in person", travel_minutes=25)
    book.save(far, seen=book.seen(far.id), now=session.now())
    app.open("today")
    assert "Leave by" in app.words()


def test_what_is_due_stands_with_its_reason_and_opens_there(app: App, keep: Keep) -> None:
    """A conversation that was held asks for its reflection, with one line of why."""
    keep(GOAL, ADA, talk("held2222", days=-0.3, status="held", thanked=session.now()))
    app.open("today")
    assert "**Reflect on your talk with Ada Okafor**" in app.words()
    app.press("open.reflect:cv-held2222")
    assert "Reflect" == app.test.title[0].value


def test_not_now_keeps_a_thing_away_until_its_day(app: App, keep: Keep) -> None:
    """What is put aside is gone from Today, is kept in the settings, and can be shown again."""
    keep(GOAL, ADA, step("bbbb2222"))
    app.open("today")
    app.press("tomorrow.next_step:ac-bbbb2222")
    (kept,) = app.own.settings.snoozed
    assert ("next_step:ac-bbbb2222", session.today() + timedelta(days=1)) == (kept.about, kept.until)
    assert "Your next step, by today." not in app.words()
    app.press("bring-back")
    assert () == app.own.settings.snoozed
    assert "Your next step, by today." in app.words()


def test_done_is_stamped_once_and_can_be_undone(app: App, keep: Keep) -> None:
    """A press on Done stamps the action; Undo right after brings it back as it was."""
    keep(GOAL, ADA, step("bbbb2222"))
    app.open("today")
    app.press("done.next_step:ac-bbbb2222")
    (action,) = app.own.actions
    assert action.done is not None
    app.press("undo")
    assert (None,) == tuple(one.done for one in app.own.actions)


def test_a_next_step_is_written_down_on_today(app: App, keep: Keep) -> None:
    """Free words become a next step towards a goal; until it is kept it is a draft that leads back here."""
    keep(GOAL, ADA)
    app.open("today")
    app.press("add-step")
    owner = app.chosen
    app.test.text_input(key=f"{owner}.text").input("Visit a mill").run()
    app.open("people")
    app.open("today")
    assert "something to do, “Visit a mill”" in app.words().replace("\\", "")
    app.press(f"continue.{owner}")
    app.press("keep-it")
    (action,) = app.own.actions
    assert ("Visit a mill", ActionKind.NEXT_STEP, True) == (action.text, action.what, action.open)
    assert "" == app.chosen


def test_a_draft_is_named_with_the_way_back_to_it(app: App, keep: Keep) -> None:
    """What was typed and not saved is named by whom it is about, and one press goes on with it."""
    keep(GOAL, ADA)
    app.own.drafts.put(ADA.id, "notes", "Likes early trains.", base="", now=session.now())
    app.open("today")
    assert "You were writing about Ada Okafor" in app.words()
    app.press(f"continue.{ADA.id}")
    assert ADA.id == app.chosen
    assert "People" == app.test.title[0].value


def test_a_draft_of_a_record_that_was_never_saved_is_named_too(app: App) -> None:
    """A person who is being added has a name before there is a file."""
    app.own.drafts.put("pe-zzzz2222", "name", "Zoë", base="", now=session.now())
    app.open("today")
    assert "somebody new\\, “Zoë”" in app.words()


def test_the_first_steps_stand_until_the_first_reflection(app: App, keep: Keep) -> None:
    """Goal, person, conversation, reflection: ticked as they come, gone when the round is complete."""
    keep(GOAL, ADA)
    app.open("today")
    assert ":material/radio_button_unchecked: A conversation" in app.words()
    keep(talk("held2222", days=-3, status="held", reflection={"written": session.now()}))
    app.open("today")
    assert "A reflection" not in app.words()


def test_a_name_is_never_read_as_markdown(app: App, keep: Keep) -> None:
    """A person's own words are escaped wherever Markdown would read them."""
    keep(GOAL, ADA.but(name="*Ada* ![x](http://evil)"), talk("soon2222", days=2))
    app.open("today")
    assert r"\*Ada\* \!\[x\]\(http\:\/\/evil\)" == app.test.subheader[0].value


def test_what_is_to_be_written_opens_at_its_message(app: App, keep: Keep) -> None:
    """Thanks lead to the thank-you, and a reminder to the reminder, not to the text to forward (4c, 5b)."""
    offer = {"id": "in-aaaa2222", "to_whom": "a buyer", "way": "offered"}
    row = {**offer, "spoken": (session.now() - timedelta(days=9)).date().isoformat()}
    keep(
        GOAL,
        ADA,
        talk("held2222", days=-0.3, status="held", reflection={"written": session.now()}),
        talk("old22222", days=-9, status="held", thanked=session.now(), introductions=[row]),
    )
    for due, place in (
        ("thanks:cv-held2222", "thanks.cv-held2222"),
        ("silent_introduction:pe-adaa2222:in-aaaa2222", "nudge.cv-old22222.in-aaaa2222"),
    ):
        app.open("today")
        app.press(f"open.{due}")
        assert "Dear Ada" in app.pad(f"scratch.letter.{place}")


def test_another_door_opens_among_those_who_are_there(app: App, keep: Keep) -> None:
    """After three working days of silence the list of that place opens, not the one who is silent (0a)."""
    asked = (session.now() - timedelta(days=5)).date()
    there = Person(id="pe-bens2222", name="Ben Li", organisation="Fenwick Foods")
    away = Person(id="pe-away2222", name="Cy Roe", organisation="Elsewhere")
    keep(GOAL, ADA, there, away, talk("asked222", days=0, status="requested", start=None, requested=asked))
    app.open("today")
    app.press("open.second_person:pe-adaa2222")
    opened = [str(one.key) for one in app.test.button if str(one.key).startswith("open.")]
    assert {"open.pe-adaa2222", "open.pe-bens2222"} == set(opened)


def test_another_door_is_looked_for_where_nobody_else_is_known(app: App, keep: Keep) -> None:
    """The button opens somebody new at that place, and not a list of the one who is silent (0a)."""
    asked = (session.now() - timedelta(days=5)).date()
    keep(GOAL, ADA, talk("asked222", days=0, status="requested", start=None, requested=asked))
    app.open("today")
    app.press("open.second_person:pe-adaa2222")
    assert app.chosen.startswith("pe-")
    assert ADA.id != app.chosen
    assert "Fenwick Foods" == app.line(f"{app.chosen}.organisation").value


def test_what_was_begun_and_taken_back_is_no_draft(app: App) -> None:
    """A new goal whose words were all deleted again is not named on Today."""
    app.own.drafts.put("go-zzzz2222", "scratch.wording.how", " ", base="", now=session.now())
    app.open("today")
    assert "You were writing" not in app.words()


def test_what_can_wait_can_be_opened(app: App, keep: Keep) -> None:
    """Beyond a handful the rest is folded; unfolded, each can be done there."""
    keep(GOAL, ADA, *(step(f"many{number}222") for number in range(8)))
    test = app.open("today")
    assert ["3 more things can wait"] == [one.label for one in test.expander if "can wait" in one.label]
    shown = [one for one in test.button if str(one.key).startswith("done.next_step")]
    test.session_state["can-wait"] = True
    app.tidy(test.run())
    opened = [one for one in app.test.button if str(one.key).startswith("done.next_step")]
    assert (6, 8) == (len(shown), len(opened))
