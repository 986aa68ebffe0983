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

    from coach.records.conversation import Conversation
    from coach.records.shelves import Shelves
    from coach.rules.due.entry import Due
    from coach.rules.introductions import Entry


def from_introductions(shelves: Shelves, now: datetime) -> Iterator[Due]:
    """Whose move an introduction is, and when it should be made (advice 4c)."""
    today = local_day(now, now)
    entries = ledger(shelves)
    for found in entries:
        if found.since is None or (today - found.since).days > thresholds().rest_days:
            continue
        if found.state == "made":
            yield from _write(found, found.since, shelves, now)
        elif found.state == "met":
            yield from _report(found, found.since, shelves, now)
        elif found.move == "theirs":
            yield from _remind(found, found.since, shelves, now)
    yield from _introduced_by(entries, shelves, now)


def _names(found: Entry, since: date, now: datetime) -> dict[str, str]:
    name = found.person.title if found.person else "somebody"
    return {"name": name, "to_whom": found.to_whom, "ago": ago(since, local_day(now, now))}


def _write(found: Entry, since: date, shelves: Shelves, now: datetime) -> Iterator[Due]:
    new = found.introduction.person
    written = any(
        conversation.person == new and conversation.status is not Status.IDEA
        for conversation in shelves.conversations
    )
    if not (new and written):
        day = since + timedelta(days=thresholds().own_introduction_days)
        record = new or found.conversation.person
        yield entry(
            "new_introduction",
            record,
            due=end_of(day, now),
            about=found.introduction.id,
            **_names(found, since, now),
        )


def _report(found: Entry, since: date, shelves: Shelves, now: datetime) -> Iterator[Due]:
    if _has_action(shelves, ActionKind.REPORT_BACK, found.conversation.person, since):
        return
    day = since + timedelta(days=thresholds().report_back_days)
    yield entry(
        "report_back",
        found.conversation.person,
        due=end_of(day, now),
        about=found.introduction.id,
        **_names(found, since, now),
    )


def _remind(found: Entry, since: date, shelves: Shelves, now: datetime) -> Iterator[Due]:
    """Only of what was promised or offered, only once, and never somebody who asked not to be asked."""
    agreed = found.state == "offered" or found.introduction.promised
    person = found.person
    silent = found.silent_days(local_day(now, now)) or 0
    if not agreed or person is None or not may_ask(person).allowed:
        return
    if silent < thresholds().silent_introduction_days:
        return
    if not _has_action(shelves, ActionKind.FOLLOW_UP, person.id, since):
        yield entry(
            "silent_introduction",
            person.id,
            due=end_of(since + timedelta(days=thresholds().silent_introduction_days), now),
            about=found.introduction.id,
            **_names(found, since, now),
        )


def _has_action(shelves: Shelves, kind: ActionKind, person_id: str, since: date) -> bool:
    """Whether such an action for the person is planned, or was done since."""
    return any(
        action.what is kind
        and action.person == person_id
        and (action.open or (action.done is not None and action.done.date() >= since))
        for action in shelves.actions
    )


def _introduced_by(entries: tuple[Entry, ...], shelves: Shelves, now: datetime) -> Iterator[Due]:
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
        if (
            by is None
            or (by.id, person.id) in noted
            or _has_action(shelves, ActionKind.REPORT_BACK, by.id, day)
        ):
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
            )


def _when(conversation: Conversation) -> float:
    begun = conversation.times.started.at or conversation.start
    return begun.timestamp() if begun else 0.0
