"""The ways within the page Conversation: back to the ask, and to another conversation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from coach.records import Person
from coach.ui import session
from tests.pages.test_conversation import TALK, beside, person, running, talk


def test_the_ask_comes_back_when_who_was_named_can_wait(app: Any, keep: Any) -> None:
    """The inputs of an introduction stand in the place of the ask; a press leads back, and keeps words."""
    field = f"{TALK}.scratch.introductions.to_whom"
    keep(person(), running())
    app.open("conversation")
    test = beside(app, "asking")
    app.press(f"{TALK}.named")
    assert "May I ask" not in app.words()
    test.text_input(key=field).set_value("the head of catering").run()
    app.press(f"{TALK}.ask")
    assert "May I ask" in app.words()
    app.press(f"{TALK}.named")
    assert "the head of catering" == app.line(field).value


def test_an_address_of_no_conversation_shows_the_next_one(app: Any, keep: Any) -> None:
    """Where the address names a conversation that is gone, the page is about the one that comes next."""
    keep(person(), talk())
    app.open("conversation", "cv-gone2222")
    assert ["Ada Okafor"] == [one.value for one in app.test.title]


def test_another_conversation_is_one_of_the_other_things_to_do(app: Any, keep: Any) -> None:
    """In the waiting room the way to another conversation is opened by a press, and leads there."""
    other = talk().but(id="cv-bbbbbbbb", person="pe-bbbbbbbb", start=session.now() + timedelta(days=1))
    keep(person(), Person(id="pe-bbbbbbbb", name="Ben Ito"), talk(), other)
    app.open("conversation")
    test = app.tidy(app.test.button_group(key=f"{TALK}.otherwise").set_value("another").run())
    app.tidy(test.selectbox(key="hold.which").set_value(other.id).run())
    assert ["Ben Ito"] == [one.value for one in app.test.title]
