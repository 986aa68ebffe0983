"""Why a folder cannot be read or written: one small class a reason, made from what the system said."""

# ruff: noqa: N818  (a reason is named by what happened, in the words of the product)
from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from coach.problems import CoachError

if TYPE_CHECKING:
    from pathlib import Path

    from coach.problems import Problem
    from coach.records import Record


class CannotSave(CoachError):
    """Nothing was changed on disk, and the reason why."""

    why = "the disk reported an error"
    remedy = "Try again; if it stays so, look at the disk."

    def __init__(self, path: Path, error: OSError | None = None) -> None:
        self.path = path
        self.error = error
        super().__init__(f"This was not saved: {self.why}. What was saved before is unchanged. {self.remedy}")


class DiskFull(CannotSave):
    """There is no room left, on the disk or in the person's share of it."""

    why = "the disk is full"
    remedy = "Make some room, then save again."


class ReadOnlyFolder(CannotSave):
    """The disk may only be read."""

    why = "the notebook lies on a disk that can only be read"
    remedy = "Make the disk writable, or open a notebook somewhere else."


class NoPermission(CannotSave):
    """The system does not let this person write there."""

    why = "the file or its folder may not be written to"
    remedy = "Allow writing for the file and its folder, then save again."


class FolderGone(CannotSave):
    """The notebook was there and is no more: a drive was taken out, or the folder moved."""

    why = "the notebook's folder is no longer there"
    remedy = "Put it back where it was, or plug its drive in again, then save again."


class NotAFile(CannotSave):
    """Something other than a plain file stands where the record should be."""

    why = "something that is not a plain file stands in its place"
    remedy = "Move it away, then save again."


class Locked(CannotSave):
    """Another program has held the notebook for longer than we wait."""

    why = "another window is saving just now"
    remedy = "Wait a moment, then save again."


class CannotStore(CoachError):
    """A text holds something that no file of the notebook can hold; `characters` are all of it, each once."""

    def __init__(self, field: str, characters: str) -> None:
        self.field = field
        self.characters = characters
        named = ", ".join(f"U+{ord(one):04X}" for one in characters)
        what = "a character" if len(characters) == 1 else "characters"
        it = "it" if len(characters) == 1 else "them"
        super().__init__(
            f"“{field}” holds {what} that cannot be stored ({named}). Delete {it}, then save again."
        )


class TooLarge(CoachError):
    """A record would be larger than a file of the notebook may be."""

    def __init__(self, size: int, limit: int) -> None:
        self.size = size
        self.limit = limit
        super().__init__(
            f"This record would be {size // 1024} KiB, and {limit // 1024} KiB is the most a file may hold. "
            "Shorten its longest text, then save again."
        )


class Unconfirmed(CoachError):
    """The new version is in place, but the disk did not confirm that it will stay."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.path = path
        self.error = error
        super().__init__(
            "This was written, but the disk did not confirm it. Save again to be sure; "
            "the version before it is in the history."
        )


class ChangedElsewhere(CoachError):
    """The file on disk is another than the one the person started from; nothing was written.

    `theirs` is None where it was removed or cannot be read (then `problem` says why), `base` where the common
    version is not known. `seen` is the fingerprint to save with once the person has chosen.
    """

    def __init__(
        self,
        mine: Record,
        theirs: Record | None,
        base: Record | None,
        *,
        seen: str | None,
        problem: Problem | None = None,
    ) -> None:
        self.mine = mine
        self.theirs = theirs
        self.base = base
        self.seen = seen
        self.problem = problem
        super().__init__(f"“{mine.title}” {self._what()}. Nothing was overwritten.")

    def _what(self) -> str:
        if self.problem is not None:
            return "was changed elsewhere and cannot be read now"
        return "was removed elsewhere" if self.theirs is None else "was changed elsewhere"


class NewerVersion(CoachError):
    """The file was written by a newer Rapport, so this one does not write to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__("A newer Rapport wrote this record. Update Rapport to change it.")


class NotThere(CoachError):
    """The record that is meant is not in the notebook."""

    def __init__(self, record_id: str) -> None:
        self.record_id = record_id
        super().__init__(
            "This record is not in the notebook any more. Look in the trash on the Notebook page."
        )


_REASONS: dict[int, type[CannotSave]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnlyFolder,
    errno.EACCES: NoPermission,
    errno.EPERM: NoPermission,
    errno.ENOENT: FolderGone,
    errno.ENOTDIR: FolderGone,
    errno.ESTALE: FolderGone,
    errno.ENODEV: FolderGone,
    errno.ELOOP: NotAFile,
    errno.EISDIR: NotAFile,
}


def reason(error: OSError, path: Path) -> CannotSave:
    """The refusal that says in words why the system would not let a file be written."""
    kind = _REASONS.get(error.errno or 0, CannotSave)
    return kind(path, error)
