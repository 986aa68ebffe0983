"""What the page Prepare says, and what it writes."""

from __future__ import annotations

from typing import Any

from coach.records import Conversation, Goal, Person
from coach.records.goal import Revision
from coach.ui import session


def test_an_empty_notebook_leads_to_a_first_conversation_in_one_button(app: Any) -> None:
    """With nothing to prepare, one button opens the inputs of a conversation."""
    app.open("prepare")
    app.press("plan.first")
    assert app.named.startswith("cv-")
    assert "A new conversation" in app.words()


def test_a_new_person_is_named_right_there(app: Any) -> None:
    """Planning with a new name makes the person and the conversation, and goes on to the research."""
    test = app.open("prepare", "cv-aaaaaaaa")
    test.text_input(key="cv-aaaaaaaa.scratch.newcomer.name").set_value("Ada Okafor").run()
    app.press("save.cv-aaaaaaaa")
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
