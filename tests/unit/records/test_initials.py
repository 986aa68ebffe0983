"""Initials in place of names: everywhere, whole names first, and two people never become one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.records import Action, Conversation, Goal, Person, Shelves
from coach.records.initials import hider, with_initials

NAMES = ("Ada Okafor", "Ann Olsen", "Ada Lund", "Dr Zoë de Souza", "Will May", "Straße Weiß", "李伟", "Cher")

CASES = [
    ("A.O. and A.O.2", "Ada Okafor and Ann Olsen"),
    ("A.O.’s firm", "OKAFOR’s firm"),
    ("A. said so", "ada said so"),
    ("A.O. said so", "Ada\nOkafor said so"),
    ("Z.D.S., Z.D.S., de facto", "Dr Zoë de Souza, Zoë, de facto"),
    ("Z.D.S.", unicodedata.normalize("NFD", "Zoë de Souza")),
    ("W.M. will, I may", "Will will, I may"),
    ("S.W.", "straße WEISS".replace("WEISS", "weiß")),
    ("我和李.谈过", "我和李伟谈过"),
    ("C. cherished Adam", "Cher cherished Adam"),
]


@pytest.mark.parametrize(("expected", "text"), CASES)
def test_names_become_initials_and_other_words_stay(expected: str, text: str) -> None:
    """Full names, first names and surnames go, in any case and spelling; longer words stay."""
    assert expected == hider(NAMES)(text)


@given(st.lists(st.sampled_from(["Ada Okafor", "Ben Ito", "an email", "7 May"]), max_size=6))
def test_no_name_is_left_in_any_text(words: list[str]) -> None:
    """However names stand together, none is left."""
    shown = hider(["Ada Okafor", "Ben Ito"])(", ".join(words))
    assert [] == [name for name in ("Ada", "Okafor", "Ben", "Ito") if name in shown]


def test_every_record_is_gone_through() -> None:
    """Notes, questions, wordings, actions, people of no record; identities and choices stay."""
    talk = Conversation.model_validate(
        {
            "id": "cv-adaa2222",
            "person": "pe-adaa2222",
            "mode": "phone",
            "notes": "Ada thinks so.",
            "preparation": {"questions": [{"id": "qu-2222", "text": "Does Nia Adler agree?"}]},
            "introductions": [
                {"id": "in-2222", "to_whom": "Nia Adler"},
                {"id": "in-3333", "to_whom": "the head of packaging"},
            ],
        }
    )
    shelves = Shelves(
        goals=(
            Goal.model_validate({"id": "go-2222", "revisions": [{"id": "re-2222", "why": "Ada asked."}]}),
        ),
        people=(Person(id="pe-adaa2222", name="Ada Okafor"),),
        conversations=(talk,),
        actions=(Action(id="ac-2222", text="Write to Ada", person="pe-adaa2222"),),
    )
    shown = with_initials(shelves)
    assert "A.O." == shown.people[0].name == shown.name_of("pe-adaa2222")
    assert "A.O. thinks so." == shown.conversations[0].notes
    assert "Does N.A. agree?" == shown.conversations[0].preparation.questions[0].text
    assert ["N.A.", "the head of packaging"] == [one.to_whom for one in shown.conversations[0].introductions]
    assert "A.O. asked." == shown.goals[0].revisions[0].why
    assert ("Write to A.O.", "pe-adaa2222") == (shown.actions[0].text, shown.actions[0].person)
    assert talk.mode is shown.conversations[0].mode
    assert "Ada thinks so." == shelves.conversations[0].notes


def test_a_notebook_without_people_stays_as_it_is() -> None:
    """Where nobody is named, nothing changes."""
    goal = Goal.model_validate(
        {"id": "go-2222", "revisions": [{"id": "re-2222", "statement": "Help shops."}]}
    )
    assert Shelves(goals=(goal,)) == with_initials(Shelves(goals=(goal,)))
