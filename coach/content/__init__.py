"""The product's words and thresholds as data; every file is named here, read once and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.advice import all_advice
from coach.content.agenda import agenda_content
from coach.content.checklists import checklists
from coach.content.drafts import draft_patterns
from coach.content.gives import catalogue
from coach.content.practices import practices
from coach.content.prompts import prompts
from coach.content.questions import question_bank

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILES: Mapping[str, Callable[[], object]] = {
    "advice.yaml": all_advice,
    "practices.yaml": practices,
    "questions.yaml": question_bank,
    "checklists.yaml": checklists,
    "prompts.yaml": prompts,
    "gives.yaml": catalogue,
    "drafts.yaml": draft_patterns,
    "agenda.yaml": agenda_content,
}
"""Every content file and what reads it, in the order of a conversation."""
