"""How a content file becomes checked, frozen values."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints

HERE = Path(__file__).parent

AdviceId = Annotated[str, StringConstraints(pattern=r"^[0-6][a-h]$")]
"""A row of `advice.yaml`, such as 2d."""

EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""The stable name of an entry: records and pages refer to it, so it is never changed."""

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that a person reads; never empty."""


class Entry(BaseModel):
    """One entry of a content file: frozen, and refusing keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


E = TypeVar("E", bound=Entry)


def read(name: str, shape: type[E]) -> E:
    """The content file `name`, checked against `shape`; a mistake in it stops the start, not a page."""
    text = (HERE / name).read_text(encoding="utf-8")
    return shape.model_validate(yaml.safe_load(text))


def placeholders(pattern: str) -> frozenset[str]:
    """The names in curly brackets that `pattern` waits for.

    >>> sorted(placeholders("Thank you, {name}, for {minutes} minutes."))
    ['minutes', 'name']
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(pattern) if name)
