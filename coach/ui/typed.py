"""The inputs of a record or of a part of it: drawn from its own fields, kept as drafts while one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.records.drafting import changed_elsewhere
from coach.records.paths import text_at, words_at
from coach.records.shapes import Shape
from coach.store.drafts import Draft
from coach.ui import elsewhere, following, held, inputs, marking, notices, private, session, told, troubles
from coach.ui.inputs import How
from coach.ui.pad import Field, Tick, pad, pads, settle
from coach.ui.unfit import storable
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.records import Part, Record


class Inputs:
    """The inputs of one record or part; what is typed in them is kept as drafts under `owner`.

    Args:
        owner: the identity whose drafts these are.
        part: what gives the fields their words, and the values that they start from.
        prefix: put before each path, to keep a part that is being made apart from the record itself.
        kept: the owner's drafts, where this run has read them already.
    """

    def __init__(
        self, owner: str, part: Part, *, prefix: str = "", kept: Mapping[str, Draft] | None = None
    ) -> None:
        self.owner = owner
        self.part = part
        self.prefix = prefix
        self.kept = held.drafts(owner) if kept is None else kept
        self.drafts = self._own(self.kept)

    def _own(self, kept: Mapping[str, Draft]) -> dict[str, Draft]:
        return {
            path.removeprefix(self.prefix): draft
            for path, draft in kept.items()
            if path.startswith(self.prefix) and (self.prefix or not path.startswith(elsewhere.SCRATCH))
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
                if how.then:
                    how.then()
                    st.rerun()  # what else it changes may be drawn already
        self._show_trouble(path, told=(how.label or words.label) if words.shape is Shape.TEXT else "")

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
        draft, base = self.drafts.get(path), self._base(path)
        return Field(
            label=how.label or words.label,
            record_id=self.owner,
            path=f"{self.prefix}{path}",
            text=draft.text if draft else base,
            base=base,
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
            self._show_trouble(field.path.removeprefix(self.prefix), told=field.label)

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
        full = f"{self.prefix}{path}"
        shown = self._shown(path, draft.text if draft else base)
        if now:
            following.typed(self._key(path), text)
        elsewhere.put(self.owner, full, text)
        with notices.speaking():
            held.put(self.owner, full, text, base=base, expected=shown)
        if text == base:
            self.drafts.pop(path, None)
        else:
            self.drafts[path] = Draft(path, text, base, session.now())

    def _shown(self, path: str, drawn: str) -> str | None:
        """What this window shows in a field; None of a longer text, which asks about others by itself."""
        if words_at(self.part, path).shape is Shape.TEXT:
            return None
        known = elsewhere.shown(self.owner, f"{self.prefix}{path}")
        return drawn if known is None else known

    def _show_trouble(self, path: str, *, told: str) -> None:
        troubles.beside(self._key(path), self.text(path), partial(self._mend, path), told=told)
        draft = self.drafts.get(path)
        full = f"{self.prefix}{path}"
        other = held.torn(self.owner).get(full) if draft else None
        if draft and other is not None:
            mine = partial(held.put, self.owner, full, draft.text, base=draft.base)
            drop = partial(held.let_go, self.owner, full)
            self._choose(full, draft, other, where="in the other window", mine=mine, drop=drop)
        elif draft and changed_elsewhere(self.part, path, draft):
            theirs = text_at(self.part, path)
            mine = partial(held.put, self.owner, full, draft.text, base=theirs)
            drop = partial(held.discard, self.owner, [full])
            self._choose(full, draft, theirs, where="in the file", mine=mine, drop=drop)

    def _mend(self, path: str) -> None:
        """Take out of a field what no text file can hold, from what stands in it by now."""
        settle()
        self.drafts = self._own(held.drafts(self.owner))
        self.put(path, storable(self.text(path)))

    def _choose(  # noqa: PLR0913  (two texts, and what becomes of each)
        self,
        full: str,
        draft: Draft,
        theirs: str,
        *,
        where: str,
        mine: Callable[[], object],
        drop: Callable[[], object],
    ) -> None:
        with st.container(border=True, key=f"choose.{self.owner}.{full}"):
            st.markdown("**This was also changed elsewhere**")
            with private.to_compare(f"{self.owner}.{full}"):
                told.both(theirs, draft.text, where=f"{where[:1].upper()}{where[1:]} now")
            with st.container(horizontal=True):
                notices.button("Keep what I typed", mine, key=f"mine.{self.owner}.{full}")
                notices.button(f"Keep what is {where}", drop, key=f"theirs.{self.owner}.{full}")

    @property
    def unsaved(self) -> int:
        """How many fields hold something that is not saved."""
        return sum(1 for path, draft in self.drafts.items() if draft.text != text_at(self.part, path))

    def discard(self) -> None:
        """Throw away what was typed here."""
        held.discard(self.owner, [f"{self.prefix}{path}" for path in self.drafts])
