"""What goes out of a notebook, walked through: drafts, messages, briefs, and the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from coach import briefing
from coach.__main__ import main
from coach.content.questions import question_bank
from coach.exchange.page import FORMS
from coach.notebook import Notebook
from coach.records import Action, Conversation, Person
from coach.rules import drafts, messages
from coach.rules.introductions import asks_for_introduction
from tests.unit.rules.made import ADA, NOON, goal, held, shelves

if TYPE_CHECKING:
    from pathlib import Path

    from coach.records import Shelves

TEXTS: dict[str, Any] = {
    "place": "Tcafe", "address": "Tcall", "useful": "Treader", "notes": "Tnotes",
    "asking": {"words": "Task", "why_not": "Twhynot"},
    "preparation": {
        "target": "Ttarget", "target_sign": "Tsign", "recent_fact": "Tfact", "opening_line": "Topening",
        "introduction": "Tmyself",
        "questions": [{"id": "qu-one00000", "text": "Tquestion", "answer": "Tanswer"}],
    },
    "introductions": [{"id": "in-one00000", "to_whom": "Tbuyer", "way": "offered", "note": "Tnote"}],
    "reflection": {
        "learned": "Tlearned", "surprise": "Tsurprise", "target_note": "Ttargetnote", "goal_why": "Tgoalwhy",
        "advice": [{"id": "ad-one00000", "text": "Tadvice", "why": "Twhy", "state": "done"}],
    },
}  # fmt: skip
ABOUT_ADA = {
    "name": "Pname", "say_it": "Psayit", "role": "Prole", "organisation": "Porganisation",
    "interests": ["Pinterest"], "how_known": "Phow", "email": "Pmail", "phone": "Pphone",
    "useful": "Puseful", "wish_words": "Pwish", "notes": "Pnotes", "time_zone": "Asia/Tokyo",
}  # fmt: skip
FOLLOWING = {"what": "next step", "text": "Taction", "person": ADA.id, "conversation": "cv-one00000"}
SEVEN_DAYS_AND_MORE = -9 * 24 * 60


def texts(values: dict[str, Any], before: str = "") -> dict[str, str]:
    """The path of each text above, as a mark writes it, with a word of it."""
    found: dict[str, str] = {}
    for name, value in values.items():
        match value:
            case dict():
                found |= texts(value, f"{before}{name}.")
            case [dict(), *_]:
                for row in value:
                    found |= texts(row, f"{before}{name}.{row['id']}.")
            case [str(word)]:
                found[before + name] = word
            case str() if name not in {"id", "way", "state"}:
                found[before + name] = value.rsplit("/", 1)[-1]
    return found


def notebook(marks: tuple[str, ...] = (), **about: Any) -> Shelves:
    """A talk with every text noted, a call ahead with the same ones, and the step that its advice led to."""
    person = Person.model_validate({"id": ADA.id, **ABOUT_ADA, "off_record": marks, **about})
    step = Action.model_validate({"id": "ac-one00000", **FOLLOWING, "from_advice": "ad-one00000"})
    talks = [
        held(**TEXTS, ended=SEVEN_DAYS_AND_MORE, off_record=marks, goal="go-one00000"),
        Conversation.model_validate(
            {
                "id": "cv-two00000", "person": ADA.id, "mode": "phone", "allotted_minutes": 30,
                "start": NOON.replace(hour=14), "status": "scheduled", "off_record": marks, **TEXTS,
            }
        ),
    ]  # fmt: skip
    return shelves(goal(), person, step, *talks)


def going_out(found: Shelves) -> str:
    """Every text that leaves the screen, one after the other."""
    berlin = ZoneInfo("Europe/Berlin")
    (person,) = found.people
    written = [
        text
        for message in messages.fitting(person, found, now=NOON)
        for text in (message.draft.subject, message.draft.text, message.about)
    ]
    for talk in found.conversations:
        page = briefing.of(talk, found, own=berlin, now=NOON)
        written += [form(page) for form in FORMS.values()]
        (row,) = talk.introductions
        for draft in (
            drafts.request(talk, found), drafts.follow_up(talk, found, now=NOON), drafts.ask(talk, found),
            drafts.forwardable(talk, row, found), drafts.nudge(talk, row, found),
            drafts.thanks(talk, found, now=NOON), drafts.report_back(talk, row, found, now=NOON),
            drafts.check_in(person, found, now=NOON),
        ):  # fmt: skip
            written += [draft.subject, draft.text]
    return "\n".join(written)


def on_the_command_line(found: Shelves, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The briefs as the command line writes them, in every form, from files on a disk."""
    book = Notebook.open(folder)
    for record in found:
        book.save(record, seen=None, now=datetime.now(UTC))
    for talk in found.conversations:
        for form in FORMS:
            assert 0 == main(["brief", str(folder), talk.id, "--as", form])
    return capsys.readouterr().out


@pytest.mark.parametrize(("mark", "word"), [*texts(TEXTS).items(), *texts(ABOUT_ADA).items()])
def test_a_marked_text_goes_out_nowhere(mark: str, word: str) -> None:
    """Each text in turn, in drafts, messages and briefs of every form."""
    assert word not in going_out(notebook((mark,)))


def test_without_a_mark_they_go_out() -> None:
    """The walk sees what it should: what a letter or a brief is made of is there while nothing is marked."""
    said = going_out(notebook())
    expected = {
        "Tcafe", "Tcall", "Task", "Ttarget", "Tsign", "Tfact", "Topening", "Tmyself", "Tquestion", "Tbuyer",
        "Tlearned", "Tsurprise", "Tadvice", "Taction", "Pname", "Psayit", "Prole", "Porganisation",
        "Pinterest", "Puseful", "Tokyo",
    }  # fmt: skip
    assert set() == {word for word in expected if word not in said}


def test_what_marked_advice_led_to_goes_out_nowhere() -> None:
    """A step says what the advice said, so it stays with it, also in a report to somebody else."""
    assert "Taction" not in going_out(notebook(("reflection.advice.ad-one00000",)))
    assert "Taction" not in going_out(notebook(("reflection.advice.ad-one00000.text",)))


def test_a_marked_text_is_not_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With every text marked, the command line writes none of them."""
    every = (*texts(TEXTS).items(), *texts(ABOUT_ADA).items())
    marks = tuple(mark for mark, _ in every)
    said = on_the_command_line(notebook(marks), tmp_path, capsys)
    assert "Before you part" in said
    assert [] == [word for _, word in every if word in said]


ASKS = (
    *(entry.text for entry in question_bank().questions if entry.about_introductions),
    "Could you introduce me to a buyer?",
    "Who else should I talk to?",
)
MARKED = ((), ("wish",), ("wish", "wish_words", "person", "asking.decision"))


def asked_not_to(marks: tuple[str, ...]) -> Shelves:
    """The notebook of somebody who asked not to be asked, with asks planned before that was known."""
    found = notebook(marks, wish="please do not ask")
    rows = [{"id": f"qu-ask{number:05d}", "text": text} for number, text in enumerate(ASKS)]
    plain = [
        Conversation.model_validate(
            {**talk.model_dump(mode="json"), "preparation": {"questions": rows},
             "asking": {"decision": "ask", "words": ASKS[-2]}}
        )
        for talk in found.conversations
    ]  # fmt: skip
    return shelves(goal(), *found.people, *plain)


@pytest.mark.parametrize("marks", MARKED)
def test_no_ask_goes_out_to_whoever_asked_not_to_be_asked(
    marks: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No planned question, no words kept for it, no text to forward, whatever is marked (advice 4b)."""
    found = asked_not_to(marks)
    said = going_out(found) + on_the_command_line(found, tmp_path, capsys)
    assert [] == [text for text in (*ASKS, "put me in touch", "forward") if text in said]
    (planned, _) = found.conversations
    assert {True} == {asks_for_introduction(question) for question in planned.preparation.questions}
