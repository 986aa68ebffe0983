"""Earlier versions of a record with what changed, and records that were removed; each can be had back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records import Conversation
from coach.records.differences import differences
from coach.ui import notices, session, told, undoing
from coach.ui.inputs import names
from coach.ui.words import count, moment, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.notebook import Notebook
    from coach.records import Record
    from coach.records.differences import Difference
    from coach.store.history import Version

_SHOWN = 10
_FIELDS_SHOWN = 6
_KINDS = {"shelf item": "shelf"}
_KINDS_SPOKEN = {
    "go": "Goals",
    "pe": "People",
    "cv": "Conversations",
    "ac": "Actions",
    "sh": "Shelf",
}


def earlier(book: Notebook) -> None:
    """Choose a record, by kind and name, and see what each of its saves replaced, the latest first."""
    titles = _titles(book)
    kinds = list(dict.fromkeys(_kind_of(one) for one in titles))
    kind = st.pills("Only of one kind", kinds, key="versions kind", label_visibility="collapsed")
    among = names({one: title for one, title in titles.items() if kind in (None, _kind_of(one))})
    if st.session_state.get("versions of") not in (None, *among):
        st.session_state["versions of"] = None
    chosen = st.selectbox(
        "Which record?",
        list(among),
        format_func=lambda one: among.get(one, one),
        index=None,
        placeholder="Type a name or a few words",
        key="versions of",
    )
    if chosen is None:
        st.caption("Each save keeps what it replaced. Choose a record to see its earlier versions.")
        return
    record = book.settings if chosen == "notebook" else book.find(chosen)
    if record is None:
        st.text("This one was removed. What it said at the end stands under Removed, with a way back.")
    _versions(book, chosen, record, book.history(chosen))


def _titles(book: Notebook) -> dict[str, str]:
    """Every record by what it is called, those that were removed as well."""
    people = {person.id: person.title for person in book.people}
    titles = {record.id: _called(record, people) for record in book.shelves if book.history(record.id)}
    for version in book.trash():
        if version.record_id not in titles:
            record = book.earlier(version)
            called = _called(record, people) if record else version.record_id
            there = book.find(version.record_id) is not None
            titles[version.record_id] = called if there else f"{called}, removed"
    return {**titles, "notebook": "Settings"}


def _kind_of(record_id: str) -> str:
    return _KINDS_SPOKEN.get(record_id[:2], "Settings")


def _called(record: Record, people: Mapping[str, str]) -> str:
    """A record in a list: its title, whom it is with, and its kind."""
    about = people.get(record.person, "") if isinstance(record, Conversation) else ""
    title = f"{record.title}, {about}" if about else record.title
    return f"{title} ({_KINDS.get(record.kind, record.kind)})"


def _versions(book: Notebook, record_id: str, newer: Record | None, kept: Sequence[Version]) -> None:
    if not kept:
        st.text("Nothing was changed in it since it was first written.")
    for version in kept[:_SHOWN]:
        older = book.earlier(version)
        with st.container(border=True, key=f"version.{version.path.stem}"):
            st.caption(f"Changed {moment(version.replaced.astimezone(session.zone()))}")
            _say_if_changed(book, version)
            if older is None:
                st.text("This version cannot be read by today's Rapport. Its file is kept as it is.")
                st.text(str(version.path))
                continue
            if newer is not None:
                _changes(differences(older, newer), version.path.stem)
            if book.find(record_id) is not None or record_id == "notebook":
                back = partial(_restore, version, book.seen(record_id))
                notices.button("Go back to before this", back, key=f"restore.{version.path.stem}")
        newer = older
    if len(kept) > _SHOWN:
        st.caption(f"{len(kept) - _SHOWN} older ones lie in the folder .store/history/{record_id}.")


def _say_if_changed(book: Notebook, version: Version) -> None:
    if not book.as_kept(version):
        st.caption("Another program changed this after it was kept. It comes back as it is now.")


def _changes(found: Sequence[Difference], name: str) -> None:
    for one in found[:_FIELDS_SHOWN]:
        _change(one, name)
    if len(found) > _FIELDS_SHOWN:
        with st.expander(f"and {count(len(found) - _FIELDS_SHOWN, 'more field')}", key=f"more.{name}"):
            for one in found[_FIELDS_SHOWN:]:
                _change(one, name)
    if not found:
        st.text("The same words; only the way the file is written differs.")


def _change(one: Difference, name: str) -> None:
    st.markdown(f"**{plain(one.label)}**")
    told.changed(one.before, one.after, key=f"change.{name}.{one.path}")


def _restore(version: Version, before: str | None) -> None:
    after = session.notebook().restore(version.record_id, version, seen=before, now=session.now())
    undoing.note(version.record_id, before, after)
    notices.offer_undo("The earlier version is back.", version.record_id)


def removed(book: Notebook) -> None:
    """What was removed, the latest first, each with a way back."""
    people = {person.id: person.title for person in book.people}
    gone = [one for one in book.trash() if book.find(one.record_id) is None]
    latest = list({one.record_id: one for one in reversed(gone)}.values())[::-1]
    if not latest:
        st.text("Nothing is removed. What you remove is kept here for at least 90 days.")
    for version in latest:
        record = book.earlier(version)
        with st.container(
            horizontal=True,
            vertical_alignment="center",
            horizontal_alignment="distribute",
            key=f"gone.{version.record_id}",
        ):
            with st.container(gap="xsmall"):
                st.markdown(f"**{plain(_called(record, people) if record else version.path.name)}**")
                st.caption(f"Removed {moment(version.replaced.astimezone(session.zone()))}")
                _say_if_changed(book, version)
            notices.button("Bring it back", partial(_bring_back, version), key=f"bring.{version.record_id}")


def _bring_back(version: Version) -> None:
    book = session.notebook()
    if book.find(version.record_id) is None:
        undoing.note(version.record_id, None, book.undo_remove(version.record_id, now=session.now()))
    notices.saved("It is back in its place.")
