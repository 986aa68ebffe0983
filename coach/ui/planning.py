"""Who, what for, when and how: the first part of preparing a conversation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records import Conversation, Person
from coach.records.conversation import OFF, Mode, Status
from coach.records.goal import GoalState
from coach.rules.timing import suggested_buffer
from coach.ui import arriving, fields, notices, session
from coach.ui.entries import Adder, keep_record
from coach.ui.inputs import names
from coach.ui.unsaved import spoken_of
from coach.ui.why import why
from coach.ui.words import count, plain

if TYPE_CHECKING:
    from coach.records import Shelves


def invite(*, first: bool) -> None:
    """Nothing to prepare: say what a conversation needs, and open one."""
    st.markdown(
        "Think of one person whose work you would like to understand. "
        "You need no date yet: a name and a reason are enough to begin."
    )
    label = "Plan your first conversation" if first else "Plan a conversation"
    notices.button(label, plan_another, key="plan.first", primary=True)


def plan_another() -> None:
    """Open a conversation that is not in the notebook yet, where it is prepared."""
    session.leave_for("prepare", session.begun("cv"))


def fresh(record_id: str, shelves: Shelves) -> Conversation:
    """A conversation that is being made, with what can be known beforehand."""
    active = [goal.id for goal in shelves.goals if goal.state is GoalState.ACTIVE]
    usual = shelves.settings.allotted_minutes
    person = shelves.person(str(st.query_params.get("person", "")))
    return Conversation(
        id=record_id,
        person=person.id if person else "",
        goal=active[0] if len(active) == 1 else "",
        allotted_minutes=usual if usual is not None else 30,
        created=session.now(),
    )


def begin(conversation: Conversation, shelves: Shelves) -> None:
    """The few inputs that make a conversation; everything else can wait."""
    form = fields.Form(conversation)
    typed = fields.as_typed(conversation)
    someone = _newcomer(conversation)
    _ask_person(form, shelves)
    if not form.text("person"):
        someone.ask("name", label="Or somebody new, by name" if shelves.people else "With whom?")
    if shelves.goals:
        form.ask("goal", among=names({goal.id: goal.title for goal in shelves.goals}))
    form.ask("mode")
    _ask_start(form, typed)
    notices.button(
        "Plan this conversation", partial(_plan, conversation), key=f"save.{conversation.id}", primary=True
    )


def when(form: fields.Form, typed: Conversation, shelves: Shelves) -> None:
    """Person, goal, how far it has come, time and place of a conversation that is in the notebook."""
    _ask_person(form, shelves)
    form.ask("goal", among=names({goal.id: goal.title for goal in shelves.goals}))
    form.ask("mode")
    _ask_start(form, typed)
    if typed.mode is Mode.IN_PERSON:
        form.ask("place")
        form.ask_beside("travel_minutes", "buffer_minutes")
        _suggest_buffer(form, typed, shelves)
    else:
        form.ask("line", "address")
        form.ask("place", label="Where you take the call")
    with st.expander("Another time zone", key=f"{typed.id}.zone"):
        same_time = partial(_same_clock_time, form, typed)
        form.ask("time_zone", label="Time zone of the meeting", then=same_time)
    _ask_status(form, typed)


def save(conversation: Conversation, *, said: str = "Saved") -> Conversation | None:
    """Save what was typed; one that has just got its time is scheduled from then on."""
    before = session.notebook().find(conversation.id)
    had_time = isinstance(before, Conversation) and before.start is not None
    return fields.save(conversation, also=None if had_time else _scheduled, said=said)


def _plan(conversation: Conversation) -> None:
    form = fields.Form(conversation)
    someone = _newcomer(conversation)
    if not form.text("person"):
        someone.add()
    if not fields.Form(conversation).text("person") or save(conversation, said="") is None:
        return
    st.query_params["section"] = "research"
    notices.saved("It is in your notebook. Next: find out something about them.")


def _newcomer(conversation: Conversation) -> Adder:
    def keep(person: Person) -> None:
        keep_record(person)
        fields.Form(conversation).put("person", person.id)

    maker = fields.Maker(conversation.id, "newcomer", Person.new())
    return Adder(maker, keep, created=session.now().isoformat())


def _ask_person(form: fields.Form, shelves: Shelves) -> None:
    if shelves.people:
        form.ask("person", among=names({person.id: person.title for person in shelves.people}))


def _ask_start(form: fields.Form, typed: Conversation) -> None:
    form.ask_beside("start", "allotted_minutes", zone=arriving.zone_of(typed))
    clocks = arriving.clock_times(typed, session.shelves().person(typed.person))
    if len(clocks) > 1:
        st.caption(plain(" · ".join(clocks)))


def _same_clock_time(form: fields.Form, before: Conversation) -> None:
    """The clock time stays as it was typed, and is meant on the clock of the zone that was chosen."""
    start = fields.as_typed(before).start  # which may have come with the same press
    if start is not None:
        on_the_clock = start.astimezone(arriving.zone_of(before)).replace(tzinfo=None)
        zone = arriving.zone_of(before.but(time_zone=form.text("time_zone")))
        form.put("start", on_the_clock.replace(tzinfo=zone).isoformat(timespec="minutes"))


def _ask_status(form: fields.Form, typed: Conversation) -> None:
    with st.expander("How it came about, and how far it has come", key=f"{typed.id}.came-about"):
        form.ask("status", "requested", "answered", "followed_up")
        if typed.status in OFF:
            form.ask("cancelled_why")
        notices.button(
            "Remove this conversation", partial(_remove, typed), key=f"remove.{typed.id}", quiet=True
        )


def _suggest_buffer(form: fields.Form, typed: Conversation, shelves: Shelves) -> None:
    usual = shelves.settings.buffer_minutes
    found = suggested_buffer(shelves.conversations, typed.mode, typed.place, shelves.settings)
    if found is None:
        return
    in_use = found.minutes == (typed.buffer_minutes if typed.buffer_minutes is not None else usual)
    if not found.enough:
        st.caption(f"On none of your {found.journeys} journeys would an hour of buffer have been enough.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        where = "to this place" if found.there else "to conversations"
        st.caption(
            f"On {found.enough} of your {found.journeys} journeys {where} that have their times noted, "
            f"a buffer of {count(found.minutes, 'minute')} was or would have been enough"
            + (", and that is what you have." if in_use else ".")
        )
        if not in_use:
            put = partial(form.put, "buffer_minutes", str(found.minutes))
            notices.button(f"Use {found.minutes}", put, key=f"buffer.{typed.id}", quiet=True)
        why("3a", key=f"buffer.{typed.id}")


def _scheduled(conversation: Conversation) -> Conversation:
    early = conversation.status in (Status.IDEA, Status.REQUESTED)
    return conversation.but(status=Status.SCHEDULED) if conversation.start and early else conversation


def _remove(conversation: Conversation) -> None:
    book = session.notebook()
    book.remove(conversation.id, seen=book.seen(conversation.id), now=session.now())
    session.choose("")
    said = f"Y{spoken_of(session.shelves(), conversation)[1:]} is removed."
    notices.offer_undo(said, conversation.id, page="prepare")
