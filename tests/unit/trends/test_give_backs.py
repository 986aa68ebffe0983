from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coach.records import Action, Person, Shelves
from coach.trends import Favour
from coach.trends.give_backs import GIVEN, RECEIVED, TREND, frame, notes, title

if TYPE_CHECKING:
    from coach.trends import Handed

PEOPLE = (Person(id="pe-aaaa", name="Ada Okafor"), Person(id="pe-bbbb", name="Bruno Silva"))


def _told(handed: Handed, *favours: Favour) -> Handed:
    return replace(handed, favours=lambda _: favours)


def test_favours_are_counted_by_month_and_side(handed: Handed) -> None:
    """A month has a row for each side with something in it, given upwards and received downwards."""
    told = _told(
        handed,
        Favour("received", "pe-aaaa", "minutes", date(2026, 3, 31)),
        Favour("received", "pe-aaaa", "advice", date(2026, 3, 2)),
        Favour("received", "pe-aaaa", "advice", date(2026, 3, 2)),
        Favour("given", "pe-aaaa", "give-back", date(2026, 4, 1)),
        Favour("given", "pe-aaaa", "give-back", None),
    )
    found = frame(Shelves(people=PEOPLE), told)
    assert [[RECEIVED, 3, -3, "2 × advice, 1 × minutes"], [GIVEN, 1, 1, "1 × give-back"]] == found[
        ["side", "number", "signed", "what"]
    ].to_numpy().tolist()
    assert ["2026-03-01", "2026-04-01"] == found["month"].dt.strftime("%Y-%m-%d").tolist()
    assert (4, 1) == TREND.counts(found)
    assert "3 favours received, 2 given" == title(found)


def test_the_oldest_unreturned_favour_is_named_with_its_age(handed: Handed) -> None:
    """Whoever was given something since their last favour waits for nothing; of the others, the longest."""
    told = _told(
        handed,
        Favour("received", "pe-aaaa", "minutes", date(2026, 3, 1)),
        Favour("given", "pe-aaaa", "give-back", date(2026, 3, 9)),
        Favour("received", "pe-bbbb", "minutes", date(2026, 11, 1)),
    )
    assert "The oldest favour not yet returned is from Bruno Silva, 19 days ago." in notes(
        frame(Shelves(people=PEOPLE), told)
    )


def test_promises_are_kept_late_or_open_and_never_counted_when_let_go(handed: Handed) -> None:
    """Done by its day is kept in time, done after it later, open past its day is said so."""
    actions = tuple(
        Action.model_validate({"id": f"ac-{place:04d}", "what": "give-back", "text": "Send it", **fields})
        for place, fields in enumerate(
            [
                {"due": "2026-03-05", "done": "2026-03-05T23:00+01:00"},
                {"due": "2026-03-05", "done": "2026-03-06T08:00+01:00"},
                {"done": "2026-03-06T08:00+01:00"},
                {"due": "2026-11-01"},
                {"due": "2026-12-01"},
                {"due": "2026-03-05", "dropped": "2026-03-04"},
            ]
        )
    )
    said = notes(frame(Shelves(actions=actions), _told(handed)))
    assert ("Promises: 2 kept in time, 1 kept later, 2 open, 1 past its day.",) == said
