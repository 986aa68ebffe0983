"""The People page: adding, finding and reading somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.records import Action, Conversation, Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.conftest import App

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
