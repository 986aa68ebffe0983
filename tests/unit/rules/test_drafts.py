"""The drafts: what they say, what they leave out, and that no ask goes where it is not welcome."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from coach.content.drafts import draft_pattern, draft_patterns
from coach.records import Settings, Shelves
from coach.rules import drafts
from coach.rules.letters import compose
from tests.unit.rules.made import (
    ADA,
    BEN,
    GOAL_TEXT,
    NOON,
    action,
    at,
    conversation,
    goal,
    held,
    item,
    shelves,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.records import Conversation
    from coach.rules.drafts import Draft

OFFER: dict[str, Any] = {"id": "in-one00000", "to_whom": "Ben Li", "way": "offered", "person": BEN.id}
TALK = held(
    goal="go-one00000",
    ended=-26 * 60,
    introductions=[OFFER],
    reflection={
        "learned": "A second degree is not needed\nand more that is private",
        "goal_decision": "revise",
        "advice": [
            {"id": "ad-one00000", "text": "Visit a plant.", "state": "done"},
            {"id": "ad-two00000", "text": "Learn to weld", "state": "declined"},
            {"id": "ad-three000", "text": "Read the standard", "state": "doing"},
        ],
    },
)
SETTINGS = Settings(id="notebook", name="Sam Rivera", introduction="I am a cook who became a baker.")

EACH: dict[str, Callable[[Shelves], Draft]] = {
    "request": lambda notebook: drafts.request(TALK, notebook),
    "follow_up": lambda notebook: drafts.follow_up(TALK, notebook, now=NOON),
    "ask": lambda notebook: drafts.ask(TALK, notebook),
    "forwardable": lambda notebook: drafts.forwardable(TALK, TALK.introductions[0], notebook),
    "nudge": lambda notebook: drafts.nudge(TALK, TALK.introductions[0], notebook),
    "thanks": lambda notebook: drafts.thanks(TALK, notebook, now=NOON),
    "report_back": lambda notebook: drafts.report_back(TALK, TALK.introductions[0], notebook, now=NOON),
    "check_in": lambda notebook: drafts.check_in(ADA, notebook, now=NOON),
}
ASKS = {"ask", "forwardable", "nudge"}


def full(*records: Any) -> Shelves:
    """A notebook with Ada, Ben, a goal, a talk, and whatever else is given."""
    people = () if any(getattr(record, "prefix", "") == "pe" for record in records) else (ADA, BEN)
    return shelves(goal(), TALK, *people, *records, settings=SETTINGS)


@pytest.mark.parametrize("name", EACH)
def test_each_draft_is_short_and_whole(name: str) -> None:
    """A draft keeps to its length and leaves no name open."""
    draft = EACH[name](full())
    assert len(draft.text.split()) <= draft_pattern(draft.id).most_words
    assert not re.search(r"[{}]|  |\.\.", draft.text)
    assert draft.refused == ""


@pytest.mark.parametrize("name", EACH)
def test_each_draft_can_be_written_from_nothing(name: str) -> None:
    """With an empty notebook a draft still stands, with brackets to fill in."""
    draft = EACH[name](Shelves())
    assert draft.text
    assert "Somebody" not in draft.text.split("\n")[0]


@pytest.mark.parametrize("name", EACH)
def test_please_do_not_ask_is_obeyed_by_every_draft(name: str) -> None:
    """Where somebody asked not to be asked, no draft asks, reminds or mentions introductions (4b)."""
    draft = EACH[name](full(ADA.but(wish="please do not ask"), BEN))
    if name in ASKS:
        assert draft.text == ""
        assert "asked you not to ask" in draft.refused
    elif name != "report_back":
        assert not re.search("introduc|in touch with|forward", draft.text)


def test_only_through_them_changes_the_ask() -> None:
    """Whoever wants it to go through them is asked to pass something on."""
    draft = drafts.ask(TALK, full(ADA.but(wish="only through them")))
    assert draft.id == "ask_through_them"
    assert "I will not write to anybody before you say so." in draft.text


def test_the_ask_is_built_from_the_goal() -> None:
    """The ask says the goal and for whom (advice 4c)."""
    text = drafts.ask(TALK, full()).text
    assert f"with my goal to {GOAL_TEXT[0].lower()}{GOAL_TEXT[1:]}" in text
    assert "somebody who works with large companies" in text


def test_the_request_names_the_introducer_and_asks_for_no_job() -> None:
    """Whoever was introduced says by whom."""
    text = drafts.request(conversation(person=BEN.id), full()).text
    assert "Ada Okafor suggested that I write to you." in text
    assert "I am not asking for a job" in text


def test_thanks_are_specific() -> None:
    """A thank-you names what was learned and what follows, first lines only (advice 6a)."""
    notebook = full(action("next step", text="Call the plant"), action("give-back", id="ac-two00000"))
    text = drafts.thanks(TALK, notebook, now=NOON).text
    assert "Thank you for your time yesterday." in text
    assert "What stays with me is this: A second degree is not needed." in text
    assert "private" not in text
    assert "Because of it I will call the plant." in text
    assert "As I promised, I will send the article." in text


def answered(**answers: str) -> Conversation:
    """A talk with nothing learned yet, and what was noted to its questions."""
    rows = [
        {
            "id": f"qu-{name}00000",
            "text": f"How do you plan {name}?",
            "answer": said,
            "must": name == "routes",
        }
        for name, said in answers.items()
    ]
    return held(preparation={"questions": rows}, ended=-60)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"menus": "Menus come first"}, "your answer to “How do you plan menus?”: Menus come first."),
        (
            {"menus": "Menus come first", "routes": "Routes follow the tide"},
            "your answer to “How do you plan routes?”: Routes follow the tide.",
        ),
        (
            {"menus": "She never meets drivers"},
            "your answer to “How do you plan menus?”:\n    [from my notes: She never meets drivers]",
        ),
        ({"menus": " "}, "[one thing they said]"),
    ],
)
def test_thanks_take_up_an_answer_until_there_is_a_reflection(answers: dict[str, str], expected: str) -> None:
    """Before anything learned is written, one noted answer stays with me, a must-ask's first (6a)."""
    assert expected in drafts.thanks(answered(**answers), full(), now=NOON).text


def test_an_answer_off_the_record_stays_out_of_the_thanks() -> None:
    """What is marked goes into no letter, and the next answer is taken up."""
    talk = answered(routes="Routes follow the tide", menus="Menus come first").but(
        off_record=("preparation.questions.qu-routes00000.answer",)
    )
    text = drafts.thanks(talk, full(), now=NOON).text
    assert "Menus come first." in text
    assert "tide" not in text


def test_what_was_learned_comes_before_an_answer() -> None:
    """One thing is enough for a thank-you."""
    talk = answered(menus="Menus come first").but(reflection={"learned": "A second degree is not needed"})
    assert "Menus" not in drafts.thanks(talk, full(), now=NOON).text


def test_what_was_on_their_mind_long_ago_may_be_over() -> None:
    """Half a year later one asks how they are, and what they said in the last talk comes first (5c)."""
    ada = ADA.but(useful="a pilot in Leeds")
    old = held(start=at(days=-200), useful="the move to Hull")
    text = drafts.check_in(ada, shelves(ada, old), now=NOON).text
    assert "this was on your mind: the move to Hull. It may be long over; how are you now?" in text


def test_thanks_for_minutes_they_added() -> None:
    """Minutes that they offered are thanked for."""
    talk = TALK.but(times=TALK.times.but(offered={"minutes": 10}))
    assert "for the 10 minutes you added" in drafts.thanks(talk, full(), now=NOON).text


def test_report_back_after_a_talk_and_after_none() -> None:
    """The introducer hears what came of it, also when nobody could be reached (advice 4c)."""
    met = held(id="cv-two00000", person=BEN.id, reflection={"learned": "Start small"}, start=at(hours=-2))
    assert "What I learned: Start small." in EACH["report_back"](full(met)).text
    assert "I talked with Ben today." in EACH["report_back"](full(met)).text
    assert "Ben and I have not talked yet, which is quite all right." in EACH["report_back"](full()).text


def test_check_in_lists_exactly_the_advice_that_was_used() -> None:
    """Done and doing are told, declined is not; a matching item gives a reason to write (5b, 5e)."""
    ada = ADA.but(interests=("refill shelves",), useful="a pilot in Leeds.")
    text = drafts.check_in(ada, full(ada, item()), now=NOON).text
    assert "I took your advice to visit a plant." in text
    assert "I am still working on your advice to read the standard." in text
    assert "weld" not in text
    assert "made me think of you: Refill shelves." in text
    assert "this was on your mind: a pilot in Leeds. How is it going?" in text


def test_a_note_that_cannot_be_said_stands_on_a_line_of_its_own() -> None:
    """It is quoted, indented, with what follows on the next line; gaps are for the user to fill in (5b)."""
    told = {"learned": "Ada says that plants lease", "surprise": "She never meets drivers"}
    talk = TALK.but(reflection=TALK.reflection.but(**told))
    text = drafts.thanks(talk, full(action("next step", text="Send Ada the list")), now=NOON).text
    assert (
        "What stays with me is this: you say that plants lease. What I had not expected:\n"
        "    [from my notes: She never meets drivers]\n"
        "Because of it I will send you the list."
    ) in text


@pytest.mark.parametrize("words", ["{me}", "{0}", "{ a", "a }", "%s", "{name!r}", "{allotted.__class__}"])
def test_what_a_person_typed_is_never_read_as_a_pattern(words: str) -> None:
    """Curly brackets in somebody's words stay as they are."""
    _, text = compose("thanks", {"name": "Ada", "learned": words})
    assert f"What stays with me is this: {words}" in text


def test_every_pattern_is_used_by_a_draft() -> None:
    """No pattern lies about unused."""
    used = {EACH[name](full()).id for name in EACH} | {"ask_through_them"}
    assert used == {pattern.id for pattern in draft_patterns()}
