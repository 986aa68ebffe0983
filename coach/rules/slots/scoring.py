"""What is a reading worth, point by point?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.rules.slots.shapes import Extra, Point, Slot, Span, Vague

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ELEMENT = 30
"""Points for each of the three slots that is filled: nothing else makes a goal specific (advice 1b)."""
EXTRA, MOST_EXTRA = 4, 10
"""Points for each place, time and so on, and for all of them: only where a slot is filled."""
VAGUE, MOST_VAGUE = 2, 8
"""Points off for each vague stretch, and for all of them (advice 1a)."""
NAMES: Mapping[Slot, str] = {"who": "For whom", "change": "What changes", "how": "How"}
"""What each slot is called in the interface."""


def points(
    slots: Mapping[Slot, Sequence[Span]], extras: Sequence[Extra], vague: Sequence[Vague]
) -> tuple[Point, ...]:
    """The lines of the sum; together they are the score, 0 to 100."""
    lines = [Point(f"{NAMES[slot]}: “{spans[0].text}”", ELEMENT) for slot, spans in slots.items() if spans]
    total = sum(line.points for line in lines)
    if not lines:
        return ()
    if extras:
        gain = min(EXTRA * len(extras), MOST_EXTRA)
        lines.append(Point(f"Narrowed by {_quoted([extra.text for extra in extras])}", gain))
        total += gain
    if vague:
        loss = min(VAGUE * len(vague), MOST_VAGUE, total)
        lines.append(Point(f"Fits any job: {_quoted([words.text for words in vague])}", -loss))
    return tuple(lines)


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts[:3])
