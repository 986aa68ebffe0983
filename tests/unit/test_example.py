"""The made-up notebook: any size, the same from the same seed, and a year in which somebody gets better."""

from __future__ import annotations

import os
import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from coach import example
from coach.__main__ import main
from coach.notebook import Notebook
from coach.records import KINDS, Action, Conversation, Person, Shelves
from coach.records.action import ActionKind
from coach.records.conversation import AskDecision, IntroductionWay, Known, Status
from coach.records.measures import overrun, punctuality, reflection_delay, thanks_delay
from coach.records.person import IntroductionWish
from coach.records.reflection import AdviceState, GoalDecision
from coach.rules.questions import review

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 23)
DAWN = datetime.combine(TODAY, time(6), ZoneInfo("Europe/London"))
CHECKED_IN = Path(__file__).parents[2] / "data" / "example"
SMALL = example.make(24, example.SEED, TODAY)
LARGE = example.make(600, 2, TODAY)


def held(shelves: Shelves) -> list[Conversation]:
    """The conversations that took place."""
    return [conversation for conversation in shelves.conversations if conversation.held]


def introducers(shelves: Shelves) -> dict[str, str]:
    """Who introduced whom, by identity."""
    return {person.id: person.introduced_by for person in shelves.people}


def depth(person: str, through: dict[str, str]) -> int:
    """How many introductions led to a person."""
    return depth(through[person], through) + 1 if through.get(person) else 0


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 8, 11, 12, 13, 24, 60])
@pytest.mark.parametrize("seed", [0, 1, 35])
def test_any_size_is_made(count: int, seed: int) -> None:
    """There are as many conversations as were wanted, each with its person and its goal."""
    shelves = example.make(count, seed, TODAY)
    people = {person.id for person in shelves.people}
    goals = {goal.id for goal in shelves.goals}
    assert count == len(shelves.conversations)
    assert all(entry.person in people and entry.goal in goals for entry in shelves.conversations)


def test_the_same_seed_tells_the_same_story() -> None:
    """Seed and day decide everything; another seed tells another story."""
    assert SMALL == example.make(24, example.SEED, TODAY)
    assert SMALL != example.make(24, example.SEED + 1, TODAY)


@pytest.mark.parametrize("shelves", [SMALL, LARGE], ids=["small", "large"])
def test_identities_are_unique(shelves: Shelves) -> None:
    """No two records share an identity."""
    assert len(list(shelves)) == len({record.id for record in shelves})


@pytest.mark.parametrize("shelves", [SMALL, LARGE], ids=["small", "large"])
def test_every_reference_leads_somewhere(shelves: Shelves) -> None:
    """What a record refers to is in the notebook."""
    known = {record.id for record in shelves}
    pieces = {piece.id for entry in shelves.conversations for piece in entry.reflection.advice}
    named = {introduced_by for introduced_by in introducers(shelves).values() if introduced_by}
    named |= {row.person for entry in shelves.conversations for row in entry.introductions if row.person}
    named |= {revision.conversation for goal in shelves.goals for revision in goal.revisions}
    named |= {handed.person for item in shelves.shelf for handed in item.given}
    for action in shelves.actions:
        named |= {action.person, action.conversation, action.goal, action.shelf_item}
    assert set() == named - known - {""}
    assert {action.from_advice for action in shelves.actions if action.from_advice} <= pieces


@pytest.mark.parametrize("shelves", [SMALL, LARGE], ids=["small", "large"])
def test_no_two_conversations_are_alike(shelves: Shelves) -> None:
    """Each reflection and each set of answers is its own."""
    told = [
        (entry.reflection.learned, *(question.answer for question in entry.preparation.questions))
        for entry in held(shelves)
        if entry.reflection.learned
    ]
    assert len(told) == len(set(told))


def test_nothing_is_known_before_it_happened() -> None:
    """Nothing that was done, written or noted lies ahead of the day the story is told on."""
    moments = [record.created for record in SMALL if hasattr(record, "created") and record.created]
    moments += [action.done for action in SMALL.actions if action.done]
    moments += [entry.reflection.written for entry in held(SMALL) if entry.reflection.written]
    moments += [entry.thanked for entry in held(SMALL) if entry.thanked]
    moments += [entry.times.ended.at for entry in held(SMALL) if entry.times.ended.at]
    assert [] == [moment for moment in moments if moment > DAWN]
    assert all(entry.start and entry.start < DAWN for entry in held(SMALL))


@pytest.mark.parametrize("shelves", [SMALL, LARGE], ids=["small", "large"])
def test_a_day_runs_forward(shelves: Shelves) -> None:
    """Arrival, beginning, end, reflection and thanks follow each other."""
    for entry in held(shelves):
        stamps = [entry.times.arrived.at, entry.times.started.at, entry.times.ended.at]
        known = [moment for moment in stamps if moment]
        assert sorted(known) == known
        assert (reflection_delay(entry) or 0) >= 0
        assert (thanks_delay(entry) or 0) >= 0


@pytest.mark.parametrize(
    ("measure", "spread"),
    [
        pytest.param(punctuality, 3, id="arrivals"),
        pytest.param(overrun, 5, id="overruns"),
        pytest.param(reflection_delay, 20, id="reflections"),
        pytest.param(thanks_delay, 10, id="thanks"),
    ],
)
def test_the_year_gets_better(measure: Callable[[Conversation], float | None], spread: float) -> None:
    """Late arrivals, overruns, late reflections and late thanks become rare."""
    entries = held(LARGE)
    third = len(entries) // 3
    first, last = (
        mean(value for entry in part if (value := measure(entry)) is not None)
        for part in (entries[:third], entries[-third:])
    )
    assert first > last + spread


def test_some_times_are_remembered_and_some_unknown() -> None:
    """Not everything was measured, and what nobody wrote down has no time."""
    stamps = [entry.times.ended for entry in held(LARGE)]
    assert set(Known) == {stamp.known for stamp in stamps}
    assert all((stamp.at is None) is (stamp.known is Known.UNKNOWN) for stamp in stamps)
    assert any(entry.times.offered.minutes for entry in held(LARGE))


def test_the_goal_sharpens_through_conversations() -> None:
    """There are two goals; each later wording names the conversation that led to it, with its reason."""
    assert 2 == len(SMALL.goals)
    for goal in SMALL.goals:
        assert len(goal.revisions) >= 3
        for revision in goal.revisions[1:]:
            cause = SMALL.conversation(revision.conversation)
            assert cause is not None
            assert GoalDecision.REVISE is cause.reflection.goal_decision
            assert (cause.reflection.goal_why, cause.goal) == (revision.why, goal.id)
        assert (goal.revisions[0].what_changes, goal.revisions[0].how) == ("", "")
        assert all((goal.revisions[-1].for_whom, goal.revisions[-1].what_changes, goal.revisions[-1].how))


@pytest.mark.parametrize("seed", range(8))
def test_introductions_make_a_chain(seed: int) -> None:
    """Somebody leads to somebody who leads to somebody; one promise has fallen silent."""
    shelves = example.make(24, seed, TODAY)
    through = introducers(shelves)
    assert max(depth(person, through) for person in through) >= 2
    rows = [row for entry in held(shelves) for row in entry.introductions]
    assert any(
        row.promised and row.made is None and row.let_go is None and row.spoken < TODAY - timedelta(days=7)
        for row in rows
        if row.spoken
    )
    assert any(row.way is IntroductionWay.OFFERED for row in rows)


def test_an_introduction_stands_on_both_sides() -> None:
    """Who introduced a person is told by the person's record and by the conversation alike."""
    for entry in held(LARGE):
        for row in entry.introductions:
            if row.person:
                assert entry.person == introducers(LARGE)[row.person]


@pytest.mark.parametrize("shelves", [SMALL, LARGE], ids=["small", "large"])
def test_a_wish_is_kept(shelves: Shelves) -> None:
    """Who asked not to be asked is not asked, and there is somebody who did."""
    wishes = {person.id: person.wish for person in shelves.people}
    quiet = [entry for entry in held(shelves) if wishes[entry.person] is IntroductionWish.DO_NOT_ASK]
    assert quiet
    assert all(entry.asking.decision is AskDecision.NOT_THIS_TIME for entry in quiet)
    assert all(entry.introductions == () for entry in quiet)


def test_promises_are_kept_and_broken() -> None:
    """Some promises are kept in time, some late, some let go with a reason, and some are still open."""
    promises = [action for action in LARGE.actions if action.what is ActionKind.GIVE_BACK]
    assert {"in time", "late", "let go", "open"} == {_fate(action) for action in promises}
    assert all(action.dropped_why for action in promises if action.dropped)


def _fate(action: Action) -> str:
    if action.done and action.due:
        return "in time" if action.done.date() <= action.due else "late"
    return "let go" if action.dropped else "open"


def test_nobody_gets_the_same_item_twice() -> None:
    """An article goes to a person once."""
    for item in LARGE.shelf:
        people = [handed.person for handed in item.given]
        assert len(people) == len(set(people))


def test_advice_and_next_steps_agree() -> None:
    """What became of a piece of advice is what became of the step that it led to."""
    pieces = {piece.id: piece for entry in LARGE.conversations for piece in entry.reflection.advice}
    steps = [action for action in LARGE.actions if action.from_advice]
    for step in steps:
        state = pieces[step.from_advice].state
        assert (state is AdviceState.DONE) is (step.done is not None)
        assert (state is AdviceState.DECLINED) is (step.dropped is not None)
    assert set(AdviceState) == {piece.state for piece in pieces.values()}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("day", [date(2026, 2, 27), date(2026, 12, 31), date(2028, 2, 29), TODAY])
def test_there_is_always_something_to_do(seed: int, day: date) -> None:
    """On whatever day it is opened, one conversation waits for its reflection and two lie ahead."""
    shelves = example.make(24, seed, day)
    assert held(shelves)[-1].reflection.written is None
    scheduled = [entry for entry in shelves.conversations if entry.status is Status.SCHEDULED]
    assert 2 == len(scheduled)
    assert all(entry.start and entry.start.date() > day for entry in scheduled)
    assert {Status.REQUESTED, Status.IDEA} < {entry.status for entry in shelves.conversations}
    assert any(action.open for action in shelves.actions)


def test_the_questions_are_ones_to_learn_from() -> None:
    """The questions of the example would not be marked by the question coach."""
    asked = {question.text for entry in LARGE.conversations for question in entry.preparation.questions}
    assert [] == [text for text in sorted(asked) if review(text).verdict == "weak"]


def test_every_sentence_is_finished() -> None:
    """No slot is left open in what a person reads, and nobody shouts."""
    for record in LARGE:
        text = record.model_dump_json()
        assert None is re.search(r"\{\w+\}", text)
        assert "!" not in text


def test_nobody_real_can_be_reached() -> None:
    """Addresses end in a name that is kept free for examples, and numbers are those kept free for films."""
    free = ("+44 20 7946 0", "+33 1 99 00", "+49 30 23125", "+1 202 555 01", "+1 416 555 01")
    for person in LARGE.people:
        assert person.email.endswith(".example")
        assert person.phone == "" or person.phone.startswith(free)
        assert all(".example" in link for link in person.links)


def test_names_are_written_and_spoken_as_where_they_come_from() -> None:
    """The family name stands first where it does at home; some people have one name only."""
    people: dict[str, Person] = {person.name: person for person in LARGE.people}
    assert any(name.startswith(("Nguyễn ", "Trần ", "Phạm ", "Đặng ")) for name in people)
    assert any(" " not in name for name in people)
    assert len({name.split()[-1] for name in people}) > 100


def test_it_is_written_where_a_notebook_reads_it(tmp_path: Path) -> None:
    """What was made up is what the notebook reads, without a problem, in files of the person's own."""
    folder = tmp_path / "deep" / "example"
    made = example.fresh(folder, today=TODAY)
    notebook = Notebook.open(folder)
    assert () == notebook.problems
    assert made.settings == notebook.settings
    for kind in KINDS:
        wanted = {record.id: record for record in getattr(made, kind.folder)}
        assert wanted == {record.id: record for record in getattr(notebook, kind.folder)}
    if os.name == "posix":
        assert 0o700 == folder.stat().st_mode & 0o777
        assert {0o600} == {file.stat().st_mode & 0o777 for file in folder.rglob("*.yaml")}


def test_an_earlier_example_is_made_anew(tmp_path: Path) -> None:
    """Making the example again replaces the earlier one whole, and leaves nothing beside it."""
    folder = tmp_path / "example"
    example.fresh(folder, today=TODAY, conversations=5)
    (folder / "people" / "own.yaml").write_text("name: left over\n", encoding="utf-8")
    example.fresh(folder, today=TODAY, conversations=3)
    assert (3, ()) == (len(Notebook.open(folder).conversations), Notebook.open(folder).problems)
    assert [folder] == list(tmp_path.iterdir())


def test_own_records_are_never_replaced(tmp_path: Path) -> None:
    """A folder that holds anything but an example is left alone."""
    own = tmp_path / "goals" / "mine--go-aaaa2222.yaml"
    own.parent.mkdir()
    own.write_text("id: go-aaaa2222\n", encoding="utf-8")
    with pytest.raises(example.NotAnExample, match="left alone"):
        example.fresh(tmp_path, today=TODAY)
    assert "id: go-aaaa2222\n" == own.read_text(encoding="utf-8")


def test_the_command_makes_one_of_any_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m coach example` says what it made; `check` finds nothing wrong with it."""
    folder = str(tmp_path / "made-up")
    wanted = ["--conversations", "7", "--seed", "3", "--today", "2026-11-23"]
    assert 0 == main(["example", folder, *wanted])
    assert "7 conversations" in capsys.readouterr().out
    assert 0 == main(["check", folder])
    assert (0, 7) == (main(["example", folder, *wanted]), len(Notebook.open(Path(folder)).conversations))


def test_the_command_refuses_a_folder_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command exits with 2 and says why, rather than touch what is not an example."""
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    assert 2 == main(["example", str(tmp_path)])
    assert "left alone" in capsys.readouterr().err


def test_the_example_that_is_shipped_is_the_one_that_is_made(tmp_path: Path) -> None:
    """`data/example` is what the generator writes; renew it as CONTRIBUTING says where this fails."""
    example.fresh(tmp_path / "example", today=TODAY)
    shipped = {file.relative_to(CHECKED_IN): file.read_text(encoding="utf-8") for file in _files(CHECKED_IN)}
    made = {
        file.relative_to(tmp_path / "example"): file.read_text(encoding="utf-8")
        for file in _files(tmp_path / "example")
    }
    assert made == shipped


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and ".store" not in file.parts]
