"""What a trend is: one question, the numbers that answer it, how they are drawn and what they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from coach.trends import look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    import pandas as pd

    from coach.records import Conversation, Shelves
    from coach.records.conversation import Mode
    from coach.records.goal import Revision


@dataclass(frozen=True, slots=True)
class Mark:
    """The score of one practice in one conversation: 0 to 100, or why there is none."""

    practice: str
    value: int | None
    state: Literal["scored", "unknown", "not_applicable"]
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Favour:
    """Something that was received from a person, or given to them, on a day (None: nobody noted it)."""

    side: Literal["received", "given"]
    person: str
    kind: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Handed:
    """What the trends need to be told: they read records, and never ask a rule or a clock."""

    now: datetime
    window: Callable[[Mode], tuple[int, int]]
    wording: Callable[[Revision], str]
    specificity: Callable[[Revision], float]
    practices: Callable[[Conversation], tuple[Mark, ...]]
    favours: Callable[[Shelves], tuple[Favour, ...]]
    readiness: Callable[[Conversation], float | None]


@dataclass(frozen=True, slots=True)
class Aside:
    """A further table beside a chart, with headings in words; some of its columns are small bars."""

    title: str
    table: pd.DataFrame
    bars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """One question of the page Progress.

    Attributes:
        key: its name in addresses and files, such as `punctuality`.
        name: its name in a list.
        question: what it answers, in the person's words.
        advice: the id of the advice it shows, such as `3a`.
        noun: what it counts, in the singular.
        nouns: the same in the plural, where it is not the singular with an s.
        frame: the numbers, one row a mark, oldest first; what is unknown is left out and counted.
        draw: the chart; it looks at the frame for its data and its `Stage`, and for nothing else.
        title: the finding in words, true for the frame.
        alt: the finding and the figures for somebody who does not see the chart.
        columns: the columns of the table beside the chart, with their headings.
        why_left_out: why a record can be missing.
        awaits: one sentence, line by line, that says what will be seen once there is something to draw.
        notes: further findings, one sentence each.
        also: findings of the records beside the frame, one sentence each.
        asides: further tables, worked out only when somebody opens them.
        asides_name: what they are about, for the label under which they lie.
        row_by_talk: whether each row is what one conversation says, whatever the others do (column `id`);
            then the frame of a narrower notebook is a part of the whole one, and cut from it.
        five_show_more: whether it shows a median, or its rises, once it stands on five records.
        opens: the page that a click on a mark opens, with the record that the column `id` names.
        shows: what a click on a mark shows below the chart, in place of another page.
    """

    key: str
    name: str
    question: str
    advice: str
    noun: str
    frame: Callable[[Shelves, Handed], pd.DataFrame]
    draw: Callable[[pd.DataFrame], look.Drawing]
    title: Callable[[pd.DataFrame], str]
    alt: Callable[[pd.DataFrame], str]
    columns: Mapping[str, str]
    why_left_out: str
    awaits: tuple[str, ...]
    notes: Callable[[pd.DataFrame], tuple[str, ...]] = field(default=lambda _: ())
    also: Callable[[Shelves, Handed], tuple[str, ...]] = field(default=lambda *_: ())
    asides: Callable[[Shelves, Handed], tuple[Aside, ...]] = field(default=lambda *_: ())
    asides_name: str = ""
    nouns: str = ""
    row_by_talk: bool = False
    five_show_more: bool = False
    opens: Literal["", "conversation", "goals", "people"] = ""
    shows: Literal["", "reasons", "changes"] = ""

    def counts(self, frame: pd.DataFrame) -> tuple[int, int]:
        """How many records the chart stands on, and how many are left out."""
        return look.count(frame), int(frame.attrs.get("left_out", 0))

    def table(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The same numbers as a table, the newest first, with headings in words; to one decimal."""
        rows = (frame if "top" in frame.attrs else frame.iloc[::-1])[list(self.columns)]
        numbers = rows.select_dtypes("float")
        rows = rows.assign(**{str(name): numbers[name].round(1) for name in numbers})
        if "month" in rows:
            rows = rows.assign(month=rows["month"].dt.strftime("%Y-%m"))
        return rows.rename(columns=dict(self.columns)).reset_index(drop=True)

    def spec(self, frame: pd.DataFrame) -> dict[str, Any]:
        """The chart as a finished Vega-Lite specification without its data.

        Building one takes Altair 20 ms and more, drawing it none: it is built once for each `Stage`.
        """
        key = (self.key, look.stage(frame))
        if key not in _specs:
            whole = self.draw(frame).to_dict()
            _specs[key] = {name: part for name, part in whole.items() if name not in {"data", "datasets"}}
        return _specs[key]


_specs: dict[tuple[str, look.Stage], dict[str, Any]] = {}
