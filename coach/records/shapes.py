"""The types a field can have: how text from a file or a form becomes a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Never
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, PydanticUseDefault, core_schema

if TYPE_CHECKING:
    from collections.abc import Callable


class Shape(Enum):
    """What kind of input a field asks for."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    YES_NO = "yes or no"
    TICK = "tick"
    LIST = "list"
    ZONE = "time zone"
    REFERENCE = "reference"
    PART = "part"


IDENTITY = "[a-z]{2}-[a-z0-9]{4,32}"


def wrong(message: str, remedy: str) -> Never:
    """Refuse a value with the sentence that says what is wrong and the one that says how to mend it."""
    raise PydanticCustomError("rapport", "{message}", {"message": message, "remedy": remedy})


def _quoted(value: object) -> str:
    shown = str(value)
    return f"“{shown if len(shown) <= 40 else shown[:39] + '…'}”"


def _text(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, (str, int, float)):
        return str(value)
    return wrong("is not a text", "write it as plain text")


def _line(value: Any) -> Any:
    return " ".join(_text(value).split())


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _or_default(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def parse(value: Any) -> Any:
        if _blank(value):
            raise PydanticUseDefault
        return read(value)

    return parse


def _number(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"\s*[-+]?[0-9]{1,6}\s*", value):
        return int(value)
    return wrong(f"is not a whole number: {_quoted(value)}", "write digits only, such as 30")


def _day(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    found = re.fullmatch(r"\s*([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\s*", str(value))
    if found is None:
        return wrong(f"is not a date: {_quoted(value)}", "write it as year-month-day, such as 2026-01-20")
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return wrong(
            f"is not a day of the calendar: {_quoted(value)}", "write a day that exists, such as 2026-01-20"
        )


def _moment(value: Any) -> Any:
    remedy = "write date, time and offset, such as 2026-01-20T14:30+01:00"
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
    except ValueError:
        return wrong(f"is not a date with a time: {_quoted(value)}", remedy)
    if moment.tzinfo is None:
        return wrong(f"has no offset from UTC: {_quoted(value)}", remedy)
    return moment.replace(microsecond=0)


_YES = {"yes", "true", "on", "y", "1"}
_NO = {"no", "false", "off", "n", "0"}


def _yes_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in _YES | _NO:
        return word in _YES
    return wrong(f"is neither yes nor no: {_quoted(value)}", "write true or false")


def _zone(value: Any) -> Any:
    name = _line(value)
    try:
        return ZoneInfo(name).key if name else ""
    except (KeyError, ValueError, OSError):
        return wrong(f"is not a time zone: {_quoted(value)}", "write its name, such as Europe/Berlin")


def _lines(value: Any) -> Any:
    if _blank(value):
        return ()
    parts = re.split(r"[,;\n]", value) if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)):
        return wrong("is not a list", "write the entries with commas between them")
    return tuple(dict.fromkeys(line for line in (_line(part) for part in parts) if line))


def _identity(value: Any) -> Any:
    text = _line(value)
    if re.fullmatch(IDENTITY, text) or text in ("", "notebook"):
        return text
    return wrong(f"is not an identity: {_quoted(value)}", "copy it from the file of the record that is meant")


AS_WRITTEN, AS_READ = "as written", "as read"
"""Where an error lies: in the form in which the app writes a value, or in all that a person may mean."""


def _either(written: CoreSchema, read: Callable[[Any], Any], inner: CoreSchema) -> CoreSchema:
    slow = core_schema.no_info_before_validator_function(read, inner)
    return core_schema.union_schema([(written, AS_WRITTEN), (slow, AS_READ)], mode="left_to_right")


def _bare(schema: Any) -> Any:
    return schema["schema"] if schema["type"] == "nullable" else schema


@dataclass(frozen=True, slots=True)
class Read:
    """The mark of a field that reads whatever a person may mean; a record's files mostly hold the plain form.

    `pattern` is the form in which the app writes the value, for which `read` would change nothing that `then`
    does not do: the compiled half of pydantic takes it at a quarter of the time. A test holds the two alike.
    """

    read: Callable[[Any], Any]
    pattern: str | None = None
    then: Callable[[str], Any] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The plain form, or else whatever is meant; the sentence where it is neither is ours."""
        inner = handler(source)
        bare = _bare(inner)
        if self.then:
            bare = core_schema.no_info_plain_validator_function(self.then)
        written = core_schema.str_schema(pattern=self.pattern, strict=True)
        return _either(core_schema.chain_schema([written, bare]), self.read, inner)


class Choice(StrEnum):
    """A field with a few possible answers; what stands in the file is what a person reads."""

    @classmethod
    def _missing_(cls, value: object) -> Choice | None:
        word = " ".join(str(value).replace("_", " ").split()).lower()
        return next((member for member in cls if member.value == word), None)

    @property
    def label(self) -> str:
        """The answer with a capital, as a form shows it."""
        return self.value[:1].upper() + self.value[1:]


@dataclass(frozen=True, slots=True)
class OneOf:
    """The mark of a field that takes one of a few answers; a blank means the default."""

    options: type[Choice]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """An answer as it is written, or one that a person meant; the sentence is ours."""
        inner = handler(source)
        return _either(_bare(inner), self._read, inner)

    def _read(self, value: Any) -> Any:
        if _blank(value):
            raise PydanticUseDefault
        try:
            return self.options(value)
        except ValueError:
            known = ", ".join(option.value for option in self.options)
            return wrong(f"is not one of the answers: {_quoted(value)}", f"write one of: {known}")


def _rows(value: Any) -> Any:
    return () if _blank(value) else value


def _part(value: Any) -> Any:
    return {} if _blank(value) else value


_DIGITS = r"^[0-9]{1,6}$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_TIME = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})$"
_ONE_LINE = r"^(?:[^\s\x1c-\x1f]+(?: [^\s\x1c-\x1f]+)*)?$"

_Identified = Read(_identity, rf"^(?:{IDENTITY}|notebook)?$")
_Numbered = Read(_or_default(_number), _DIGITS)
_Answered = Read(_or_default(_yes_no), "^(?:true|false)$")

Identity = Annotated[str, _Identified]
Reference = Annotated[str, _Identified, Shape.REFERENCE]
Line = Annotated[str, Read(_line, _ONE_LINE), Shape.LINE]
Text = Annotated[str, Read(_text), Shape.TEXT]
Lines = Annotated[tuple[str, ...], BeforeValidator(_lines), Shape.LIST]
Day = Annotated[date | None, Read(_or_default(_day), _DATE, date.fromisoformat), Shape.DAY]
Moment = Annotated[datetime | None, Read(_or_default(_moment), _TIME, datetime.fromisoformat), Shape.MOMENT]
Minutes = Annotated[Annotated[int, Field(ge=0, le=1440)] | None, _Numbered, Shape.NUMBER]
Count = Annotated[Annotated[int, Field(ge=0, le=999)] | None, _Numbered, Shape.NUMBER]
Percent = Annotated[Annotated[int, Field(ge=0, le=100)] | None, _Numbered, Shape.NUMBER]
Confidence = Annotated[Annotated[int, Field(ge=1, le=10)] | None, _Numbered, Shape.NUMBER]
YesNo = Annotated[bool, _Answered, Shape.TICK]
Perhaps = Annotated[bool | None, _Answered, Shape.YES_NO]
Zone = Annotated[str, BeforeValidator(_zone), Shape.ZONE]
ROWS = BeforeValidator(_rows)
PART = BeforeValidator(_part)
