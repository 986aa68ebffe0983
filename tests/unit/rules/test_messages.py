"""Which messages fit a person: each when it is due, none that is not welcome, none twice."""

from __future__ import annotations

from typing import Any

import pytest

from coach.rules.messages import Sent, fitting, pick
from tests.unit.rules.made import ADA, BEN, NOON, action, at, conversation, held, item, on, shelves

DAY = 24 * 60
OFFER: dict[str, Any] = {"id": "in-one00000", "to_whom": "Ben Li", "way": "offered", "person": BEN.id}
THANKED: dict[str, Any] = {"thanked": at(hours=-1)}


def fit(*records: Any, person: Any = ADA) -> list[tuple[str, str]]:
    """The drafts that fit a person, and what is noted once they were sent."""
    people = [] if any(getattr(one, "prefix", "") == "pe" for one in records) else [ADA, BEN]
    found = fitting(person, shelves(*people, *records), now=NOON)
    assert len(found) == len({message.key for message in found})
    return [(message.draft.id, message.sent.value) for message in found]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((), ["request"]),
        ((conversation(),), ["request"]),
        ((conversation(status="requested", requested=on(-1)),), []),
        ((conversation(status="requested", requested=on(-13)),), ["follow_up"]),
        ((conversation(status="requested"),), ["follow_up"]),
        ((held(), held(id="cv-two00000", ended=-3 * DAY)), ["thanks", "thanks", "check_in"]),
        ((held(), held(id="cv-two00000", ended=-50 * DAY)), ["thanks", "check_in"]),
        ((conversation(status="requested", requested=on(-20), followed_up=on(-9)),), []),
        ((conversation(status="scheduled", start=at(days=2)),), []),
        ((held(),), ["thanks", "check_in"]),
        ((held(**THANKED),), ["check_in"]),
        ((held(), action("thank-you", done=at())), ["check_in"]),
        ((held(**THANKED), action("follow-up", done=at())), []),
        ((held(**THANKED), action("follow-up", done=at(days=-1))), ["check_in"]),
        ((held(**THANKED, introductions=[OFFER]),), ["forwardable", "check_in"]),
        (
            (held(**THANKED, ended=-9 * DAY, introductions=[OFFER]),),
            ["forwardable", "nudge", "check_in"],
        ),
        (
            (held(**THANKED, ended=-9 * DAY, introductions=[OFFER]), action("follow-up", done=at(days=-2))),
            ["forwardable", "check_in"],
        ),
        ((held(**THANKED, introductions=[OFFER | {"way": "asked"}]),), ["check_in"]),
        (
            (held(**THANKED, introductions=[OFFER | {"made": on(-1), "met": on(0)}]),),
            ["report_back", "check_in"],
        ),
        ((held(**THANKED, introductions=[OFFER | {"met": on(-1), "reported": on(0)}]),), ["check_in"]),
    ],
)
def test_each_message_fits_when_it_is_due(records: tuple[Any, ...], expected: list[str]) -> None:
    """Thanks until they are sent, one follow-up, one reminder, a report once they met (4c, 5b, 6a)."""
    assert expected == [name for name, _ in fit(*records)]


def test_a_wish_not_to_be_asked_is_kept() -> None:
    """Somebody who asked not to be asked gets no text to forward and no reminder (advice 4b)."""
    ada = ADA.but(wish="please do not ask")
    talk = held(**THANKED, ended=-9 * DAY, introductions=[OFFER])
    assert [("check_in", "greeted")] == fit(ada, BEN, talk, person=ada)


def test_the_introducer_hears_how_it_went_also_where_no_introduction_was_noted() -> None:
    """A talk with somebody whom they introduced is told to them, once (advice 4c)."""
    talk = held(person=BEN.id)
    assert ("report_back", "reported") in fit(talk)
    told = action("report-back", done=at())
    assert "report_back" not in [name for name, _ in fit(talk, told)]


def test_a_request_before_any_conversation_says_what_it_begins() -> None:
    """Where no conversation is noted yet, sending the request is what begins one."""
    (message,) = fitting(ADA, shelves(ADA), now=NOON)
    assert (Sent.REQUESTED, "") == (message.sent, message.conversation)
    assert "30 minutes" in message.draft.text


def test_a_marked_name_is_not_what_a_message_is_about() -> None:
    """Whom they offered off the record is not named, so that nothing kept as sent names them."""
    for marks, expected in (((), {"Ben Li", ""}), (("introductions.in-one00000.to_whom",), {""})):
        talk = held(**THANKED, ended=-9 * DAY, introductions=[OFFER], off_record=marks)
        found = fitting(ADA, shelves(ADA, talk), now=NOON)
        assert {"forwardable", "nudge", "check_in"} == {message.draft.id for message in found}
        assert expected == {message.about for message in found}


@pytest.mark.parametrize(
    ("draft_id", "about", "expected"),
    [
        ("nudge", "in-one00000", "nudge.cv-one00000.in-one00000.Ben Li"),
        ("nudge", "", "nudge.cv-one00000.in-one00000.Ben Li"),
        ("forwardable", "in-gone0000", "forwardable.cv-one00000.in-one00000.Ben Li"),
        ("request", "", None),
    ],
)
def test_the_message_that_is_asked_for_is_found(draft_id: str, about: str, expected: str | None) -> None:
    """A reminder that is due opens the reminder and not the text to forward (advice 4c)."""
    talk = held(**THANKED, ended=-9 * DAY, introductions=[OFFER])
    found = pick(fitting(ADA, shelves(ADA, BEN, talk), now=NOON), draft_id, about)
    assert expected == (found.key if found else None)


@pytest.mark.parametrize(("given", "expected"), [([], "sh-one00000"), ([{"person": ADA.id}], "")])
def test_a_hello_says_which_item_of_the_shelf_it_names(given: list[Any], expected: str) -> None:
    """The item that fits them, so that it is noted as given; none where they have it already (advice 5e)."""
    rows = [{"id": "ha-one00000", **row} for row in given]
    ada = ADA.but(interests=("reuse",))
    notebook = shelves(ada, held(**THANKED), item(tags=["reuse"], given=rows))
    (hello,) = fitting(ada, notebook, now=NOON)
    assert (expected, bool(expected)) == (hello.draft.shelf_item, "Refill shelves" in hello.draft.text)
