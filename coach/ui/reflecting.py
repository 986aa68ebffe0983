"""The five minutes afterwards: what was learned, what it does to the goal, and how it is finished."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.content.prompts import prompts
from coach.records.conversation import Status
from coach.records.reflection import Advice, GoalDecision
from coach.rules import drafts
from coach.ui import fields, goal_words, letters, marking, notices, noting, session, talking
from coach.ui.entries import Listing
from coach.ui.inputs import names
from coach.ui.pad import settle
from coach.ui.why import why
from coach.ui.words import moment, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.records import Conversation, Goal, Shelves
    from coach.ui.entries import Adder

_SHARES: Final = {number: f"{number} %" for number in range(10, 100, 10)}
_DECISION: Final = "reflection.goal_decision"


def advice(conversation: Conversation) -> Listing[Conversation]:
    """The pieces of advice that were received."""
    return Listing(conversation, "reflection.advice", Advice(), state_since=session.today().isoformat())


def advice_rows(form: fields.Form, conversation: Conversation, rows: Listing[Conversation]) -> None:
    """Every piece of advice, and the input of one more."""
    for row in conversation.reflection.advice:
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"advice.{row.id}"):
            form.ask(f"reflection.advice.{row.id}.text", hidden=True)
            marking.toggle(conversation, f"reflection.advice.{row.id}")
            rows.remove_button(row.id)
    rows.adder.ask("text", label="One piece of advice")
    rows.adder.button("Add this advice")


def target(form: fields.Form, typed: Conversation) -> None:
    """The target beside whether it was reached (advice 2c)."""
    preparation = typed.preparation
    if preparation.target.strip():
        st.text(preparation.target)
        if preparation.target_sign.strip():
            st.caption(plain(f"You would know by: {preparation.target_sign}"))
        form.ask("reflection.target_result")
    else:
        st.caption("You had set no target this time. What did you get out of it all the same?")
    form.ask("reflection.target_note", rows=2)


def discussion(form: fields.Form, typed: Conversation) -> None:
    """How much of a discussion it was, and what disturbed it (advice 0c, 3e, 3f)."""
    scale(form, "reflection.talking_share", "Your own share of talking", _SHARES)
    st.caption("Your own estimate. A good listener is usually under a half.")
    form.ask("reflection.follow_ons")
    talking.disturbed(form, typed)
    why("0c", key="discussion")


def confidence(form: fields.Form, path: str, label: str) -> None:
    """How sure one is of one's goal, from 1 to 10, with the words of the step that was chosen (advice 6b)."""
    words = {step.value: step.words for step in prompts().confidence}
    scale(form, path, label, {value: str(value) for value in words})
    chosen = form.text(path)
    if chosen.isdigit():
        st.caption(words.get(int(chosen), ""))


def scale(form: fields.Form, path: str, label: str, steps: Mapping[int, str]) -> None:
    """One of a few numbers in one press; pressed again, it is unknown again."""
    noted = form.text(path)
    value = int(noted) if noted.isdigit() else None
    options = sorted({*steps, *(() if value is None else (value,))})
    key = f"{form.owner}.{path}.scale"
    session.show(key, value)
    st.pills(
        label, options, format_func=lambda number: steps.get(number, str(number)), key=key,
        on_change=_scaled, args=(form, path, key),
    )  # fmt: skip


def thanks(form: fields.Form, typed: Conversation, shelves: Shelves) -> None:
    """A thank-you to copy, and the press that notes that it was sent (advice 6a)."""
    if typed.thanked:
        with st.container(horizontal=True, vertical_alignment="center", key="thanked"):
            st.markdown(
                f":green[:material/check:] Sent on {moment(typed.thanked.astimezone(session.zone()))}"
            )
            notices.button("Undo", partial(_thank, typed, sent=False), key="unthank", quiet=True)
        words = letters.as_sent(*_letter(typed))
        if words:
            with st.expander("What you sent", key="thanks.sent"):
                st.text(words)
        return
    with st.expander("A draft to copy", key="thanks.draft"):
        letters.text(drafts.thanks(typed, shelves, now=session.now()), *_letter(typed))
    with st.container(horizontal=True, vertical_alignment="center"):
        notices.button("I have sent my thanks", partial(_thank, typed, sent=True), key="thank")
        with st.popover("Sent earlier", type="tertiary", key="thanks.earlier"):
            form.ask("thanked", label="Sent on", zone=session.zone())


def goal(form: fields.Form, typed: Conversation, shelves: Shelves) -> None:
    """The goal beside what was just learned: keep it or revise it, and why (advice 6b, 6d)."""
    current = shelves.goal(typed.goal)
    if current is None:
        st.caption("This conversation serves no goal yet.")
        if shelves.goals:
            form.ask("goal", among=names({one.id: one.title for one in shelves.goals}))
        return
    st.text(current.title)
    confidence(form, "reflection.confidence_before", "Confidence before, from 1 to 10")
    confidence(form, "reflection.confidence_after", "Confidence now")
    form.ask(_DECISION)
    form.ask("reflection.goal_why", rows=2)
    why("6b", "6d", key="goal")
    if form.text(_DECISION) == GoalDecision.REVISE.value:
        for revision in current.revisions:
            if revision.conversation == typed.id:
                st.markdown(":green[:material/check:] This conversation has led to a new wording.")
                break
        with st.container(border=True, key="revise"):
            goal_words.builder(goal_words.maker(current))


def finish(conversation: Conversation, entries: Iterable[Adder]) -> None:
    """Take in what was typed, revise the goal where that was chosen, and note when it was written."""
    notebook = session.notebook()
    settle()
    if [entry for entry in entries if not entry.take_in()]:
        return
    form = fields.Form(conversation)
    served = notebook.shelves.goal(form.text("goal"))
    revising = form.text(_DECISION) == GoalDecision.REVISE.value
    if served and revising and not _revised(conversation, served, form.text("reflection.goal_why")):
        return
    now = session.now()

    def written(current: Conversation) -> Conversation:
        reflection = current.reflection.but(written=current.reflection.written or now)
        return current.but(reflection=reflection, status=Status.HELD)

    if fields.save(conversation, also=written, said="Your reflection is kept") is not None:
        noting.forget(conversation.id)


def _revised(conversation: Conversation, served: Goal, reason: str) -> bool:
    """Whether the goal has a wording from this conversation, made now if new words were typed."""
    words = goal_words.maker(served)
    led_before = _led_to(served, conversation)
    if goal_words.statement(words).strip() == served.statement.strip():
        if not led_before:
            notices.warn(
                "Change a word of your goal, or choose to keep it. Everything you typed is still here."
            )
        return led_before
    words.put("why", reason)
    goal_words.keep(served, words, conversation=conversation.id, said="Your goal has a new wording")
    return _led_to(session.notebook().shelves.goal(served.id) or served, conversation)


def _led_to(served: Goal, conversation: Conversation) -> bool:
    return any(revision.conversation == conversation.id for revision in served.revisions)


def _letter(conversation: Conversation) -> tuple[str, str]:
    """Whose draft the thank-you is and where it is kept, the same as on the person's own page."""
    known = session.notebook().find(conversation.person) is not None
    return conversation.person if known else conversation.id, f"thanks.{conversation.id}"


def _thank(conversation: Conversation, *, sent: bool) -> None:
    now = session.now()
    fields.change(
        conversation, lambda current: current.but(thanked=(current.thanked or now) if sent else None)
    )
    settle()
    move = letters.put_away if sent else letters.take_back
    move(*_letter(conversation))


def _scaled(form: fields.Form, path: str, key: str) -> None:
    with notices.speaking():
        chosen = st.session_state[key]
        form.put(path, "" if chosen is None else str(chosen))
