"""The time is handed in: what the coach says of a moment can be asked about any moment."""

from __future__ import annotations

import ast
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.house.sources import Source

READS = {
    *(
        "datetime.now",
        "datetime.today",
        "datetime.utcnow",
        "datetime.datetime.now",
        "datetime.datetime.today",
    ),
    *("date.today", "datetime.date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime"),
}
MAY_READ = (
    PurePosixPath("coach/ui"),
    PurePosixPath("coach/__main__.py"),
    PurePosixPath("coach/store/disk.py"),  # the disk's own clock, against which it holds the stamps of files
)


def test_no_clock_is_read_in_the_coach(product: tuple[Source, ...]) -> None:
    """Only the interface, the command line and the disk read a clock; pages ask the session."""
    read = [
        source.at(call)
        for source in product
        if not any(PurePosixPath(source.path.as_posix()).is_relative_to(place) for place in MAY_READ)
        for call in source.calls()
        if ast.unparse(call.func) in READS
    ]
    assert [] == read
