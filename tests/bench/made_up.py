"""A notebook of any size for measuring: written straight to disk, believable in length and shape."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from coach.records import KINDS, Conversation, Person, to_plain
from coach.store.text import write

if TYPE_CHECKING:
    from pathlib import Path

    from coach.records import Record

_WORDS = (
    "packaging",
    "reuse",
    "pilot",
    "client",
    "budget",
    "range",
    "team",
    "paper",
    "film",
    "crate",
    "route",
)


def _said(random: Random, words: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(words)).capitalize() + "."


def conversation(random: Random, number: int) -> Conversation:
    """A held conversation of about 1.5 KB."""
    start = datetime(2025, 1, 1, 9, 30, tzinfo=UTC) + timedelta(hours=7 * number)
    rows = [
        {
            "id": f"qu-{number:05}{row}",
            "text": _said(random, 9),
            "minutes": 4,
            "asked": True,
            "answer": _said(random, 8) + "\n" + _said(random, 9),
        }
        for row in range(4)
    ]
    stamps = {
        name: {"at": (start + timedelta(minutes=shift)).isoformat(), "known": "measured"}
        for name, shift in (("arrived", -4), ("started", 1), ("ended", 33))
    }
    return Conversation.model_validate(
        {
            "id": f"cv-{number:08}",
            "person": f"pe-{number % 500:08}",
            "status": "held",
            "start": start,
            "mode": "in person",
            "place": "Café Nord, by the window",
            "preparation": {"target": _said(random, 12), "questions": rows},
            "times": stamps,
            "reflection": {"written": start + timedelta(hours=3), "learned": _said(random, 30)},
            "notes": "\n\n".join(_said(random, 14) for _ in range(2)),
        }
    )


def person(number: int) -> Person:
    """A person with a role and an interest."""
    return Person.model_validate(
        {"id": f"pe-{number:08}", "name": f"Ada Number{number}", "role": "buyer", "interests": ["reuse"]}
    )


def fill(folder: Path, count: int, *, seed: int = 7) -> list[Path]:
    """Write a notebook of `count` records, one in twenty a person; gives the files."""
    random = Random(seed)
    for kind in KINDS:
        (folder / kind.folder).mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        record: Record = person(number) if number % 20 == 0 else conversation(random, number)
        place = "people" if number % 20 == 0 else "conversations"
        file = folder / place / f"{record.slug()}--{record.id}.yaml"
        file.write_bytes(write(to_plain(record)))
        files.append(file)
    return files
