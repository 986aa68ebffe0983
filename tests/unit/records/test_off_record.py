from __future__ import annotations

import pytest

from coach.records import Action, Conversation, Person, Shelves, build, to_plain
from coach.records.off_record import is_off_record, marked, on_record, shelves_on_record
from coach.records.preparation import Preparation, Question
from coach.records.reflection import Advice, Reflection

ASKED = Question(id="qu-first", text="What surprised you?", answer="That the plant will close")
OTHER = Question(id="qu-other", text="What next?", answer="Talk to Lena")
ADVICE = Advice(id="ad-first", text="Leave before spring")
TALK = Conversation(
    id="cv-talk",
    person="pe-adaokafor",
    notes="A layoff is coming",
    useful="A second reader",
    preparation=Preparation(questions=(ASKED, OTHER), target="Learn about plants"),
    reflection=Reflection(advice=(ADVICE,), learned="They are worried"),
)


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("notes", "A layoff is coming"),
        ("preparation.questions.qu-first.answer", "That the plant will close"),
        ("preparation.questions.qu-first", "What surprised you?"),
        ("reflection.learned", "They are worried"),
        ("reflection.advice.ad-first.text", "Leave before spring"),
    ],
)
def test_what_is_marked_is_not_in_what_others_see(path: str, gone: str) -> None:
    """A marked text is in the record and in no copy that leaves the screen; everything else stays."""
    talk = marked(TALK, path, off=True)
    assert gone in str(to_plain(talk))
    assert gone not in str(to_plain(on_record(talk)))
    assert "Talk to Lena" in str(to_plain(on_record(talk)))
    assert is_off_record(talk, path)
    assert not is_off_record(talk, "useful")


def test_a_question_whose_answer_is_marked_stays_asked() -> None:
    """Only the marked text goes: the question of a marked answer is still there."""
    talk = on_record(marked(TALK, "preparation.questions.qu-first.answer", off=True))
    assert [("What surprised you?", ""), ("What next?", "Talk to Lena")] == [
        (question.text, question.answer) for question in talk.preparation.questions
    ]


def test_advice_without_its_text_goes_whole() -> None:
    """A row whose required text is marked would say nothing, so it is left out."""
    talk = on_record(marked(TALK, "reflection.advice.ad-first.text", off=True))
    assert () == talk.reflection.advice


def test_a_mark_can_be_taken_back() -> None:
    """Marking twice is marking once, and what is unmarked is as it was."""
    once = marked(TALK, "notes", off=True)
    assert once == marked(once, "notes", off=True)
    assert TALK == marked(once, "notes", off=False)


def test_a_mark_of_something_that_is_gone_hurts_nothing() -> None:
    """A mark by hand, or of a row that was removed, changes nothing else."""
    talk = build(
        Conversation,
        {**to_plain(TALK), "off_record": ["nonsense", "preparation.questions.qu-gone.answer", "notes.more"]},
    )
    assert isinstance(talk, Conversation)
    assert TALK == on_record(talk).but(off_record=())


def test_a_whole_notebook_is_shown_without_what_is_marked() -> None:
    """People and conversations are both looked through; an unmarked notebook is the same."""
    person = Person(id="pe-adaokafor", name="Ada", notes="Wants to leave")
    shelves = Shelves(people=(person,), conversations=(TALK,))
    assert shelves == shelves_on_record(shelves)
    quiet = Shelves(people=(marked(person, "notes", off=True),), conversations=(TALK,))
    assert ["", "A layoff is coming"] == [
        shelves_on_record(quiet).people[0].notes,
        shelves_on_record(quiet).conversations[0].notes,
    ]


def test_a_choice_stays_whatever_is_marked() -> None:
    """Whom a talk is with and what they wish decide what may be asked, so a mark does not take them away."""
    person = Person(
        id="pe-adaokafor", name="Ada", wish="please do not ask", off_record=("wish", "name", "id")
    )
    talk = TALK.but(off_record=("person", "id", "notes"))
    assert ("please do not ask", "", "pe-adaokafor") == (
        on_record(person).wish,
        on_record(person).name,
        on_record(person).id,
    )
    assert ("pe-adaokafor", "", "cv-talk") == (
        on_record(talk).person,
        on_record(talk).notes,
        on_record(talk).id,
    )


def test_what_marked_advice_led_to_goes_with_it() -> None:
    """An action that comes from a marked piece of advice is not shown; any other is."""
    led = Action(id="ac-ledto", text="Leave before spring", from_advice="ad-first")
    other = Action(id="ac-other", text="Talk to Lena")
    shelves = Shelves(conversations=(TALK,), actions=(led, other))
    assert (led, other) == shelves_on_record(shelves).actions
    marked_one = marked(TALK, "reflection.advice.ad-first", off=True)
    quiet = Shelves(conversations=(marked_one,), actions=(led, other))
    assert (other,) == shelves_on_record(quiet).actions
