"""What do I want, and is it specific enough to be helped with?"""

from functools import partial

import streamlit as st

from coach.records import Goal, new_id
from coach.records.goal import GoalState, HelperTest, Revision
from coach.rules.specificity import assess
from coach.ui import fields, goal_words, notices, session
from coach.ui.words import count, day, plain


def main() -> None:
    """Draw the list of goals, or the one that the address names."""
    st.title("Goals")
    st.caption(
        "What you want, in words specific enough that somebody could name one person or one next step."
    )
    shelves = session.shelves()
    chosen = session.chosen("go")
    goal = shelves.goal(chosen)
    if chosen and goal is None:
        begin(Goal(id=chosen, created=session.now()))
    elif goal is not None:
        show(goal)
    elif shelves.goals:
        listing(shelves.goals)
    else:
        begin_first()


def begin_first() -> None:
    """The empty notebook: say what a goal is made of and open the first one."""
    st.markdown(
        "A goal says **for whom** you want to work, **what changes** for them, and **how**. "
        "“Help large companies reduce waste by improving packaging design” is one that people can help with; "
        "“something in sustainability” is not."
    )
    notices.button("Write your first goal", partial(session.choose, new_id("go")), key="first", primary=True)


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
    """A goal that is being made: the builder, and nothing else."""
    back()
    st.subheader("A new goal")
    words = goal_words.maker(goal)
    goal_words.builder(words)
    save = partial(goal_words.keep, goal, words, said="Your goal is saved")
    notices.button("Save goal", save, key=f"save.{goal.id}", primary=True)


def show(goal: Goal) -> None:
    """One goal: its words now, the next wording, where it stands, and every wording it has had."""
    back()
    st.subheader(plain(goal.title))
    if goal.current:
        goal_words.reading(goal.statement, goal.current.corrections, key=f"now.{goal.id}")
    words = goal_words.maker(goal)
    with st.expander("Change the wording", expanded=bool(words.drafts), key=f"change.{goal.id}"):
        goal_words.builder(words)
        words.ask("why")
        save = partial(goal_words.keep, goal, words)
        notices.button("Save this wording", save, key=f"save.{goal.id}", primary=True)
    history(goal)
    helper_test(goal)
    standing(goal)


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
            because(revision)
    if len(goal.revisions) > 2:
        compare_any(goal)


def because(revision: Revision) -> None:
    """Why a wording came about, with the conversation that led to it."""
    if revision.why:
        st.text(f"Why: {revision.why}")
    talk = session.shelves().conversation(revision.conversation)
    if talk:
        label = plain(f"After talking with {session.shelves().name_of(talk.person)}")
        st.page_link("reflect.py", label=label, query_params={"id": talk.id}, icon=":material/forum:")


def compare_any(goal: Goal) -> None:
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
        st.text(f"{day(test.when)}, {test.who or 'a friend'}: {test.named_one}")
    asked = fields.Maker(goal.id, "helper", HelperTest())
    asked.ask("who", "named_one")
    keep = partial(asked.add, partial(add_test, goal), when=session.today())
    notices.button("Keep the answer", keep, key=f"helper.{goal.id}")


def add_test(goal: Goal, test: HelperTest) -> None:
    """Keep a friend's answer with the goal, once."""
    fields.change(
        goal,
        lambda now: now if test in now.helper_tests else now.but(helper_tests=(*now.helper_tests, test)),
        said="The answer is kept",
    )


def standing(goal: Goal) -> None:
    """Where the goal stands: active, paused, reached or dropped, with notes."""
    st.subheader("Where it stands")
    form = fields.Form(goal)
    form.ask("state", "state_why", "notes")
    form.save_bar()
    notices.button("Remove this goal", partial(remove, goal), key=f"remove.{goal.id}", quiet=True)


def remove(goal: Goal) -> None:
    """Put the goal into the notebook's trash, with a way back."""
    book = session.notebook()
    book.remove(goal.id, seen=book.seen(goal.id), now=session.now())
    session.choose("")
    notices.offer_undo("The goal is removed.", goal.id)


def back() -> None:
    """The way back to the list."""
    if session.shelves().goals:
        notices.button(
            "All goals", partial(session.choose, ""), key="back", quiet=True, icon=":material/arrow_back:"
        )


main()
