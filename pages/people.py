"""Who do I know, who put me in touch, who have I lost touch with?"""

from functools import partial

import streamlit as st

from coach.records import Person, Shelves, new_id
from coach.records.person import IntroductionWish
from coach.ui import answers, fields, ledger, letters, notices, person_story, session, unreadable
from coach.ui.inputs import names
from coach.ui.sections import sections
from coach.ui.words import plain

SHOWN = 30
EVERYBODY, INTRODUCTIONS, ANSWERS = "Everybody", "Introductions", "Same question"
SECTIONS = (EVERYBODY, INTRODUCTIONS, ANSWERS)


def main() -> None:
    """Draw the list of people, or the one that the address names."""
    st.title("People")
    st.caption("Those you talk with, or might: what you know of them, and what has gone between you.")
    shelves = session.shelves()
    chosen = session.chosen("pe")
    person = shelves.person(chosen)
    if unreadable.told(chosen):
        return
    if chosen:
        place = " ".join(str(st.query_params.get("at", "")).split())
        new = Person(id=chosen, created=session.now(), organisation=place)
        one(person or new, shelves, known=person is not None)
    elif shelves.people:
        several(shelves)
    else:
        session.choose(session.begun("pe"))
        one(Person(id=session.chosen("pe"), created=session.now()), shelves, known=False)


def several(shelves: Shelves) -> None:
    """Everybody; once there has been a talk, also what came of introductions, and answers side by side."""
    talked = any(talk.held for talk in shelves.conversations)
    wanted = ANSWERS if st.query_params.get("section") == "answers" else ""
    match sections("people", SECTIONS, wanted=wanted, sent_by=wanted) if talked else EVERYBODY:
        case "Introductions":
            ledger.everybody(shelves)
        case "Same question":
            answers.draw(shelves)
        case _:
            listing(shelves)


def listing(shelves: Shelves) -> None:
    """Everybody, found by typing or by what the address asks for, those you talked with last on top."""
    wanted = str(st.query_params.get("find", ""))
    if wanted and ("people.find" not in st.session_state or st.session_state.get("people.found") != wanted):
        st.session_state["people.find"] = st.session_state["people.found"] = wanted
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            "Find by name, organisation, industry or interest",
            key="people.find",
            live=True,
            icon=":material/search:",
        )
        notices.button("New person", partial(session.choose, new_id("pe")), key="new", icon=":material/add:")
    unreadable.beside("people")
    found = person_story.found(shelves, typed)
    for person in found[:SHOWN]:
        row = st.container(
            border=True, horizontal=True, vertical_alignment="center", key=f"person.{person.id}"
        )
        with row:
            person_story.card(person, shelves, today=session.today())
            notices.button("Open", partial(session.choose, person.id), key=f"open.{person.id}")
    if wanted and typed == wanted and len(found) < 2:
        st.caption("Nobody else there in your notebook yet.")
    if not found:
        st.text("Nobody here matches that. Try fewer letters.")
    if len(found) > SHOWN:
        st.caption(f"{len(found) - SHOWN} more; type a few letters to find them.")


def one(person: Person, shelves: Shelves, *, known: bool) -> None:
    """One person: what has gone between you, and everything you know of them."""
    if shelves.people:
        notices.button(
            "Everybody", partial(session.choose, ""), key="back", quiet=True, icon=":material/arrow_back:"
        )
    st.subheader(plain(person.title) if known else "A new person" if shelves.people else "Your first person")
    if not shelves.people:
        st.markdown(
            "Begin with one person who does something close to what you want: somebody you studied with, "
            "a friend of a friend, the author of an article you liked."
        )
    if known:
        person_story.wished(person)
        letters.to_person(person, shelves)
        person_story.together(person, shelves)
    form = fields.Form(person)
    others = {one.id: one.title for one in shelves.people if one.id != person.id}
    if known:
        st.subheader("About them")
    form.ask_beside("name", "called", "say_it")
    form.ask_beside("role", "organisation")
    form.ask("interests")
    form.ask_beside("industry", "how_known")
    if others:
        form.ask("introduced_by", among=names(others))
    form.ask("wish")
    if form.text("wish") != IntroductionWish.NOT_KNOWN:
        form.ask("wish_noted", "wish_words")
    with st.expander("Reaching them, and keeping in touch", key=f"reaching.{person.id}"):
        form.ask_beside("email", "phone")
        form.ask_beside("other_contact", "links")
        form.ask_beside("time_zone", "keep_in_touch")
    form.ask("useful", "notes")
    form.save_bar("Save" if known else "Save person")
    if known:
        notices.button("Remove this person", partial(remove, person), key=f"remove.{person.id}", quiet=True)


def remove(person: Person) -> None:
    """Put the person into the notebook's trash, with a way back."""
    book = session.notebook()
    book.remove(person.id, seen=book.seen(person.id), now=session.now())
    session.choose("")
    notices.offer_undo(f"{person.title} is removed.", person.id, page="people")


main()
