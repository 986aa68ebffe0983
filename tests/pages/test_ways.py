"""The ways from one conversation to another on the page Conversation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from coach.records import Person
from coach.ui import session
from tests.pages.test_conversation import TALK, person, talk


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
