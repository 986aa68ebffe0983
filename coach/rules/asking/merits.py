"""What makes a question good (advice 2d)?"""

from __future__ import annotations

import re

from coach.rules.asking.parts import parts, plain

_REFERRAL = re.compile(
    r"\b(?:who else|whom else|introduc\w*|in touch|talk to|speak (?:to|with)|connect me|come back|contact you|follow up|send you|keep you|write to you|report back|somebody|someone|anyone)\b"
)
_ADVICE = re.compile(
    r"\b(?:should i|would you (?:do|start|go|suggest|recommend|advise|test|learn|choose|weigh)|advice|advise|suggest\w*|recommend\w*|if you were|in my (?:place|situation|shoes)|my background|for me|i learn|i be|help me)\b"
)
_PERSONAL = re.compile(r"\b(?:you|your|u|yours|you've|you'd)\b")
_SPECIFIC = re.compile(
    r"\b(?:i (?:read|saw|heard|noticed|watched)|you (?:moved|wrote|said|mentioned|led|built|changed|left)|since|in \d{4})\b|\d"
)


def merits(text: str) -> tuple[str, ...]:
    """The good tags that apply; "open" or "indirect_request" first."""
    told = plain(text)
    closed_in_form = all(part.yes_or_no for part in parts(text))
    found = ["indirect_request" if closed_in_form else "open"]
    for tag, pattern in (
        ("referral", _REFERRAL),
        ("advice_seeking", _ADVICE),
        ("specific", _SPECIFIC),
        ("personal_experience", _PERSONAL),
    ):
        if pattern.search(told):
            found.append(tag)
    return tuple(found)
