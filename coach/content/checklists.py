"""What should be in place before a conversation, by the way it is held."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from coach.content.reading import AdviceId, Entry, EntryId, Words, read

Level = Literal["must", "nice"]


class ChecklistItem(Entry):
    """One thing to have in place.

    `seen_in_record` items are never ticked: the coach sees in the records whether they are done.
    `lines` names the lines the item is for; none means that it always counts.
    """

    id: EntryId
    label: Words
    level: Level
    why: Words
    advice: AdviceId
    missing: Words
    seen_in_record: bool = False
    lines: tuple[str, ...] = ()


class Checklists(Entry):
    """The items for every conversation, and those for each mode."""

    always: tuple[ChecklistItem, ...]
    in_person: tuple[ChecklistItem, ...]
    phone: tuple[ChecklistItem, ...]
    video: tuple[ChecklistItem, ...]

    def for_mode(self, mode: str | None, line: str | None = None) -> tuple[ChecklistItem, ...]:
        """What counts for this mode, such as "in person", and line; without a mode, what always counts."""
        by_mode = {"in person": self.in_person, "phone": self.phone, "video": self.video}
        items = self.always + by_mode.get(mode or "", ())
        return tuple(item for item in items if not item.lines or line in item.lines)


@lru_cache(maxsize=1)
def checklists() -> Checklists:
    """Every checklist, read once (advice 2a, 3a, 3e, 3f)."""
    return read("checklists.yaml", Checklists)
