"""How a goal became more specific: every wording, what changed and why, and what friends said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records.goal import Goal, HelperTest
from coach.rules.specificity import assess
from coach.ui import fields, goal_words, notices, session
from coach.ui.words import day, plain

if TYPE_CHECKING:
    from coach.records.goal import Revision


def history(goal: Goal) -> None:
    """Every wording with its score, why it came, and what changed from the one before."""
    st.subheader("How it became more specific")
    newest_first = list(enumerate(goal.revisions))[::-1]
    for number, revision in newest_first:
        score = assess(revision.statement, corrections=revision.corrections).score
        with st.container(border=True, key=f"wording.{revision.id or number}"):
            st.caption(f"{day(revision.when.date() if revision.when else None)} · specificity {score} of 100")
            before = goal.revisions[number - 1].statement if number else revision.statement
            goal_words.compare(before, revision.statement, key=f"step.{goal.id}.{number}")
            _because(revision)
            if revision.statement != goal.statement:
                again = partial(goal_words.again, goal, revision)
                notices.button("Use this wording again", again, key=f"again.{goal.id}.{number}", quiet=True)
    if len(goal.revisions) > 2:
        _compare_any(goal)


def _because(revision: Revision) -> None:
    """Why a wording came about, with the conversation that led to it."""
    if revision.why:
        st.text(f"Why: {revision.why}")
    talk = session.shelves().conversation(revision.conversation)
    if talk:
        label = plain(f"After talking with {session.shelves().name_of(talk.person)}")
        st.page_link("reflect.py", label=label, query_params={"id": talk.id}, icon=":material/forum:")


def _compare_any(goal: Goal) -> None:
    """What changed between any two wordings, word by word."""
    numbers = range(len(goal.revisions))
    with st.expander("Compare any two wordings"):
        names = [f"{number + 1}: {goal.revisions[number].statement}" for number in numbers]
        first = st.selectbox("From", numbers, format_func=names.__getitem__, key=f"from.{goal.id}")
        last = st.selectbox(
            "To", numbers, index=len(names) - 1, format_func=names.__getitem__, key=f"to.{goal.id}"
        )
        goal_words.compare(
            goal.revisions[first].statement, goal.revisions[last].statement, key=f"any.{goal.id}"
        )


def helper_test(goal: Goal) -> None:
    """Whether a friend could name one person or one next step (advice 1b)."""
    st.subheader("Ask a friend")
    st.markdown("Read your goal to somebody and ask: **could you name one person or one next step?**")
    for test in goal.helper_tests:
        st.text(_answered(test))
    asked = fields.Maker(goal.id, "helper", HelperTest())
    asked.ask("who", "could", "named_one")
    notices.button("Keep the answer", partial(_keep_answer, goal), key=f"helper.{goal.id}")


def _answered(test: HelperTest) -> str:
    """One answer in a line: "3 May, my sister: yes. The refill shop"."""
    plain_answer = "" if test.could is None else "yes" if test.could else "not yet"
    said = ". ".join(filter(None, [plain_answer, test.named_one]))
    return f"{day(test.when)}, {test.who or 'a friend'}: {said}"


def _keep_answer(goal: Goal) -> None:
    """Keep what was typed as a friend's answer; without an answer, say what is missing."""
    asked = fields.Maker(goal.id, "helper", HelperTest())
    if not asked.text("could") and not asked.text("named_one"):
        notices.warn("Could they name a person or a next step? Choose yes or no.")
        return
    asked.add(partial(_add_test, goal), when=session.today())


def _add_test(goal: Goal, test: HelperTest) -> None:
    """Keep a friend's answer with the goal, once."""
    fields.change(
        goal,
        lambda now: now if test in now.helper_tests else now.but(helper_tests=(*now.helper_tests, test)),
        said="The answer is kept",
    )
