"""What can be wrong: problems are values, broken promises are exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file; line and column count from 1, 0 where the place is the whole file."""

    file: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """The place as editors and compilers write it: `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else str(self.file)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a person's file, said so that they can mend it; never raised."""

    where: Where
    message: str
    remedy: str
    line_text: str = ""

    def __str__(self) -> str:
        """One line as `check` prints it: where, what, and what to do."""
        return f"{self.where}: {self.message}, and {self.remedy}"


class CoachError(Exception):
    """The root of every promise the coach could not keep; each reason is a small class of its own."""

    @property
    def sentence(self) -> str:
        """What went wrong, in words for the person."""
        return str(self)
