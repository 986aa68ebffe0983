"""What do I want, and is it specific enough to be helped with?"""

from functools import partial

import streamlit as st

from coach.records import Goal, new_id
from coach.records.goal import GoalState
from coach.rules import goal_advice
from coach.rules.specificity import assess
from coach.ui import fields, goal_reading, goal_story, goal_words, notices, session, unreadable
from coach.ui.words import count


def main() -> None:
    """Draw the list of goals, or the one that the address names."""
    st.title("Goals")
    st.caption(
        "What you want, in words specific enough that somebody could name one person or one next step."
    )
    shelves = session.shelves()
    chosen = session.chosen("go")
    goal = shelves.goal(chosen)
    if unreadable.told(chosen):
        return
    if chosen and goal is None:
        begin(Goal(id=chosen, created=session.now()))
    elif goal is not None:
        show(goal)
    elif shelves.goals:
        listing(shelves.goals)
    else:
        session.choose(session.begun("go"))
        begin(Goal(id=session.chosen("go"), created=session.now()))


def listing(goals: tuple[Goal, ...]) -> None:
    """Every goal with its state and score, the active ones first."""
    notices.button("New goal", partial(session.choose, new_id("go")), key="new", icon=":material/add:")
    order = list(GoalState)
    for goal in sorted(goals, key=lambda one: order.index(one.state)):
        with st.container(border=True, key=f"goal.{goal.id}"):
            st.text(goal.title)
            found = assess(goal.statement, corrections=goal.current.corrections if goal.current else {})
            wordings = count(len(goal.revisions), "wording")
            st.caption(f"{goal.state.label} · specificity {found.score} of 100 · {wordings}")
            notices.button("Open", partial(session.choose, goal.id), key=f"open.{goal.id}")


def begin(goal: Goal) -> None:
    """A goal that is being made: what it is made of, and the builder."""
    back()
    st.subheader("A new goal" if session.shelves().goals else "Your first goal")
    st.markdown(
        "A goal says **for whom** you want to work, **what changes** for them, and **how**. "
        "“Help large companies reduce waste by improving packaging design” is one that people can help with; "
        "“something in sustainability” is not."
    )
    words = goal_words.maker(goal)
    goal_words.builder(words)
    save = partial(goal_words.keep, goal, words, said="Your goal is saved")
    notices.button("Save goal", save, key=f"wording.{goal.id}", primary=True)


def show(goal: Goal) -> None:
    """One goal: its words now, the next wording, where it stands, and every wording it has had."""
    back()
    st.caption(f"{goal.state.label}, {count(len(goal.revisions), 'wording')}")
    if goal.current:
        around = goal_reading.Around(
            named=goal_advice.names_where(goal.current), asked=goal_advice.was_asked(goal)
        )
        goal_reading.reading(goal.statement, goal.current.corrections, key=f"now.{goal.id}", around=around)
    if not session.shelves().people:
        somebody = partial(session.leave_for, "people", new_id("pe"))
        notices.button("Next: somebody to talk with", somebody, key="next", primary=True)
    words = goal_words.maker(goal)
    with st.expander("Change the wording", expanded=bool(words.drafts), key=f"change.{goal.id}"):
        goal_words.builder(words, asked=goal_advice.was_asked(goal))
        words.ask("why")
        save = partial(goal_words.keep, goal, words)
        notices.button("Save this wording", save, key=f"wording.{goal.id}", primary=True)
    goal_story.history(goal)
    goal_story.helper_test(goal)
    standing(goal)


def standing(goal: Goal) -> None:
    """Where the goal stands: active, paused, reached or dropped, with notes."""
    st.subheader("Where it stands")
    form = fields.Form(goal)
    form.ask("state")
    if form.text("state") != GoalState.ACTIVE:
        form.ask("state_since", "state_why")
    form.ask("notes")
    form.save_bar()
    notices.button("Remove this goal", partial(remove, goal), key=f"remove.{goal.id}", quiet=True)


def remove(goal: Goal) -> None:
    """Put the goal into the notebook's trash, with a way back."""
    book = session.notebook()
    book.remove(goal.id, seen=book.seen(goal.id), now=session.now())
    session.choose("")
    notices.offer_undo("The goal is removed.", goal.id, page="goals")


def back() -> None:
    """The way back to the list."""
    if session.shelves().goals:
        notices.button(
            "All goals", partial(session.choose, ""), key="back", quiet=True, icon=":material/arrow_back:"
        )


main()
