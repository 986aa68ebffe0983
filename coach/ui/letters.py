"""A message that is composed from the records: to change, to copy, and to note as sent; nothing is sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.content.drafts import draft_pattern, draft_patterns
from coach.rules import introductions, messages
from coach.rules.drafts import ASKS
from coach.rules.messages import Sent
from coach.ui import elsewhere, held, notices, sending, session, undoing
from coach.ui.pad import Field, pad, settle
from coach.ui.why import why
from coach.ui.words import count, plain

if TYPE_CHECKING:
    from coach.records import Person, Shelves
    from coach.rules.drafts import Draft
    from coach.rules.messages import Message

_ASSETS: Final = Path(__file__).parent / "assets"
_WORDS: Final = {
    "copy": "Copy the text",
    "done": "Copied",
    "failed": "Select it and copy it by hand",
    "open": "Still to fill in:",
}
FOLDER: Final = f"{elsewhere.SCRATCH}letter."
"""Where a message that was changed is kept among what was typed for the person: no field of their record."""
SENT: Final = f"{elsewhere.SCRATCH}sent."
"""Where such a message goes once it was sent: to be read again, and to come back when that is taken back."""

_copy = st.components.v2.component(
    "rapport_copy",
    html='<p hidden></p><button type="button"></button><span role="status"></span>',
    css=(_ASSETS / "copy.css").read_text("utf-8"),
    js=(_ASSETS / "copy.js").read_text("utf-8"),
)


def to_person(person: Person, shelves: Shelves) -> None:
    """The messages that fit a person now, one of them open: the one the address asks for (0a, 4c, 5b)."""
    fitting = {one.key: one for one in messages.fitting(person, shelves, now=session.now())}
    begun = _begun(person, {one.place for one in fitting.values()})
    if not fitting and not begun:
        return
    with st.container(border=True, key=f"letters.{person.id}"):
        st.markdown("**Write to them**")
        if fitting:
            _message(fitting[_chosen(person, fitting)], person)
        if begun:
            _leftovers(person, begun)


def _chosen(person: Person, fitting: dict[str, Message]) -> str:
    key = f"letters.{person.id}.which"
    wish = str(st.query_params.get("write", "")), str(st.query_params.get("about", ""))
    wanted = messages.pick(fitting.values(), *wish)
    entered = st.session_state.get(key) not in fitting
    if wanted and (entered or st.session_state.get(f"{key} heard") != wish):
        st.session_state[key] = wanted.key
    elif entered:
        st.session_state[key] = next(iter(fitting))
    st.session_state[f"{key} heard"] = wish
    if len(fitting) > 1:
        st.pills(
            "Which message", list(fitting), format_func=lambda one: _name(fitting[one]), key=key,
            required=True, label_visibility="collapsed",
        )  # fmt: skip
    return str(st.session_state[key])


def _name(message: Message) -> str:
    about = f": {message.about}" if message.about else ""
    return plain(message.draft.name + about)


def _message(message: Message, person: Person) -> None:
    text(message.draft, person.id, message.place)
    if message.sent is not Sent.NOTHING:
        with st.container(horizontal=True, vertical_alignment="center"):
            notices.button("I have sent it", partial(_sent, message, person.id), key=f"sent.{message.key}")


def _sent(message: Message, person_id: str) -> None:
    settle()
    typed = put_away(person_id, message.place)
    sending.sent(message, person_id, typed or message.draft.text)
    if typed:
        undoing.with_words(person_id, {f"{FOLDER}{message.place}": typed})


def written(draft: Draft, owner: str, place: str) -> str:
    """The words of a message as they stand now: what was typed, else what is composed."""
    typed = held.drafts(owner).get(f"{FOLDER}{place}")
    return typed.text if typed else draft.text


def put_away(owner: str, place: str) -> str:
    """Put what was typed for a message where sent ones are, and give it; empty where nothing was typed."""
    return _move(owner, f"{FOLDER}{place}", f"{SENT}{place}")


def take_back(owner: str, place: str) -> None:
    """It was not sent after all: what was typed for the message stands where it stood."""
    if f"{FOLDER}{place}" not in held.drafts(owner):
        _move(owner, f"{SENT}{place}", f"{FOLDER}{place}")


def as_sent(owner: str, place: str) -> str:
    """The words of a message that was changed and sent; empty where it went as it was composed."""
    typed = held.drafts(owner).get(f"{SENT}{place}")
    return typed.text if typed else ""


def _move(owner: str, here: str, there: str) -> str:
    typed = held.drafts(owner).get(here)
    if typed is None:
        return ""
    held.put(owner, there, typed.text, base="")
    held.saved(owner, [here])
    return typed.text


def text(draft: Draft, owner: str, place: str) -> None:
    """The words of a draft in a field to change and to copy; what is typed there is kept on the disk.

    When the records change, a text that nobody touched follows them, and a changed one stays.

    Args:
        draft: what is composed from the records.
        owner: the record whose draft a changed text is; a person, wherever there is one.
        place: what tells it apart from other messages to them.
    """
    if draft.subject:
        st.text(f"Subject: {draft.subject}")
    key = f"letter.{owner}.{place}"
    typed = written(draft, owner, place)
    words = draft_pattern(draft.id)
    # The record says nothing at this place: what is composed is on offer until somebody types.
    pad(
        Field(label=words.purpose, record_id=owner, path=f"{FOLDER}{place}", text=typed, base="", rows=5),
        key=key,
    )
    doubt = introductions.doubt(typed, session.shelves().person(owner)) if typed != draft.text else ""
    if doubt:
        st.caption(f":orange[:material/do_not_disturb_on:] {plain(doubt)}")
    told = {"key": key_class(key), "text": typed, "words": _WORDS}
    _copy(key=f"{key}.copy", data=told, width="stretch")
    with st.container(horizontal=True, vertical_alignment="center"):
        again = partial(_compose_anew, draft, owner, place)
        notices.button("Start again from the records", again, key=f"{key}.again", quiet=True)
        why(*draft.advice, key=key, source=words.source)
    st.caption(
        "It is made from your notes. Change it until it sounds like you; your changes are kept as you type. "
        "Rapport sends nothing."
    )


def _compose_anew(draft: Draft, owner: str, place: str) -> None:
    settle()
    path = f"{FOLDER}{place}"
    typed = held.drafts(owner).get(path)
    if typed is None or typed.text == draft.text:
        held.discard(owner, [path] if typed else [])
        notices.tell("It stands as the records have it")
        return
    _give_up(owner, path, "The message is composed anew.")


def _begun(person: Person, fitting: set[str]) -> dict[str, str]:
    """Messages that were changed and do not fit any more, by their place."""
    return {
        path.removeprefix(FOLDER): one.text
        for path, one in held.drafts(person.id).items()
        if path.startswith(FOLDER) and path.removeprefix(FOLDER) not in fitting
    }


def _leftovers(person: Person, begun: dict[str, str]) -> None:
    permission = introductions.may_ask(person)
    with st.expander(f"{count(len(begun), 'message')} you had begun", key=f"begun.{person.id}"):
        for place, typed in begun.items():
            kind = place.partition(".")[0]
            st.caption(next((one.name for one in draft_patterns() if one.id == kind), "A message"))
            if kind in ASKS and not permission.allowed:
                st.caption(plain(f"It is not shown: {permission.reason}"))
            else:
                st.text(typed)
            gone = partial(_throw_away, person.id, place)
            notices.button("Throw away", gone, key=f"gone.{person.id}.{place}", quiet=True)


def _throw_away(owner: str, place: str) -> None:
    _give_up(owner, f"{FOLDER}{place}", "The message is thrown away.")


def _give_up(owner: str, path: str, said: str) -> None:
    """Let go of what was typed for a message, and offer to have it back."""
    typed = {one: words for one, words in held.drafts(owner).items() if one == path}
    undoing.offer_words(said, owner, typed)
    held.discard(owner, [path])


def key_class(key: str) -> str:
    """The name that Streamlit gives the box of an input with this key."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in key)
