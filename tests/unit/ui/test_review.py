"""The whole review of a notebook: one page for a coach, in initials and without what is off the record."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from coach import example
from coach.__main__ import main
from coach.exchange import page
from coach.records import Conversation, Shelves
from coach.records.conversation import Mode
from coach.trends import ALL, Filter
from coach.ui.review import document

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def year() -> Shelves:
    """A year of two dozen conversations."""
    return example.make(24, 1, date(2026, 11, 23))


def test_the_page_shows_every_chart_and_names_nobody(year: Shelves) -> None:
    """Ten drawings, each with its words; no person's name is in it, not even in a chart's labels."""
    made = page.html(document(year, NOW, Filter()))
    assert len(ALL) == made.count("<svg ")
    assert [] == [person.name for person in year.people if person.name in made]


def test_names_stand_in_full_where_that_is_wanted(year: Shelves) -> None:
    """For one's own drawer, people keep their names."""
    named = page.markdown(document(year, NOW, Filter(), initials=False))
    assert any(person.name in named for person in year.people)


def test_the_page_is_about_the_choice_that_was_made(year: Shelves) -> None:
    """It says which part of the notebook it looks at."""
    made = page.text(document(year, NOW, Filter(mode=Mode.PHONE, since=date(2026, 1, 1))))
    assert "How: Phone" in made
    assert "Period: from 1 January 2026" in made


def test_what_is_off_the_record_comes_only_when_asked_for() -> None:
    """A piece of advice that is marked is left out, unless it is wanted."""
    talk = Conversation.model_validate(
        {
            "id": "cv-aaaa2222",
            "status": "held",
            "start": "2026-11-01T09:00+00:00",
            "reflection": {"advice": [{"id": "ad-aaaa", "text": "Leave early"}]},
            "off_record": ["reflection.advice.ad-aaaa.text"],
        }
    )
    shelves = Shelves(conversations=(talk,))
    assert "Leave early" not in page.html(document(shelves, NOW, Filter()))
    assert "Leave early" in page.html(document(shelves, NOW, Filter(), off_record=True))


def test_an_empty_notebook_has_a_page_too() -> None:
    """Nothing is invented: the day, the period, and room to write."""
    made = page.text(document(Shelves(), NOW, Filter()))
    assert "What I would like to talk about" in made


def test_the_command_line_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m coach review FOLDER` writes the page in any form; a missing folder is said, with code 2."""
    example.fresh(tmp_path / "example", today=NOW.date(), conversations=2)
    written = {}
    for form in ("html", "markdown", "text"):
        assert 0 == main(["review", str(tmp_path / "example"), "--as", form])
        written[form] = capsys.readouterr().out.splitlines()[0]
    assert {
        "html": "<!doctype html>",
        "markdown": "# How my conversations are going",
        "text": "How my conversations are going",
    } == written
    assert 2 == main(["review", str(tmp_path / "nowhere")])
    assert "there is no such folder" in capsys.readouterr().err
