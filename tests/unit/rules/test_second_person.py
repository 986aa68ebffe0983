"""A note becomes a sentence to the person it speaks of where that is safe, and nothing where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.records import Person
from coach.rules.second_person import addressed, advised, called, contact, intended

if TYPE_CHECKING:
    from collections.abc import Callable

SENTHIL = Person(id="pe-one00000", name="Senthil Kumar")
WILL = Person(id="pe-two00000", name="Will Smith")


@pytest.mark.parametrize(
    ("expected", "note"),
    [
        ("send you the list", "Send Senthil the list"),
        ("send you the list", "I will send Senthil Kumar the list."),
        ("ask your team for pictures", "Ask Senthil's team for pictures"),
        ("ask drivers what they need", "Ask drivers what they need"),
        ("read the standard", "to read the standard\nand more"),
        ("", "Send them the list"),
        ("", "Send her the list"),
        ("", "Lunch with Grace"),
        ("", "Coffee w/ Grace"),
        ("", "Reading the report"),
        ("", "Look up Kumar's paper"),
        ("", "Send your list"),
        ("", ""),
    ],
)
def test_a_deed_follows_i_will(expected: str, note: str) -> None:
    """The person is "you"; what is no deed, or speaks of somebody unnamed, is left to the user (5b)."""
    assert expected == intended(note, SENTHIL)


@pytest.mark.parametrize(
    ("expected", "note"),
    [
        ("you say most fleets lease their vans", "Senthil says most fleets lease their vans"),
        ("you need pictures of the vans", "Needs pictures of the vans"),
        ("you are looking for a second reader", "Looking for a second reader"),
        ("your team is small", "Senthil's team is small"),
        ("you were right about depots", "Senthil was right about depots"),
        ("pictures of vans", "pictures of vans"),
        ("Most fleets lease their vans", "- Most fleets lease their vans\n- private"),
        ("", "Needs pictures for his talk"),
        ("", "They lease the vans"),
        ("", "Senthil's been a nurse for ten years"),
        ("", "You need a licence"),
        ("", "Batteries -> leased"),
        ("", "Kumar said so"),
    ],
)
def test_a_note_is_said_to_the_person(expected: str, note: str) -> None:
    """Name and verb become "you" and its verb; a note that would name nobody is left to the user (5b)."""
    assert expected == addressed(note, SENTHIL)


def test_she_is_whom_the_letter_named_before() -> None:
    """In a letter about somebody else a pronoun is that person."""
    assert ("", "She leases the vans") == (
        addressed("She leases the vans", SENTHIL),
        addressed("She leases the vans", SENTHIL, of_another=True),
    )


@pytest.mark.parametrize(
    ("expected", "note"),
    [
        ("visit a plant", "Visit a plant."),
        ("talk to fleet managers", "You should talk to fleet managers"),
        ("update my CV", "Update your CV"),
        ("not to start with big firms", "Don't start with big firms"),
        ("try the museum that you mentioned", "Try the museum that Senthil mentioned"),
        ("", "Fleet managers first"),
        ("", "Look at how they do it"),
    ],
)
def test_advice_follows_your_advice_to(expected: str, note: str) -> None:
    """What they said to me is said back with "my" and "you" in the right places (6c)."""
    assert expected == advised(note, SENTHIL)


def test_a_name_that_is_a_word_is_not_replaced() -> None:
    """Will is a name and a verb: a note that has it is left to the user."""
    assert ("", "") == (intended("Send Will the list", WILL), addressed("Will needs a list", WILL))


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("Ada", "Ada Okafor"),
        ("Ada", "Dr. Ada Okafor"),
        ("Ada", "Okafor, Ada"),
        ("Ada", "Ada Okafor, PhD"),
        ("Prof. Dr. Weber", "Prof. Dr. Weber"),
        ("Robert", "J. Robert Smith"),
        ("J. R. Smith", "J. R. Smith"),
        ("Suryono", " Suryono "),
        ("", "  "),
    ],
)
def test_a_person_is_called_by_their_first_name(expected: str, name: str) -> None:
    """Titles and initials are no first names; where none is clear the whole name stands."""
    assert expected == called(Person(id="pe-one00000", name=name))


@pytest.mark.parametrize(
    ("expected", "to_whom"),
    [
        ("your boss", "her boss"),
        ("your head of fleet", "Senthil's head of fleet"),
        ("a friend of yours", "a friend of his"),
        ("Grace Hopper", " Grace  Hopper"),
        ("", ""),
    ],
)
def test_whom_they_offered_is_theirs(expected: str, to_whom: str) -> None:
    """In a letter to her, "her boss" is "your boss" (4c)."""
    assert expected == contact(to_whom, SENTHIL)


def test_how_they_like_to_be_called_wins() -> None:
    """What was noted for it counts instead of the name, and is "you" in a note."""
    sen = SENTHIL.but(called="Sen")
    assert ("Sen", "send you the list") == (called(sen), intended("Send Sen the list", sen))


@given(
    st.sampled_from([addressed, advised, intended]),
    st.text(st.characters(codec="utf-8"), max_size=120),
    st.text(st.characters(codec="utf-8"), max_size=20),
)
def test_any_note_is_one_line_or_nothing(say: Callable[..., str], note: str, name: str) -> None:
    """Whatever stands in a note or a name, what comes of it is one line."""
    assert "\n" not in say(note, Person(id="pe-one00000", name=" ".join(name.split())))
