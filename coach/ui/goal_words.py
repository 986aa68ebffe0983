"""A goal's wording as it is built: the slots or the sentence, and what the coach reads in it as one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records.goal import Goal, Revision
from coach.rules.specificity import assess, compose
from coach.rules.wording import changes
from coach.ui import fields, notices, session
from coach.ui.marked import Piece, found_in, marked
from coach.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.rules.specificity import Assessment
    from coach.ui.fields import Inputs, Maker

_SLOTS = ("for_whom", "what_changes", "how")
_EXTRAS = ("place", "industry", "level", "by_when")
_MINE = ("mine_for_whom", "mine_what_changes", "mine_how")
_QUESTIONS = {"who": "For whom?", "change": "What changes?", "how": "How?"}
_LEVELS = (
    "None of the three is clear yet",
    "One of three is clear",
    "Two of three are clear",
    "All three are clear",
)
_PARTS, _SENTENCE = "From three parts", "In one sentence"


def maker(goal: Goal) -> Maker:
    """The inputs of the goal's next wording, starting from the current one."""
    start = (goal.current or Revision()).but(why="", conversation="", when=None)
    return fields.Maker(goal.id, "wording", start)


def statement(inputs: Inputs) -> str:
    """The sentence as it stands now: composed from the parts, or as it was typed."""
    if _way(inputs) == _SENTENCE:
        return inputs.text("statement")
    for_whom, what_changes, how = (inputs.text(slot) for slot in _SLOTS)
    extras = {name: inputs.text(name) for name in _EXTRAS}
    return compose(for_whom, what_changes, how, **extras)


def builder(inputs: Inputs) -> None:
    """Draw the slots or the sentence, and below it what the coach reads in it; each key counts."""
    st.segmented_control(
        "How would you like to write it?",
        [_PARTS, _SENTENCE],
        key=f"{inputs.owner}.way",
        default=_way(inputs),
        required=True,
        on_change=partial(_turn, inputs),
    )
    if _way(inputs) == _PARTS:
        inputs.ask(*_SLOTS)
        with st.expander("Place, industry, level, by when"):
            inputs.ask(*_EXTRAS)
    else:
        inputs.ask("statement")
    words = statement(inputs)
    if words:
        reading(words, _corrections(inputs), key=f"{inputs.owner}.reading")
        with st.expander("Did I misread this?"):
            inputs.ask(*_MINE)


def keep(
    goal: Goal, inputs: Maker, *, conversation: str = "", said: str = "The new wording is saved"
) -> None:
    """Save what was typed as the goal's next revision, which may name the conversation that led to it."""
    words = statement(fields.Maker(goal.id, inputs.name, inputs.part))
    if goal.current and words.strip() == goal.statement and not inputs.text("why"):
        notices.warn("This is the wording you already have. Change a word, or say why it stays.")
        return
    inputs.add(
        partial(_put, goal, said), statement=words, when=session.now().isoformat(), conversation=conversation
    )


def _put(goal: Goal, said: str, revision: Revision) -> None:
    def with_revision(current: Goal) -> Goal:
        known = any(one.id == revision.id for one in current.revisions)
        return current if known else current.but(revisions=(*current.revisions, revision))

    fields.change(goal, with_revision, said=said)


def reading(words: str, corrections: Mapping[str, str | None], *, key: str) -> None:
    """Show a wording with what the coach found in it, its score with reasons, and what to ask oneself."""
    found = assess(words, corrections=corrections)
    with st.container(border=True, key=f"{key}.box"):
        marked(found_in(words, found), key=f"{key}.marked")
        st.progress(found.score / 100, text=f"{_LEVELS[found.level]}. Specificity {found.score} of 100.")
        _slots(found)
        for sentence in found.advice:
            st.markdown(f"- {plain(sentence)}")
        with st.popover("Why this score?", type="tertiary"):
            for point in found.reasons:
                st.markdown(f"**{point.points:+d}** {plain(point.label)}")
            for vague in found.vague:
                st.markdown(f"“{plain(vague.text)}”: {plain(vague.reason)}")
            st.caption("Length, names and numbers count for nothing; only what a helper could act on does.")


def _slots(found: Assessment) -> None:
    for column, (slot, question) in zip(st.columns(3), _QUESTIONS.items(), strict=True):
        with column:
            st.caption(question)
            spans = getattr(found, slot)
            st.text(", ".join(span.text for span in spans) if spans else "Still open")


def compare(before: str, after: str, *, key: str) -> None:
    """Show what changed between two wordings, word by word."""
    names = {"added": "new", "removed": "gone", "same": ""}
    pieces = [
        Piece(one.text, "" if one.kind == "same" else one.kind, names[one.kind])
        for one in changes(before, after)
    ]
    marked(pieces, key=key)


def _corrections(inputs: Inputs) -> dict[str, str | None]:
    mine = {name: inputs.text(name) for name in _MINE}
    return Revision(**mine).corrections


def _way(inputs: Inputs) -> str:
    chosen = st.session_state.get(f"{inputs.owner}.way")
    if chosen in (_PARTS, _SENTENCE):
        return str(chosen)
    built = any(inputs.text(slot) for slot in _SLOTS)
    return _SENTENCE if inputs.text("statement") and not built else _PARTS


def _turn(inputs: Inputs) -> None:
    if _way(inputs) == _SENTENCE:
        for_whom, what_changes, how = (inputs.text(slot) for slot in _SLOTS)
        composed = compose(for_whom, what_changes, how, **{name: inputs.text(name) for name in _EXTRAS})
        if composed:
            inputs.put("statement", composed)
