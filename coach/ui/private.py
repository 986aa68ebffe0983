"""The private view: names and notes are blurred everywhere, for a screen that others see."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar, cast

import streamlit as st

from coach.records import Conversation, Person
from coach.records.off_record import on_record, shelves_on_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from streamlit.delta_generator import DeltaGenerator

    from coach.records import Record, Shelves
    from coach.store.drafts import Draft

R = TypeVar("R", bound="Record")

_ASSETS: Final = Path(__file__).parent / "assets"
STYLE: Final = _ASSETS / "private.css"
_KEY: Final = "private view"
_FIRST_WORDS: Final = 6
_last = {"private": False}
"""What was chosen last in this process: a reload or a new tab must not show what was hidden a moment ago."""
_COOKIE: Final = "rapport_private"
"""Set by private.js while the view is on, so that a server that was started anew hides what was hidden."""

_veil = st.components.v2.component(
    "rapport_private",
    html="<span hidden></span>\n<!-- nothing to see -->",
    js=(_ASSETS / "private.js").read_text("utf-8"),
)


def on() -> bool:
    """Whether names and notes are blurred in this tab."""
    chosen = st.session_state.get(_KEY)
    return _was_on() if chosen is None else bool(chosen)


def toggle() -> None:
    """The switch; the frame draws it beside every page."""
    st.session_state.setdefault(_KEY, on())
    st.toggle(
        "Private view", key=_KEY, on_change=_remember, help="Blurs names and notes, for a screen others see."
    )


def veil(shelves: Shelves, drafts: Iterable[Draft]) -> None:
    """Blur what the page is about to show; nothing is shown until the browser knows which words to blur."""
    _veil(key="private", height=0, data={"phrases": sorted({*phrases(shelves), *_begun(drafts)})})


def to_compare(key: str) -> DeltaGenerator:
    """A place for words to choose between: while the view is private, a press shows them, and them only."""
    shown = f"unveiled {key}"
    if not on():
        return st.container(key=f"compare.{key}")
    if st.session_state.get(shown):
        return st.container(key=f"unveiled.{key}")
    icon = ":material/visibility:"
    st.button("Show what differs", key=f"unveil.{key}", icon=icon, on_click=_unveil, args=(shown,))
    return st.container(key=f"compare.{key}")


def _unveil(shown: str) -> None:
    st.session_state[shown] = True


def shelves_shown(shelves: Shelves) -> Shelves:
    """The records as pages may show them: without what is off the record while the view is private."""
    return shelves_on_record(shelves) if on() else shelves


def shown(record: R) -> R:
    """One record as a page may show it."""
    if on() and isinstance(record, Conversation):
        return cast("R", on_record(record))
    if on() and isinstance(record, Person):
        return cast("R", on_record(record))
    return record


def phrases(shelves: Shelves) -> set[str]:
    """The words to blur wherever they stand: names, whole and in parts, and how each note begins."""
    found: set[str] = set()
    for person in shelves.people:
        found.update(
            _name(person.name), _name(person.called), _begun_of((person.organisation, person.say_it))
        )
        found.update(_begun_of(_of_person(person)))
    for talk in shelves.conversations:
        found.update(_begun_of(_of_talk(talk)))
    for goal in shelves.goals:
        found.update(_begun_of(revision.statement for revision in goal.revisions))
    found.update(
        _begun_of(text for one in shelves.actions for text in (one.text, one.notes, one.dropped_why))
    )
    found.update(_begun_of((shelves.settings.name, shelves.settings.introduction)))
    return found


def _of_person(person: Person) -> Iterator[str]:
    yield from (person.how_known, person.email, person.phone, person.other_contact)
    yield from (person.wish_words, person.useful, person.notes, *person.links)


def _of_talk(talk: Conversation) -> Iterator[str]:
    prepared, reflection = talk.preparation, talk.reflection
    yield from (talk.place, talk.address, talk.notes, talk.useful, talk.cancelled_why)
    yield from (talk.asking.words, talk.asking.why_not)
    yield from (prepared.target, prepared.target_sign, prepared.recent_fact, prepared.opening_line)
    yield prepared.introduction
    yield from (fact.text for fact in prepared.research)
    for question in prepared.questions:
        yield from (question.text, question.answer)
    for row in talk.introductions:
        yield from (row.to_whom, row.note)
    for advice in reflection.advice:
        yield from (advice.text, advice.why)
    yield from (reflection.learned, reflection.surprise, reflection.target_note, reflection.goal_why)


def _name(name: str) -> set[str]:
    whole = " ".join(name.split())
    parts = {part for part in re.findall(r"[^\W\d_][\w'’]*", whole) if len(part) > 2 and part[0].isupper()}
    return {whole, *parts} - {""}


def _begun(drafts: Iterable[Draft]) -> set[str]:
    return _begun_of(draft.text for draft in drafts)


def _begun_of(texts: Iterable[str]) -> set[str]:
    """The first words of each text, by which it is found; a text of under four letters is left out."""
    begun = (" ".join(text.split()[:_FIRST_WORDS]) for text in texts if text)
    return {words for words in begun if len(words) > 3}


def _was_on() -> bool:
    return _last["private"] or st.context.cookies.get(_COOKIE) == "on"


def _remember() -> None:
    _last["private"] = bool(st.session_state[_KEY])
