"""Which prompts, scales and sentences guide somebody through a conversation and its reflection."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field

from coach.content.reading import AdviceId, Entry, EntryId, Words, read


class Prompt(Entry):
    """A prompt: what it asks, and a line of help."""

    id: EntryId
    text: Words
    help: Words
    advice: tuple[AdviceId, ...] = Field(min_length=1)


class Step(Entry):
    """One step of a scale: its value and the words for it."""

    value: int
    words: Words


class Cue(Entry):
    """A sentence to say when this many minutes are left; `{allotted}` is the agreed time in minutes."""

    minutes_left: int
    words: Words
    advice: AdviceId


class Choice(Entry):
    """An answer one can pick, with what the coach says to it."""

    id: EntryId
    words: Words
    reply: Words


class Prompts(Entry):
    """All prompts, scales and sentences."""

    reflection: tuple[Prompt, ...]
    opening: tuple[Prompt, ...]
    goal: tuple[Prompt, ...]
    resource: tuple[Prompt, ...]
    confidence: tuple[Step, ...]
    ask_first: Words
    comfort_question: Words
    comfort: tuple[Choice, ...]
    not_this_time: tuple[Choice, ...]
    cues: tuple[Cue, ...]
    offered_more: Words


@lru_cache(maxsize=1)
def prompts() -> Prompts:
    """All prompts, read once (advice 0c, 3c, 3h, 4a, 5c, 6a to 6d)."""
    return read("prompts.yaml", Prompts)
