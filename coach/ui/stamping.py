"""Arrival, start and end: stamped by a press, taken back, or remembered afterwards (advice 3a, 3g, 3h)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.records import Conversation
from coach.records.conversation import OFF, Known, Offered, Stamp, Status
from coach.rules import timing
from coach.ui import arriving, fields, notices, session
from coach.ui.words import count, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from coach.records.conversation import Times
    from coach.ui.entries import Adder

_FAR: Final = 60
"""So many minutes before the start a press may be a slip, and is spoken of, with a way back."""

AFTERWARDS: Final = "afterwards"
"""The key of what unfolds the times to correct."""

_TIMES: Final = ("arrived", "started", "ended")
_BEGUN: Final = ("started", "ended")
_MINUTES: Final = (0, 5, 10, 15, 30)
_SAID: Final = {
    Status.CANCELLED: "It was cancelled",
    Status.MISSED_BY_THEM: "They could not make it",
    Status.MISSED_BY_ME: "I could not make it",
}
"""How a conversation can fail to take place."""

_NOTED: Final = {"arrived": "You were there", "started": "You began", "ended": "You ended"}


def stamp(conversation: Conversation, name: str) -> None:
    """Note this moment as the arrival, the start or the end; a second press changes nothing."""
    now = session.now()
    fields.change(conversation, lambda current: _stamped(current, name, Stamp(at=now, known=Known.MEASURED)))
    to_go = timing.minutes_between(now, conversation.start)
    if conversation.start and to_go and to_go > _FAR:
        set_for = moment(conversation.start.astimezone(arriving.own_zone(conversation)))
        notices.offer_undo(f"{_NOTED[name]} now, though it was set for {set_for}.", conversation.id)


def end(conversation: Conversation, entries: Iterable[Adder] = ()) -> None:
    """Note the end, save what was typed, and turn to the reflection while it is fresh."""
    now = session.now()
    for entry in entries:
        entry.take_in()

    def ended(current: Conversation) -> Conversation:
        return _ticked(_stamped(current, "ended", Stamp(at=now, known=Known.MEASURED)))

    if fields.save(conversation, also=ended, said="", ask=False) is None:
        fields.change(conversation, ended)
    session.leave_for("reflect", conversation.id)


def noted(conversation: Conversation) -> None:
    """The times that are known, each with a way to take it back."""
    zone = arriving.own_zone(conversation)
    for name in _TIMES:
        one: Stamp = getattr(conversation.times, name)
        if one.at is None:
            continue
        with st.container(horizontal=True, vertical_alignment="center", key=f"noted.{name}"):
            how = "" if one.known is Known.MEASURED else f" ({one.known})"
            st.markdown(f"{_NOTED[name]} at **{one.at.astimezone(zone):%H:%M}**{how}")
            notices.button("Undo", partial(_take_back, conversation, name), key=f"undo.{name}", quiet=True)


def offered(conversation: Conversation) -> None:
    """The minutes that they offered beyond the agreed time; pressing moves the end (advice 3h)."""
    key = f"{conversation.id}.offered"
    minutes = conversation.times.offered.minutes or 0
    session.show(key, minutes)
    st.segmented_control(
        "How many more they offered",
        sorted({*_MINUTES, minutes}),
        format_func=lambda number: f"+{number}" if number else "None",
        key=key,
        required=True,
        help="“We can go on for ten minutes.” What they offer does not count as running over.",
        on_change=_offer,
        args=(conversation, key),
    )


def afterwards(conversation: Conversation) -> None:
    """The times as one remembers them; a field left empty stays unknown."""
    form = fields.Form(conversation)
    zone = arriving.own_zone(conversation)
    st.caption("As well as you remember. Leave empty what you do not know: unknown is not late.")
    _as_planned(form, conversation, zone)
    form.ask("times.arrived.at", label="You were there at", zone=zone)
    form.ask("times.started.at", label="It began at", zone=zone)
    form.ask("times.ended.at", label="It ended at", zone=zone)
    form.ask("times.offered.minutes")
    label = "Keep these times" if conversation.held else "It took place: keep what I know"
    notices.button(label, partial(_remember, conversation), key=f"remember.{conversation.id}")


def _as_planned(form: fields.Form, conversation: Conversation, zone: ZoneInfo) -> None:
    """One press for the commonest answer: it began and ended at the times that were agreed."""
    start, minutes = conversation.start, conversation.allotted_minutes
    if start is None or not minutes or form.text("times.started.at") or form.text("times.ended.at"):
        return
    begun, ended = (each.astimezone(zone) for each in (start, timing.later(start, minutes)))
    if ended <= session.now():
        label = f"It went as planned, {begun:%H:%M} to {ended:%H:%M}"
        deed = partial(_put_times, form, {"started": begun, "ended": ended})
        notices.button(label, deed, key=f"as-planned.{conversation.id}", quiet=True, icon=":material/south:")


def _put_times(form: fields.Form, times: Mapping[str, datetime]) -> None:
    for name, at in times.items():
        form.put(f"times.{name}.at", at.isoformat(timespec="minutes"))


def not_held(conversation: Conversation) -> None:
    """Why it did not take place: cancelled or missed, without reproach."""
    fields.Form(conversation).ask("cancelled_why")
    with st.container(horizontal=True):
        for status in OFF:
            deed = partial(_call_off, conversation, status)
            notices.button(_SAID[status], deed, key=f"off.{status.name}")


def take_up_again(conversation: Conversation) -> None:
    """Say that it did not take place, and offer to plan it anew."""
    st.markdown(f"**{_SAID[conversation.status]}.** Breaks happen; you can plan it anew.")
    if conversation.cancelled_why:
        st.text(conversation.cancelled_why)
    again = partial(_plan_anew, conversation)
    notices.button("Plan it anew", again, key="anew", primary=True)


def over_by(conversation: Conversation, minutes: float | None) -> str:
    """How a conversation ended against the agreed time, in words: "4 minutes over", "on time"."""
    if minutes is None:
        return ""
    said = _against(conversation, minutes)
    return f"Ended {said}." if round(minutes) <= 0 else f"{said}."


def _against(conversation: Conversation, minutes: float) -> str:
    given = conversation.times.offered.minutes
    beyond = f", the {count(given, 'minute')} they offered taken off" if given else ""
    if round(minutes) <= 0:
        return f"in time{beyond}"
    return f"{count(round(minutes), 'minute')} over the agreed time{beyond}"


def how_it_ended(conversation: Conversation) -> None:
    """While reflecting: how it ended against the agreed time, and the way to times that are right (3h)."""
    ended = conversation.times.ended
    if ended.at is None:
        return
    over = timing.overrun(conversation)
    said = f", {_against(conversation, over)}" if over is not None else ""
    late = " If it ended before you pressed End, put the time right."
    doubt = late if timing.pressed_late(conversation) else ""
    at = f"{ended.at.astimezone(arriving.own_zone(conversation)):%H:%M}"
    with st.container(gap="xxsmall", key="how-it-ended"):
        st.caption(f"You ended at {at}{said}.{doubt}")
        with st.container(horizontal=True):
            mend = partial(_to_the_times, conversation)
            notices.button("Correct the times", mend, key="to.times", quiet=True)
            if timing.just_ended(conversation, now=session.now()):
                notices.button("It still goes on", partial(_go_on, conversation), key="go.on", quiet=True)


def _go_on(conversation: Conversation) -> None:
    _take_back(conversation, "ended")
    session.leave_for("conversation", conversation.id)


def _to_the_times(conversation: Conversation) -> None:
    st.session_state[AFTERWARDS] = True
    session.leave_for("conversation", conversation.id)


def _call_off(conversation: Conversation, status: Status) -> None:
    off = fields.save(conversation, also=lambda current: current.but(status=status), said="")
    if off is not None:
        notices.offer_undo(f"Noted: {_SAID[status].lower()}.", conversation.id)


def _plan_anew(conversation: Conversation) -> None:
    fields.change(conversation, lambda current: current.but(status=Status.REQUESTED, start=None))
    session.leave_for("prepare", conversation.id, section="when")


def _stamped(current: Conversation, name: str, new: Stamp) -> Conversation:
    if getattr(current.times, name).at is not None:
        return current
    times = current.times.but(**{name: new})
    return current.but(times=times, status=Status.HELD if name in _BEGUN else current.status)


def _ticked(current: Conversation) -> Conversation:
    """A question with an answer was asked, whether or not its box was ticked in the hurry."""
    rows = tuple(
        row.but(asked=row.asked or bool(row.answer.strip())) for row in current.preparation.questions
    )
    return current.but(preparation=current.preparation.but(questions=rows))


def _take_back(conversation: Conversation, name: str) -> None:
    def without(current: Conversation) -> Conversation:
        times = current.times.but(**{name: Stamp()})
        return current.but(times=times, status=_status(current, times))

    fields.change(conversation, without)


def _status(current: Conversation, times: Times) -> Status:
    begun = times.started.at or times.ended.at
    return current.status if begun or not current.held else Status.SCHEDULED


def _offer(conversation: Conversation, key: str) -> None:
    minutes = int(st.session_state[key] or 0)
    new = Offered(minutes=minutes, known=Known.MEASURED) if minutes else Offered()
    with notices.speaking():
        fields.change(conversation, lambda current: current.but(times=current.times.but(offered=new)))


def _remember(conversation: Conversation) -> None:
    if not timing.in_order(fields.as_typed(conversation)):
        notices.warn("It cannot have ended before it began. Look at the two times once more.")
        return
    before = session.notebook().find(conversation.id)
    known = before.times if isinstance(before, Conversation) else conversation.times
    kept = fields.save(conversation, also=partial(_remembered, known), said="The times are kept")
    if kept is not None and not conversation.held:
        session.leave_for("reflect", conversation.id)


def _remembered(before: Times, current: Conversation) -> Conversation:
    changed: dict[str, Stamp | Offered] = {
        name: _known_now(getattr(before, name), getattr(current.times, name)) for name in _TIMES
    }
    minutes = current.times.offered.minutes
    if minutes != before.offered.minutes:
        known = Known.UNKNOWN if minutes is None else Known.REMEMBERED
        changed["offered"] = Offered(minutes=minutes, known=known)
    times = current.times.but(**changed)
    return _ticked(current.but(times=times, status=Status.HELD))


def _known_now(before: Stamp, after: Stamp) -> Stamp:
    if after.at is None:
        return Stamp()
    return after if after.at == before.at else Stamp(at=after.at, known=Known.REMEMBERED)
