"""What becomes of what was typed: Save makes it a record, Add an entry, or it is thrown away."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from coach.records import Part, Record, Row, build, empty_required, to_plain
from coach.records.drafting import homeless, merged
from coach.ui import elsewhere, held, notices, private, session, troubles, undoing
from coach.ui.inputs import How
from coach.ui.pad import settle
from coach.ui.typed import Inputs
from coach.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.store.drafts import Draft

R = TypeVar("R", bound=Record)

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_SCRATCH = elsewhere.SCRATCH


class Form(Inputs):
    """The inputs of one record, with Save."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.id, record)
        self.record = record
        self.read_only = session.notebook().read_only(record.id)

    def _how(self, how: dict[str, Any]) -> How:
        return How(**{**how, "fixed": self.read_only})

    def _drawn(self, *paths: str, follows: bool) -> None:
        elsewhere.drawn(self.record, self.drafts, paths if follows else ())

    def save_bar(
        self, label: str = "Save", *, said: str = "Saved", deed: Callable[[], object] | None = None
    ) -> None:
        """Save and throw away, with how much is not saved; `said` is told afterwards.

        A page that does more than save hands in a `deed` of its own, which calls `save`.
        """
        if self.read_only:
            st.info(
                "A newer Rapport wrote this record: it can be read here, and is never written to. "
                "Update Rapport to change it.",
                icon=":material/info:",
            )
            return
        with st.container(horizontal=True, vertical_alignment="center", key=f"bar.{self.owner}"):
            deed = deed or partial(_save_quietly, self.record, said)
            notices.button(label, deed, key=f"save.{self.owner}", primary=True)
            if self.unsaved:
                notices.button(
                    "Throw away changes", self._throw_away, key=f"discard.{self.owner}", quiet=True
                )
                kept = "in this window only" if held.only_here(self.owner) else "as a draft"
                st.caption(f"{count(self.unsaved, 'field')} not saved yet, kept {kept}")

    def _throw_away(self) -> None:
        settle()
        thrown = Form(self.record)
        undoing.offer_words("Your changes are thrown away.", self.owner, thrown.drafts)
        thrown.discard()
        troubles.forget(self.owner)


class Maker(Inputs):
    """The inputs of something that is being made: an entry of a list, or a record tied to another one."""

    def __init__(self, owner: str, name: str, part: Part, *, kept: Mapping[str, Draft] | None = None) -> None:
        super().__init__(owner, part, prefix=f"{_SCRATCH}{name}.", kept=kept)
        self.name = name

    def add(self, keep: Callable[[Any], object], **values: Any) -> None:
        """Hand what was typed to `keep` as an entry or record of its own, then empty the inputs.

        Where something is missing, nothing is made and the inputs say what. The identity follows from
        what was typed and when, so that a double click makes one, not two.
        """
        settle()
        typed = Maker(self.owner, self.name, self.part)
        made = typed._made(values)
        if made is not None:
            keep(made)
            typed.discard()

    def _made(self, values: Mapping[str, Any]) -> Part | None:
        kind = type(self.part)
        typed = {path: draft.text for path, draft in self.drafts.items()}
        plain_values = {**to_plain(self.part), **typed, **values, "id": self._identity()}
        made = build(kind, plain_values)
        troubles.forget(self.owner, self.prefix)
        if troubles.refuse(typed):
            return None
        if isinstance(made, tuple):
            troubles.remember(self.owner, plain_values, made, self.prefix)
            return None
        troubles.remember_empty(self.owner, empty_required(made), self.prefix)
        return None if empty_required(made) else made

    def _identity(self) -> str:
        kind = type(self.part)
        letters = (
            kind.prefix if issubclass(kind, Record) else kind.row_prefix if issubclass(kind, Row) else "ro"
        )
        typed = (f"{path}={draft.text}@{draft.at}" for path, draft in sorted(self.drafts.items()))
        digest = hashlib.sha256(
            "|".join([self.owner, self.prefix, *typed]).encode("utf-8", "surrogatepass")
        ).digest()
        return letters + "-" + "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:8])


def save(
    record: R, *, also: Callable[[R], R] | None = None, said: str = "Saved", ask: bool = True
) -> R | None:
    """Save a record with what was typed in its fields; None where something stands in the way, which is said.

    Args:
        record: the record as the page drew it; what the disk says by now goes first.
        also: a change made on top of what was typed, such as a time that a button stamps.
        said: what is told when it worked; empty for nothing.
        ask: show what was changed elsewhere before it comes together with what was typed here; where not,
            it is asked only about what both changed.
    """
    settle()
    session.look()
    current, seen = _as_it_is(record)
    drafts = elsewhere.here(record.id)
    lost = homeless(current, drafts)
    placed = {path: one for path, one in drafts.items() if path not in lost}
    checked = _checked(current, placed)
    if checked is None:
        return None
    meets = elsewhere.meeting(record.id)
    if meets and (meets.torn or (ask and meets.apart)):
        elsewhere.ask(record.id)
        return None
    changed = also(checked) if also else checked
    empty = empty_required(changed)
    if empty:
        troubles.remember_empty(record.id, empty)
        return None
    if not _written(changed, seen):
        return None
    held.taken(record.id, placed)
    if said:
        notices.saved(said)
    return changed


def _checked(current: R, placed: Mapping[str, Draft]) -> R | None:
    """The record with what was typed in it; None where that does not fit, which is said beside the fields."""
    troubles.forget(current.id)
    if troubles.refuse({path: draft.text for path, draft in placed.items()}):
        return None
    typed = merged(current, placed)
    checked = build(type(current), typed)
    if isinstance(checked, tuple):
        troubles.remember(current.id, typed, checked)
        return None
    return checked


def _as_it_is(record: R) -> tuple[R, str | None]:
    """The record as the disk says it by now, and its fingerprint; as the page drew it where it is gone.

    Both are of one moment: another window, which shares the notebook, may save at any other.
    """
    found = session.notebook().with_seen(record.id)
    if found is None or not isinstance(found[0], type(record)):
        return record, None
    return found[0], found[1]


def _written(changed: Record, seen: str | None) -> bool:
    with elsewhere.asking(changed.id) as stopped:
        after = session.notebook().save(changed, seen=seen, now=session.now())
        undoing.note(changed.id, seen, after)
        elsewhere.moved(changed.id, after)
    return not stopped


def as_typed(record: R, kept: Mapping[str, Draft] | None = None) -> R:
    """The record as it would be if it were saved now; as it is where something typed does not fit yet.

    Where this run has read the drafts already, they are handed in as `kept`.
    """
    drafts = held.drafts(record.id) if kept is None else kept
    placed = {path: one for path, one in drafts.items() if not path.startswith(_SCRATCH)}
    typed = build(type(record), merged(record, placed)) if placed else record
    return private.shown(record if isinstance(typed, tuple) else typed)


def change(record: R, how: Callable[[R], R], *, said: str = "") -> R:
    """Change a record by a button's deed, from what the disk says by now; what is typed stays a draft."""
    session.look()
    current, seen = _as_it_is(record)
    changed = how(current)
    after = session.notebook().save(changed, seen=seen, now=session.now())
    undoing.note(record.id, seen, after)
    elsewhere.moved(record.id, after, before=seen)
    if said:
        notices.saved(said)
    return changed


def _save_quietly(record: Record, said: str) -> None:
    save(record, said=said)
