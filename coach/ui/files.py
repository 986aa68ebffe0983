"""Where the files of a notebook are, how many of each kind, and what is wrong with any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.ui import notices, session
from coach.ui.words import count, plain

if TYPE_CHECKING:
    from coach.notebook import Notebook
    from coach.problems import Problem

_SHOWN = 20


def where(book: Notebook) -> None:
    """The folder, to copy, and how many records of each kind lie in it."""
    st.caption(
        "Your files lie in this folder" if not session.is_example() else "The example lies in this folder"
    )
    st.code(str(book.folder.absolute()), language=None, wrap_lines=True)
    shelves = book.shelves
    told = (
        count(len(shelves.goals), "goal"),
        count(len(shelves.people), "person", "people"),
        count(len(shelves.conversations), "conversation"),
        count(len(shelves.actions), "action"),
        count(len(shelves.shelf), "shelf item"),
    )
    st.text(", ".join(told) if book.folder.exists() else "Nothing yet: it is made with your first words.")


def problems(book: Notebook) -> None:
    """What is wrong with any file: where, the line itself, and what to do about it."""
    found = book.problems
    if not found:
        with st.container(horizontal=True, vertical_alignment="center", key="files-fine"):
            st.markdown(":green[:material/check_circle:] Every file can be read", width="content")
            notices.button("Look again", _look_again, key="look-again", quiet=True)
        return
    st.warning(
        f"{count(len(found), 'thing')} in your files {'needs' if len(found) == 1 else 'need'} a look. "
        "Nothing was changed in them; everything else works.",
        icon=":material/info:",
    )
    for problem in found[:_SHOWN]:
        _problem(book, problem)
    if len(found) > _SHOWN:
        st.caption(f"and {len(found) - _SHOWN} more")
    notices.button("Look again", _look_again, key="look-again", icon=":material/refresh:")


def _problem(book: Notebook, problem: Problem) -> None:
    file = problem.where.file
    shown = file.relative_to(book.folder) if file.is_relative_to(book.folder) else file
    line = f", line {problem.where.line}" if problem.where.line else ""
    with st.container(border=True, gap="xsmall"):
        st.text(f"{shown}{line}")
        st.markdown(plain(f"{_sentence(problem.message)} {_sentence(problem.remedy)}"))
        if problem.line_text:
            st.code(problem.line_text, language=None, wrap_lines=True)


def _sentence(words: str) -> str:
    text = words[:1].upper() + words[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _look_again() -> None:
    session.notebook()
    notices.tell("Looked again")


def example() -> None:
    """Turn to the example or back, and begin the example afresh."""
    if session.is_example():
        st.text("This is the example, made up, in a folder of its own. Whatever you do here stays here.")
        with st.container(horizontal=True):
            notices.button("Back to my notebook", session.open_own, key="own", primary=True)
            notices.button("Begin the example afresh", _afresh, key="afresh")
    else:
        st.text("A made-up notebook of a year, in a folder of its own. It never mixes with yours.")
        notices.button("Look around in the example", session.open_example, key="example")


def _afresh() -> None:
    session.open_example(afresh=True)
    notices.tell("The example is as it was at the beginning")
