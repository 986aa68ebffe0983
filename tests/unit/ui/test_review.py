"""The whole review of a notebook: one page for a coach, in initials and without what is off the record."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from coach import example
from coach.exchange import page
from coach.records import Conversation, Shelves
from coach.records.conversation import Mode
from coach.trends import ALL, Filter
from coach.ui.review import document

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
