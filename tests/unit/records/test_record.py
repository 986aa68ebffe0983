"""What every record is made of: identity, unknown keys, plain values and back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from coach import example
from coach.records import KINDS, Conversation, Goal, Person, Record, Settings, build, new_id, to_plain
from coach.records.goal import Revision
from coach.records.record import Part, slug_of
from coach.records.shapes import Choice, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.records.record import FieldWords

EXAMPLE = list(example.make(60, 3, date(2026, 11, 23)))
ALL_KINDS = [*(kind.record for kind in KINDS), Settings]

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_BY_SHAPE: dict[Shape, st.SearchStrategy[object]] = {
    Shape.LINE: TEXTS,
    Shape.TEXT: TEXTS,
    Shape.NUMBER: st.integers(1, 10) | st.none(),
    Shape.DAY: st.dates() | st.none(),
    Shape.MOMENT: st.datetimes(timezones=st.just(UTC)) | st.none(),
    Shape.YES_NO: st.booleans(),
    Shape.TICK: st.booleans(),
    Shape.LIST: st.lists(TEXTS, max_size=4),
    Shape.ZONE: st.sampled_from(["", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns"]),
    Shape.REFERENCE: st.sampled_from(["", "pe-7k2m9qf4", "cv-aaaa2222"]),
}


def _value(words: FieldWords) -> st.SearchStrategy[object]:
    if words.shape is Shape.CHOICE:
        answers: st.SearchStrategy[Choice | None] = st.sampled_from(words.options)
        return answers
    return _BY_SHAPE[words.shape]


def _fields(part: type[Part]) -> st.SearchStrategy[dict[str, Any]]:
    """Any values for the fields of a part, its rows and groups among them."""
    required: dict[str, st.SearchStrategy[Any]] = {}
    for name, info in part.model_fields.items():
        inner = _inner(info.annotation)
        if name in ("id", "schema_version"):
            continue
        if inner is None:
            required[name] = _value(part.words_for(name))
        elif _is_rows(info.annotation):
            required[name] = st.lists(_fields(inner), max_size=2)
        else:
            required[name] = _fields(inner)
    return st.fixed_dictionaries({}, optional=required)


def _is_rows(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple


def _inner(annotation: Any) -> type[Part] | None:
    candidates = [annotation, *getattr(annotation, "__args__", ())]
    return next((each for each in candidates if isinstance(each, type) and issubclass(each, Part)), None)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: str(kind.kind))
def test_what_is_written_reads_back_the_same(kind: type[Record], data: st.DataObject) -> None:
    """A record's plain values build the very same record again, whatever its fields hold."""
    record = kind.model_validate({"id": f"{kind.prefix}-aaaa2222", **data.draw(_fields(kind))})
    assert record == build(kind, to_plain(record))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: str(kind.kind))
def test_a_former_state_changes_nothing_of_what_is_written(kind: type[Record], data: st.DataObject) -> None:
    """What is taken over from the plain values of a former state is what would be written anew."""
    identity = {"id": f"{kind.prefix}-aaaa2222"}
    before = kind.model_validate({**identity, **data.draw(_fields(kind))})
    other = kind.model_validate({**identity, **data.draw(_fields(kind))})
    names = data.draw(st.sets(st.sampled_from(sorted(kind.model_fields))))
    after = before.but(**{name: getattr(other, name) for name in names})
    assert to_plain(after) == to_plain(after, (before, to_plain(before)))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: str(kind.kind))
def test_a_former_state_changes_nothing_of_what_is_read(kind: type[Record], data: st.DataObject) -> None:
    """What is taken over from a former state is what its values would have been read as anew."""
    identity = {"id": f"{kind.prefix}-aaaa2222"}
    read = to_plain(kind.model_validate({**identity, **data.draw(_fields(kind))}))
    other = to_plain(kind.model_validate({**identity, "x_own": "kept", **data.draw(_fields(kind))}))
    names = data.draw(st.sets(st.sampled_from(sorted({*read, *other}))))
    plain = {name: other.get(name, value) if name in names else value for name, value in read.items()}
    plain |= {name: other[name] for name in names if name in other}
    former = kind.model_validate(read)
    assert build(kind, plain) == build(kind, plain, (former, read))


def test_the_example_reads_back_the_same() -> None:
    """Every made-up record survives the way to plain values and back."""
    assert EXAMPLE == [build(type(record), to_plain(record)) for record in EXAMPLE]


@settings(max_examples=30, deadline=None)
@given(
    more=st.dictionaries(st.from_regex(r"\Ax_[a-z]{1,8}\Z"), TEXTS | st.none() | st.lists(TEXTS), max_size=3)
)
def test_what_a_record_does_not_know_it_keeps(more: Mapping[str, Any]) -> None:
    """Keys of the person's own, in the record and in its rows, come back as they were."""
    plain = {
        "id": "go-aaaa2222",
        "schema_version": 1,
        "state": "active",
        "revisions": [{"id": "re-aaaa2222", "statement": "Help.", **more}],
        **more,
    }
    goal = build(Goal, plain)
    assert isinstance(goal, Goal)
    assert plain == to_plain(goal)


def test_what_is_empty_is_left_out() -> None:
    """A file shows what a person wrote, and no empty fields."""
    conversation = Conversation(id="cv-aaaa2222", interruptions=0, dropped=False, notes="")
    assert {
        "id": "cv-aaaa2222",
        "schema_version": 1,
        "status": "idea",
        "allotted_minutes": 30,
        "mode": "video",
        "interruptions": 0,
        "dropped": False,
    } == to_plain(conversation)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 1, 20, 14, 30, tzinfo=UTC), "2026-01-20T14:30+00:00"),
        (datetime(2026, 1, 20, 14, 30, 7, tzinfo=UTC), "2026-01-20T14:30:07+00:00"),
    ],
)
def test_a_moment_is_written_without_needless_seconds(moment: datetime, expected: str) -> None:
    """Moments stand in a file to the minute, with seconds only where there are some."""
    assert expected == to_plain(Person(id="pe-aaaa2222", created=moment))["created"]


def test_a_changed_copy_leaves_the_record_alone() -> None:
    """Records never change; a change makes another one, with the same identity and all that is unknown."""
    ada = Person.model_validate({"id": "pe-aaaa2222", "name": "Ada", "x_hair": "grey"})
    head = ada.but(role="head of packaging")
    assert ("", "head of packaging") == (ada.role, head.role)
    assert {"x_hair": "grey"} == head.model_extra
    with pytest.raises(ValidationError):
        ada.name = "Eda"  # type: ignore[misc]  # the rule under test


def test_a_changed_copy_is_checked_like_any_other() -> None:
    """A change that makes no sense is refused."""
    with pytest.raises(ValidationError):
        Person(id="pe-aaaa2222").but(wish="maybe")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_a_fresh_record_has_an_identity_of_its_own(kind: Any) -> None:
    """Two new records never share an identity, and it tells their kind."""
    first, second = kind.record.new(), kind.record.new()
    assert first.id != second.id
    assert re.fullmatch(rf"{kind.prefix}-[a-z2-9]{{8}}", first.id)


def test_a_fresh_row_has_an_identity_of_its_own() -> None:
    """A row is known by its identity, so that a draft finds it after others moved."""
    assert re.fullmatch(r"re-[a-z2-9]{8}", Revision.new(statement="Help.").id)


def test_identities_avoid_letters_that_look_alike() -> None:
    """An identity can be read aloud: no i, l, o, 0 or 1."""
    made = "".join(new_id("pe")[3:] for _ in range(400))
    assert not set(made) & set("ilo01")


@pytest.mark.parametrize(
    "written", ["../escape", "pe-", "pe-UPPER222", "pe-aaaa 2222", "pe-" + "a" * 33, "p-aaaa2222"]
)
def test_an_identity_that_could_leave_its_folder_is_refused(written: str) -> None:
    """An identity is two letters, a dash and plain letters or digits."""
    found = build(Person, {"id": written})
    assert isinstance(found, tuple)
    assert [("id",)] == [each.path for each in found]


def test_a_record_without_identity_says_so() -> None:
    """A file without an id is told to add one."""
    found = build(Person, {"name": "Ada"})
    assert isinstance(found, tuple)
    assert [(("id",), "is missing", "add it")] == [(each.path, each.message, each.remedy) for each in found]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ada Okafor", "ada-okafor"),
        ("Zoë Åkesson", "zoe-akesson"),
        ("Łukasz Sørensen-Weiß", "lukasz-sorensen-weiss"),
        ("Yıldız Đặng", "yildiz-dang"),
        ("Æsa Þórsdóttir", "aesa-thorsdottir"),
        ("李雷", "x"),
        ("", "x"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con"),
        ("O’Brien & Sons", "obrien-sons"),
        ("a" * 90, "a" * 40),
        (
            "Help supermarkets reduce packaging waste by improving design",
            "help-supermarkets-reduce-packaging-waste",
        ),
    ],
)
def test_a_slug_is_plain_and_never_empty(title: str, expected: str) -> None:
    """The readable half of a file's name is short plain ASCII on every disk."""
    assert expected == slug_of(title)


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (Person(id="pe-aaaa2222", name="Ada Okafor"), "Ada Okafor"),
        (Person(id="pe-aaaa2222"), "Somebody without a name yet"),
        (Goal(id="go-aaaa2222"), "A goal without words yet"),
        (Conversation(id="cv-aaaa2222"), "idea video"),
        (Conversation(id="cv-aaaa2222", start=datetime(2026, 1, 20, 9, tzinfo=UTC)), "2026-01-20 video"),
        (Settings(id="notebook"), "Settings"),
    ],
)
def test_a_record_can_always_be_named(record: Record, title: str) -> None:
    """Every record has something to be called by in a list, however little it holds."""
    assert title == record.title


def test_a_field_speaks_for_itself() -> None:
    """Label, help, example, advice and shape of a field stand at its declaration."""
    words = Person.words_for("wish")
    assert ("Their wish about introductions", "4b", Shape.CHOICE) == (words.label, words.advice, words.shape)
    assert ["not known", "welcome", "only through them", "please do not ask"] == list(words.options)


def test_a_choice_that_always_holds_is_known() -> None:
    """The mode is one of three whatever was chosen; whether a target was hit may be open."""
    assert Conversation.words_for("mode").settled
    assert not Conversation.words_for("place").settled
