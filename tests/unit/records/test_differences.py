"""What differs between two versions of a record."""

from __future__ import annotations

import pytest

from coach.records import Conversation, Part, Person
from coach.records.differences import differences
from coach.records.preparation import Preparation, Question

ADA = Person(id="pe-aaaa2222", name="Ada Okafor", role="engineer", interests=("reuse", "cycling"))
ASKED = Question(id="qu-aaaa2222", text="How did you begin?", minutes=4)
TALK = Conversation(id="cv-aaaa2222", preparation=Preparation(questions=(ASKED,)))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(ADA, ADA, [], id="nothing differs"),
        pytest.param(ADA, ADA.but(role="head"), [("role", "Role", "engineer", "head")], id="a line"),
        pytest.param(
            ADA,
            ADA.but(interests=("reuse",)),
            [("interests", "Interests", "reuse, cycling", "reuse")],
            id="a list is spoken of whole",
        ),
        pytest.param(ADA, ADA.but(role=""), [("role", "Role", "engineer", "")], id="something taken away"),
        pytest.param(
            TALK,
            TALK.but(preparation=Preparation(target="A yes or a no.")),
            [
                ("preparation.target", "Preparation: Your target", "", "A yes or a no."),
                (
                    "preparation.questions.qu-aaaa2222.text",
                    "Preparation: Questions: Question",
                    "How did you begin?",
                    "",
                ),
                (
                    "preparation.questions.qu-aaaa2222.category",
                    "Preparation: Questions: About",
                    "work",
                    "",
                ),
                ("preparation.questions.qu-aaaa2222.must", "Preparation: Questions: Must ask", "no", ""),
                ("preparation.questions.qu-aaaa2222.minutes", "Preparation: Questions: Minutes", "4", ""),
                ("preparation.questions.qu-aaaa2222.asked", "Preparation: Questions: Asked", "no", ""),
            ],
            id="a row that is gone",
        ),
        pytest.param(
            Person.model_validate({**ADA.model_dump(), "shoe_size": "39"}),
            ADA,
            [("shoe_size", "shoe_size", "39", "")],
            id="a key that only the person knows",
        ),
    ],
)
def test_each_field_that_differs_is_named(
    before: Part, after: Part, expected: list[tuple[str, str, str, str]]
) -> None:
    """A difference has a path, the field's label within its group, and the words before and afterwards."""
    found = [(one.path, one.label, one.before, one.after) for one in differences(before, after)]
    assert expected == found
