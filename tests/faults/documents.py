"""Random documents as people write them: every style, comments, blank lines, indents; and random edits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from coach.store.emit import quoted, scalar

if TYPE_CHECKING:
    from random import Random

PIECES = [
    *"ab \n\t:#-?[]{},&*!|>'\"%@`~=<",
    *("é", "😀", "\\", "\u00a0", "\u0085", "\u2028", "\ufeff", "\r"),
    *("  ", "\n\n", "- ", ": ", " #", "---", "...", "no", "14:30", "who to talk to", "1_000"),
]
ODD = [
    "no",
    "14:30",
    "1_000",
    "null",
    "~",
    "",
    "2026-01-20",
    "0x1F",
    "1e3",
    ".inf",
    "<<",
    "=",
    "017",
    "y",
    " a",
]
WORDS = [
    "reduce waste",
    "ask Ada about packaging",
    "Zoë",
    "two words",
    "it's",
    "list of firms",
    "a, b",
    "50 %",
]


def any_text(random: Random, length: int = 30) -> str:
    """Any text a file can hold, and most of all what is hard to hold."""
    if random.random() < 0.3:
        return random.choice(ODD)
    return "".join(random.choice(PIECES) for _ in range(random.randrange(length)))


def any_plain(random: Random, depth: int = 0) -> Any:
    """Any value a record can write."""
    chance = random.random()
    if depth < 3 and chance < 0.12:
        return {any_text(random, 8): any_plain(random, depth + 1) for _ in range(random.randrange(4))}
    if depth < 3 and chance < 0.24:
        return [any_plain(random, depth + 1) for _ in range(random.randrange(4))]
    if chance < 0.3:
        return random.choice([None, True, False, 0, -5, 3.5])
    return any_text(random)


def as_read(value: Any) -> Any:
    """A value as the reader gives it back: every scalar as text, null as None."""
    if isinstance(value, dict):
        return {name: as_read(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_read(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None else str(value)


def document(random: Random) -> str:
    """A text as a person writes it by hand."""
    lines = ["# kept by hand"] if random.random() < 0.3 else []
    lines += _mapping(random, 0, 0)
    end = "" if random.random() < 0.1 else "\n"
    text = "\n".join(lines) + end
    return text.replace("\n", "\r\n") if random.random() < 0.05 else text


def _mapping(random: Random, column: int, depth: int) -> list[str]:
    lines: list[str] = []
    for number in range(random.randrange(1, 6)):
        head = " " * column + f"key_{number}" + ":" + " " * random.choice([0, 0, 0, 3])
        if lines and random.random() < 0.15:
            lines += random.choice([[""], [" " * column + "# about the next"], ["", "# far left"]])
        lines += _value(random, head, column, depth)
    return lines


def _value(random: Random, head: str, column: int, depth: int) -> list[str]:
    note = random.choice(["", "", "", "  # why", " # é"])
    chance = random.random()
    if depth < 3 and chance < 0.15:
        inner = _mapping(random, column + random.choice([2, 2, 4]), depth + 1)
        return [head.rstrip() + note, *inner]
    if depth < 3 and chance < 0.35:
        return [head.rstrip() + note, *_sequence(random, column + random.choice([0, 2]), depth + 1)]
    if chance < 0.45:
        return [f"{head.rstrip()} {_flow(random, 0)}{note}"]
    if chance < 0.6:
        body = [random.choice([*WORDS, "- dash", "# no comment", "", "  deeper"]) for _ in range(3)]
        pad = " " * (column + random.choice([2, 2, 4]))
        mark = random.choice(["|", "|", "|-", "|+", ">", ">-"])
        first = random.choice(WORDS)
        return [f"{head.rstrip()} {mark}{note}", *(pad + line if line else "" for line in [first, *body])]
    if chance < 0.65:
        return [f"{head.rstrip()} {random.choice(WORDS[:4])}", " " * (column + 3) + "and more" + note]
    return [f"{head.rstrip()} {_one_line(random)}{note}" if chance < 0.95 else head.rstrip() + note]


def _sequence(random: Random, column: int, depth: int) -> list[str]:
    lines: list[str] = []
    rows = random.random() < 0.5
    for number in range(random.randrange(1, 5)):
        if rows:
            inner = _mapping(random, column + 2, depth + 1)
            inner = [" " * (column + 2) + f"id: qu-{number}", *inner]
            lines += [" " * column + "- " + inner[0].lstrip(), *inner[1:]]
        else:
            lines += _value(random, " " * column + "-", column, depth)
        if random.random() < 0.1:
            lines.append(" " * column + "# between")
    return lines


def _one_line(random: Random) -> str:
    text = random.choice(WORDS)
    return random.choice([scalar(text), quoted(text), "'" + text.replace("'", "''") + "'", "14:30", "no"])


def _flow(random: Random, depth: int) -> str:
    if depth > 1 or random.random() < 0.5:
        return random.choice(["a", "'b c'", '"d"', "5"])
    inner = [_flow(random, depth + 1) for _ in range(random.randrange(4))]
    if random.random() < 0.7:
        return "[" + ", ".join(inner) + "]"
    return "{" + ", ".join(f"k{number}: {each}" for number, each in enumerate(inner)) + "}"


def edited(random: Random, plain: Any) -> Any:
    """The same values after one to three edits, as a form makes them."""
    copy = json.loads(json.dumps(plain))
    for _ in range(random.randrange(1, 4)):
        _edit(random, copy)
    return copy


def _edit(random: Random, group: Any) -> None:
    places = list(group) if isinstance(group, dict) else list(range(len(group)))
    inner = [place for place in places if isinstance(group[place], (dict, list)) and group[place]]
    if inner and random.random() < 0.6:
        _edit(random, group[random.choice(inner)])
        return
    chance = random.random()
    value = random.choice(
        [any_text(random), random.choice(WORDS), "one\ntwo\n\nthree", {"a": "b"}, ["x", "y z"]]
    )
    if chance < 0.25 and isinstance(group, dict):
        group[f"new_{random.randrange(9)}"] = value
    elif chance < 0.35 and isinstance(group, list):
        group.insert(random.randrange(len(group) + 1), value)
    elif chance < 0.5 and len(places) > 1:
        del group[random.choice(places)]
    elif places:
        group[random.choice(places)] = value
