"""The content files: what stands in them, and that nothing stands outside their list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

import coach.content
from coach.content import FILES
from coach.content.advice import advice, all_advice
from coach.content.agenda import agenda_content, due_words
from coach.content.checklists import checklists
from coach.content.drafts import draft_pattern, draft_patterns
from coach.content.gives import catalogue, small_gives
from coach.content.practices import numbers, practices
from coach.content.prompts import prompts
from coach.content.questions import bank_questions, question_bank
from coach.content.reading import Entry, placeholders, read

FOLDER = Path(coach.content.__file__).parent
TEXTS = {name: (FOLDER / name).read_text(encoding="utf-8") for name in FILES}


def words_of(value: object) -> list[str]:
    """Every text within a content file, ids and keys left out."""
    if isinstance(value, str):
        return [value] if " " in value else []
    if isinstance(value, dict):
        return [word for entry in value.values() for word in words_of(entry)]
    if isinstance(value, list):
        return [word for entry in value for word in words_of(entry)]
    return []


def advice_ids(value: object) -> list[str]:
    """Every advice id that a content file names."""
    if isinstance(value, dict):
        own = value.get("advice", [])
        named = own if isinstance(own, list) else [own]
        here = [entry for entry in named if isinstance(entry, str)]
        return here + [found for entry in value.values() for found in advice_ids(entry)]
    if isinstance(value, list):
        return [found for entry in value for found in advice_ids(entry)]
    return []


def test_every_file_is_on_the_list() -> None:
    """A content file that is not named at the door does not exist."""
    assert set(FILES) == {file.name for file in FOLDER.glob("*.yaml")}


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_and_checked(name: str) -> None:
    """Each file fits its shape and says something."""
    assert FILES[name]()


@pytest.mark.parametrize("name", FILES)
def test_every_advice_id_is_known(name: str) -> None:
    """An entry serves only advice that is in the advice table."""
    known = {piece.id for piece in all_advice()}
    assert set() == set(advice_ids(yaml.safe_load(TEXTS[name]))) - known


@pytest.mark.parametrize("name", FILES)
def test_words_are_calm(name: str) -> None:
    """What people read has no exclamation marks and no tilde or double spaces."""
    loud = [text for text in words_of(yaml.safe_load(TEXTS[name])) if re.search(r"!|  |~", text)]
    assert [] == loud


def test_a_mistake_in_a_file_is_refused() -> None:
    """A file that does not fit its shape stops the start."""

    class Other(Entry):
        something: str

    with pytest.raises(ValidationError):
        read("advice.yaml", Other)


def test_every_piece_of_advice_is_there() -> None:
    """The table is the product's: 33 pieces, from 0a to 6d, each once."""
    letters = {"0": "abc", "1": "abcd", "2": "abcd", "3": "abcdefgh", "4": "abcd", "5": "abcdef", "6": "abcd"}
    assert [part + letter for part, all_of in letters.items() for letter in all_of] == [
        piece.id for piece in all_advice()
    ]


def test_unknown_advice_is_an_error() -> None:
    """A rule cannot name advice that nobody gave."""
    assert advice("2d").id == "2d"
    with pytest.raises(KeyError):
        advice("9z")


def test_the_bank_is_large_enough_and_has_no_doubles() -> None:
    """The bank has at least sixty questions, each id and each text once."""
    questions = question_bank().questions
    assert len(questions) >= 60
    assert len(questions) == len({question.id for question in questions})
    assert len(questions) == len({question.text.lower() for question in questions})


@pytest.mark.parametrize("category", ["path", "work", "field", "advice", "next"])
def test_each_category_offers_a_choice(category: str) -> None:
    """Every category has at least ten questions."""
    assert len(bank_questions(category=category)) >= 10


@pytest.mark.parametrize("phase", ["opening", "questions", "asks", "close"])
def test_each_phase_offers_a_choice(phase: str) -> None:
    """Every phase of a conversation has at least four questions."""
    assert len(bank_questions(phase=phase)) >= 4


@pytest.mark.parametrize("purpose", ["explore", "decide", "enter", "prepare", "switch"])
def test_each_purpose_offers_a_choice(purpose: str) -> None:
    """Every purpose has at least ten questions."""
    assert len(bank_questions(purpose=purpose)) >= 10


def test_filters_work_together() -> None:
    """Category, phase and purpose narrow the bank together."""
    found = bank_questions(category="path", phase="opening", purpose="enter")
    assert ["way_here"] == [question.id for question in found]


def test_the_catalogue_is_large_enough() -> None:
    """There are at least thirty small gives, of every kind, and some take five minutes or less."""
    gives = small_gives()
    assert len(gives) >= 30
    assert len(gives) == len({give.id for give in gives})
    assert set(catalogue().kinds) == {give.kind for give in gives}
    assert len([give for give in gives if give.minutes <= 5]) >= 8


def test_the_six_practices() -> None:
    """The six practices stand in the product's order, with the numbers written into their rules."""
    assert ["specific", "prepared", "prompt", "respectful", "reciprocal", "reflective"] == [
        practice.id for practice in practices()
    ]
    assert [] == [rule for practice in practices() for rule in practice.rules if placeholders(rule)]
    assert any(
        f"Each minute late costs {numbers().late_cost} points" in rule for rule in practices()[2].rules
    )


def test_points_add_up() -> None:
    """The parts of a practice add up to a hundred."""
    n = numbers()
    assert 100 == n.target_points + n.research_points + n.questions_points + n.musts_points
    assert 100 == n.give_points + n.kept_points + n.thanks_points
    assert 100 == n.in_time_points + n.learned_points + n.step_points + n.decision_points


@pytest.mark.parametrize("mode", ["in person", "phone", "video"])
def test_each_mode_has_musts_of_its_own(mode: str) -> None:
    """Every mode adds musts and nice items to those that always count, each id once."""
    items = checklists().for_mode(mode)
    assert {"must", "nice"} == {item.level for item in items}
    assert len(items) == len({item.id for item in items})
    assert len(items) > len(checklists().for_mode(None))


@pytest.mark.parametrize(
    ("mode", "line", "expected"),
    [
        ("phone", "mobile", {"signal_tested", "charged"}),
        ("phone", "landline", set()),
        ("video", "mobile", {"signal_tested", "charged"}),
        ("video", "wi-fi", set()),
        ("phone", None, set()),
        ("in person", "mobile", set()),
    ],
)
def test_signal_and_charge_count_for_mobile_only(mode: str, line: str | None, expected: set[str]) -> None:
    """Signal and battery are asked about only where the line is mobile (advice 3f)."""
    found = {item.id for item in checklists().for_mode(mode, line)} & {"signal_tested", "charged"}
    assert expected == found


@pytest.mark.parametrize("mode", ["phone", "video"])
def test_a_quiet_room_is_a_must(mode: str) -> None:
    """A quiet room is a must for every call (advice 3e)."""
    quiet = [item for item in checklists().for_mode(mode) if item.id == "quiet_room"]
    assert ["must"] == [item.level for item in quiet]


def test_confidence_has_words_for_each_step() -> None:
    """The scale goes from 1 to 10 without a gap."""
    assert list(range(1, 11)) == [step.value for step in prompts().confidence]


def test_cues_name_the_promise() -> None:
    """Closing sentences wait for the agreed minutes only."""
    assert {frozenset({"allotted"})} == {placeholders(cue.words) for cue in prompts().cues}
    assert [5, 2, 0] == [cue.minutes_left for cue in prompts().cues]


def test_kinds_of_due_things_are_ranked() -> None:
    """Each kind of due thing has a rank of its own, and an unknown kind is an error."""
    kinds = agenda_content().kinds
    assert len(kinds) == len({words.rank for words in kinds}) == len({words.kind for words in kinds})
    with pytest.raises(KeyError):
        due_words("nothing_like_it")


def test_thresholds_agree_with_the_practices() -> None:
    """Today and the practices measure thanks and reflection by the same hours."""
    thresholds = agenda_content().thresholds
    n = numbers()
    assert (n.thanks_hours, n.thanks_grey_hours, n.reflection_hours) == (
        thresholds.thanks_hours,
        thresholds.thanks_grey_hours,
        thresholds.reflection_hours,
    )


def test_every_draft_can_be_written_with_nothing_known() -> None:
    """Each draft has a sentence that waits for no name, so that a draft is never empty."""
    for pattern in draft_patterns():
        wordings = [wording for part in pattern.paragraphs for sentence in part for wording in sentence]
        assert any(not placeholders(wording) for wording in wordings), pattern.id
    with pytest.raises(KeyError):
        draft_pattern("nothing_like_it")
