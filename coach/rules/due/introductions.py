"""What introductions ask for: writing to the new person, reporting back, a gentle reminder."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coach.records.action import ActionKind
from coach.records.conversation import Status
from coach.rules.due.entry import end_of, entry, thresholds
from coach.rules.introductions import ledger, may_ask
from coach.rules.phrases import ago, local_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from coach.records.action import Action
    from coach.records.conversation import Conversation
    from coach.records.shelves import Shelves
    from coach.rules.due.entry import Due
    from coach.rules.introductions import Entry


class _Done:
    """What the user has done about introductions so far, looked up by person."""

    def __init__(self, shelves: Shelves) -> None:
        self.approached = {
            conversation.person
            for conversation in shelves.conversations
            if conversation.person and conversation.status is not Status.IDEA
        }
        self._messages: dict[tuple[ActionKind, str], list[Action]] = {}
        for action in shelves.actions:
            self._messages.setdefault((action.what, action.person), []).append(action)

    def message(self, kind: ActionKind, person_id: str, since: date) -> bool:
        """Whether such a message to the person is planned, or went out since."""
        return any(
            action.open or (action.done is not None and action.done.date() >= since)
            for action in self._messages.get((kind, person_id), ())
        )


def from_introductions(shelves: Shelves, now: datetime) -> Iterator[Due]:
    """Whose move an introduction is, and when it should be made (advice 4c)."""
    today = local_day(now, now)
    entries = ledger(shelves)
    done = _Done(shelves)
    for found in entries:
        if found.since is None or (today - found.since).days > thresholds().rest_days:
            continue
        if found.state == "made":
            yield from _write(found, found.since, done, now)
        elif found.state == "met":
            yield from _report(found, found.since, done, now)
        elif found.move == "theirs":
            yield from _remind(found, found.since, done, now)
    yield from _introduced_by(entries, shelves, done, now)


def _names(found: Entry, since: date, now: datetime) -> dict[str, str]:
    name = found.person.title if found.person else "somebody"
    return {"name": name, "to_whom": found.to_whom, "ago": ago(since, local_day(now, now))}


def _write(found: Entry, since: date, done: _Done, now: datetime) -> Iterator[Due]:
    new = found.introduction.person
    if new not in done.approached:
        day = since + timedelta(days=thresholds().own_introduction_days)
        record = new or found.conversation.person
        yield entry(
            "new_introduction",
            record,
            due=end_of(day, now),
            about=found.introduction.id,
            **_names(found, since, now),
        )


def _report(found: Entry, since: date, done: _Done, now: datetime) -> Iterator[Due]:
    if done.message(ActionKind.REPORT_BACK, found.conversation.person, since):
        return
    day = since + timedelta(days=thresholds().report_back_days)
    yield entry(
        "report_back",
        found.conversation.person,
        due=end_of(day, now),
        about=found.introduction.id,
        **_names(found, since, now),
    )


def _remind(found: Entry, since: date, done: _Done, now: datetime) -> Iterator[Due]:
    """Only of what was promised or offered, only once, and never somebody who asked not to be asked."""
    agreed = found.state == "offered" or found.introduction.promised
    person = found.person
    silent = found.silent_days(local_day(now, now)) or 0
    if not agreed or person is None or not may_ask(person).allowed:
        return
    if silent < thresholds().silent_introduction_days:
        return
    if not done.message(ActionKind.FOLLOW_UP, person.id, since):
        yield entry(
            "silent_introduction",
            person.id,
            due=end_of(since + timedelta(days=thresholds().silent_introduction_days), now),
            about=found.introduction.id,
            **_names(found, since, now),
        )


def _introduced_by(entries: tuple[Entry, ...], shelves: Shelves, done: _Done, now: datetime) -> Iterator[Due]:
    """Reports back that follow from "who introduced you" alone, where no introduction was noted."""
    noted = {(found.conversation.person, found.introduction.person) for found in entries}
    people = {person.id: person for person in shelves.people}
    seen: set[str] = set()
    for conversation in sorted(shelves.conversations, key=_when):
        person = people.get(conversation.person)
        begun = conversation.times.started.at or conversation.start
        if not conversation.held or person is None or begun is None or person.id in seen:
            continue
        seen.add(person.id)
        by, day = people.get(person.introduced_by), local_day(begun, now)
        if by is None or (by.id, person.id) in noted or done.message(ActionKind.REPORT_BACK, by.id, day):
            continue
        if 0 <= (local_day(now, now) - day).days <= thresholds().rest_days:
            until = day + timedelta(days=thresholds().report_back_days)
            yield entry(
                "report_back",
                by.id,
                due=end_of(until, now),
                about=person.id,
                name=by.title,
                to_whom=person.title,
                ago=ago(day, local_day(now, now)),
            )


def _when(conversation: Conversation) -> float:
    begun = conversation.times.started.at or conversation.start
    return begun.timestamp() if begun else 0.0
