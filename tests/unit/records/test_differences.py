"""What differs between two versions of a record."""

from __future__ import annotations

import pytest

from coach.records import Conversation, Part, Person
from coach.records.differences import called, differences, said, spoken
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
                    "preparation.questions.qu-aaaa2222",
                    "Preparation: Questions: “How did you begin?”",
                    "How did you begin?\nMinutes: 4",
                    "",
                ),
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


ANSWERED = TALK.but(preparation=Preparation(questions=(ASKED.but(answer="By chance."),)))
TWO = Preparation(questions=(ASKED, Question(id="qu-bbbb2222", text="What next?")))


def test_an_entry_is_named_by_its_words() -> None:
    """A field of an entry is spoken of with the entry's own words, which a person knows it by."""
    (found,) = differences(TALK, ANSWERED)
    assert "Preparation: Questions: “How did you begin?”: What they said" == found.label
    assert found.label == spoken(found.path, TALK)
    assert ("", "By chance.") == (said(TALK, found.path), said(ANSWERED, found.path))


def test_another_order_is_a_difference() -> None:
    """The same entries in another order are told as their order, each by its words."""
    turned = TWO.but(questions=TWO.questions[::-1])
    (found,) = differences(TWO, turned)
    assert ("Questions: their order", "What next?\nHow did you begin?") == (found.label, found.after)


@pytest.mark.parametrize(
    ("path", "label", "text"),
    [
        ("preparation.questions.qu-aaaa2222", "Preparation: Questions: “How did you begin?”", "Minutes: 4"),
        ("preparation.target", "Preparation: Your target", ""),
        ("preparation.questions.qu-gone2222", "qu-gone2222", ""),
        ("gone", "gone", ""),
    ],
)
def test_a_path_is_spoken_of_also_where_nothing_stands(path: str, label: str, text: str) -> None:
    """Every path has a name, that of the field where there is one, and a text that may be empty."""
    assert label == spoken(path, None, TALK)
    assert said(TALK, path).endswith(text)


def test_long_words_are_shortened_in_a_name() -> None:
    """An entry's name fits into a line; its text is whole."""
    long = Question(id="qu-cccc2222", text="word " * 40)
    assert 60 >= len(called(long))
    assert long.text in said(Preparation(questions=(long,)), "questions.qu-cccc2222")
