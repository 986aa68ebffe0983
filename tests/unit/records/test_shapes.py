"""How text from a file or a form becomes what the person meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError, PydanticUseDefault

from coach.records import Action, Conversation, FieldProblem, Person, build
from coach.records.action import ActionKind
from coach.records.conversation import Mode
from coach.records.goal import Goal, GoalState
from coach.records.person import IntroductionWish
from coach.records.preparation import Question
from coach.records.record import Part
from coach.records.reflection import Reflection
from coach.records.shapes import Confidence, Count, Day, Identity, Line, Minutes, Moment, Perhaps, Read, Text
from coach.records.shelf_item import ShelfItem

CET = timezone(timedelta(hours=1))


def person(**fields: Any) -> Person:
    """A person as a file describes them."""
    made = build(Person, {"id": "pe-aaaa2222", **fields})
    assert isinstance(made, Person), made
    return made


def problem(kind: type[Any], **fields: Any) -> FieldProblem:
    """The one thing that is wrong with a record."""
    prefix = kind.prefix
    made = build(kind, {"id": f"{prefix}-aaaa2222", **fields})
    assert isinstance(made, tuple), made
    (found,) = made
    return found


@pytest.mark.parametrize(
    "written",
    ["no", "14:30", "1_000", "2026-01-20", "null", "017", "3.10", "0x1F", "=", "<<", "yes", "1e3", "~", "NO"],
)
def test_text_stays_as_it_was_written(written: str) -> None:
    """A name, a note or a list entry is text, whatever another tool would take it for."""
    made = person(name=written, notes=written, interests=[written])
    assert (written, written, (written,)) == (made.name, made.notes, made.interests)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("  Ada   Okafor \n", "Ada Okafor"),
        (None, ""),
        (12, "12"),
        (3.5, "3.5"),
        ("李雷", "李雷"),
        ("a\tb", "a b"),
    ],
)
def test_a_line_is_one_line(written: object, expected: str) -> None:
    """A line has no breaks and no space at its ends; nothing written is an empty line."""
    assert expected == person(name=written).name


def test_a_text_keeps_its_lines_and_spaces() -> None:
    """A longer text is kept letter by letter."""
    assert "  one\n\n two " == person(notes="  one\n\n two ").notes


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("no", False),
        ("No", False),
        ("off", False),
        ("0", False),
        ("false", False),
        (False, False),
        ("yes", True),
        ("Y", True),
        (" on ", True),
        ("true", True),
        (True, True),
        ("", True),
        (None, True),
    ],
)
def test_no_means_no(written: object, *, expected: bool) -> None:
    """A yes or no is read in all the words people use; what is left open keeps the default."""
    made = build(Conversation, _with_fact({"public": written}))
    assert isinstance(made, Conversation)
    assert expected is made.preparation.research[0].public


def _with_fact(fact: dict[str, object]) -> dict[str, object]:
    return {"id": "cv-aaaa2222", "preparation": {"research": [{"id": "fa-aaaa2222", **fact}]}}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-01-20", date(2026, 1, 20)),
        ("2026-1-2", date(2026, 1, 2)),
        (" 2024-02-29 ", date(2024, 2, 29)),
        (date(2026, 1, 20), date(2026, 1, 20)),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_a_day(written: object, expected: date | None) -> None:
    """A date is read with or without leading zeros; nothing written is no date."""
    assert expected == person(wish_noted=written).wish_noted


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-01-20T14:30+01:00", datetime(2026, 1, 20, 14, 30, tzinfo=CET)),
        ("2026-01-20 14:30:05+01:00", datetime(2026, 1, 20, 14, 30, 5, tzinfo=CET)),
        ("2026-01-20T13:30Z", datetime(2026, 1, 20, 13, 30, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_a_moment_carries_its_offset(written: object, expected: datetime | None) -> None:
    """A moment is a date, a time and an offset from UTC."""
    assert expected == person(created=written).created


def test_a_moment_has_no_parts_of_a_second() -> None:
    """A moment is kept to the second, so that what is read back is what was written."""
    measured = datetime(2026, 1, 20, 14, 30, 5, 999, tzinfo=UTC)
    assert measured.replace(microsecond=0) == person(created=measured).created


@pytest.mark.parametrize(
    ("written", "expected"), [("30", 30), (" 45 ", 45), (0, 0), ("0", 0), (30.0, 30), ("", 30), (None, 30)]
)
def test_minutes_are_whole(written: object, expected: int) -> None:
    """Minutes are a whole number; what is left open keeps the usual length."""
    made = build(Conversation, {"id": "cv-aaaa2222", "allotted_minutes": written})
    assert isinstance(made, Conversation)
    assert expected == made.allotted_minutes


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("reuse, cycling; gardens", ("reuse", "cycling", "gardens")),
        ("reuse\ncycling", ("reuse", "cycling")),
        (["reuse", " ", "reuse", "cycling"], ("reuse", "cycling")),
        ("", ()),
        (None, ()),
    ],
)
def test_a_list_may_be_typed_with_commas(written: object, expected: tuple[str, ...]) -> None:
    """A list is read from lines or commas; what is empty or stands there twice is left out."""
    assert expected == person(interests=written).interests


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("please do not ask", IntroductionWish.DO_NOT_ASK),
        ("Please do  NOT ask", IntroductionWish.DO_NOT_ASK),
        ("please_do_not_ask", IntroductionWish.DO_NOT_ASK),
        ("", IntroductionWish.NOT_KNOWN),
        (None, IntroductionWish.NOT_KNOWN),
    ],
)
def test_an_answer_is_known_by_its_words(written: object, expected: IntroductionWish) -> None:
    """One of a few answers is read whatever its capitals; what is left open is the default."""
    assert expected is person(wish=written).wish


@pytest.mark.parametrize(
    ("kind", "fields", "message", "remedy"),
    [
        (Person, {"wish": "maybe"}, "is not one of the answers: “maybe”", "write one of: not known, welcome"),
        (Person, {"wish_noted": "20.01.2026"}, "is not a date: “20.01.2026”", "such as 2026-01-20"),
        (Person, {"wish_noted": "2026-02-30"}, "is not a day of the calendar", "a day that exists"),
        (Person, {"created": "2026-01-20T14:30"}, "has no offset from UTC", "2026-01-20T14:30+01:00"),
        (Person, {"created": "tomorrow"}, "is not a date with a time", "write date, time and offset"),
        (Person, {"time_zone": "Middle Earth"}, "is not a time zone: “Middle Earth”", "Europe/Berlin"),
        (Person, {"introduced_by": "Ada"}, "is not an identity: “Ada”", "copy it from the file"),
        (Person, {"interests": 3}, "is not a list", "with commas between"),
        (Person, {"notes": ["one"]}, "is not a text", "write it as plain text"),
        (Person, {"keep_in_touch": "1_000"}, "is not a whole number: “1_000”", "digits only"),
        (Conversation, {"allotted_minutes": "half an hour"}, "is not a whole number", "such as 30"),
        (Conversation, {"allotted_minutes": "14:30"}, "is not a whole number: “14:30”", "digits only"),
        (Conversation, {"allotted_minutes": "-5"}, "is smaller than 0", "write 0 or more"),
        (Conversation, {"travel_minutes": "2000"}, "is larger than 1440", "write 1440 or less"),
        (Conversation, {"dropped": "a little"}, "is neither yes nor no: “a little”", "write true or false"),
        (Conversation, {"introductions": "Ada"}, "is not a list", "with a dash before it"),
        (Conversation, {"preparation": "soon"}, "is not a group of fields", "on a line of its own"),
        (Conversation, {"start": True}, "is not a date with a time", "write date, time and offset"),
    ],
)
def test_what_cannot_be_meant_is_said_with_its_remedy(
    kind: type[Any], fields: dict[str, object], message: str, remedy: str
) -> None:
    """A value that makes no sense is named, and how to mend it is said."""
    found = problem(kind, **fields)
    assert (next(iter(fields)),) == found.path
    assert found.message.startswith(message)
    assert remedy in found.remedy


def test_all_that_is_wrong_is_said_at_once() -> None:
    """Every wrong field is named, also within rows, so that a person mends a file in one go."""
    found = build(
        Conversation,
        {
            "id": "cv-aaaa2222",
            "mode": "by pigeon",
            "times": {"ended": {"at": "noon"}},
            "preparation": {"questions": [{"id": "qu-aaaa2222"}, {"id": "qu-bbbb2222", "minutes": "x"}]},
        },
    )
    assert isinstance(found, tuple)
    paths = [("mode",), ("preparation", "questions", 1, "minutes"), ("times", "ended", "at")]
    assert paths == [each.path for each in found]


def test_a_long_value_is_quoted_short() -> None:
    """A problem quotes no more than forty characters of what was written."""
    assert 41 == len(problem(Person, wish_noted="x" * 500).message.partition("“")[2])


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        (Mode.IN_PERSON, "In person"),
        (ActionKind.GIVE_BACK, "Give-back"),
        (GoalState.ACTIVE, "Active"),
    ],
)
def test_an_answer_is_shown_with_a_capital(answer: Any, label: str) -> None:
    """What stands in the file is what a form shows, with a capital."""
    assert label == answer.label
    assert label.lower() == answer.value


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (Conversation(id="cv-aaaa2222"), 30),
        (Reflection(), None),
        (Question(), 3),
        (Goal(id="go-aaaa2222"), ""),
        (Action(id="ac-aaaa2222"), ActionKind.NEXT_STEP),
        (ShelfItem(id="sh-aaaa2222"), ()),
    ],
)
def test_an_empty_record_has_its_defaults(record: Any, wanted: object) -> None:
    """A record that says nothing is whole: each field has a default of its kind."""
    named = {"Conversation": "allotted_minutes", "Reflection": "target_result", "Question": "minutes"}
    more = {"Goal": "statement", "Action": "what", "ShelfItem": "tags"}
    assert wanted == getattr(record, {**named, **more}[type(record).__name__])


class _One(Part):
    identity: Identity = ""
    line: Line = ""
    text: Text = ""
    day: Day = None
    moment: Moment = None
    minutes: Minutes = None
    count: Count = None
    confidence: Confidence = None
    perhaps: Perhaps = None


_NEARLY = st.one_of(
    st.text("ab \t\n\x1c\x85\u2028\u00a0é-", max_size=6),
    st.from_regex(r" ?[0-9]{1,7}(\.0)?\n?", fullmatch=True),
    st.from_regex(
        r"[ 0]?20[0-9]{2}-[0-9]{1,2}-[0-3]?[0-9][T ]?[0-2][0-9]:[0-6][0-9](:[0-9]{2})?(\.5)?"
        r"(Z|[+-][0-2][0-9]:[0-6]0)?\n?",
        fullmatch=True,
    ),
    st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]\n?", fullmatch=True),
    st.from_regex(r"(pe-)?[a-z0-9]{3,5}\n?", fullmatch=True),
    st.sampled_from(
        ["true", "True", "false", "no", "1", "", "notebook", "t", "notebook\n", "٣", "2026-02-30"]
    ),
)


@pytest.mark.parametrize("name", sorted(_One.model_fields))
@settings(deadline=None)
@given(written=_NEARLY)
def test_the_form_that_the_app_writes_is_read_like_any_other(name: str, written: str) -> None:
    """What the compiled half takes at once is what the field's own reader makes of it, to the time zone."""
    (mark,) = (each for each in _One.model_fields[name].metadata if isinstance(each, Read))
    made = build(_One, {name: written})
    expected = _read(mark, written, _One.model_fields[name].default)
    if isinstance(made, _One):
        assert repr(expected) == repr(getattr(made, name))
    elif isinstance(expected, int):
        assert made[0].message.startswith(("is smaller than", "is larger than"))
    else:
        assert [FieldProblem((name,), *expected)] == list(made)


def _read(mark: Read, written: str, default: object) -> Any:
    """What a field's own reader makes of a text: a value, the default, or its sentence and its remedy."""
    try:
        return mark.read(written)
    except PydanticUseDefault:
        return default
    except PydanticCustomError as error:
        context = error.context or {}
        return context["message"], context["remedy"]
