"""A goal's wording as it is built: the slots or the sentence, and what the coach reads in it as one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records import new_id
from coach.records.goal import Goal, Revision
from coach.records.paths import text_at
from coach.rules.specificity import compose, still_meant
from coach.rules.wording import changes
from coach.ui import fields, notices, session
from coach.ui.goal_reading import MINE, Around, reading
from coach.ui.marked import Piece, marked
from coach.ui.rewording import Rewording

if TYPE_CHECKING:
    from coach.ui.fields import Maker
    from coach.ui.typed import Inputs

_SLOTS = ("for_whom", "what_changes", "how")
_EXTRAS = ("place", "industry", "level", "by_when")
_WHERE = ("place", "industry")
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


def builder(inputs: Inputs, *, asked: bool = False) -> None:
    """Draw the slots or the sentence, and below it what the coach reads in it; each key counts.

    `asked` says that a friend was asked about the wording that these inputs start from.
    """
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
        own = Rewording(inputs.owner, "statement", partial(inputs.put, "statement"))
        sentence = _way(inputs) == _SENTENCE
        if sentence:
            own.beside(words)
        if "statement" not in inputs.drafts:
            own.forget()
        reading(
            words,
            _meant(inputs, words).corrections,
            key=f"{inputs.owner}.reading",
            around=Around(
                inputs,
                own if sentence else None,
                named=any(inputs.text(name).strip() for name in _WHERE),
                asked=asked and words == text_at(inputs.part, "statement"),
            ),
        )
        with st.expander("Did I misread this?"):
            st.caption("What you write here is kept with this wording, and counts instead of what I read.")
            inputs.ask(*MINE.values())


def keep(
    goal: Goal, inputs: Maker, *, conversation: str = "", said: str = "The new wording is saved"
) -> None:
    """Save what was typed as the goal's next revision, which may name the conversation that led to it."""
    words = statement(fields.Maker(goal.id, inputs.name, inputs.part))
    if goal.current and words.strip() == goal.statement and not inputs.text("why"):
        notices.warn("This is the wording you already have. Change a word, or say why it stays.")
        return
    meant = _meant(inputs, words)
    inputs.add(
        partial(_put, goal, said),
        statement=words,
        when=session.now().isoformat(),
        conversation=conversation,
        **{name: getattr(meant, name) for name in MINE.values()},
    )


def _put(goal: Goal, said: str, revision: Revision) -> None:
    def with_revision(current: Goal) -> Goal:
        known = any(one.id == revision.id for one in current.revisions)
        return current if known else current.but(revisions=(*current.revisions, revision))

    fields.change(goal, with_revision, said=said)


def again(goal: Goal, revision: Revision) -> None:
    """Take an earlier wording up again: it becomes the latest one, and those in between stay."""
    renewed = revision.but(id=new_id(Revision.row_prefix), when=session.now(), why="", conversation="")

    def taken_up(current: Goal) -> Goal:
        known = current.statement == renewed.statement
        return current if known else current.but(revisions=(*current.revisions, renewed))

    fields.change(goal, taken_up, said="That wording counts again")


def compare(before: str, after: str, *, key: str) -> None:
    """Show what changed between two wordings, word by word."""
    names = {"added": "new", "removed": "gone", "same": ""}
    pieces = [
        Piece(one.text, "" if one.kind == "same" else one.kind, names[one.kind])
        for one in changes(before, after)
    ]
    marked(pieces, key=key)


def _meant(inputs: Inputs, words: str) -> Revision:
    """The wording with the person's own readings, as far as they fit it."""
    mine = {name: inputs.text(name) for name in MINE.values()}
    earlier = inputs.part if isinstance(inputs.part, Revision) else Revision()
    return still_meant(Revision(statement=words, **mine), earlier)


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
