"""Labelled statements and questions for the coach's tests, read from one line each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
SLOT_OF = {"w": "who", "c": "change", "h": "how"}
_OPENING = re.compile(r"\{(?P<kind>[wch]|[xv]\.[a-z]+):")


def marked(line: str) -> dict[str, Any]:
    """One row of the labelled format from a statement with its spans marked up.

    >>> marked("I {h:tune pianos}. ## short")["elements"]["how"]
    [{'text': 'tune pianos', 'start': 2, 'end': 13}]
    """
    line, _, tags = line.partition(" ## ")
    text, spans = _unmarked(line)
    row: dict[str, Any] = {
        "text": text,
        "elements": {"who": [], "change": [], "how": []},
        "extras": [],
        "vague": [],
        "tags": tags.split(","),
    }
    for kind, start, end in sorted(spans, key=lambda span: span[1]):
        span = {"text": text[start:end], "start": start, "end": end}
        if kind in SLOT_OF:
            row["elements"][SLOT_OF[kind]].append(span)
        else:
            row["extras" if kind[0] == "x" else "vague"].append({"kind": kind[2:], **span})
    row["level"] = sum(bool(found) for found in row["elements"].values())
    return row


def _unmarked(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, here = "", 0
    waiting: list[tuple[str, int]] = []
    spans = []
    while here < len(line):
        opening = _OPENING.match(line, here)
        if opening:
            waiting.append((opening["kind"], len(text)))
            here = opening.end()
        elif line[here] == "}" and waiting:
            spans.append((*waiting.pop(), len(text)))
            here += 1
        else:
            text += line[here]
            here += 1
    return text, spans


def _lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def goal_rows() -> list[dict[str, Any]]:
    """All labelled statements."""
    return [marked(line) for line in _lines("goals.txt")]


def question_rows() -> list[dict[str, Any]]:
    """All labelled questions."""
    rows = []
    for line in _lines("questions.txt"):
        kind, _, text = line.partition(" ")
        label = "good" if kind == "g" else "weak"
        rows.append({"text": text, "label": label, "tags": kind.removeprefix("w:").split(",")})
    return rows
