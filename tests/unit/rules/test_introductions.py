"""Who may be asked, whose move it is, and who led to whom."""

from __future__ import annotations

from typing import Any

import pytest

from coach.content.questions import BankQuestion, question_bank
from coach.records import Person, Shelves
from coach.records.preparation import Question
from coach.rules.introductions import (
    Branch,
    askable,
    asks_for_introduction,
    ledger,
    may_ask,
    may_show,
    shown,
    tree,
)
from tests.unit.rules.made import ADA, BEN, NOON, at, conversation, held, on, shelves


@pytest.mark.parametrize(
    ("wish", "allowed", "only_through_them"),
    [
        ("not known", True, False),
        ("welcome", True, False),
        ("only through them", True, True),
        ("please do not ask", False, False),
    ],
)
def test_may_ask(wish: str, *, allowed: bool, only_through_them: bool) -> None:
    """Only "please do not ask" closes the door; "only through them" narrows it (advice 4b)."""
    permission = may_ask(ADA.but(wish=wish))
    assert (allowed, only_through_them) == (permission.allowed, permission.only_through_them)
    assert ADA.name in permission.reason


def test_the_reason_gives_their_words_and_the_day() -> None:
    """What they said is said back as they said it."""
    ada = ADA.but(wish="please do not ask", wish_noted="2026-03-02", wish_words="I keep them\nto myself.")
    assert may_ask(ada).reason == (
        "Ada Okafor has asked you not to ask for introductions (2 March 2026): “I keep them to myself.”"
    )


@pytest.mark.parametrize(
    ("wish", "expected"),
    [("welcome", 5), ("only through them", 3), ("not known", 5), ("please do not ask", 0)],
)
def test_questions_that_ask_for_introductions_obey_the_wish(wish: str, expected: int) -> None:
    """Where asking is not welcome the bank offers no such question, and a planned one is not shown."""
    person = ADA.but(wish=wish)
    offered = askable(question_bank().questions, person)
    asking = [question for question in offered if question.about_introductions]
    assert expected == len(asking)
    planned = Question(id="qu-one00000", text="Who else?", bank="who_else")
    assert (expected > 0) is may_show(planned, person)
    assert may_show(Question(id="qu-one00000", text="My own"), person)
    assert may_show(planned, None)


@pytest.mark.parametrize("entry", [entry for entry in question_bank().questions if entry.about_introductions])
def test_only_through_them_is_asked_in_other_words(entry: BankQuestion) -> None:
    """Whoever wants introductions to go only through them is asked to pass something on, or not at all."""
    person = ADA.but(wish="only through them")
    planned = Question(id="qu-one00000", text=entry.text, bank=entry.id)
    said = [question.text for question in shown([planned], person)]
    assert said == ([entry.through_them] if entry.through_them else [])
    assert said == [question.text for question in askable([entry], person)]
    mine = planned.but(text="In words of my own?")
    assert (("In words of my own?",) if entry.through_them else ()) == tuple(
        question.text for question in shown([mine], person)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who else should I talk to?", True),
        ("Whom could I write to at Marlow?", True),
        ("Would you introduce me to your head of packaging?", True),
        ("Could you put me in touch with a buyer?", True),
        ("Is there anybody else I should meet?", True),
        ("Do you know somebody I could learn from?", True),
        ("Would you pass my CV to your manager?", True),
        ("Could you connect me with your team?", True),
        ("Who do you know in retail?", True),
        ("How were you introduced to this work?", False),
        ("Who do you talk to first when a pack fails?", False),
        ("What was your introduction to retail like?", False),
        ("What do you wish somebody had told you?", False),
        ("Which of your networks failed first?", False),
    ],
)
def test_an_ask_in_own_words_is_known(text: str, *, expected: bool) -> None:
    """A question of one's own that asks for introductions is not shown where that is not welcome (4b)."""
    planned = Question(id="qu-one00000", text=text)
    assert expected is asks_for_introduction(planned)
    assert expected is not may_show(planned, ADA.but(wish="please do not ask"))
    assert may_show(planned, ADA)


@pytest.mark.parametrize("entry", [one for one in question_bank().questions if not one.about_introductions])
def test_no_other_question_of_the_bank_is_taken_for_an_ask(entry: BankQuestion) -> None:
    """The bank's other questions stay, whatever the person has said about introductions."""
    planned = Question(id="qu-one00000", text=entry.text, bank=entry.id)
    assert (planned,) == shown([planned], ADA.but(wish="please do not ask"))


def entry(**values: Any) -> Any:
    """The ledger's entry for one introduction from a talk an hour ago."""
    introduction = {"id": "in-one00000", "to_whom": "Ben Li", **values}
    return ledger(shelves(ADA, BEN, held(introductions=[introduction])))[0]


@pytest.mark.parametrize(
    ("values", "state", "move", "silent"),
    [
        ({}, "asked", "theirs", 0),
        ({"spoken": on(-9)}, "asked", "theirs", 9),
        ({"spoken": on(-9), "promised": False}, "declined", "nobody's", 9),
        ({"way": "offered", "spoken": on(-3)}, "offered", "theirs", 3),
        ({"made": on(-2)}, "made", "yours", 2),
        ({"made": on(-2), "met": on(-1)}, "met", "yours", 1),
        ({"made": on(-2), "met": on(-1), "reported": on(0)}, "reported", "nobody's", 0),
        ({"spoken": on(-60), "let_go": on(-1)}, "let go", "nobody's", 1),
        ({"made": on(-2), "met": on(-1), "let_go": on(0)}, "let go", "nobody's", 0),
    ],
)
def test_ledger(values: dict[str, Any], state: str, move: str, silent: int) -> None:
    """Each introduction stands where its dates say, and somebody has the next move (advice 4c)."""
    found = entry(**values)
    assert (state, move, silent) == (found.state, found.move, found.silent_days(NOON.date()))


def test_a_talk_with_the_introduced_person_counts_as_met() -> None:
    """Who was talked with since the word was given was met, also when nobody wrote it down."""
    given = {"id": "in-one00000", "to_whom": "Ben", "person": BEN.id, "made": on(-5), "spoken": on(-6)}
    first = held(ended=-6 * 24 * 60, introductions=[given])
    later = conversation(
        id="cv-two00000",
        person=BEN.id,
        status="held",
        start=at(days=-2),
        times={"started": {"at": at(days=-2)}},
    )
    earlier = later.but(id="cv-three000", start=at(days=-30), times={})
    assert ledger(shelves(ADA, BEN, first, later))[0].state == "met"
    assert ledger(shelves(ADA, BEN, first, earlier))[0].state == "made"


def test_an_introduction_without_a_day_has_no_silence() -> None:
    """Where no day is known, nothing is counted."""
    talk = conversation(introductions=[{"id": "in-one00000"}])
    found = ledger(shelves(talk))[0]
    assert (None, "somebody") == (found.silent_days(NOON.date()), found.to_whom)


def names(branches: tuple[Branch, ...]) -> list[Any]:
    """A tree as nested names."""
    return [(branch.person.name, names(branch.led_to)) for branch in branches]


def person(name: str, by: str = "") -> Person:
    """A person called by their id."""
    return Person(id=f"pe-{name}0000", name=name, introduced_by=f"pe-{by}0000" if by else "")


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([], []),
        ([("anna", ""), ("bert", "anna"), ("cora", "bert")], [("anna", [("bert", [("cora", [])])])]),
        ([("bert", "anna"), ("anna", "")], [("anna", [("bert", [])])]),
        ([("bert", "gone")], [("bert", [])]),
        ([("anna", "bert"), ("bert", "anna")], [("anna", [("bert", [])])]),
        ([("anna", "anna")], [("anna", [])]),
        ([("anna", ""), ("bert", "cora"), ("cora", "bert")], [("anna", []), ("bert", [("cora", [])])]),
    ],
)
def test_tree(people: list[tuple[str, str]], expected: list[Any]) -> None:
    """Each person stands in the tree once, also where records run in a circle or lead nowhere."""
    found = tree(Shelves(people=tuple(person(*entry) for entry in people)))
    assert expected == names(found)


def test_an_introduction_in_a_conversation_grows_the_tree() -> None:
    """Who was introduced in a conversation stands below the one who did it, if nobody else is named."""
    cora = person("cora")
    talk = held(introductions=[{"id": "in-one00000", "person": cora.id}])
    assert [("Ada Okafor", [("cora", [])])] == names(tree(shelves(ADA, cora, talk)))


def test_a_long_chain_is_no_trouble() -> None:
    """Five thousand people, each introduced by the one before, make one tree."""
    chain = [Person(id="pe-00000", name="0")]
    chain += [
        Person(id=f"pe-{index:05d}", name=str(index), introduced_by=f"pe-{index - 1:05d}")
        for index in range(1, 5000)
    ]
    assert len(tree(shelves(*chain))) == 1
