"""What one due thing is, and how its words are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from coach.content.agenda import agenda_content, due_words

if TYPE_CHECKING:
    from coach.content.agenda import Thresholds


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do, with why, and the page and the record that its link opens.

    `about` tells apart two things of one kind in one record, such as two introductions.
    """

    kind: str
    title: str
    why: str
    page: str
    record_id: str
    due: datetime | None
    advice: str
    about: str = ""

    @property
    def key(self) -> str:
        """What "not now" remembers it by."""
        return ":".join(part for part in (self.kind, self.record_id, self.about) if part)


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
        about=about,
    )


def end_of(day: date, now: datetime) -> datetime:
    """The last minute of a day where the person is."""
    return datetime.combine(day, time(23, 59), tzinfo=now.tzinfo)


def thresholds() -> Thresholds:
    """When something becomes due."""
    return agenda_content().thresholds
