"""The Give back page: what was promised, what fits into five minutes, the shelf, both sides, the advice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coach.records import Action, Conversation, Person, ShelfItem
from coach.records.action import ActionKind
from coach.records.reflection import AdviceState
from coach.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.conftest import App

    Keep = Callable[..., None]

ADA = Person(
    id="pe-adaa2222", name="Ada Okafor", interests=("reuse", "cycling"), useful="A figure on deposits."
)
BEN = Person(id="pe-benn2222", name="Ben Ito", interests=("logistics",))
PROMISE = Action(id="ac-aaaa2222", what=ActionKind.GIVE_BACK, text="Send the article", person=ADA.id)
ARTICLE = ShelfItem(
    id="sh-aaaa2222", name="Refill shelves", tags=("reuse",), link="https://example.org/refill"
)


def event(days: int) -> ShelfItem:
    """An event about reuse, so many days from now."""
    on = session.today() + timedelta(days=days)
    return ShelfItem.model_validate(
        {"id": "sh-bbbb2222", "what": "event", "name": "Reuse evening", "on": on, "tags": ["reuse"]}
    )


def held(**more: Any) -> Conversation:
    """A talk of half an hour with Ada, twenty days ago, with two pieces of advice."""
    start = session.now() - timedelta(days=20)
    return Conversation.model_validate(
        {
            "id": "cv-adaa2222",
            "person": ADA.id,
            "status": "held",
            "start": start,
            "times": {"started": {"at": start}, "ended": {"at": start + timedelta(minutes=33)}},
            "reflection": {
                "advice": [
                    {"id": "ad-aaaa2222", "text": "Visit a sorting plant"},
                    {"id": "ad-bbbb2222", "text": "Read the directive", "state": "done"},
                ]
            },
            **more,
        }
    )


def turn_to(app: App, section: str) -> None:
    """Open a section of the page."""
    app.tidy(app.test.pills(key="give back section").set_value(section).run())


def test_without_anybody_the_page_leads_to_the_first_person(app: App) -> None:
    """Giving begins with somebody: one button opens People."""
    app.open("give_back")
    app.press("first")
    assert "People" == app.test.title[0].value


def test_a_promise_is_marked_done_once(app: App, keep: Keep) -> None:
    """Done stamps the promise; it then counts as given, and Undo takes it back."""
    keep(ADA, PROMISE)
    app.open("give_back")
    assert "For Ada Okafor" in app.words()
    app.press(f"done.{PROMISE.id}")
    assert app.own.actions[0].done is not None
    assert "Nothing is promised and waiting." in app.words()
    app.press("undo")
    assert app.own.actions[0].open


def test_an_address_opens_its_section_again_and_again(app: App, keep: Keep) -> None:
    """A link to a promise opens it on every visit; on the page one can move on to another section."""
    keep(ADA, PROMISE)
    for _ in range(2):
        app.open("give_back", PROMISE.id)
        assert f"save.{PROMISE.id}" in [one.key for one in app.test.button]
        turn_to(app, "Advice")
        assert "The advice you note" in app.words()
        app.open("people")


def test_a_promise_can_be_let_go_with_its_reason(app: App, keep: Keep) -> None:
    """Letting go keeps the day and the reason, and it can be taken up again."""
    keep(ADA, PROMISE)
    app.open("give_back")
    app.press(f"change.{PROMISE.id}")
    app.test.text_input(key=f"{PROMISE.id}.dropped_why").input("She found it herself").run()
    app.press(f"drop.{PROMISE.id}")
    (action,) = app.own.actions
    assert (session.today(), "She found it herself") == (action.dropped, action.dropped_why)
    app.press(f"take-up.{PROMISE.id}")
    assert app.own.actions[0].open


def test_a_promise_is_changed_and_removed(app: App, keep: Keep) -> None:
    """The form of a promise opens in its place; what is removed can be had back."""
    keep(ADA, PROMISE)
    app.open("give_back", PROMISE.id)
    app.test.text_input(key=f"{PROMISE.id}.text").input("Send both articles").run()
    app.press(f"save.{PROMISE.id}")
    assert "Send both articles" == app.own.actions[0].text
    app.press(f"change.{PROMISE.id}")
    app.press(f"remove.{PROMISE.id}")
    assert () == app.own.actions
    app.press("undo")
    assert 1 == len(app.own.actions)


def test_something_of_ones_own_is_promised(app: App, keep: Keep) -> None:
    """Free words for a person become a give-back, and the form closes."""
    keep(ADA)
    app.open("give_back")
    app.press("begin")
    owner = app.chosen
    app.test.text_input(key=f"{owner}.text").input("Lend my ladder").run()
    app.test.selectbox(key=f"{owner}.person").select(ADA.id).run()
    app.press("promise-it")
    (action,) = app.own.actions
    assert ("Lend my ladder", ADA.id, ActionKind.GIVE_BACK, True) == (
        action.text,
        action.person,
        action.what,
        action.open,
    )
    assert "" == app.chosen


def test_the_catalogue_is_filtered_by_minutes(app: App, keep: Keep) -> None:
    """Five minutes shows nothing that takes longer."""
    keep(ADA)
    app.open("give_back", ADA.id)
    minutes = [one.value for one in app.test.markdown if str(one.value).endswith(" minutes")]
    assert minutes
    assert all(int(str(one).split(" · ")[1].split()[0]) <= 5 for one in minutes)
    assert "A figure on deposits." in app.words()


def test_a_small_give_is_promised_once(app: App, keep: Keep) -> None:
    """A press makes one action with its catalogue entry, minutes and a week; then it says so."""
    keep(ADA)
    app.open("give_back", ADA.id)
    app.press("promise.thank_specific")
    (action,) = app.own.actions
    assert ("thank_specific", ADA.id, 5, session.today() + timedelta(days=7)) == (
        action.give,
        action.person,
        action.minutes,
        action.due,
    )
    assert "Promised to Ada Okafor" in app.words()


def test_a_small_give_that_is_done_counts_as_given(app: App, keep: Keep) -> None:
    """Done already: stamped now, and a second press on the same day makes no second one."""
    keep(ADA)
    app.open("give_back", ADA.id)
    app.press("given.thank_specific")
    app.press("given.thank_specific")
    (action,) = app.own.actions
    assert action.done is not None


def test_the_shelf_offers_an_item_to_whom_it_fits_and_never_twice(app: App, keep: Keep) -> None:
    """The words that match are shown; giving it records both sides, and the offer is gone."""
    keep(ADA, BEN, ARTICLE)
    app.open("give_back")
    turn_to(app, "Shelf")
    assert "Fits Ada Okafor (reuse)" in app.words()
    app.press(f"hand.{ARTICLE.id}.{ADA.id}")
    (item,), (action,) = app.own.shelf, app.own.actions
    assert [ADA.id] == [entry.person for entry in item.given]
    assert (ActionKind.GIVE_BACK, ADA.id, ARTICLE.id) == (action.what, action.person, action.shelf_item)
    assert action.done is not None
    assert "Fits" not in app.words()
    assert "Given to Ada Okafor" in app.words()


def test_what_was_not_given_after_all_is_offered_again(app: App, keep: Keep) -> None:
    """Taking it back removes both sides of the note."""
    keep(ADA, ARTICLE)
    app.open("give_back")
    turn_to(app, "Shelf")
    app.press(f"hand.{ARTICLE.id}.{ADA.id}")
    entry = app.own.shelf[0].given[0].id
    app.press(f"change.{ARTICLE.id}")
    app.press(f"back.{ARTICLE.id}.{entry}")
    assert ((), ()) == (app.own.shelf[0].given, app.own.actions)
    assert "Fits" in app.words()


def test_an_event_that_is_over_is_set_aside(app: App, keep: Keep) -> None:
    """A past event is offered to nobody and stands apart; one to come is offered."""
    keep(ADA, event(-3))
    app.open("give_back")
    turn_to(app, "Shelf")
    assert "Fits" not in app.words()
    assert ["1 event that is over"] == [one.label for one in app.test.expander]


def test_something_new_goes_on_the_shelf(app: App, keep: Keep) -> None:
    """The form of a new item is a draft until it is saved; then the item lies on the shelf."""
    keep(ADA)
    app.open("give_back")
    turn_to(app, "Shelf")
    app.press("shelf.new")
    owner = app.chosen
    app.test.text_input(key=f"{owner}.name").input("Refill shelves").run()
    app.test.text_input(key=f"{owner}.tags").input("reuse, retail").run()
    app.press(f"save.{owner}")
    (item,) = app.own.shelf
    assert ("Refill shelves", ("reuse", "retail")) == (item.name, item.tags)
    assert "Fits Ada Okafor (reuse)" in app.words()


def test_the_oldest_favour_is_mentioned_gently(app: App, keep: Keep) -> None:
    """One sentence about one person, which leads to ideas for them; with a promise open it is silent."""
    keep(ADA, held())
    app.open("give_back")
    assert "Five minutes of yours would be a fine return." in app.words()
    app.press("see-ideas")
    assert ADA.id == app.chosen
    keep(PROMISE)
    app.open("give_back")
    assert "fine return" not in app.words()


def test_received_fills_itself_in(app: App, keep: Keep) -> None:
    """Minutes and advice come from the conversation; what was given stands beside."""
    keep(ADA, BEN, held(), PROMISE.but(done=session.now()))
    app.open("give_back")
    turn_to(app, "Received and given")
    said = app.words()
    assert "Gave you 33 minutes and 2 pieces of advice" in said
    assert "You gave 1 thing" in said
    assert "Ben Ito" not in said


def test_one_person_with_every_entry(app: App, keep: Keep) -> None:
    """For one person each thing received and given has its day."""
    keep(ADA, held(), PROMISE)
    app.open("give_back", ADA.id)
    turn_to(app, "Received and given")
    said = app.words()
    assert "33 minutes of their time" in said
    assert "Visit a sorting plant" in said
    assert "A small thing is enough, whenever one fits." in said


def test_advice_keeps_what_became_of_it(app: App, keep: Keep) -> None:
    """The state and its reason are kept with the conversation, and the other advice is untouched."""
    keep(ADA, held())
    app.open("give_back")
    turn_to(app, "Advice")
    app.press("became.cv-adaa2222.ad-aaaa2222")
    key = "cv-adaa2222.scratch.advice-ad-aaaa2222"
    app.test.segmented_control(key=f"{key}.state").set_value("declined").run()
    app.test.text_input(key=f"{key}.why").input("Too far away").run()
    app.press("keep.cv-adaa2222.ad-aaaa2222")
    first, second = app.own.conversations[0].reflection.advice
    assert (AdviceState.DECLINED, "Too far away", session.today(), "ad-aaaa2222") == (
        first.state,
        first.why,
        first.state_since,
        first.id,
    )
    assert AdviceState.DONE is second.state
    assert {} == app.own.drafts.of("cv-adaa2222")
