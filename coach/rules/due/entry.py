"""What one due thing is, and how its words are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from coach.content.agenda import agenda_content, due_words

if TYPE_CHECKING:
    from coach.content.agenda import Thresholds


_SAME_THING = {"thanks_late": "thanks", "another_door": "second_person"}


_MESSAGES = {
    "thanks": "thanks",
    "thanks_late": "thanks",
    "follow_up": "follow_up",
    "silent_introduction": "nudge",
    "report_back": "report_back",
    "keep_in_touch": "check_in",
    "schedule": "request",
}
"""The draft that a due thing asks to be written, by its kind."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do, with why, and the page and the record that its link opens.

    `about` tells apart two things of one kind in one record, such as two introductions; `source` is where
    the rule behind it comes from.
    """

    kind: str
    title: str
    why: str
    page: str
    record_id: str
    due: datetime | None
    advice: str
    source: str
    about: str = ""

    @property
    def key(self) -> str:
        """What "not now" remembers it by: a thank-you that has become late is still the same thank-you."""
        kind = _SAME_THING.get(self.kind, self.kind)
        return ":".join(part for part in (kind, self.record_id, self.about) if part)

    @property
    def message(self) -> str:
        """The draft that it asks to be written; empty where it asks for something else."""
        return _MESSAGES.get(self.kind, "")


def entry(
    kind: str, record_id: str = "", *, due: datetime | None = None, about: str = "", **names: str
) -> Due:
    """A due thing of this kind, its words filled in with `names`."""
    words = due_words(kind)
    return Due(
        kind=kind,
        title=words.title.format(**names),
        why=words.why.format(**names),
        page=words.page,
        record_id=record_id,
        due=due,
        advice=words.advice,
        source=words.source,
        about=about,
    )


def end_of(day: date, now: datetime) -> datetime:
    """The last minute of a day where the person is."""
    return datetime.combine(day, time(23, 59), tzinfo=now.tzinfo)


def thresholds() -> Thresholds:
    """When something becomes due."""
    return agenda_content().thresholds
