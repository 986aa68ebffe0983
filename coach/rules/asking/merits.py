"""What makes a question good (advice 2d)?"""

from __future__ import annotations

from coach.content.vocabulary import pattern
from coach.rules.asking.parts import parts, plain


def merits(text: str) -> tuple[str, ...]:
    """The good tags that apply; "open" or "indirect_request" first."""
    told = plain(text)
    closed_in_form = all(part.yes_or_no for part in parts(text))
    found = ["indirect_request" if closed_in_form else "open"]
    merits_in_order = ("referral", "advice_seeking", "specific", "personal_experience")
    return (*found, *(tag for tag in merits_in_order if pattern(tag).search(told)))
