"""The People page: adding, finding and reading somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coach.records import Action, Conversation, Person, ShelfItem
from coach.ui import session
from tests.pages.conftest import App

if TYPE_CHECKING:
    from collections.abc import Callable

ADA = Person(id="pe-ada22222", name="Ada *Okafor*", organisation="Fenwick Foods", interests=("reuse",))
LI = Person(
    id="pe-lii22222", name="Li Lei", introduced_by=ADA.id, wish="please do not ask", wish_words="Not now"
)
TALK = Conversation.model_validate(
    {
        "id": "cv-aaaa2222",
        "person": ADA.id,
        "status": "held",
        "mode": "video",
        "start": "2026-03-01T10:00+00:00",
        "times": {
            "started": {"at": "2026-03-01T10:00+00:00", "known": "measured"},
            "ended": {"at": "2026-03-01T10:30+00:00", "known": "measured"},
        },
        "introductions": [{"id": "in-aaaa2222", "to_whom": "Li Lei", "person": LI.id, "made": "2026-03-03"}],
    }
)
GIFT = Action(
    id="ac-aaaa2222",
    what="give-back",
    text="Sent the refill article",
    person=ADA.id,
    done="2026-03-04T09:00Z",
)


def test_a_first_person_is_saved_with_everything_typed(app: App) -> None:
    """An empty notebook leads to the first person, whose file says what was typed."""
    app.open("people")
    owner = app.named
    for field, typed in (("name", "Zoë Åkesson"), ("interests", "reuse, cycling"), ("keep_in_touch", None)):
        if typed:
            app.test.text_input(key=f"{owner}.{field}").input(typed).run()
    app.test.number_input(key=f"{owner}.keep_in_touch").set_value(4).run()
    app.press(f"save.{owner}")

    (person,) = app.own.people
    assert ("Zoë Åkesson", ("reuse", "cycling"), 4) == (person.name, person.interests, person.keep_in_touch)
    assert "zoe-akesson--" in str(app.own.path(person.id))


def test_a_person_without_a_name_is_not_saved(app: App) -> None:
    """Saving says what is missing beside the field, and nothing typed is lost."""
    app.open("people")
    owner = app.named
    app.test.text_input(key=f"{owner}.role").input("baker").run()
    app.press(f"save.{owner}")

    assert [] == list(app.own.people)
    assert "This cannot be empty" in app.words().replace("\\", "")
    assert "baker" == app.test.text_input(key=f"{owner}.role").value


def test_a_person_is_found_by_typing(app: App, keep: Callable[..., Any]) -> None:
    """The list narrows to those whom the typed letters mean."""
    keep(ADA, LI)
    app.open("people")
    app.test.text_input(key="people.find").input("li").run()

    assert [f"open.{LI.id}"] == [one.key for one in app.test.button if str(one.key).startswith("open.")]


def test_a_person_shows_what_has_gone_between_you(app: App, keep: Callable[..., Any]) -> None:
    """Introductions both ways, what was received and what was given stand on the person's page."""
    keep(ADA, LI, TALK, GIFT)
    app.open("people", ADA.id)
    ada = app.words()
    app.open("people", LI.id)
    li = app.words().replace("\\", "")

    assert "30 minutes of their time" in ada
    assert "Sent the refill article" in ada
    assert "To Li Lei: made" in ada
    assert "asked you not to ask for introductions" in li


def test_a_name_is_never_read_as_markdown(app: App, keep: Callable[..., Any]) -> None:
    """Marks in a name are shown as they were typed."""
    keep(ADA)
    app.open("people", ADA.id)

    assert "Ada \\*Okafor\\*" in [one.value for one in app.test.subheader]


def test_a_removed_person_comes_back_by_undo(app: App, keep: Callable[..., Any]) -> None:
    """Removing offers an undo that brings back the same record."""
    keep(ADA)
    app.open("people", ADA.id)
    app.press(f"remove.{ADA.id}")
    assert [] == list(app.own.people)
    app.press("undo")

    assert (ADA,) == app.own.people


ASKED = {"id": "qu-aaaa2222", "text": "What surprised you?", "answer": "The noise", "asked": True}
OFFER = {"id": "in-bbbb2222", "to_whom": "A buyer", "way": "offered", "spoken": "2026-03-01"}


def write(app: App, place: str, words: str, *, person: str = ADA.id) -> None:
    """Change a message, as its pad does on its own way to the disk."""
    app.own.drafts.put(person, f"scratch.letter.{place}", words, base="", now=session.now())


def test_a_first_request_is_composed_changed_and_noted_as_sent(app: App, keep: Callable[..., Any]) -> None:
    """The words stand in a field; "sent" begins a conversation, once, and what was typed is forgotten."""
    keep(ADA)
    app.open("people", ADA.id)
    words = app.pad("scratch.letter.request")
    assert "Dear Ada," in words
    write(app, "request", f"{words} P.S.")
    app.press("sent.request")

    (begun,) = app.own.conversations
    assert (ADA.id, "requested", True) == (begun.person, begun.status, begun.requested is not None)
    assert f"sent.follow_up.{begun.id}" not in [one.key for one in app.test.button]
    assert ["scratch.sent.request"] == list(app.own.drafts.of(ADA.id))


def test_a_changed_message_is_still_there_after_a_restart(app: App, keep: Callable[..., Any]) -> None:
    """It is kept on the disk, named on Today, and composed anew by a press, with Undo."""
    keep(ADA)
    app.open("people", ADA.id)
    composed = app.pad("scratch.letter.request")
    write(app, "request", "Dear Ada, in my own words")

    later = App(app.folder)
    later.open("today")
    assert "You were writing a message to Ada" in later.words()
    later.press(f"continue.{ADA.id}")
    assert "Dear Ada, in my own words" == later.pad("scratch.letter.request")
    later.open("people", ADA.id)
    later.press(f"letter.{ADA.id}.request.again")
    assert composed == later.pad("scratch.letter.request")
    later.press("undo")
    assert "Dear Ada, in my own words" == later.pad("scratch.letter.request")


def test_a_message_that_fits_no_more_is_kept_until_it_is_thrown_away(
    app: App, keep: Callable[..., Any]
) -> None:
    """It stands below the messages that fit; one that asks is not shown where they asked not to be asked."""
    keep(ADA, LI)
    for person, place in ((ADA, "follow_up.cv-gone2222"), (LI, "nudge.cv-gone2222.in-gone2222")):
        write(app, place, "Half a thought", person=person.id)
    app.open("people", ADA.id)
    assert "Half a thought" in app.words()
    app.press(f"gone.{ADA.id}.follow_up.cv-gone2222")
    assert "Half a thought" not in app.words()
    app.open("people", LI.id)
    assert "Half a thought" not in app.words()
    assert "Reminding of an introduction" in app.words()


def test_reflect_and_the_page_of_the_person_share_the_thanks(app: App, keep: Callable[..., Any]) -> None:
    """Thanks that were begun on one page go on on the other; sent, they are kept, and return when undone."""
    keep(ADA, TALK)
    app.open("people", ADA.id)
    write(app, f"thanks.{TALK.id}", "Dear Ada, thank you")
    app.open("reflect", TALK.id)
    assert "Dear Ada, thank you" == app.pad(f"scratch.letter.thanks.{TALK.id}")
    app.press("thank")
    assert [f"scratch.sent.thanks.{TALK.id}"] == list(app.own.drafts.of(ADA.id))
    assert "Dear Ada, thank you" in app.words()
    app.open("today")
    assert "You were writing" not in app.words()
    app.open("reflect", TALK.id)
    app.press("unthank")
    assert "Dear Ada, thank you" == app.pad(f"scratch.letter.thanks.{TALK.id}")


def test_a_message_noted_as_sent_comes_back_with_undo(app: App, keep: Callable[..., Any]) -> None:
    """Undo takes back the mark, and the words that were typed stand in the message again."""
    keep(ADA, TALK)
    app.open("people", ADA.id)
    write(app, f"thanks.{TALK.id}", "Dear Ada, thank you")
    app.press(f"sent.thanks.{TALK.id}")
    assert [True] == [one.thanked is not None for one in app.own.conversations]
    app.press("undo")
    assert [None] == [one.thanked for one in app.own.conversations]
    assert "Dear Ada, thank you" == app.own.drafts.of(ADA.id)[f"scratch.letter.thanks.{TALK.id}"].text


def test_thanks_and_a_hello_are_noted_where_they_belong(app: App, keep: Callable[..., Any]) -> None:
    """A thank-you stands in its conversation; a hello is a contact of that day."""
    keep(ADA, TALK)
    app.open("people", ADA.id)
    app.press(f"sent.thanks.{TALK.id}")
    app.press("sent.check_in")

    assert app.own.conversations[0].thanked is not None
    assert [("follow-up", ADA.id, True)] == [
        (one.what.value, one.person, one.done is not None) for one in app.own.actions
    ]


def test_an_introduction_goes_from_step_to_step(app: App, keep: Callable[..., Any]) -> None:
    """Made, met, reported back: one press each, seen by whose move it is (advice 4c)."""
    keep(ADA, TALK.but(introductions=[OFFER]))
    app.open("people")
    app.test.button_group(key="people section").set_value("Introductions").run()
    assert "Their move" in app.words()
    row = f"{TALK.id}.{OFFER['id']}"
    for step in ("made", "met", "reported"):
        app.press(f"{step}.{row}")
    assert "Your move" not in app.words()

    (noted,) = app.own.conversations[0].introductions
    assert all((noted.made, noted.met, noted.reported))


def test_what_an_introduction_says_can_be_corrected(app: App, keep: Callable[..., Any]) -> None:
    """Its days and words are changed in place and saved into the conversation."""
    keep(ADA, TALK.but(introductions=[OFFER]))
    app.open("people", ADA.id)
    app.press(f"change.{TALK.id}.{OFFER['id']}")
    app.test.text_input(key=f"{TALK.id}.introductions.{OFFER['id']}.to_whom").input("Li Wei").run()
    app.press(f"save.{TALK.id}")

    assert "Li Wei" == app.own.conversations[0].introductions[0].to_whom


def test_answers_to_one_question_stand_side_by_side(app: App, keep: Callable[..., Any]) -> None:
    """What two people said to the same question is seen at once, what was off the record too."""
    mark = f"preparation.questions.{ASKED['id']}.answer"
    one = TALK.but(preparation={"questions": [ASKED]})
    two = TALK.but(id="cv-bbbb2222", person=LI.id, preparation={"questions": [ASKED | {"answer": "Silence"}]})
    keep(ADA, LI, one, two.but(off_record=(mark,)))
    app.open("people", section="answers")

    assert {"The noise", "Silence"} <= {text.value for text in app.test.text}
    assert 1 == app.words().count("What surprised you")
    assert 1 == app.words().count("Off the record")


@pytest.mark.parametrize(("left_out", "given"), [(False, [ADA.id]), (True, [])])
def test_an_item_that_a_hello_names_is_noted_as_given(
    app: App, keep: Callable[..., Any], given: list[str], *, left_out: bool
) -> None:
    """Once sent, the item is never offered to them again; taken out of the text first, it was not given."""
    shelf = ShelfItem(id="sh-aaaa2222", name="Refill shelves at work", tags=("reuse",))
    keep(ADA, TALK.but(thanked="2026-03-01T12:00Z"), shelf)
    app.open("people", ADA.id)
    composed = app.pad("scratch.letter.check_in")
    assert shelf.name in composed
    if left_out:
        write(app, "check_in", composed.replace(shelf.name, ""))
    app.press("sent.check_in")

    assert given == [entry.person for entry in app.own.shelf[0].given]
    assert given == [one.person for one in app.own.actions if one.shelf_item == shelf.id]


def test_files_that_cannot_be_read_are_counted_where_people_are_listed(app: Any, keep: Any) -> None:
    """Nobody wonders where somebody has gone: the line leads to what is wrong."""
    keep(Person(id="pe-aaaaaaaa", name="Ada Okafor"))
    (app.folder / "people" / "broken.yaml").write_text("name: [\n", encoding="utf-8")
    test = app.open("people")
    (link,) = test.get("page_link")
    assert ("1 file here cannot be read now", "notebook") == (link.proto.label, link.proto.page)
