"""Where does a conversation go undisturbed? Places by interruptions and dropped calls (advice 3e, 3f)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pandas as pd

from coach.trends import moments
from coach.trends.trend import Aside

if TYPE_CHECKING:
    from coach.records import Conversation, Shelves

PLACE, TALKS, KNOWN, INTERRUPTIONS, CALLS, DROPPED = (
    "Place", "Conversations", "Of these noted", "Interruptions", "Calls noted", "Dropped or unclear",
)  # fmt: skip


def aside(shelves: Shelves) -> Aside:
    """One row for each place, the most used first; a count that nobody noted is neither none nor some."""
    heaps: dict[str, list[Conversation]] = defaultdict(list)
    for entry in moments.held(shelves):
        if place := " ".join(entry.place.split()):
            heaps[place].append(entry)
    ordered = sorted(heaps.items(), key=lambda heap: (-len(heap[1]), heap[0]))
    return Aside("Places compared", pd.DataFrame([_row(*heap) for heap in ordered]), (INTERRUPTIONS, DROPPED))


def _row(place: str, talks: list[Conversation]) -> dict[str, object]:
    known = [entry.interruptions for entry in talks if entry.interruptions is not None]
    lines = [entry.dropped for entry in talks if entry.mode.call and entry.dropped is not None]
    return {
        PLACE: place,
        TALKS: len(talks),
        KNOWN: len(known),
        INTERRUPTIONS: sum(known),
        CALLS: len(lines),
        DROPPED: sum(lines),
    }
