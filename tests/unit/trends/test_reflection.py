from __future__ import annotations

from typing import TYPE_CHECKING

from coach.records import Conversation, Shelves
from coach.trends.reflection import REFLECTION, THANKS, TREND, frame, notes, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.trends import Handed

    Talk = Callable[..., Conversation]
    Notebook = Callable[[int], Shelves]


END = "2026-03-10T14:30+01:00"


def test_hours_run_from_the_end_to_reflection_and_thanks(talk: Talk, handed: Handed) -> None:
    """Each has a row of its own; exactly 24 hours are within a day, 24 and a half are not."""
    one = talk(ended=END, reflection={"written": "2026-03-11T14:30+01:00"}, thanked="2026-03-11T15:00+01:00")
    found = frame(Shelves(conversations=(one,)), handed)
    assert [[REFLECTION, 24.0, True], [THANKS, 24.5, False]] == found[
        ["what", "hours", "within_a_day"]
    ].to_numpy().tolist()


def test_one_conversation_counts_once(talk: Talk, handed: Handed) -> None:
    """Reflection and thanks of one conversation are one record; without an end it is left out."""
    shelves = Shelves(
        conversations=(
            talk(
                ended=END, reflection={"written": "2026-03-10T20:00+01:00"}, thanked="2026-03-10T21:00+01:00"
            ),
            talk(reflection={"written": "2026-03-10T20:00+01:00"}, id="cv-bbbb"),
            talk(ended=END, id="cv-cccc"),
            talk(ended=END, status="cancelled", id="cv-dddd"),
        )
    )
    assert (1, 2) == TREND.counts(frame(shelves, handed))


def test_the_findings_count_each_sort_by_itself(
    notebook_of: Callable[[int], Shelves], handed: Handed
) -> None:
    """Of delays of 2, 20 and 50 hours in turn, three of four are within a day; all thanks are."""
    found = frame(notebook_of(4), handed)
    assert "Reflected within a day in 3 of 4" == title(found)
    assert ("Thanked within a day in 4 of 4.",) == notes(found)


def test_thanks_alone_are_what_the_title_speaks_of(talk: Talk, handed: Handed) -> None:
    """Where nothing is reflected on yet, the heading does not say that nothing is timed."""
    one = talk(ended=END, thanked="2026-03-10T17:30+01:00")
    found = frame(Shelves(conversations=(one,)), handed)
    assert "Your first thank-you came after" in title(found)
    assert () == notes(found)
