"""An ask in somebody's own words is known by what it asks for, not by how it is put."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.questions import question_bank
from coach.rules.own_asks import reading

ASKS = (
    "Any chance you'd share a name or two?",
    "Is there a colleague you'd suggest I get to know?",
    "Could you pass my details along to your boss?",
    "Would a chat with someone on your team be possible?",
    "I'd be grateful for any contacts you have in rail.",
    "Might your manager be open to a short call with me?",
    "Could you set up a meeting with your head of fleet for me?",
    "Do you happen to know people at Siemens?",
    "Is anyone in your circle working on heat pumps?",
    "Mind forwarding my note to whoever runs recycling?",
    "Would you be willing to vouch for me with the director?",
    "Which people should I get on my radar?",
    "Whose door should I knock on next?",
    "Can I use your name when I write to them?",
    "Whom would it make sense for me to meet next?",
    "Could you send me the email address of someone in procurement?",
    "Who comes to mind when I say reuse?",
    "Could your sister spare ten minutes for me?",
    "Who on the board might give me twenty minutes?",
    "Do you know anyone who hires in this area?",
    "Could you suggest a beekeeper I might visit?",
    "Do you know a plumber who takes on beginners?",
    "Would you ever let me shadow one of your welders?",
    "Is there a midwife at your hospital who might let me watch a shift?",
    "Could you get me into the meeting with the funders?",
    "Any chance to speak with the chief engineer?",
    "May I write to your predecessor and say you sent me?",
    "Might one of the drivers take me along for a day?",
    "Thank you. Would you recommend me to your team?",
)
DOUBTS = (
    "Could a friend of yours show me round the dairy?",
    "Do any of your former classmates work in tidal energy?",
    "Who in your company deals with returns?",
    "Please think of me if you hear of someone who hires.",
)
NONE = (
    "",
    "How did you get introduced to this field?",
    "What do people who are new here get wrong?",
    "Who decides about packaging at the plant?",
    "How do you connect with suppliers?",
    "Which person shaped your path most?",
    "What would you recommend I read?",
    "When did you last talk to a customer?",
    "How do you meet people in the field?",
    "How do your colleagues see this change?",
    "Who uses the data that you collect?",
    "How many people work on your team?",
    "What do experts disagree on here?",
    "Could you walk me through your last audit?",
    "How would you introduce a change nobody wants?",
    "How do midwives learn to stay calm?",
    "Which farmer did you admire when you started?",
    "Do drivers choose their own routes?",
    "Could you describe a shift that went badly?",
    "If you started today, would you still become a nurse?",
    "When is the worst time to call a farmer?",
    "How do the nurses on your ward share the load?",
    "Which skills should I learn before spring?",
)


@pytest.mark.parametrize(
    ("expected", "text"),
    [(kind, text) for kind, texts in (("ask", ASKS), ("maybe", DOUBTS), ("no", NONE)) for text in texts],
)
def test_an_ask_is_a_request_for_somebody(expected: str, text: str) -> None:
    """A name, a contact or being handed on is asked for; where it may be, it is a doubt (4a, 4b)."""
    assert expected == reading(text)


def test_no_question_of_the_bank_is_taken_for_an_ask_that_is_none() -> None:
    """What the bank offers to everybody stays, whatever the wish."""
    others = [entry.text for entry in question_bank().questions if not entry.about_introductions]
    assert [] == [text for text in others if reading(text) == "ask"]


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Whatever stands there, it is one of the three."""
    assert reading(text) in ("ask", "maybe", "no")
