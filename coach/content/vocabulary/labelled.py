"""What a file of labelled statements or questions holds, for measuring the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


def labelled_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of the file; anything but a list of mappings is refused with a ValueError."""
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        message = f"{file} holds no list of labelled rows"
        raise ValueError(message)
    return rows
