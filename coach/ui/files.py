"""Where the files of a notebook are, how many of each kind, and what is wrong with any of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records.differences import differences
from coach.ui import notices, session, told, undoing
from coach.ui.words import count, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coach.notebook import Notebook
    from coach.problems import Problem
    from coach.records import Record
    from coach.records.differences import Difference

_SHOWN = 20


def where(book: Notebook) -> None:
    """The folder, to copy, and how many records of each kind lie in it."""
    st.caption(
        "Your files lie in this folder" if not session.is_example() else "The example lies in this folder"
    )
    st.code(str(book.folder.absolute()), language=None, wrap_lines=True)
    shelves = book.shelves
    told_of = (
        count(len(shelves.goals), "goal"),
        count(len(shelves.people), "person", "people"),
        count(len(shelves.conversations), "conversation"),
        count(len(shelves.actions), "action"),
        count(len(shelves.shelf), "shelf item"),
    )
    new = not book.folder.exists() and not book.gone
    st.text("Nothing yet: it is made with your first words." if new else ", ".join(told_of))


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
    seconds = book.seconds
    for problem_found in found[:_SHOWN]:
        file = problem_found.where.file
        with st.container(border=True, gap="xsmall", key=f"problem.{file.name}"):
            problem(problem_found)
            if file in seconds:
                _second(book, file, seconds[file])
            elif file.is_file():
                _as_it_stands(book, file)
    if len(found) > _SHOWN:
        st.caption(
            f"And {count(len(found) - _SHOWN, 'more file')}, shown whole as soon as those above are mended:"
        )
        st.code("\n".join(_place(one) for one in found[_SHOWN:]), language=None, wrap_lines=True)
    notices.button("Look again", _look_again, key="look-again", icon=":material/refresh:")


def problem(found: Problem) -> None:
    """One thing that is wrong in a file: where, as editors write it, the sentence, the line, what to do."""
    st.text(_place(found))
    st.markdown(plain(f"{_sentence(found.message)} {_sentence(found.remedy)}"))
    if found.line_text:
        st.code(found.line_text, language=None, wrap_lines=True)


def _place(found: Problem) -> str:
    folder, file = session.notebook().folder, found.where.file
    shown = file.relative_to(folder) if file.is_relative_to(folder) and file != folder else file
    return f"{shown}:{found.where.line}:{found.where.column}" if found.where.line else str(shown)


def _sentence(words: str) -> str:
    text = words[:1].upper() + words[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _as_it_stands(book: Notebook, file: Path) -> None:
    """The whole text of a file that cannot be read as a record, or that a newer Rapport wrote."""
    reading = st.toggle("Show the whole file", key=f"whole.{file.name}")
    if reading:
        st.code(book.text_of(file), language=None, line_numbers=True, wrap_lines=True)


def _second(book: Notebook, file: Path, second: Record) -> None:
    """What a second file of one record says otherwise, and which of the two shall stay."""
    first = book.find(second.id)
    found = differences(first, second) if first else ()
    if not found:
        st.text("The same words in both.")
    else:
        _compared(found, file)
    with st.container(horizontal=True):
        for label, deed, said in (
            ("Keep the one that counts now", _put_away, "put-away"),
            ("Keep this one", _keep_this, "keep-this"),
            ("Keep both, as two", _keep_both, "keep-both"),
        ):
            notices.button(label, partial(deed, file), key=f"{said}.{file.name}")


def _compared(found: Sequence[Difference], file: Path) -> None:
    with st.expander("Compare the two", key=f"compare.{file.name}"):
        st.caption(f"What {file.name} says otherwise than the file that counts now:")
        for each in found:
            st.markdown(f"**{plain(each.label)}**")
            told.changed(each.before, each.after, key=f"second.{file.name}.{each.path}")


def _put_away(file: Path) -> None:
    session.notebook().put_second_away(file, now=session.now())
    undoing.superseded()
    notices.tell("The other one stands under Earlier versions")


def _keep_this(file: Path) -> None:
    book = session.notebook()
    record_id = book.seconds[file].id if file in book.seconds else ""
    before = book.seen(record_id) if record_id else None
    after = book.keep_second(file, now=session.now())
    undoing.note(record_id, before, after)
    notices.saved("The former one stands under Earlier versions.")


def _keep_both(file: Path) -> None:
    book = session.notebook()
    other = book.keep_both(file, now=session.now())
    undoing.note(other.id, None, book.seen(other.id))
    notices.saved(f"There are two of “{other.title}” now.")


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
