"""The drafts on any notebook: they read like letters, keep to their length, and keep a confidence."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.content.drafts import draft_pattern
from coach.records import Settings, Shelves
from coach.rules import drafts
from tests.unit.rules.made import ADA, BEN, NOON, action, goal, held, item, on, shelves

LONG = " ".join(["word"] * 180)
TEXTS = st.sampled_from(
    [
        "",
        " ",
        "\n\n",
        ",",
        "- ",
        "…",
        "reuse ,",
        "Visit a plant..",
        "I was thinking…",
        "• a list\n• of two",
        "two   spaces",
        "ends,",
        "a colon:",
        "Why not?",
        "Zoë Åkesson",
        "“quoted”",
        "Done!",
        LONG,
    ]
)
NAMES = st.sampled_from(["", "  ", "Ada Okafor", " Zoë ", "Li,"])
DAYS = st.none() | st.sampled_from([on(-1), on(-40)])
GAPS = re.compile(r"  | [,.;:?!]|[,;:]\.|\.\.|,,|…|[{}]|None|[,;:–] ?$", re.MULTILINE)
GREETINGS = re.compile(r"^(Dear .*|Hello|With best wishes|Thank you for considering it),$", re.MULTILINE)
LEADING = re.compile(r"forward as they are:$|:\n    \[from my notes: ", re.MULTILINE)


TEXT_PLACES = (
    "role", "organisation", "interest", "useful", "done", "doing", "declined", "learned", "surprise", "heard",
    "step", "promise", "goal", "item", "introduction",
)  # fmt: skip
NAME_PLACES = ("ada", "ben", "to_whom", "me")


def notebook_of(texts: dict[str, str], names: dict[str, str], days: dict[str, str | None]) -> Shelves:
    """Ada, Ben who knows her, a talk with each, and what came of them, in any words."""
    row = {
        "id": "in-one00000", "to_whom": names["to_whom"], "way": "offered", "person": BEN.id,
        "met": days["met"],
    }  # fmt: skip
    ada = ADA.but(
        name=names["ada"], role=texts["role"], organisation=texts["organisation"], introduced_by=BEN.id,
        interests=(texts["interest"],), useful=texts["useful"],
    )  # fmt: skip
    states = ("done", "doing", "declined")
    advice = [{"id": f"ad-{state[:4]}0000", "text": texts[state], "state": state} for state in states]
    told = {"learned": texts["learned"], "surprise": texts["surprise"], "advice": advice}
    talk = held(
        goal="go-one00000", introductions=[row], reflection=told | {"goal_decision": "revise"},
        requested=days["requested"],
    )  # fmt: skip
    other = held(id="cv-two00000", person=BEN.id, reflection={"learned": texts["heard"]})
    promise = action("give-back", id="ac-two00000", text=texts["promise"])
    things = (talk, other, action("next step", text=texts["step"]), promise, goal(texts["goal"]))
    own = Settings(id="notebook", name=names["me"], introduction=texts["introduction"])
    on_shelf = item(texts["item"], tags=["reuse"])
    return shelves(ada, BEN.but(name=names["ben"]), *things, on_shelf, settings=own)


def notebooks() -> st.SearchStrategy[Shelves]:
    """Notebooks with anything at all in their fields."""
    return st.builds(
        notebook_of,
        st.fixed_dictionaries(dict.fromkeys(TEXT_PLACES, TEXTS)),
        st.fixed_dictionaries(dict.fromkeys(NAME_PLACES, NAMES)),
        st.fixed_dictionaries(dict.fromkeys(("met", "requested"), DAYS)),
    )


def written(notebook: Shelves) -> list[drafts.Draft]:
    """Every draft about the first talk."""
    talk, ada = notebook.conversations[0], notebook.people[0]
    row = talk.introductions[0] if talk.introductions else None
    about = (
        [drafts.nudge(talk, row, notebook), drafts.report_back(talk, row, notebook, now=NOON)] if row else []
    )
    return [
        drafts.request(talk, notebook),
        drafts.follow_up(talk, notebook, now=NOON),
        drafts.ask(talk, notebook),
        drafts.forwardable(talk, row, notebook),
        drafts.thanks(talk, notebook, now=NOON),
        drafts.check_in(ada, notebook, now=NOON),
        *about,
    ]


ANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@ANY
@given(notebooks())
def test_drafts_read_like_letters_whatever_is_missing(notebook: Shelves) -> None:
    """No gap, no mark left hanging, no name left open, and never longer than the pattern allows."""
    for draft in written(notebook):
        body = LEADING.sub("", GREETINGS.sub("", draft.text))
        assert not GAPS.search(f"{body}\n{draft.subject}"), draft.text
        assert len(draft.text.split()) <= draft_pattern(draft.id).most_words
        assert "Somebody" not in draft.text


@ANY
@given(notebooks())
def test_a_request_is_short_and_asks_for_no_job(notebook: Shelves) -> None:
    """Under 75 words, with one question, and plainly not for a job."""
    text = drafts.request(notebook.conversations[0], notebook).text
    assert len(text.split()) < 75
    assert 1 == len(re.findall(r"minutes in the next two weeks", text))
    assert "I am not asking for a job" in text


SECRET = "The reorganisation nobody knows of"
MARKS: dict[str, dict[str, Any]] = {
    "reflection.learned": {"reflection": {"learned": SECRET}},
    "reflection.surprise": {"reflection": {"surprise": SECRET}},
    "reflection.advice.ad-one00000": {
        "reflection": {"advice": [{"id": "ad-one00000", "text": SECRET, "state": "done"}]}
    },
    "introductions.in-one00000.to_whom": {"introductions": [{"id": "in-one00000", "to_whom": SECRET}]},
}


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(MARKS)))
def test_what_was_off_the_record_is_in_no_draft(mark: str) -> None:
    """What is marked stays out of every message; without the mark it would be in one."""
    values = MARKS[mark]
    for marks, expected in (((), True), ((mark,), False)):
        talk = held(off_record=marks, **values)
        said = " ".join(draft.text for draft in written(shelves(ADA, talk)))
        assert expected is (SECRET in said)


def test_a_persons_marked_words_are_in_no_draft() -> None:
    """What a person said off the record about themselves is not said back; their wish holds all the same."""
    ada = ADA.but(useful=SECRET, wish="please do not ask", off_record=("useful", "wish"))
    notebook = shelves(ada, held())
    assert SECRET not in drafts.check_in(ada, notebook, now=NOON).text
    assert "" == drafts.ask(notebook.conversations[0], notebook).text
