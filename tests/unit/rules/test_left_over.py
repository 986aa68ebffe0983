"""Which unasked questions are offered to which conversation."""

from __future__ import annotations

from typing import Any

import pytest

from coach.records import Conversation, Person
from coach.records.conversation import Status
from coach.records.off_record import on_record
from coach.records.shelves import Shelves
from coach.rules.left_over import fitting, offered, unasked
from tests.unit.rules.made import at, conversation, held

ADA, BEN = "pe-adaadaad", "pe-benbenbe"


def shelves(*talks: Conversation, **ben: Any) -> Shelves:
    """Two persons, and conversations with them."""
    people = (Person(id=ADA, name="Ada Okafor"), Person(id=BEN, name="Ben", **ben))
    return Shelves(people=people, conversations=talks)


def past(name: str, person: str, days: int, *texts: str, **question: Any) -> Conversation:
    """A conversation so many days ago with questions that were not asked."""
    rows = [
        {"id": f"qu-{name}{place}", "text": text, **question} for place, text in enumerate(texts, start=2)
    ]
    given: dict[str, Any] = {
        "id": f"cv-{name}",
        "person": person,
        "start": at(days=-days),
        "preparation": {"questions": rows},
    }
    return held(**given)


def planned(person: str, *texts: str, **question: Any) -> Conversation:
    """A conversation that is to come."""
    rows = [{"id": f"qu-plan{place}", "text": text, **question} for place, text in enumerate(texts, start=2)]
    return conversation(id="cv-planned2", person=person, preparation={"questions": rows})


@pytest.mark.parametrize("values", [{"asked": True}, {"answer": "Yes"}])
def test_what_was_asked_or_answered_is_not_left_over(values: dict[str, Any]) -> None:
    """An answer says that it was asked, also without the tick."""
    talk = past("aaaaaaaa", ADA, 3, "One?", **values)
    assert () == unasked(talk, shelves(talk))


def test_an_answer_off_the_record_says_too_that_it_was_asked() -> None:
    """What is kept from view was answered all the same, and is carried nowhere."""
    talk = past("aaaaaaaa", ADA, 3, "One?", answer="Yes")
    path = f"preparation.questions.{talk.preparation.questions[0].id}.answer"
    hidden = on_record(talk.but(off_record=(path,)))
    assert "" == hidden.preparation.questions[0].answer
    assert () == unasked(hidden, shelves(hidden))


def test_what_a_conversation_that_fell_through_took_over_is_left_over_again() -> None:
    """Carried to a talk that was cancelled, a question was asked by nobody."""
    talk = past("aaaaaaaa", ADA, 3, "One?")
    other = planned(BEN, "One?", carried_from=talk.id).but(status=Status.CANCELLED)
    assert ["One?"] == [question.text for question in unasked(talk, shelves(talk, other))]


def test_what_another_conversation_took_over_is_not_left_over() -> None:
    """Carried over once, a question is offered to nobody else."""
    talk = past("aaaaaaaa", ADA, 3, "One?", "Two?")
    other = planned(BEN, "one?", carried_from=talk.id)
    assert ["Two?"] == [question.text for question in unasked(talk, shelves(talk, other))]


def test_a_question_that_was_carried_over_and_worded_anew_is_not_left_over() -> None:
    """It is known by the question it came from, both here and there; in older files by its words."""
    talk = past("aaaaaaaa", ADA, 3, "One?")
    (question,) = talk.preparation.questions
    anew = planned(BEN, "One, and why?", carried_from=talk.id, carried_question=question.id)
    assert () == unasked(talk, shelves(talk, anew))
    assert () == fitting((question,), anew, shelves(talk, anew))
    older = planned(BEN, "One, and why?", carried_from=talk.id)
    assert (question,) == unasked(talk, shelves(talk, older))


def test_the_last_with_the_person_and_the_last_of_all_are_offered() -> None:
    """Older ones are not; the two may be one and the same."""
    old, ada, ben = (
        past("aaaaaaaa", ADA, 9, "Old?"),
        past("bbbbbbbb", ADA, 5, "Ada?"),
        past("cccccccc", BEN, 2, "Ben?"),
    )
    to = planned(ADA)
    assert [("cv-bbbbbbbb", ["Ada?"]), ("cv-cccccccc", ["Ben?"])] == [
        (talk.id, [question.text for question in rows])
        for talk, rows in offered(to, shelves(old, ada, ben, to))
    ]
    assert ["cv-bbbbbbbb"] == [talk.id for talk, _ in offered(to, shelves(old, ada, to))]


def test_what_is_planned_there_or_unwelcome_is_not_offered() -> None:
    """A question stands in a list once; one that asks for introductions is not put to whoever wants none."""
    ada = past("aaaaaaaa", ADA, 3, "Who plans?", "Who else should I talk to?", "And then?")
    to = planned(BEN, "who plans?")
    (found,) = offered(to, shelves(ada, to, wish="please do not ask"))
    assert ["And then?"] == [question.text for question in found[1]]


def test_what_could_not_be_put_to_the_person_is_not_left_over() -> None:
    """An ask that was planned for somebody who wants none is not listed, and goes nowhere."""
    talk = past("aaaaaaaa", BEN, 3, "Who plans?", "Who else should I talk to?")
    found = unasked(talk, shelves(talk, wish="please do not ask"))
    assert ["Who plans?"] == [question.text for question in found]
