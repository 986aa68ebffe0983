"""What every record is made of: frozen, typed by its own declaration, unknown keys kept."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from operator import is_
from typing import Any, ClassVar, Self, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.records.shapes import AS_READ, AS_WRITTEN, Choice, Identity, OneOf, Shape

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"

P = TypeVar("P", bound="Part")

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_SLUG_LENGTH = 40
# Letters of Latin alphabets that are no ASCII letter with a mark, so that NFKD does not take them apart.
_LETTERS = str.maketrans(
    dict(zip("łøıđħŧðĸŋƒȷɓɗƙɛɔəŁØĐĦŦÐŊƁƊƘƐƆƏ", "loidhtdknfjbdkeoelodhtdnbdkeoe", strict=True))
    | {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"}
)


def new_id(prefix: str) -> str:
    """A fresh identity such as `pe-7k2m9qf4`: made once, never changed, what others refer to."""
    return prefix + "-" + "".join(secrets.choice(_ALPHABET) for _ in range(8))


def field(  # noqa: PLR0913  (a declaration names everything a field needs, once)
    label: str,
    help: str = "",  # noqa: A002  (the word that Streamlit and the reader use)
    *,
    default: Any = "",
    example: str = "",
    advice: str = "",
    required: bool = False,
) -> Any:
    """Declare a field with the words a person reads beside it.

    Args:
        label: what the input is called.
        help: what to write there and why it helps.
        default: the value of a record that does not say.
        example: shown in an empty input.
        advice: the id of the advice that the field makes real, such as `2c`.
        required: a record cannot be saved while this is empty.
    """
    extra: dict[str, Any] = {"example": example, "advice": advice, "required": required}
    return Field(default=default, title=label, description=help, json_schema_extra=extra)


@dataclass(frozen=True, slots=True)
class FieldWords:
    """How a field is spoken of and asked for: its label, help, example, advice id and shape."""

    name: str
    label: str
    help: str
    example: str
    advice: str
    required: bool
    shape: Shape
    options: tuple[Choice, ...] = ()
    settled: bool = False
    """Whether one of the options holds where nothing was chosen, so that none can be taken back."""


class Part(BaseModel):
    """A group of fields within a record; frozen, and what it does not know it keeps."""

    model_config = ConfigDict(frozen=True, extra="allow", validate_default=False)

    @classmethod
    def words_for(cls, name: str) -> FieldWords:
        """The words and the shape of one declared field."""
        info = cls.model_fields[name]
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        choice = next((mark for mark in info.metadata if isinstance(mark, OneOf)), None)
        mark = next((mark for mark in info.metadata if isinstance(mark, Shape)), Shape.PART)
        return FieldWords(
            name=name,
            label=info.title or name,
            help=info.description or "",
            example=str(extra.get("example", "")),
            advice=str(extra.get("advice", "")),
            required=bool(extra.get("required")),
            settled=choice is not None and isinstance(info.default, Enum),
            shape=Shape.CHOICE if choice else mark,
            options=tuple(choice.options) if choice else (),
        )

    def but(self, **changes: Any) -> Self:
        """The same with some fields changed, checked like any other (raises `ValidationError`)."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**kept, **(self.model_extra or {}), **changes})


class Row(Part):
    """One entry of a list within a record, with an identity of its own so that text can be tied to it."""

    row_prefix: ClassVar[str] = "ro"
    id: Identity = Field(
        default="", title="Identity", description="Made once; ties drafts and links to this entry."
    )

    @classmethod
    def new(cls, **values: Any) -> Self:
        """A fresh entry with an identity of its own."""
        return cls.model_validate({"id": new_id(cls.row_prefix), **values})


class Record(Part):
    """One file of the notebook."""

    kind: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    version: ClassVar[int] = 1

    id: Identity = Field(title="Identity", description="Made once, never changed; other records refer to it.")
    schema_version: int = Field(default=1, title="Version", description="The version of the record's form.")

    @classmethod
    def new(cls, **values: Any) -> Self:
        """A fresh record with an identity of its own."""
        return cls.model_validate({"id": new_id(cls.prefix), **values})

    @property
    def title(self) -> str:
        """What the record is called where it is named in a list."""
        return self.id

    def slug(self) -> str:
        """The readable part of the file's name: ASCII, lower case, never empty.

        >>> slug_of("Zoë Åkesson")
        'zoe-akesson'
        """
        return slug_of(self.title)


def slug_of(title: str) -> str:
    """A title as the readable half of a file's name; `x` where nothing of it can be written in ASCII.

    >>> slug_of("Łukasz Sørensen-Weiß")
    'lukasz-sorensen-weiss'
    """
    ascii_only = unicodedata.normalize("NFKD", title.translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_only.lower())
    slug = ""
    for word in words:
        if slug and len(slug) + 1 + len(word) > _SLUG_LENGTH:
            break
        slug = f"{slug}-{word}".strip("-")
    return slug[:_SLUG_LENGTH] or "x"


def empty_required(part: Part) -> tuple[str, ...]:
    """The names of the fields that must say something and do not."""
    names = (name for name in type(part).model_fields if type(part).words_for(name).required)
    return tuple(name for name in names if not getattr(part, name))


def to_plain(part: Part, like: tuple[Part, Mapping[str, Plain]] | None = None) -> dict[str, Plain]:
    """A record as plain values for a file, in the order of its declaration; what is empty is left out.

    `like` is a former state of the same record with its plain values: what is one and the same object in both
    is not written anew.
    """
    known: dict[str, Plain] = {}
    values = part.__dict__
    former, written = (like[0].__dict__, like[1]) if like and type(like[0]) is type(part) else ({}, {})
    own: Any = type(part)
    for name, default, unsaid in _defaults(own):
        value = values[name]
        if former and ((was := former[name]) is value or _same_entries(value, was)):
            if name in written:
                known[name] = written[name]
            continue
        kind: Any = type(value)
        if kind is str:
            if value:
                known[name] = value
        elif value is not None and (value is not default or unsaid is None):
            plain = _writer(kind)(value)
            if plain != unsaid and plain not in ([], {}):
                known[name] = plain
    extra = part.model_extra
    return {**known, **_entries(extra)} if extra else known


def _same_entries(value: Any, former: Any) -> bool:
    """Whether two lists hold one and the same objects."""
    both = type(value) is tuple and type(former) is tuple and len(value) == len(former)
    return both and all(map(is_, value, former))


@cache
def _defaults(part: type[Part]) -> tuple[tuple[str, Any, Plain], ...]:
    """Each field with its default, and what of the default goes without saying: groups and yes or no."""
    defaults = ((name, info.default) for name, info in part.model_fields.items())
    return tuple(
        (name, each, _value(each) if isinstance(each, (bool, Part)) else None) for name, each in defaults
    )


@cache
def _writer(kind: type[Any]) -> Callable[[Any], Plain]:
    if issubclass(kind, Part):
        return to_plain
    if issubclass(kind, (bool, int, float, type(None))):
        return _itself
    if issubclass(kind, (list, tuple)):
        return _list
    if issubclass(kind, datetime):
        return _moment
    return _entries if issubclass(kind, Mapping) else str


def _itself(value: Any) -> Plain:
    return value  # type: ignore[no-any-return]


def _list(values: Iterable[Any]) -> Plain:
    return [_value(value) for value in values]


def _entries(values: Mapping[str, Any]) -> dict[str, Plain]:
    return {str(name): _value(value) for name, value in values.items()}


def _value(value: Any) -> Plain:
    kind: Any = type(value)
    return _writer(kind)(value)


def _moment(value: datetime) -> Plain:
    return value.isoformat(timespec="seconds" if value.second else "minutes")


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field: its path within the record, the sentence, and how to mend it."""

    path: tuple[str | int, ...]
    message: str
    remedy: str


def build(
    kind: type[P], plain: Mapping[str, Any], like: tuple[Part, Mapping[str, Plain]] | None = None
) -> P | tuple[FieldProblem, ...]:
    """The record or part that plain values describe, or all that is wrong with them, by field.

    `like` is a former state with the values that it was read from: what is one and the same object in both is
    not read anew.
    """
    try:
        again = _rebuilt(kind, plain, *like) if like else None
        return kind.model_validate(dict(plain)) if again is None else again
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return tuple(_problem(entry) for entry in found if entry["loc"][-1:] != (AS_WRITTEN,))


def _rebuilt(kind: type[P], plain: Mapping[str, Any], former: Part, read: Mapping[str, Plain]) -> P | None:
    """The former state with what changed of it; no field's value depends on another's."""
    if type(former) is not kind or not read.keys() <= plain.keys():
        return None
    changed = {name: value for name, value in plain.items() if name not in read or value is not read[name]}
    if not changed.keys() <= kind.model_fields.keys():
        return None
    needed = {name: plain[name] for name in _needed(kind) if name in plain}
    values = kind.model_validate({**needed, **changed}).__dict__
    return former.model_copy(update={name: values[name] for name in changed})


@cache
def _needed(kind: type[Part]) -> tuple[str, ...]:
    return tuple(name for name, info in kind.model_fields.items() if info.is_required())


_SENTENCES = {
    "missing": ("is missing", "add it"),
    "greater_than_equal": ("is smaller than {ge}", "write {ge} or more"),
    "less_than_equal": ("is larger than {le}", "write {le} or less"),
    "tuple_type": ("is not a list", "write each entry on a line of its own, with a dash before it"),
    "model_type": ("is not a group of fields", "write its fields below it, each on a line of its own"),
    "model_attributes_type": (
        "is not a group of fields",
        "write its fields below it, each on a line of its own",
    ),
}


def _problem(entry: Any) -> FieldProblem:
    path = tuple(step for step in entry["loc"] if step != AS_READ)
    context = entry.get("ctx", {})
    if entry["type"] == "rapport":
        return FieldProblem(path, context["message"], context["remedy"])
    message, remedy = _SENTENCES.get(
        entry["type"], ("cannot be read", "compare it with another record of its kind")
    )
    return FieldProblem(path, message.format(**context), remedy.format(**context))
