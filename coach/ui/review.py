"""What goes into the review of a notebook: findings, drawn charts, and the records as one may show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.exchange.review import Chart, Findings, Wording, review
from coach.records.initials import with_initials
from coach.records.off_record import shelves_on_record
from coach.trends import ALL, practices, specificity
from coach.trends.picture import svg
from coach.trends.summary import summary
from coach.ui.reading import Reading, handed

if TYPE_CHECKING:
    from datetime import datetime

    from coach.exchange.page import Document
    from coach.records import Shelves
    from coach.trends import Filter
    from coach.ui.reading import Told


def document(
    shelves: Shelves, now: datetime, wanted: Filter, *, initials: bool = True, off_record: bool = False
) -> Document:
    """The review of the part of a notebook that is wanted.

    Figures and charts count everything; no chart shows a note. What is listed in words leaves out what was
    said off the record, unless it is wanted.
    """
    whole = with_initials(shelves) if initials else shelves
    now_read = Reading(whole, handed(whole, now))
    part = now_read.part(wanted)
    told = [now_read.told(trend, wanted) for trend in ALL]
    findings = Findings(
        today=now.date(),
        scope=_scope(whole, wanted),
        summary=summary(now_read.told(practices.TREND, wanted).frame),
        wordings=_wordings(now_read.told(specificity.TREND, wanted)),
        charts=tuple(_chart(one) for one in told if not one.frame.empty),
    )
    return review(part if off_record else shelves_on_record(part), findings)


def _chart(told: Told) -> Chart:
    standing = " ".join(sentence for sentence in (told.standing, *told.notes) if sentence)
    return Chart(told.trend.name, told.finding, standing, svg(told.trend, told.frame), told.alt)


def _wordings(told: Told) -> tuple[Wording, ...]:
    """The wordings of the goal that was reworded last, oldest first."""
    if told.frame.empty:
        return ()
    latest = told.frame[told.frame["id"] == told.frame["id"].iloc[-1]]
    return tuple(
        Wording(
            f"{row['when']:%-d %B %Y}", str(row["statement"]), round(float(row["score"])), str(row["cause"])
        )
        for row in latest.to_dict("records")
    )


def _scope(shelves: Shelves, wanted: Filter) -> tuple[tuple[str, str], ...]:
    """What is looked at, where it is not everything."""
    goal = shelves.goal(wanted.goal) if wanted.goal else None
    ends = (("from", wanted.since), ("until", wanted.until))
    days = " ".join(f"{word} {day.day} {day:%B %Y}" for word, day in ends if day)
    return tuple(
        (name, what)
        for name, what in (
            ("Period", days or "All the time"),
            ("Goal", goal.title if goal else ""),
            ("How", wanted.mode.label if wanted.mode else ""),
            ("Person", shelves.name_of(wanted.person) if wanted.person else ""),
        )
        if what
    )
