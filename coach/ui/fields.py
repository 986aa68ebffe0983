"""Inputs drawn from a record's own fields: what is typed becomes a draft on disk, Save makes it a record."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from coach.records import Part, Record, Row, build, empty_required, to_plain
from coach.records.drafting import changed_elsewhere, homeless, merged
from coach.records.paths import text_at, words_at
from coach.records.shapes import Shape
from coach.store.drafts import Draft
from coach.ui import (
    elsewhere,
    following,
    held,
    inputs,
    marking,
    notices,
    private,
    session,
    told,
    troubles,
    undoing,
)
from coach.ui.inputs import How
from coach.ui.pad import Field, Tick, pad, pads, settle
from coach.ui.words import count, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


R = TypeVar("R", bound=Record)

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_SCRATCH = elsewhere.SCRATCH


class Inputs:
    """The inputs of one record or part; what is typed in them is kept as drafts under `owner`.

    Args:
        owner: the identity whose drafts these are.
        part: what gives the fields their words, and the values that they start from.
        prefix: put before each path, to keep a part that is being made apart from the record itself.
    """

    def __init__(self, owner: str, part: Part, *, prefix: str = "") -> None:
        self.owner = owner
        self.part = part
        self.prefix = prefix
        self.drafts: dict[str, Draft] = {
            path.removeprefix(prefix): draft
            for path, draft in held.drafts(owner).items()
            if path.startswith(prefix) and (prefix or not path.startswith(_SCRATCH))
        }

    def text(self, path: str) -> str:
        """What stands in a field now: what was typed, else what the record says."""
        draft = self.drafts.get(path)
        return draft.text if draft else text_at(self.part, path)

    def ask(self, *paths: str, **how: Any) -> None:
        """Draw an input for each path; `how` takes what `How` takes."""
        for path in paths:
            self._ask(path, self._how(how))

    def ask_beside(self, *paths: str, **how: Any) -> None:
        """Draw inputs side by side where there is room, below each other on a phone."""
        for column, path in zip(st.columns(len(paths)), paths, strict=True):
            with column:
                self._ask(path, self._how(how))

    def _how(self, how: dict[str, Any]) -> How:
        return How(**how)

    def _ask(self, path: str, how: How) -> None:
        words = words_at(self.part, path)
        key = self._key(path)
        self._drawn(path, follows=words.shape is Shape.TEXT)
        if words.shape is Shape.TEXT and how.fixed:
            st.caption(plain(how.label or words.label))
            st.text(self.text(path) or "(nothing)")
        elif words.shape is Shape.TEXT:
            self._ask_pad(path, how, key)
        else:
            shown = inputs.to_text(inputs.to_value(self.text(path), words, how), how)
            value = inputs.to_value(self.text(path), words, how)
            name = following.follow(key, shown, value, partial(inputs.to_text, how=how))
            keep = partial(self._keep_from, path, name, shown, how)
            typed = inputs.to_text(inputs.draw(words, how, key=name, on_change=keep), how)
            if typed != shown and not following.is_known(key, typed):
                self._keep(path, typed)
        self._show_trouble(path)

    def _drawn(self, *paths: str, follows: bool) -> None:
        """Note what this window shows; a part that is being made meets no other version."""

    def _ask_pad(self, path: str, how: How, key: str) -> None:
        field = self._field(path, how, session.notebook().find(self.owner))
        if field:
            pad(field, key=key, mark=partial(marking.mark, self.owner, path))

    def _field(self, path: str, how: How, kept: Record | None) -> Field | None:
        """What the pad of a path shows; None where the private view hides it, which is said in its place."""
        words = words_at(self.part, path)
        off = None if self.prefix else marking.is_marked(kept, path)
        if off and private.on():
            st.caption(f"{words.label}: off the record, and hidden in the private view")
            return None
        return Field(
            label=how.label or words.label,
            record_id=self.owner,
            path=f"{self.prefix}{path}",
            text=self.text(path),
            base=self._base(path),
            help=how.help or words.help,
            placeholder=words.example,
            rows=how.rows,
            off_record=off,
            tick=Tick(path=how.tick, text=self.text(how.tick), base=self._base(how.tick))
            if how.tick
            else None,
        )

    def _base(self, path: str) -> str:
        draft = self.drafts.get(path)
        return draft.base if draft else text_at(self.part, path)

    def ask_together(self, fields: Mapping[str, Mapping[str, Any]]) -> None:
        """Draw the pads of several longer texts as one element; each path with what `How` takes."""
        shown: list[Field] = []
        hows = {path: self._how(dict(given)) for path, given in fields.items()}
        self._drawn(*hows, *(how.tick for how in hows.values() if how.tick), follows=True)
        kept = session.notebook().find(self.owner)
        for path, how in hows.items():
            if how.fixed:
                self._ask(path, how)
                continue
            field = self._field(path, how, kept)
            shown += [field] if field else []
        if shown:
            pads(shown, key=f"{self.owner}.{self.prefix}pads", mark=partial(marking.mark, self.owner))
        for field in shown:
            self._show_trouble(field.path.removeprefix(self.prefix))

    def put(self, path: str, text: str) -> None:
        """Put words into a field as if they had been typed."""
        self._keep(path, text)
        following.renew(self._key(path))

    def _key(self, path: str) -> str:
        return f"{self.owner}.{self.prefix}{path}"

    def _keep_from(self, path: str, name: str, shown: str, how: How) -> None:
        """Keep what the browser says of an input; `self` is the form as that input was drawn with it."""
        if name not in st.session_state:
            return
        text = inputs.to_text(st.session_state[name], how)
        now = name == following.current(self._key(path))
        if now or text != shown:
            self._keep(path, text, now=now)
            if how.then:
                how.then()

    def _keep(self, path: str, text: str, *, now: bool = True) -> None:
        draft = self.drafts.get(path)
        base = draft.base if draft else text_at(self.part, path)
        if now:
            following.typed(self._key(path), text)
        elsewhere.put(self.owner, f"{self.prefix}{path}")
        with notices.speaking():
            held.put(self.owner, f"{self.prefix}{path}", text, base=base)
        if text == base:
            self.drafts.pop(path, None)
        else:
            self.drafts[path] = Draft(path, text, base, session.now())

    def _show_trouble(self, path: str) -> None:
        troubles.beside(f"{self.owner}.{self.prefix}{path}", partial(self._mend, path))
        draft = self.drafts.get(path)
        if draft and changed_elsewhere(self.part, path, draft):
            self._choose(path, draft)

    def _mend(self, path: str) -> None:
        """Take out of a field what no text file can hold."""
        self.put(path, troubles.storable(self.text(path)))

    def _choose(self, path: str, draft: Draft) -> None:
        theirs = text_at(self.part, path)
        full = f"{self.prefix}{path}"
        with st.container(border=True, key=f"choose.{self.owner}.{full}"):
            st.markdown("**This was also changed elsewhere**")
            with private.to_compare(f"{self.owner}.{full}"):
                told.both(theirs, draft.text)
            with st.container(horizontal=True):
                mine = partial(held.put, self.owner, full, draft.text, base=theirs)
                drop = partial(held.discard, self.owner, [full])
                notices.button("Keep what I typed", mine, key=f"mine.{self.owner}.{full}")
                notices.button("Keep what is in the file", drop, key=f"theirs.{self.owner}.{full}")

    @property
    def unsaved(self) -> int:
        """How many fields hold something that is not saved."""
        return sum(1 for path, draft in self.drafts.items() if draft.text != text_at(self.part, path))

    def discard(self) -> None:
        """Throw away what was typed here."""
        held.discard(self.owner, [f"{self.prefix}{path}" for path in self.drafts])


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

    def __init__(self, owner: str, name: str, part: Part) -> None:
        super().__init__(owner, part, prefix=f"{_SCRATCH}{name}.")
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
        if troubles.refuse(self.owner, typed, self.prefix):
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
    held.saved(record.id, placed)
    if said:
        notices.saved(said)
    return changed


def _checked(current: R, placed: Mapping[str, Draft]) -> R | None:
    """The record with what was typed in it; None where that does not fit, which is said beside the fields."""
    troubles.forget(current.id)
    if troubles.refuse(current.id, {path: draft.text for path, draft in placed.items()}):
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


def as_typed(record: R) -> R:
    """The record as it would be if it were saved now; as it is where something typed does not fit yet."""
    drafts = held.drafts(record.id)
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
