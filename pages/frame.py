"""The frame around every page: which pages there are, in the order of a person's day."""

import streamlit as st

from coach.ui import links, notices, private, server, session, side_by_side

# Before st.navigation: a page's own Material icon would else be fetched from a font server as the tab's icon.
st.set_page_config(page_icon=server.ICON, layout="centered")

PAGES = (
    st.Page("today.py", title="Today", icon=":material/wb_sunny:", default=True),
    st.Page("goals.py", title="Goals", icon=":material/flag:"),
    st.Page("people.py", title="People", icon=":material/group:"),
    st.Page("prepare.py", title="Prepare", icon=":material/checklist:"),
    st.Page("conversation.py", title="Conversation", icon=":material/forum:"),
    st.Page("reflect.py", title="Reflect", icon=":material/edit_note:"),
    st.Page("give_back.py", title="Give back", icon=":material/volunteer_activism:"),
    st.Page("progress.py", title="Progress", icon=":material/insights:"),
    st.Page("notebook.py", title="Notebook", icon=":material/menu_book:"),
)

st.html(server.STYLE)
if private.on():
    st.html(private.STYLE)
st.logo(server.WORDMARK, size="large", icon_image=server.ICON)
chosen = st.navigation(PAGES)
st.set_page_config(page_title=f"{chosen.title} · Rapport")
session.look()
session.leave()
if chosen is PAGES[0] and session.astray():
    notices.tell("There is no page at that address. This is Today.")
with st.sidebar:
    st.caption("Open: the example" if session.is_example() else "Open: your own notebook")
    private.toggle()
    links.guard()
    if private.on():
        private.veil(session.notebook().shelves, session.typed())
if session.is_example():
    with st.container(horizontal=True, vertical_alignment="center", key="example-bar"):
        st.caption(
            "You are looking at the example. Try anything; your own notebook is not touched.", width="stretch"
        )
        notices.button("Back to my notebook", session.open_own, key="back-to-own")
notices.show()
side_by_side.show()
chosen.run()
