"""The question what to keep, where a record was changed here and elsewhere: both, field by field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.records.differences import label_of, said
from coach.records.paths import words_at
from coach.records.shapes import Shape
from coach.store.merge import Side
from coach.ui import elsewhere, files, notices, private, session, told
from coach.ui.unsaved import spoken_of
from coach.ui.words import count, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.store.merge import Difference
    from coach.ui.elsewhere import Meeting

_ASKED_OF: Final = "asked of a version"
_MINE: Final = "What I typed"
_THEIRS: Final = "What is in the file"
_BOTH: Final = "Both, one below the other"
_CHOICES: Final = {_MINE: Side.MINE, _THEIRS: Side.THEIRS}


def show() -> None:
    """Ask, above whatever page is open, as long as there is something to ask; the frame calls it."""
    record_id = elsewhere.asked()
    found = elsewhere.meeting(record_id) if record_id else None
    if found is None or not (found.torn or found.apart):
        elsewhere.leave()
        return
    title = "This was changed elsewhere meanwhile"
    if found.theirs is None:
        title = "This file cannot be read now" if found.problem else "This was removed elsewhere meanwhile"
    st.dialog(title, width="medium", on_dismiss=elsewhere.leave)(_draw)(record_id, _kind(found))


def _kind(found: Meeting) -> str:
    return "removed" if found.theirs is None and not found.problem else "broken" if found.problem else "both"


def _draw(record_id: str, kind: str) -> None:
    """Draw what meets now: while the question is open, the file may change again, or be mended."""
    found = elsewhere.meeting(record_id) if elsewhere.asked() else None
    if found is None or not (found.torn or found.apart) or _kind(found) != kind:
        st.rerun()
    notices.show_here()
    _begin_anew(found)
    with private.to_compare(f"{record_id}.{found.seen}"):
        if found.theirs is not None:
            _meets(found)
        elif found.problem:
            _unreadable(found)
        else:
            _removed(found)


def _begin_anew(found: Meeting) -> None:
    """Where the file changed again, say so, and take no answer that was given to other words."""
    before = st.session_state.get(_ASKED_OF)
    st.session_state[_ASKED_OF] = [found.record_id, found.seen]
    if before and before[0] == found.record_id and before[1] != found.seen:
        st.text("The file was changed once more meanwhile; this is how it stands now.")
        for each in found.by(Side.BOTH):
            st.session_state[f"which.{each.path}"] = None


def _meets(found: Meeting) -> None:
    st.text(f"Another window or program changed {_about(found)} after you began to type.")
    st.caption(
        "Nothing was overwritten, and nothing is lost: what you do not choose stays under Earlier versions."
    )
    both = found.by(Side.BOTH)
    answers = [_choose(found, each) for each in both]
    _one_sided(found, "Only you changed", found.by(Side.MINE), "mine")
    _one_sided(found, "Only changed elsewhere", found.by(Side.THEIRS), "theirs")
    open_ones = answers.count(None)
    if open_ones:
        st.caption(f"{count(open_ones, 'choice')} still open above.")
    chosen = {each.path: answer for each, answer in zip(both, answers, strict=True) if answer}
    with st.container(horizontal=True, vertical_alignment="center"):
        notices.button(
            "Save these choices" if both else "Bring both together",
            partial(_make_one, found, chosen),
            key="elsewhere.one",
            primary=True,
            disabled=bool(open_ones),
        )
        notices.button("Not now, keep it as a draft", elsewhere.leave, key="elsewhere.later", quiet=True)


def _choose(found: Meeting, each: Difference) -> str | None:
    """Both texts of a field in full, and which of them counts."""
    ours, others, common = _texts(found, each.path)
    with st.container(border=True, gap="xsmall", key=f"both.{each.path}"):
        st.markdown(f"**{plain(_label(found, each.path))}**")
        if common:
            st.caption("It said before")
            st.text(told.in_words(common))
        st.caption(_MINE)
        told.since(common, ours, key=f"mine-text.{each.path}")
        st.caption(_THEIRS)
        told.since(common, others, key=f"theirs-text.{each.path}")
        answers = [_MINE, _THEIRS]
        if _long(found, each.path) and ours and others:
            answers.append(_BOTH)
        answer = st.radio("Which words shall count?", answers, index=None, key=f"which.{each.path}")
    return str(answer) if answer else None


def _one_sided(found: Meeting, heading: str, differences: Sequence[Difference], name: str) -> None:
    if not differences:
        return
    with st.container(border=True, gap="xsmall", key=f"one-sided.{name}"):
        st.caption(heading)
        for each in differences:
            ours, others, common = _texts(found, each.path)
            st.markdown(f"**{plain(_label(found, each.path))}**")
            mine = each.side is Side.MINE
            then = "You typed" if mine else "Now in the file"
            told.changed(common, ours if mine else others, key=f"{name}.{each.path}", then=then)


def _make_one(found: Meeting, chosen: dict[str, str]) -> None:
    both = {path: _joined(found, path) for path, answer in chosen.items() if answer == _BOTH}
    choices = {path: _CHOICES[answer] for path, answer in chosen.items() if answer in _CHOICES}
    elsewhere.make_one(found, choices, both)


def _joined(found: Meeting, path: str) -> str:
    ours, others, _ = _texts(found, path)
    return f"{others}\n\n{ours}"


def _texts(found: Meeting, path: str) -> tuple[str, str, str]:
    return said(found.mine, path), said(found.theirs, path), said(found.base, path)


def _about(found: Meeting) -> str:
    record = found.theirs or found.mine
    return spoken_of(session.shelves(), record) if record else "what you were writing in"


def _label(found: Meeting, path: str) -> str:
    return label_of(path, found.theirs, found.mine, found.base)


def _long(found: Meeting, path: str) -> bool:
    try:
        return found.theirs is not None and words_at(found.theirs, path).shape is Shape.TEXT
    except KeyError:
        return False


def _removed(found: Meeting) -> None:
    st.text(f"Another window or program removed {_about(found)} after you began to type.")
    _typed(found)
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.mine:
            back = partial(elsewhere.bring_back, found)
            notices.button("Bring it back with what I typed", back, key="elsewhere.back", primary=True)
        gone = partial(elsewhere.let_go, found)
        notices.button("Leave it removed, drop what I typed", gone, key="elsewhere.gone")
        notices.button("Not now, keep it as a draft", elsewhere.leave, key="elsewhere.later", quiet=True)


def _unreadable(found: Meeting) -> None:
    problem = found.problem
    if problem is None:
        return
    st.text(
        "Rapport does not write to it. What you typed is kept as a draft, and can be saved once it is mended."
    )
    files.problem(problem)
    _typed(found)
    with st.container(horizontal=True, vertical_alignment="center"):
        notices.button("I mended it, look again", elsewhere.try_again, key="elsewhere.again", primary=True)
        notices.button("Not now, keep it as a draft", elsewhere.leave, key="elsewhere.later", quiet=True)


def _typed(found: Meeting) -> None:
    """What was typed, to read and to copy."""
    if found.typed:
        st.caption("What you typed")
    for path, draft in found.typed.items():
        st.markdown(f"**{plain(_label(found, path))}**")
        st.code(draft.text or "(nothing)", language=None, wrap_lines=True)
