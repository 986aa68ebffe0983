"""Where are my files, is anything wrong with them, and what can I have back?"""

from functools import partial

import streamlit as st

from coach.notebook import Notebook
from coach.ui import fields, files, notices, session, unsaved, versions
from coach.ui.sections import sections
from coach.ui.words import moment, plain

SETTINGS, DRAFTS = "Settings", "Drafts"
EARLIER, REMOVED, EXAMPLE = "Earlier versions", "Removed", "Example"
SECTIONS = (SETTINGS, DRAFTS, EARLIER, REMOVED, EXAMPLE)


def main() -> None:
    """Draw the folder with what is in it and wrong with it, then the section that is open."""
    st.title("Notebook")
    st.caption(
        "These files are yours: plain text that you may open, copy and edit. Nothing leaves this machine."
    )
    book = session.notebook()
    files.where(book)
    files.problems(book)
    st.space("small")
    draw(sections("notebook", SECTIONS), book)


def draw(section: str, book: Notebook) -> None:
    """One section of the page."""
    match section:
        case "Drafts":
            drafts()
        case "Earlier versions":
            versions.earlier(book)
        case "Removed":
            versions.removed(book)
        case "Example":
            files.example()
        case _:
            settings(book)


def settings(book: Notebook) -> None:
    """What holds for the whole notebook."""
    form = fields.Form(book.settings)
    form.ask("name", "time_zone", "introduction")
    st.markdown("**On time**")
    form.ask("early_from", "early_to", "buffer_minutes", "allotted_minutes")
    form.save_bar()


def drafts() -> None:
    """Everything that was typed and not saved, each to go on with or to throw away."""
    found = unsaved.unsaved()
    if not found:
        st.text("Everything you typed is saved.")
    for one in found:
        with st.container(border=True, key=f"draft.{one.record_id}"):
            st.markdown(f"**{plain(one.about[:1].upper() + one.about[1:])}**")
            st.text(", ".join(one.fields))
            st.caption(f"Last typed {moment(one.at.astimezone(session.zone()))}. {unsaved.standing(one)}")
            with st.container(horizontal=True, vertical_alignment="center"):
                unsaved.go_on(one, key="go-on")
                with st.popover("Throw away", type="tertiary", key=f"throw.{one.record_id}"):
                    st.text("What you typed there is gone then.")
                    sure = partial(unsaved.throw_away, one.record_id)
                    notices.button("Throw it away", sure, key=f"sure.{one.record_id}")


main()
