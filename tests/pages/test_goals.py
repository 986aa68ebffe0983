"""The Goals page: from nothing to a wording that is saved, revised and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.records import Goal
from coach.records.goal import HelperTest, Revision
from coach.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.conftest import App

GOAL = Goal.model_validate(
    {
        "id": "go-aaaa2222",
        "created": "2026-01-02T10:00+00:00",
        "revisions": [
            {
                "id": "re-aaaa2222",
                "when": "2026-01-02T10:00+00:00",
                "statement": "Something in sustainability.",
            },
            {
                "id": "re-bbbb2222",
                "when": "2026-02-02T10:00+00:00",
                "statement": "Help bakeries waste less flour.",
            },
        ],
    }
)


def test_an_empty_notebook_leads_to_the_first_goal(app: App) -> None:
    """One button begins the first goal, and what is typed is composed, scored and saved."""
    app.open("goals")
    owner = app.named
    for slot, words in (
        ("for_whom", "large companies"),
        ("what_changes", "reduce waste"),
        ("how", "improving packaging design"),
    ):
        app.test.text_input(key=f"{owner}.scratch.wording.{slot}").input(words).run()
    app.press(f"wording.{owner}")

    (goal,) = app.own.goals
    assert "Help large companies reduce waste by improving packaging design." == goal.statement
    assert "large companies" == goal.revisions[0].for_whom
    assert {} == app.own.drafts.of(owner)


def test_what_is_typed_is_a_draft_until_saved(app: App) -> None:
    """Another page and back: what was typed still stands in the field."""
    app.open("goals")
    owner = app.named
    key = f"{owner}.scratch.wording.for_whom"
    app.test.text_input(key=key).input("night nurses").run()
    app.open("people")
    app.open("goals", owner)

    assert "night nurses" == app.test.text_input(key=key).value
    assert [] == list(app.own.goals)


def test_saving_twice_makes_one_goal(app: App) -> None:
    """A double click on Save leaves one goal with one wording."""
    app.open("goals")
    owner = app.named
    app.test.text_input(key=f"{owner}.scratch.wording.for_whom").input("night nurses").run()
    app.press(f"wording.{owner}")
    app.open("goals", owner)
    app.press(f"wording.{owner}")

    assert [1] == [len(goal.revisions) for goal in app.own.goals]


def test_a_goal_without_words_is_not_saved(app: App) -> None:
    """Saving nothing says what is missing and writes nothing."""
    app.open("goals")
    owner = app.named
    app.press(f"wording.{owner}")

    assert [] == list(app.own.goals)


def test_the_state_is_saved_with_its_reason(app: App, keep: Callable[..., Any]) -> None:
    """A goal can be paused, and the file says so."""
    keep(GOAL)
    app.open("goals", GOAL.id)
    app.test.segmented_control(key=f"{GOAL.id}.state").set_value("paused").run()
    app.own.drafts.put(GOAL.id, "state_why", "Waiting for spring", base="", now=session.now())
    app.press(f"save.{GOAL.id}")

    (goal,) = app.own.goals
    assert ("paused", "Waiting for spring") == (goal.state, goal.state_why)


def test_a_removed_goal_comes_back_by_undo(app: App, keep: Callable[..., Any]) -> None:
    """Removing offers an undo that brings back the same file."""
    keep(GOAL)
    app.open("goals", GOAL.id)
    app.press(f"remove.{GOAL.id}")
    assert [] == list(app.own.goals)
    app.press("undo")

    assert (GOAL,) == app.own.goals


def test_a_misread_slot_is_cleared_with_one_press_and_kept_with_the_wording(app: App) -> None:
    """What the person says of a slot is stored with the revision and wins (1b)."""
    app.open("goals")
    owner = app.named
    app.test.text_input(key=f"{owner}.scratch.wording.for_whom").input("bakers").run()
    app.test.text_input(key=f"{owner}.scratch.wording.what_changes").input("waste less flour").run()
    app.press(f"misread.{owner}.who")
    app.press(f"wording.{owner}")

    (goal,) = app.own.goals
    assert {"who": None} == goal.revisions[0].corrections


def test_the_sentence_to_fill_in_is_taken_into_the_wording(app: App) -> None:
    """One press puts the open slots where the sentence is typed (1d)."""
    app.open("goals")
    owner = app.named
    app.test.segmented_control(key=f"{owner}.way").select("In one sentence").run()
    field = f"{owner}.scratch.wording.statement"
    app.test.text_input(key=field).input("I want to help tenants").run()
    app.press(f"take.{owner}.statement")

    assert "Help tenants [do or get what] by [doing what]." == app.line(field).value
    assert "Still to fill in" in app.words()
    assert f"take.{owner}.statement" not in [one.key for one in app.test.button]
    app.press(f"back.{owner}.statement")
    assert "I want to help tenants" == app.line(field).value
    assert "Still to fill in" not in app.words()


def test_an_earlier_wording_is_taken_up_again(app: App, keep: Any) -> None:
    """It becomes the latest one, the one in between stays, and Undo goes back to that."""
    first, second = Revision(id="re-aaaa2222", statement="Help tenants."), Revision(statement="Help owners.")
    goal = Goal(id="go-aaaa2222", revisions=(first, second.but(id="re-bbbb2222")))
    keep(goal)
    app.open("goals", goal.id)
    app.press(f"again.{goal.id}.0")
    said = [one.statement for one in app.own.goals[0].revisions]
    assert ["Help tenants.", "Help owners.", "Help tenants."] == said
    app.press("undo")
    assert "Help owners." == app.own.goals[0].statement


def test_a_saved_wording_with_a_gap_says_so(app: App, keep: Any) -> None:
    """What is still to fill in is named on the goal's page as well (1d)."""
    keep(Goal(id="go-aaaa2222", revisions=(Revision(id="re-aaaa2222", statement="Help tenants ____."),)))
    app.open("goals", "go-aaaa2222")
    assert "Still to fill in" in app.words()


def test_what_stands_beside_a_wording_is_not_asked_for(app: App, keep: Any) -> None:
    """With a place in its field, and a friend's answer, neither is asked for again (1b, 1d)."""
    wording = Revision(
        id="re-aaaa2222", statement="Help tenants pay less for heating by fitting window seals."
    )
    answered = HelperTest(id="he-aaaa2222", named_one="The housing office")
    bare = Goal(id="go-aaaa2222", revisions=(wording,))
    keep(bare, bare.but(id="go-bbbb2222", revisions=(wording.but(place="Leeds"),), helper_tests=(answered,)))
    said = []
    for goal in ("go-aaaa2222", "go-bbbb2222"):
        app.open("goals", goal)
        said.append(app.words().replace("\\", ""))
    asked = ("Where, or in which industry", "Could a friend now name one person")
    assert [[True, True], [False, False]] == [[one in words for one in asked] for words in said]


def test_a_friends_answer_is_a_plain_yes_or_no(app: App, keep: Callable[..., Any]) -> None:
    """Without an answer nothing is kept and the page says what is missing; a no is kept as one (1b)."""
    keep(GOAL)
    app.open("goals", GOAL.id)
    app.press(f"helper.{GOAL.id}")
    assert not app.own.shelves.goals[0].helper_tests
    assert "Choose yes or no" in app.words()
    choice = next(one for one in app.test.button_group if one.label.startswith("Could they name"))
    app.tidy(choice.set_value("no").run())
    app.press(f"helper.{GOAL.id}")
    (kept,) = app.own.shelves.goals[0].helper_tests
    assert (False, session.today()) == (kept.could, kept.when)
    assert "a friend: not yet" in app.words()
