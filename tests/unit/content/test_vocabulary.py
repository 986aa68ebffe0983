"""The words the coach knows, as data."""

from __future__ import annotations

import re

import pytest

from coach.content.vocabulary import HERE, closed_class, every_word, lexicon, pattern, sections

KINDS = ("open", "buzz", "self", "hedge")


@pytest.mark.parametrize(
    ("word", "living"), [("nurse", "p"), ("hedgehog", "a"), ("hospital", "o"), ("waste", "-")]
)
def test_the_lexicon_knows_the_living(word: str, living: str) -> None:
    """People, animals and kinds of organisation are told apart."""
    entry = lexicon().get(word)
    assert entry is not None
    assert living == entry.living


def test_the_lexicon_is_small() -> None:
    """The file stays below half a megabyte, so that a checkout and a start stay quick."""
    assert (HERE / "lexicon.txt").stat().st_size < 500_000


def test_the_notices_stand_beside_the_data() -> None:
    """WordNet's licence and the norms' attribution travel with what was made from them."""
    notice = (HERE / "NOTICE.md").read_text(encoding="utf-8")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in notice
    assert "Creative Commons Attribution 4.0" in notice


def test_closed_classes_are_words() -> None:
    """A closed class holds single words in small letters."""
    odd = [word for word in every_word() if not re.fullmatch(r"[a-zéè][a-zéè'-]*", word)]
    assert [] == odd


def test_vague_phrases_have_kinds_with_a_reason() -> None:
    """Each phrase that fits any job belongs to a kind the coach can explain (1a)."""
    assert set(KINDS) == set(sections("vague_phrases.txt"))


@pytest.mark.parametrize("name", sorted(set(sections("question_patterns.txt")) - {"org", "asked"}))
def test_patterns_compile_and_match_no_empty_text(name: str) -> None:
    """Each kind of pattern is sound, and says nothing of a text without words."""
    assert pattern(name).search("") is None


def test_generic_groups_and_groups_by_themselves_are_apart() -> None:
    """Roles that pass alone are not among the groups that need a modifier."""
    assert closed_class("generic_groups").isdisjoint({"nurse", "tenant", "student", "farmer", "refugee"})
