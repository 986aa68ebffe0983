"""The preparation of a conversation: research, target, questions, checklist (advice 2a to 3f)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from coach.records.record import Part, Row, field
from coach.records.shapes import (
    ROWS,
    Choice,
    Day,
    Line,
    Lines,
    Minutes,
    OneOf,
    Reference,
    Text,
    YesNo,
)


class QuestionCategory(Choice):
    """What a question is about."""

    PATH = "path"
    WORK = "work"
    FIELD = "field"
    ADVICE = "advice"
    NEXT = "next"


class Fact(Row):
    """One thing found out about the person beforehand, with its source (advice 2b)."""

    row_prefix: ClassVar[str] = "fa"
    text: Line = field(
        "What you found", required=True, example="Led the move to refill shelves in 2025", advice="2b"
    )
    source: Line = field("Where you found it", example="company blog", advice="2b")
    found: Day = field("When you found it", default=None)
    public: YesNo = field(
        "Already public",
        "Anybody can look it up, so there is no need to ask for it.",
        default=True,
        advice="2b",
    )


class Question(Row):
    """A question to ask, and what came of it (advice 2d)."""

    row_prefix: ClassVar[str] = "qu"
    text: Line = field(
        "Question", required=True, example="What surprised you in your first year there?", advice="2d"
    )
    category: Annotated[QuestionCategory, OneOf(QuestionCategory)] = field(
        "About", default=QuestionCategory.WORK, advice="2d"
    )
    must: YesNo = field(
        "Must ask", "You would be sorry to leave without an answer.", default=False, advice="2d"
    )
    minutes: Minutes = field("Minutes", "How long the answer may take.", default=3, advice="2d")
    asked: YesNo = field("Asked", default=False)
    answer: Text = field("What they said", advice="2d")
    bank: Line = field("From the bank", "The id of the question it was taken from.")
    carried_from: Reference = field("Carried over from", default="")
    carried_question: Line = field(
        "Carried over as", "The id of the question there, however it is worded now."
    )


class Preparation(Part):
    """Everything that is made ready before the conversation."""

    research: Annotated[tuple[Fact, ...], ROWS] = field("Research", default=(), advice="2b")
    target: Text = field(
        "Your target",
        "The one thing this conversation is to achieve, in one sentence.",
        example="Find out whether packaging engineers need a second degree.",
        advice="2c",
    )
    target_sign: Text = field(
        "How you will know",
        "What you would have in hand afterwards.",
        example="A yes or no, with a reason.",
        advice="2c",
    )
    questions: Annotated[tuple[Question, ...], ROWS] = field("Questions", default=(), advice="2d")
    checked: Lines = field("Checked", "The items of the checklist that are done.", default=(), advice="3e")
    introduction: Text = field(
        "Your thirty-second introduction", "Who you are and what you are after.", advice="3c"
    )
    recent_fact: Text = field("One recent fact about them", "Something to open with.", advice="3c")
    opening_line: Text = field("Your opening line", "The first thing you will say.", advice="3b")
