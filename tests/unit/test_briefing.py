"""The brief as records and rules make it together, and as the command line writes it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from coach import briefing
from coach.__main__ import main
from coach.exchange.page import text
from coach.notebook import Notebook
from coach.records import Person
from tests.unit.rules.made import FIVE, NOON, conversation, goal, shelves

if TYPE_CHECKING:
    from pathlib import Path

BERLIN = ZoneInfo("Europe/Berlin")


def talk(**values: Any) -> Any:
    """A call in two hours, half an hour long."""
    given = {"start": NOON.replace(hour=14).isoformat(), "mode": "phone", "allotted_minutes": 30}
    return conversation(**{**given, "goal": "go-one00000", "preparation": {"questions": FIVE}, **values})


@pytest.mark.parametrize(
    ("wish", "decision", "asked"),
    [
        ("welcome", None, True),
        ("not known", None, True),
        ("not known", "not this time", False),
        ("please do not ask", None, False),
        ("please do not ask", "ask", False),
    ],
)
def test_no_ask_is_printed_where_none_is_welcome(wish: str, decision: str | None, *, asked: bool) -> None:
    """The person's wish wins over words that were written before it was known."""
    person = Person.model_validate({"id": "pe-ada00000", "name": "Ada Okafor", "wish": wish})
    asking = {"decision": decision, "words": "Could you put me in touch with one person?"}
    notebook = shelves(goal(), person, talk(asking=asking))
    page = text(briefing.of(notebook.conversations[0], notebook, own=BERLIN, now=NOON))
    assert asked is ("put me in touch" in page)
    assert "How can I be useful to you?" in page


def test_a_call_is_dialled_on_every_clock() -> None:
    """The start is written in the user's own time and in the other person's."""
    person = Person(id="pe-ada00000", name="Ada Okafor", time_zone="America/New_York")
    page = text(briefing.of(talk(), shelves(person), own=BERLIN, now=NOON))
    assert "Dial at: 15:00 in Berlin · 10:00 in New York (Ada Okafor)" in page


def test_a_journey_says_when_to_leave() -> None:
    """In person, with the way known: leave-by and the window of arrival."""
    there = talk(mode="in person", travel_minutes=20, place="Café Nord")
    page = text(briefing.of(there, shelves(), own=BERLIN, now=NOON))
    assert "Leave by: 14:27" in page
    assert "Be there between: 14:50 and 14:57" in page


def test_the_command_line_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m coach brief FOLDER ID` writes the page; an unknown one is said, with exit code 2."""
    book = Notebook.open(tmp_path)
    person = Person(id="pe-ada00000", name="Ada Okafor")
    for record in (person, talk()):
        book.save(record, seen=None, now=datetime.now(UTC))
    assert 0 == main(["brief", str(tmp_path), "cv-one00000", "--as", "html"])
    assert "<h1>Ada Okafor</h1>" in capsys.readouterr().out
    assert 2 == main(["brief", str(tmp_path), "cv-nobody00"])
    assert "there is no conversation cv-nobody00" in capsys.readouterr().err
