"""What is typed and not yet saved: one small file a record, written as one types, from any window."""

from __future__ import annotations

import contextlib
import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from coach.problems import CoachError
from coach.store.failures import Locked, reason
from coach.store.vault import PATIENCE
from coach.store.whole import write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from coach.store.vault import Vault

TEXT_LIMIT = 256 * 1024
FILE_LIMIT = 32 << 20
RECORD_ID = re.compile(r"[a-z]{2}-[a-z0-9]{4,32}|notebook")
_PATH = re.compile(r"[A-Za-z0-9_-]{1,80}(\.[A-Za-z0-9_-]{1,80}){0,9}")
# The file is JSON, and YAML too: what YAML would fold or refuse is escaped.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was typed into a field and not saved, and what the field said when typing began."""

    path: str
    text: str
    base: str
    at: datetime


class DraftChanged(CoachError):  # noqa: N818  (named by what happened)
    """Another window has typed into the same field meanwhile."""

    def __init__(self, theirs: Draft) -> None:
        self.theirs = theirs
        super().__init__("This text was changed in another window. Both versions are kept; choose one.")


class NotADraft(CoachError):  # noqa: N818  (named by what it is)
    """A draft that names no field of a record, or is longer than a draft may be."""


class Drafts:
    """The drafts of one notebook; safe to use from many threads and processes at once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._disk = vault.disk
        self._folder = vault.store / "drafts"

    def of(self, record_id: str) -> dict[str, Draft]:
        """What is typed for one record, by field path; nothing where the disk lets nobody read it."""
        try:
            return self._read(self._file(record_id))
        except OSError:
            return {}

    def all(self) -> dict[str, dict[str, Draft]]:
        """What is typed for all records, by record id and field path."""
        try:
            names = sorted(self._disk.entries(self._folder))
        except OSError:
            return {}
        ids = (name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
        found = {each: self.of(each) for each in ids if RECORD_ID.fullmatch(each)}
        return {each: drafts for each, drafts in found.items() if drafts}

    def put(  # noqa: PLR0913  (what a keystroke brings, by name)
        self,
        record_id: str,
        path: str,
        text: str,
        *,
        base: str,
        expected: str | None = None,
        now: datetime,
    ) -> Draft:
        """Keep what was typed into a field; what equals `base` is no draft any more and is taken away.

        Raises `DraftChanged` where `expected` is given and the draft on disk says something else, and is not
        already this text. Where there is no draft on disk nothing can be lost, and the text is kept.
        """
        file = self._file(record_id)
        if not _PATH.fullmatch(path):
            raise NotADraft(f"“{path[:80]}” is no field of a record.")
        if max(len(text), len(base)) > TEXT_LIMIT:
            raise NotADraft(f"A text can have {TEXT_LIMIT:,} characters; this one has {len(text):,}.")
        draft = Draft(path, text, base, now)
        with self._locked():
            drafts = self._read(file)
            theirs = drafts.get(path)
            if expected is not None and theirs and theirs.text not in (expected, text):
                raise DraftChanged(theirs)
            if text == base:
                changed = drafts.pop(path, None) is not None
            else:
                changed = theirs is None or (theirs.text, theirs.base) != (text, base)
                drafts[path] = draft
            if changed:
                self._write(file, drafts)
        return draft

    def discard(self, record_id: str, paths: Iterable[str] | None = None) -> None:
        """Throw away what was typed for some fields of a record, or for all of them."""
        gone = None if paths is None else set(paths)
        self._keep_only(record_id, lambda path, _: gone is not None and path not in gone)

    def settle(self, record_id: str, saved: Mapping[str, str]) -> None:
        """Let go of what was saved, by field; what somebody typed there since stays a draft."""
        self._keep_only(record_id, lambda path, draft: saved.get(path) != draft.text)

    def _keep_only(self, record_id: str, stays: Callable[[str, Draft], bool]) -> None:
        file = self._file(record_id)
        if self._disk.stamp(file) is None:
            return
        with self._locked():
            drafts = self._read(file)
            rest = {path: draft for path, draft in drafts.items() if stays(path, draft)}
            if rest != drafts:
                self._write(file, rest)

    def _file(self, record_id: str) -> Path:
        if not RECORD_ID.fullmatch(record_id):
            raise NotADraft(f"“{record_id[:40]}” is no record.")
        return self._folder / f"{record_id}.yaml"

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        handle = None
        try:
            self._vault.prepare()
            handle = self._disk.lock(self._folder / ".lock", PATIENCE)
            if handle is None:
                raise Locked(self._folder)
            yield
        except OSError as error:
            raise reason(error, self._folder) from error
        finally:
            if handle is not None:
                with contextlib.suppress(OSError):
                    self._disk.close(handle)

    def _read(self, file: Path) -> dict[str, Draft]:
        try:
            data, _ = self._disk.read(file, FILE_LIMIT)
        except FileNotFoundError:
            return {}
        try:
            found = json.loads(data)
            return {path: _draft(path, each) for path, each in found.items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            self._set_aside(file)
            return {}

    def _set_aside(self, file: Path) -> None:
        """Somebody else wrote there: keep their bytes under another name, never write over them."""
        with contextlib.suppress(OSError):
            self._disk.replace(file, file.with_name(f"{file.name}.unreadable-{secrets.token_hex(4)}"))

    def _write(self, file: Path, drafts: dict[str, Draft]) -> None:
        plain = {path: {**asdict(draft), "at": draft.at.isoformat()} for path, draft in drafts.items()}
        dumped = json.dumps(plain, ensure_ascii=False, indent=1)
        data = _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", dumped).encode()
        new = self._disk.stamp(file) is None
        temp = file.with_name(f".~{file.name}.{secrets.token_hex(4)}.tmp")
        try:
            write_new(self._disk, temp, data, 0o600)
            self._disk.replace(temp, file)
        except OSError:
            with contextlib.suppress(OSError):
                self._disk.remove(temp)
            raise
        if new:
            self._disk.sync_folder(self._folder)


def _draft(path: str, found: dict[str, Any]) -> Draft:
    return Draft(path, str(found["text"]), str(found["base"]), datetime.fromisoformat(found["at"]))
