"""Am I ready for this conversation?"""

from functools import partial

import streamlit as st

from coach.records import Conversation, Shelves
from coach.ui import (
    arriving,
    bank,
    carrying,
    choosing,
    fields,
    notices,
    opening,
    planner,
    planning,
    printing,
    readying,
    research,
    session,
    unreadable,
)


def main() -> None:
    """Draw the conversation that is to be prepared, or the way to plan one."""
    st.title("Prepare")
    st.caption("One target, a few good questions, and no hurry on the way there.")
    shelves = session.shelves()
    named = session.chosen("cv")
    if unreadable.told(session.chosen("cv")):
        return
    if named and shelves.conversation(named) is None:
        begin(planning.fresh(named, shelves), shelves)
        return
    open_ones = choosing.to_prepare(shelves, now=session.now())
    conversation = choosing.current(open_ones, shelves)
    if conversation is None:
        planning.invite(first=not shelves.conversations)
    else:
        choosing.heading(fields.as_typed(conversation), open_ones, shelves, key="prepare.which")
        prepare(conversation, shelves)


def begin(conversation: Conversation, shelves: Shelves) -> None:
    """A conversation that is being made: with whom, what for, and when."""
    if shelves.conversations:
        back = partial(session.choose, "")
        notices.button("Back to the others", back, key="back", quiet=True, icon=":material/arrow_back:")
    st.header("A new conversation", anchor=False)
    planning.begin(conversation, shelves)


def prepare(conversation: Conversation, shelves: Shelves) -> None:
    """One conversation: how ready it is, and the parts of preparing, one at a time."""
    typed = fields.as_typed(conversation)
    ready = readying.found(typed, shelves)
    readying.bar(ready)
    part = readying.section(ready)
    form = fields.Form(conversation)
    DRAW[part](form, conversation, shelves)
    go_on(form, conversation, shelves, part)
    with st.container(horizontal=True):
        away = partial(session.leave_for, "conversation", conversation.id)
        notices.button("To the waiting room", away, key="waiting", quiet=True, icon=":material/forum:")
        notices.button("Plan another", planning.plan_another, key="plan", quiet=True, icon=":material/add:")


def when(form: fields.Form, conversation: Conversation, shelves: Shelves) -> None:
    """Person, goal, time and place, and when to leave or to dial."""
    typed = fields.as_typed(conversation)
    planning.when(form, typed, shelves)
    arriving.draw(typed, shelves.person(typed.person), shelves.settings)


def facts(form: fields.Form, conversation: Conversation, shelves: Shelves) -> None:
    """What is known about the person, and what was found."""
    person = shelves.person(conversation.person)
    if person:
        research.known(person, conversation, shelves)
    research.draw(form, fields.as_typed(conversation), research.listing(conversation))


def target(form: fields.Form, conversation: Conversation, shelves: Shelves) -> None:
    """The one thing to come away with, with the goal beside it."""
    goal = shelves.goal(fields.as_typed(conversation).goal)
    if goal and goal.statement:
        st.caption("Your goal")
        st.text(goal.statement)
    form.ask("preparation.target", "preparation.target_sign")


def questions(form: fields.Form, conversation: Conversation, shelves: Shelves) -> None:
    """The list, the time it needs, and where more questions come from."""
    typed = fields.as_typed(conversation)
    listing = carrying.listing(conversation)
    person = shelves.person(typed.person)
    planner.the_time(typed, person)
    planner.draw(form, typed, listing, person)
    carrying.here(typed, shelves, listing)
    with st.expander("Choose from the question bank", key=f"{conversation.id}.bank"):
        bank.draw(typed, listing, person)
    with st.expander(
        "Write one of your own", key=f"{conversation.id}.own", expanded=not typed.preparation.questions
    ):
        planner.own(listing, typed, person)


def first_minute(form: fields.Form, conversation: Conversation, shelves: Shelves) -> None:
    """How to say the name, who I am, and the first sentence."""
    typed = fields.as_typed(conversation)
    opening.draw(form, typed, shelves.person(typed.person), shelves.settings)


def check(_: fields.Form, conversation: Conversation, shelves: Shelves) -> None:
    """When to be ready, and the checklist of the mode."""
    typed = fields.as_typed(conversation)
    arriving.draw(typed, shelves.person(typed.person), shelves.settings)
    readying.checklist(conversation, readying.found(typed, shelves))
    printing.brief(typed, shelves)


DRAW = {
    "when": when,
    "research": facts,
    "target": target,
    "questions": questions,
    "opening": first_minute,
    "check": check,
}


def go_on(form: fields.Form, conversation: Conversation, shelves: Shelves, part: str) -> None:
    """Save what was typed, and turn to the part after this one."""
    following = readying.following(part)
    label = f"Save, then {readying.SECTIONS[following].lower()}" if following else "Save"
    form.save_bar(label, deed=partial(keep, conversation, shelves, following))


def keep(conversation: Conversation, shelves: Shelves, following: str) -> None:
    """Take in what was typed and not added yet, save the rest, and go on where nothing stands in the way."""
    entries = (research.listing(conversation).adder, carrying.listing(conversation).adder)
    left_over = [entry for entry in entries if not entry.take_in()]
    opening.keep_name(shelves.person(conversation.person))
    if planning.save(conversation) is not None and following and not left_over:
        readying.open_section(following)


main()
