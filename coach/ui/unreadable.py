"""A record whose file cannot be read now: what is wrong and where, with what was typed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.records.differences import label_of
from coach.ui import files, held, notices, session
from coach.ui.words import count, plain

if TYPE_CHECKING:
    from coach.problems import Problem


def told(record_id: str) -> bool:
    """Say what is wrong with the file of a record, in the place of its page; False where it can be read."""
    problem = session.notebook().broken(record_id) if record_id else None
    if problem is not None:
        _tell(record_id, problem)
    return problem is not None


def beside(kind: str) -> None:
    """Where records are listed: how many files of their folder cannot be read, and the way to them."""
    found = [one for one in session.notebook().problems if one.where.file.parent.name == kind]
    if found:
        label = f"{count(len(found), 'file')} here cannot be read now"
        st.page_link("notebook.py", label=label, icon=":material/info:")


def _tell(record_id: str, problem: Problem) -> None:
    st.subheader("This file cannot be read now")
    st.text("Nothing in it was changed. Mend it in any text editor, then look again.")
    with st.container(border=True, gap="xsmall", key="unreadable"):
        files.problem(problem)
    typed = held.drafts(record_id)
    if typed:
        st.caption(
            "What you typed is kept as a draft, and stands in its fields again once the file is mended."
        )
    for path, draft in typed.items():
        st.markdown(f"**{plain(label_of(path))}**")
        st.code(draft.text or "(nothing)", language=None, wrap_lines=True)
    with st.container(horizontal=True, vertical_alignment="center"):
        notices.button("I mended it, look again", session.look, key="mended", primary=True)
        notices.button("All files", lambda: session.leave_for("notebook"), key="all-files", quiet=True)
