"""Two pads, with Save and Clear as a page has them."""

import streamlit as st

from coach.ui import session
from coach.ui.pad import Field, pad, settle

RECORD = "co-abcd2345"
state = st.session_state
state.runs = state.get("runs", 0) + 1
saved = state.setdefault("saved", {})
drafts = session.notebook().drafts


def save() -> None:
    """Take what was typed as saved."""
    settle()
    saved.update({path: draft.text for path, draft in drafts.of(RECORD).items()})
    drafts.discard(RECORD)


def clear() -> None:
    """Empty the fields."""
    settle()
    saved.clear()
    drafts.discard(RECORD)


st.title("Pads")
for path, label in (("reflection.learned", "Learned"), ("reflection.surprised", "Surprised")):
    draft = drafts.of(RECORD).get(path)
    field = Field(
        label=label,
        record_id=RECORD,
        path=path,
        text=draft.text if draft else saved.get(path, ""),
        base=draft.base if draft else saved.get(path, ""),
        help="In your own words.",
    )
    pad(field, key=path)
st.button("Save", on_click=save)
st.button("Clear", on_click=clear)
st.text(f"saved: {saved.get('reflection.learned', '')}")
st.text(f"drawn {state.runs} times")
