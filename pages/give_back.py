"""What have I received, what have I given, and what could I give in five minutes?"""

from functools import partial

import streamlit as st

from coach.records import Shelves
from coach.rules import giving
from coach.ui import actions, balance, notices, session, shelf, small_gives
from coach.ui.inputs import names
from coach.ui.sections import sections

PROMISED, IDEAS, SHELF = "Promised", "Five minutes", "Shelf"
BOTH_SIDES, ADVICE = "Received and given", "Advice"
SECTIONS = (PROMISED, IDEAS, SHELF, BOTH_SIDES, ADVICE)
LEADS_TO = {"ac": PROMISED, "pe": IDEAS, "sh": SHELF}


def main() -> None:
    """Draw the section that is open, for everybody or for the person whom the address names."""
    st.title("Give back")
    st.caption("What people gave you, and the small things that you can do for them.")
    shelves = session.shelves()
    if not shelves.people:
        empty()
        return
    chosen = next((one for one in map(session.chosen, LEADS_TO) if one), "")
    section = sections("give back", SECTIONS, wanted=LEADS_TO.get(chosen[:2], ""), sent_by=chosen)
    draw(section, shelves, chosen)


def empty() -> None:
    """Nobody in the notebook yet: where giving begins."""
    st.markdown("Giving begins with somebody. Add the first person you would like to talk with.")
    notices.button("Add a person", partial(session.leave_for, "people"), key="first", primary=True)


def draw(section: str, shelves: Shelves, chosen: str) -> None:
    """One section of the page."""
    person_id = session.chosen("pe") if shelves.person(session.chosen("pe")) else ""
    match section:
        case "Promised":
            promised(shelves, chosen)
        case "Five minutes":
            ideas(shelves, whom(shelves, person_id))
        case "Shelf":
            on_the_shelf(shelves, chosen, person_id)
        case "Received and given":
            both_sides(shelves, whom(shelves, person_id))
        case _:
            balance.advice_list(shelves, whom(shelves, person_id))


def whom(shelves: Shelves, person_id: str) -> str:
    """Ask for whom; the person stays in the address, so that all sections speak of the same one."""
    among = {"": "Everybody", **names({one.id: one.title for one in shelves.people})}
    key = "give back for whom"
    if st.session_state.get(key) != person_id:
        st.session_state[key] = person_id
    st.selectbox(
        "Whom is it about?", list(among), format_func=lambda one: among.get(one, one), key=key, on_change=turn
    )
    return person_id


def turn() -> None:
    """Put the person who was chosen into the address."""
    session.choose(str(st.session_state["give back for whom"] or ""))


def promised(shelves: Shelves, chosen: str) -> None:
    """What is promised and due, and a way to write down something of one's own."""
    if chosen.startswith("ac-") and session.notebook().find(chosen) is None:
        actions.write_down(chosen, shelves)
    else:
        notices.button("Write something down", actions.begin, key="begin", icon=":material/add:")
    actions.promised(shelves, chosen)
    balance.gentle(shelves, today=session.today())


def ideas(shelves: Shelves, person_id: str) -> None:
    """What fits into a few minutes: from the shelf first, then from the catalogue."""
    person = shelves.person(person_id)
    if person and person.useful:
        st.caption("What would be useful to them")
        st.text(person.useful)
    fitting = [one for one in giving.matches(shelves, today=session.today()) if one.person.id == person_id]
    for match in fitting[:2]:
        shelf.offer(match)
    if not person_id:
        st.caption("Choose somebody to promise one of these to.")
    small_gives.listing(shelves, person_id)
    if person_id:
        own = partial(actions.begin, person_id)
        notices.button("Something of your own", own, key="own", icon=":material/add:")


def on_the_shelf(shelves: Shelves, chosen: str, person_id: str) -> None:
    """The articles and events, and a form for a new one."""
    if chosen.startswith("sh-") and shelves.item(chosen) is None:
        shelf.write_down(chosen)
    person_id = whom(shelves, person_id)
    shelf.listing(shelves, person_id, chosen)


def both_sides(shelves: Shelves, person_id: str) -> None:
    """Everybody in one table, or one person with every entry."""
    if person_id:
        balance.with_one(shelves, person_id)
    else:
        balance.everybody(shelves)


main()
