"""How a made-up notebook gets to disk, quickly, and never over anybody's own records."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from coach.example.story import make
from coach.notebook import SETTINGS_FILE
from coach.problems import CoachError
from coach.records import KINDS, to_plain
from coach.store import text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from coach.records import Record, Shelves

MARK = "EXAMPLE.txt"
CONVERSATIONS = 24
SEED = 35
_MARK_WORDS = """\
Everything in this folder is made up: the people, the organisations and what they said.
It shows what a year with Rapport can look like. It may be thrown away and made anew at any time,
so keep nothing of your own in it.
"""


class NotAnExample(CoachError):  # noqa: N818  (it names the reason)
    """Only an example is made anew; anybody's own records are left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"{folder} holds records that are not an example, so it was left alone. Choose another folder."
        )


def fresh(folder: Path, *, today: date, conversations: int = CONVERSATIONS, seed: int = SEED) -> Shelves:
    """Make the example in a folder, in place of an earlier example; gives what it holds.

    Raises `NotAnExample` where the folder holds anything else. The dates fit `today`, so that there is
    something to prepare and something to reflect on.
    """
    folder = folder.resolve()
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise NotAnExample(folder)
    made = make(conversations, seed, today)
    new, old = (folder.with_name(f".{folder.name}.{word}") for word in ("new", "old"))
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    write(made, new)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return made


def write(shelves: Shelves, folder: Path) -> None:
    """Write a notebook into a new folder; raises `FileExistsError` where there is one.

    Nothing is forced onto the disk record by record as `Notebook.save` does: made-up records that a power cut
    takes are made again.
    """
    folder.mkdir(mode=0o700, parents=True)
    lists: dict[str, Sequence[Record]] = {
        "goals": shelves.goals,
        "people": shelves.people,
        "conversations": shelves.conversations,
        "actions": shelves.actions,
        "shelf": shelves.shelf,
    }
    for kind in KINDS:
        place = folder / kind.folder
        place.mkdir(mode=0o700)
        for record in lists[kind.folder]:
            _put(place / f"{record.slug()}--{record.id}.yaml", text.write(to_plain(record)))
    _put(folder / SETTINGS_FILE, text.write(to_plain(shelves.settings)))
    _put(folder / MARK, _MARK_WORDS.encode())


def _put(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
