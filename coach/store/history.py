"""What a save or a removal replaced: kept, listed, read again, and thinned by one stated rule."""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coach.problems import CoachError
from coach.store.text import LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.store.disk import Stamp
    from coach.store.vault import Vault

KEPT_AT_LEAST = 50
KEPT_FOR = timedelta(days=90)
_NAME = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)-([0-9a-f]{12})(?:--([a-z]{2}-[a-z0-9]{4,32}|notebook))?\.yaml")


class VersionGone(CoachError):  # noqa: N818  (named by what happened)
    """An earlier version is no longer there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__("This earlier version is no longer there. Look at the list again.")


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of a record: when it was replaced or removed, and its file."""

    record_id: str
    replaced: datetime
    mark: str
    path: Path


def fingerprint(data: bytes) -> str:
    """What tells two states of a file apart for certain: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _nowhere(_: str) -> None:
    """No record has a file."""


class History:
    """The earlier versions of a notebook's records, and the trash."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._disk = vault.disk
        self._folder = vault.store / "history"
        self._trash = vault.store / "trash"
        self._thinned: set[str] = set()
        self._latest: dict[str, tuple[Stamp | None, datetime | None]] = {}

    def room_for(self, record_id: str, mark: str, now: datetime, live: Stamp) -> Path:
        """Where a version that is replaced now shall be kept; its folder is made. Raises OSError.

        A save that was killed leaves a second name of the file that it did not replace: an editor that writes
        in place would change both. `live` is the state of that file, by which such a name is known and taken
        away. A second name changes it, as a save of another program does: where it is as the last save left
        it, what is kept need not be listed.
        """
        folder = self._folder / record_id
        if self._disk.stamp(folder) is None:
            self._vault.make(folder)
        state, latest = self._latest.pop(record_id, (None, None))
        if state != live:
            true = self.versions(record_id, live)
            for second in set(self.versions(record_id)).difference(true):
                self.forget(second)
            latest = next((each.replaced for each in true), None)
        # Two saves can fall into one second, and the later one must sort after the earlier.
        at = now if latest is None else max(now, latest + timedelta(microseconds=1))
        self._latest[record_id] = None, at
        return folder / f"{_moment(at)}-{mark[:12]}.yaml"

    def kept(self, record_id: str, live: Stamp | None) -> None:
        """Note the state of a file whose former version went where `room_for` said."""
        self._latest[record_id] = live, self._latest[record_id][1]

    def trash_for(self, record_id: str, mark: str, now: datetime) -> Path:
        """Where a record that is removed now shall be kept; no new folder, so a full disk allows it."""
        if self._disk.stamp(self._trash) is None:
            self._vault.make(self._trash)
        return self._trash / f"{_moment(now)}-{mark[:12]}--{record_id}.yaml"

    def versions(self, record_id: str, live: Stamp | None = None) -> tuple[Version, ...]:
        """What saves replaced of a record, the latest first; without second names of the `live` file."""
        return self._listed(self._folder / record_id, record_id, lambda _: live)

    def removed(self, live: Callable[[str], Stamp | None] = _nowhere) -> tuple[Version, ...]:
        """What was removed and can be had back, the latest first.

        A removal that was killed leaves a second name of the file that it did not remove: it is known by the
        state of a record's file, which `live` gives, and left out.
        """
        return self._listed(self._trash, "", live)

    def read(self, version: Version) -> bytes:
        """The bytes of an earlier version as they are now; raises `VersionGone` where there are none."""
        try:
            return self._disk.read(version.path, LIMIT)[0]
        except OSError as error:
            raise VersionGone(version.path) from error

    def as_kept(self, version: Version) -> bool:
        """Whether nobody changed a version since it was kept, as an editor does that has it open."""
        try:
            return fingerprint(self.read(version)).startswith(version.mark)
        except VersionGone:
            return False

    def with_fingerprint(self, record_id: str, whole: str) -> bytes | None:
        """The version with a fingerprint, wherever it is kept; the common ground of two that differ."""
        for version in (*self.versions(record_id), *self.removed()):
            if version.record_id == record_id and whole.startswith(version.mark):
                with contextlib.suppress(VersionGone):
                    data = self.read(version)
                    if fingerprint(data) == whole:
                        return data
        return None

    def thin(self, record_id: str, now: datetime) -> None:
        """Take away a record's versions older than 90 days, but never the latest 50; once a session."""
        if record_id not in self._thinned:
            self._thinned.add(record_id)
            self._thin(self.versions(record_id), now)

    def thin_trash(self, now: datetime) -> None:
        """Take away what was removed more than 90 days ago, except the latest 50."""
        self._thin(self.removed(), now)

    def _thin(self, versions: tuple[Version, ...], now: datetime) -> None:
        for version in versions[KEPT_AT_LEAST:]:
            if now - version.replaced > KEPT_FOR:
                self.forget(version)

    def forget(self, version: Version) -> None:
        """Take one version away; that it cannot be is no harm."""
        with contextlib.suppress(OSError):
            self._disk.remove(version.path)

    def _listed(
        self, folder: Path, record_id: str, live: Callable[[str], Stamp | None]
    ) -> tuple[Version, ...]:
        found = []
        try:
            entries = self._disk.entries(folder)
        except OSError:
            return ()
        for name in sorted(entries, reverse=True):
            parts = _NAME.fullmatch(name)
            if parts is None:
                continue
            whose = parts[3] or record_id
            now = live(whose)
            if now is None or not entries[name].same_content(now):
                found.append(Version(whose, datetime.fromisoformat(parts[1]), parts[2], folder / name))
        return tuple(found)


def _moment(now: datetime) -> str:
    """Such as `20260120T120000.000000Z`; put together from its ISO form, which is made without a format."""
    written = now.astimezone(UTC).isoformat(timespec="microseconds")
    return written[:26].replace("-", "").replace(":", "") + "Z"
