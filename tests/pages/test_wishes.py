"""A wish about introductions is kept by every page: no ask is on any of them where none is welcome (4b)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from coach.content.questions import question_bank
from coach.records import Conversation, Goal, Person
from coach.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.conftest import App

ADA = Person(id="pe-ada22222", name="Ada", organisation="Fenwick", wish_words="No")
GOAL = Goal.model_validate(
    {"id": "go-aaaa2222", "revisions": [{"id": "re-aaaa2222", "statement": "Help bakers waste less bread."}]}
)
OWN = "Would you introduce me to your head of packaging?"
PAGES = (
    "today",
    "goals",
    "people",
    "prepare",
    "conversation",
    "reflect",
    "give_back",
    "progress",
    "notebook",
)
STATES = ("idea", "requested", "scheduled", "under way", "held")
DIRECT = [entry.text for entry in question_bank().questions if entry.about_introductions]
ADAPTED = [entry.through_them for entry in question_bank().questions if entry.through_them]
ASKS = (
    *DIRECT,
    OWN,
    "Is there one person you think I should learn from next",
    "offering to put me in touch",
    "You kindly offered to put me in touch",
    "would you forward them",
    "Does it feel right to ask, to you and to them",
    "of the introduction, gently",
    "My own words of asking",
    "May I ask whether you know somebody",
    "Time to ask",
    "room for what you want to ask for",
    r"name\": \"asks\"",
)
"""How an ask may look: from the bank, in own words, as a draft, as a nudge, as the comfort check."""


def talk(state: str) -> Conversation:
    """A conversation with everything that could ask: planned questions, words to say, a silent offer."""
    now = session.now()
    ago = {"held": 9 * 24 * 60, "under way": 20}.get(state, -24 * 60)
    start = now - timedelta(minutes=ago)
    stamp = {"at": start.isoformat(), "known": "measured"}
    times = {"started": stamp} if state in ("held", "under way") else {}
    if state == "held":
        times["ended"] = {"at": (start + timedelta(minutes=30)).isoformat(), "known": "measured"}
    planned = [{"id": "qu-own22222", "text": OWN, "must": True}]
    planned += [
        {"id": f"qu-{place:08d}", "text": entry.text, "bank": entry.id, "must": True, "category": "next"}
        for place, entry in enumerate(question_bank().questions)
        if entry.about_introductions
    ]
    offer = {"id": "in-aaaa2222", "to_whom": "a buyer", "way": "offered", "spoken": start.date().isoformat()}
    own: dict[str, Any] = {
        "id": "cv-aaaa2222", "person": ADA.id, "goal": GOAL.id, "mode": "video",
        "preparation": {"questions": planned},
        "status": {"under way": "scheduled"}.get(state, state), "times": times, "introductions": [offer],
        "asking": {"comfortable": True, "decision": "ask", "words": "My own words of asking"},
        "start": start.isoformat() if state not in ("idea", "requested") else None,
    }  # fmt: skip
    return Conversation.model_validate(own)


def walked(app: App, keep: Callable[..., Any], wish: str, state: str) -> str:
    """All that every page shows about the conversation and its person, every part of Prepare included."""
    keep(ADA.but(wish=wish), GOAL, talk(state))
    shown = []
    for page in PAGES:
        wanted = {"people": ADA.id, "give_back": ADA.id, "goals": GOAL.id}.get(page, "cv-aaaa2222")
        parts = ("when", "questions", "check") if page == "prepare" else ("",)
        for part in parts:
            app.open(page, wanted, section=part)
            if page == "conversation" and state == "under way":
                app.test.button_group(key="cv-aaaa2222.beside").set_value(
                    "offers" if wish == "please do not ask" else "asking"
                ).run()
            shown += [str(getattr(node, "proto", "")) for node in app.test.main]
    return "\n".join(shown)


@pytest.mark.parametrize("state", STATES)
def test_please_do_not_ask_is_kept_by_every_page(app: App, keep: Callable[..., Any], state: str) -> None:
    """However far the conversation has come, no page shows an ask to somebody who wants none."""
    shown = walked(app, keep, "please do not ask", state)
    assert [] == [ask for ask in (*ASKS, *ADAPTED) if ask in shown]
    assert "asked you not to ask" in shown


def test_only_through_them_is_worded_anew_by_every_page(app: App, keep: Callable[..., Any]) -> None:
    """Where introductions go only through somebody, the bank's asks are in words that fit that."""
    shown = walked(app, keep, "only through them", "under way")
    assert [] == [ask for ask in DIRECT if ask in shown]
    assert all(said in shown for said in ADAPTED)


def test_where_asking_is_welcome_the_walk_finds_the_asks(app: App, keep: Callable[..., Any]) -> None:
    """The walk sees what it looks for: on the same notebook, where asking is welcome, the asks are there."""
    shown = walked(app, keep, "welcome", "under way")
    assert set(DIRECT) | {OWN, "Does it feel right to ask, to you and to them", *ASKS[-2:]} <= {
        ask for ask in ASKS if ask in shown
    }
