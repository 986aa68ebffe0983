"""Asking for introductions where it is welcome, and keeping what was asked and offered (advice 4a to 4d)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.content.prompts import prompts
from coach.records.conversation import AskDecision, Introduction, IntroductionWay
from coach.rules import drafts
from coach.rules.introductions import asking_allowed, may_ask
from coach.ui import session
from coach.ui.entries import Listing
from coach.ui.notices import button, speaking
from coach.ui.why import why
from coach.ui.words import day, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.records import Conversation, Person, Shelves
    from coach.store.drafts import Draft
    from coach.ui.fields import Form

_WORDS: Final = "asking.words"
_ANSWERS: Final = {
    "comfortable": ("yes", AskDecision.ASK.value),
    "not_sure": ("", ""),
    "uncomfortable": ("no", AskDecision.NOT_THIS_TIME.value),
}
"""What each answer to the comfort check notes: whether it feels comfortable, and the decision."""


def card(form: Form, typed: Conversation, shelves: Shelves) -> bool:
    """The comfort check and what follows from it, and whether it is answered.

    There is nothing at all where the person asked not to be asked. What stands above the answers is the same
    whichever is pressed, so that none moves under the thumb.
    """
    person = shelves.person(typed.person)
    if person is None or not asking_allowed(person):
        return False
    st.markdown(_first(person))
    answer = _answer(form)
    choices = {choice.id: choice for choice in prompts().comfort}
    key = f"{form.owner}.comfort"
    session.show(key, answer)
    st.segmented_control(
        prompts().comfort_question, list(choices), format_func=lambda one: choices[one].words, key=key,
        required=True, on_change=_decide, args=(form, key),
    )  # fmt: skip
    if answer == "comfortable":
        _words(form, typed, shelves, choices[answer].reply)
    elif answer == "uncomfortable":
        _why_not(form, choices[answer].reply)
    return answer != "not_sure"


def named(typed: Conversation, shelves: Shelves, listing: Listing[Conversation]) -> None:
    """Who was named so far, and a press that opens the inputs of one more: closed, they cost nothing."""
    key = f"{typed.id}.named open"
    if st.session_state.get(key) or listing.adder.begun_before:
        introductions(typed, shelves, listing, noted=partial(_fold, key, listing))
        return
    _rows(typed, listing)
    button(
        "They named somebody", partial(_unfold, key), key=f"{typed.id}.named", icon=":material/person_add:"
    )


def introductions(
    typed: Conversation,
    shelves: Shelves,
    listing: Listing[Conversation],
    noted: Callable[[], object] | None = None,
) -> None:
    """What was asked for and offered, and the inputs of the next one; asked only where asking is allowed."""
    _rows(typed, listing)
    paths = ("to_whom", "way", "promised") if asking_allowed(shelves.person(typed.person)) else ("to_whom",)
    listing.adder.ask(*paths)
    listing.adder.button("Note this introduction", noted)


def reflected(typed: Conversation, shelves: Shelves, entries: Listing[Conversation]) -> None:
    """The introductions while reflecting: asked for or offered; only offered where no ask is welcome."""
    allowed = asking_allowed(shelves.person(typed.person))
    label = "Introductions asked for or offered" if allowed else "Something they offer of themselves"
    with st.expander(label, key="introductions"):
        introductions(typed, shelves, entries)
        why("4a", "4b", "4c", key="asking")


def listing(
    conversation: Conversation, shelves: Shelves, kept: Mapping[str, Draft] | None = None
) -> Listing[Conversation]:
    """The introductions of a conversation, drafts of which may be `kept`; unwelcome ones were offered."""
    allowed = asking_allowed(shelves.person(conversation.person))
    begun = conversation.times.started.at or conversation.start
    spoken = begun.date() if begun and conversation.held else session.today()
    fixed = {} if allowed else {"way": IntroductionWay.OFFERED.value, "promised": True}
    return Listing(
        conversation, "introductions", Introduction(), kept=kept, spoken=spoken.isoformat(), **fixed
    )


def _rows(typed: Conversation, listing: Listing[Conversation]) -> None:
    for row in typed.introductions:
        with st.container(horizontal=True, vertical_alignment="center", key=f"introduction.{row.id}"):
            st.markdown(f"**{plain(row.to_whom)}** · {_said(row)}")
            listing.remove_button(row.id)


def _unfold(key: str) -> None:
    st.session_state[key] = True


def _fold(key: str, listing: Listing[Conversation]) -> None:
    """Note who was named and close the inputs; where something is missing they stay, and say what."""
    begun = listing.adder.begun
    listing.adder.add()
    if begun and not listing.adder.begun:
        st.session_state.pop(key, None)


def _first(person: Person) -> str:
    """What comes before the ask: their wish, or words to find out how they feel about it (4a, 4b)."""
    permission = may_ask(person)
    if permission.known:
        return plain(permission.reason)
    first = next(choice.reply for choice in prompts().comfort if choice.id == "not_sure")
    return f":small[{plain(first)}]  \n“{plain(prompts().ask_first)}”"


def _answer(form: Form) -> str:
    noted = (form.text("asking.comfortable"), form.text("asking.decision"))
    if noted[1] == AskDecision.NOT_THIS_TIME.value:
        return "uncomfortable"
    return "comfortable" if AskDecision.ASK.value in noted or noted[0] == "yes" else "not_sure"


def _decide(form: Form, key: str) -> None:
    comfortable, decision = _ANSWERS[st.session_state[key] or "not_sure"]
    form.put("asking.comfortable", comfortable)
    form.put("asking.decision", decision)


def _words(form: Form, typed: Conversation, shelves: Shelves, reply: str) -> None:
    suggested = "" if form.text(_WORDS).strip() else drafts.ask(typed, shelves).text
    if suggested:
        st.markdown(f":small[{plain(reply)}]  \n“{plain(suggested)}”")
        button("Put it in my own words", partial(form.put, _WORDS, suggested), key="asking.mine", quiet=True)
    else:
        form.ask(_WORDS)


def _why_not(form: Form, reply: str) -> None:
    st.caption(reply)
    reasons = {choice.words: choice.reply for choice in prompts().not_this_time}
    noted = form.text("asking.why_not")
    key = f"{form.owner}.reason"
    session.show(key, noted if noted in reasons else None)
    st.pills("Why not this time", list(reasons), key=key, on_change=_give_reason, args=(form, key))
    if noted in reasons:
        st.caption(reasons[noted])
    form.ask("asking.why_not", label="In your own words")


def _give_reason(form: Form, key: str) -> None:
    with speaking():
        form.put("asking.why_not", st.session_state[key] or "")


def _said(row: Introduction) -> str:
    answer = {True: "they said yes", False: "they would rather not", None: ""}[row.promised]
    spoken = f"{row.way} on {day(row.spoken)}" if row.spoken else row.way.value
    return ", ".join(part for part in (spoken, answer) if part)
