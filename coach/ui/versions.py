"""Earlier versions of a record with what changed, and records that were removed; each can be had back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records import Conversation
from coach.records.differences import differences
from coach.ui import notices, session
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


def earlier(book: Notebook) -> None:
    """Choose a record and see what each of its saves replaced, the latest first."""
    people = {person.id: person.title for person in book.people}
    titles = {record.id: _called(record, people) for record in book.shelves}
    titles["notebook"] = "Settings"
    among = names(titles)
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
    if record is not None:
        _versions(book, record, book.history(chosen))


def _called(record: Record, people: Mapping[str, str]) -> str:
    """A record in a list: its title, whom it is with, and its kind."""
    about = people.get(record.person, "") if isinstance(record, Conversation) else ""
    title = f"{record.title}, {about}" if about else record.title
    return f"{title} ({_KINDS.get(record.kind, record.kind)})"


def _versions(book: Notebook, record: Record, kept: Sequence[Version]) -> None:
    if not kept:
        st.text("Nothing was changed in it since it was first written.")
    newer: Record | None = record
    for version in kept[:_SHOWN]:
        older = book.earlier(version)
        with st.container(border=True, key=f"version.{version.path.stem}"):
            st.caption(f"Until {moment(version.replaced.astimezone(session.zone()))}")
            if older is None:
                st.text("This version cannot be read by today's Rapport. Its file is kept as it is.")
                st.text(str(version.path))
                continue
            if newer is not None:
                _changes(book, differences(older, newer))
            back = partial(_restore, version)
            notices.button("Bring this version back", back, key=f"restore.{version.path.stem}")
        newer = older
    if len(kept) > _SHOWN:
        st.caption(f"{len(kept) - _SHOWN} older ones lie in the folder .store/history/{record.id}.")


def _changes(book: Notebook, found: Sequence[Difference]) -> None:
    for one in found[:_FIELDS_SHOWN]:
        st.markdown(f"**{plain(one.label)}**")
        if one.before:
            st.text(f"It said: {_named(book, one.before)}")
        st.text(f"Then: {_named(book, one.after)}" if one.after else "Then it was taken away")
    if len(found) > _FIELDS_SHOWN:
        st.caption(f"and {count(len(found) - _FIELDS_SHOWN, 'more field')}")
    if not found:
        st.text("The same words; only the way the file is written differs.")


def _named(book: Notebook, text: str) -> str:
    record = book.find(text) if "-" in text[:3] else None
    return record.title if record else text


def _restore(version: Version) -> None:
    session.notebook().restore(version.record_id, version, now=session.now())
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
            notices.button("Bring it back", partial(_bring_back, version), key=f"bring.{version.record_id}")


def _bring_back(version: Version) -> None:
    book = session.notebook()
    if book.find(version.record_id) is None:
        book.undo_remove(version.record_id, now=session.now())
    notices.tell("It is back in its place")
