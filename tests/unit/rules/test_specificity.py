"""How a goal statement is read: for whom, what changes, how, what is vague, and what follows from it."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.records.goal import Revision
from coach.rules.specificity import SLOTS, Assessment, Span, assess, compose, rewrite, still_meant
from tests.unit.rules.labelled import goal_rows

EXAMPLE = "Help large companies reduce waste by improving packaging design."
TEXTS = [row["text"] for row in goal_rows()]


def texts(spans: tuple[Span, ...]) -> list[str]:
    """The words of some spans."""
    return [span.text for span in spans]


def slots(statement: str) -> dict[str, list[str]]:
    """The words found for each slot that is filled."""
    found = assess(statement)
    return {slot: texts(getattr(found, slot)) for slot in SLOTS if getattr(found, slot)}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            EXAMPLE,
            {"who": ["large companies"], "change": ["reduce waste"], "how": ["improving packaging design"]},
        ),
        ("I want to help nurses.", {"who": ["nurses"]}),
        ("I want to help people.", {}),
        ("I want to help people on parole.", {"who": ["people on parole"]}),
        ("I want to help vulnerable communities.", {}),
        ("Fewer hospital infections.", {"change": ["Fewer hospital infections"]}),
        (
            "Stop junior doctors burning out.",
            {"who": ["junior doctors"], "change": ["Stop junior doctors burning out"]},
        ),
        ("I want to make a difference in people's lives.", {}),
        ("I want to improve outcomes and efficiency.", {}),
        ("I want to restore salt marshes.", {"change": ["restore salt marshes"]}),
        ("I want to repair church organs.", {"how": ["repair church organs"]}),
        ("I want to work in marketing.", {}),
        ("I want to join Google by 2027.", {}),
        ("Rewiring farmhouses, by the sea, by myself, paid by the hour.", {"how": ["Rewiring farmhouses"]}),
        ("I want to reduce truancy by working very hard.", {"change": ["reduce truancy"]}),
        ("I want to reduce truancy with my communication skills.", {"change": ["reduce truancy"]}),
        ("I don't want to sell insurance.", {}),
        ("I used to fix diesel engines; now I want a change.", {}),
        ("For nine years I fixed diesel engines; today I am open.", {}),
        ("During my service we taught recruits to swim; now something new.", {}),
        ("My sister repairs violins.", {}),
        ("As a nurse I taught diabetics to inject.", {}),
        ("I want to become an airline pilot.", {}),
        (
            "For whom: tenants over eighty. How: grab rails in the bath.",
            {"who": ["tenants over eighty"], "how": ["grab rails in the bath"]},
        ),
    ],
)
def test_slots_follow_their_definitions(statement: str, expected: dict[str, list[str]]) -> None:
    """Stranger, before/after and job-ad test decide, not length, names, dates or titles (1b to 1d)."""
    assert expected == slots(statement)


@pytest.mark.parametrize(
    ("statement", "kind", "words"),
    [
        ("I'm open to anything.", "open", "open to anything"),
        ("I want a role in sustainability.", "field", "sustainability"),
        ("I want to help organizations.", "generic", "organizations"),
        ("I want a better salary.", "self", "better salary"),
        ("I'd repair boats, maybe.", "hedge", "maybe"),
        ("I want to add value.", "buzz", "add value"),
    ],
)
def test_vague_words_are_named_with_their_reason(statement: str, kind: str, words: str) -> None:
    """What fits any job is marked where it stands, and says why it does not help (1a, 1c)."""
    found = {(marker.kind, marker.text): marker.reason for marker in assess(statement).vague}
    assert (kind, words) in found
    assert found[kind, words]


@pytest.mark.parametrize(
    ("statement", "kind", "words"),
    [
        ("Interpreting for deaf defendants in Leeds.", "place", "Leeds"),
        ("I want to repair boats by 2030.", "time", "by 2030"),
        ("I want to become an airline pilot.", "role", "an airline pilot"),
        ("I want to join Greenpeace.", "employer", "Greenpeace"),
    ],
)
def test_extras_are_found_outside_the_slots(statement: str, kind: str, words: str) -> None:
    """Place, time, employer and role narrow a goal without filling a slot (1d)."""
    assert (kind, words) in {(extra.kind, extra.text) for extra in assess(statement).extras}


def test_extras_do_not_lift_an_empty_statement() -> None:
    """Names, numbers and dates are worth nothing without an element (1b)."""
    assert 0 == assess("I want to earn $100k at Google in Zurich by 2030.").score


def test_a_correction_wins() -> None:
    """What the user says of a slot replaces what was found; None empties it (1d)."""
    found = assess(EXAMPLE, corrections={"who": "packaging engineers", "how": None, "change": "reduce waste"})
    assert [Span("packaging engineers", -1, -1)] == list(found.who)
    assert [Span("reduce waste", 21, 33)] == list(found.change)
    assert () == found.how
    assert 2 == found.level


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Large  companies.", Span("large companies", 5, 20)),
        ("ging", Span("ging", -1, -1)),
        ("packaging design", Span("packaging design", 47, 63)),
    ],
)
def test_a_correction_is_found_where_its_words_stand(words: str, expected: Span) -> None:
    """Blanks, capitals and a last stop make no difference, and a part of a word is no word (1d)."""
    assert (expected,) == assess(EXAMPLE, corrections={"who": words}).who


def test_what_the_user_means_is_not_vague() -> None:
    """Words that the user says fill a slot are not marked as fitting any job (1b)."""
    statement = "I want to help people reduce waste."
    assert ["people"] == [words.text for words in assess(statement).vague]
    assert () == assess(statement, corrections={"who": "people"}).vague


def test_advice_speaks_the_users_words() -> None:
    """A missing slot is asked for with the words that left it open, most useful first (1a to 1d)."""
    asked = assess("I want to help companies reduce waste.").advice
    assert "Who would notice? “companies” could be anyone; which ones?" == asked[0]
    assert any("“reduce waste”" in question for question in asked[1:])


@pytest.mark.parametrize("statement", ["", "   ", "?", EXAMPLE, "anything", *TEXTS[:40]])
def test_advice_is_short_and_asks(statement: str) -> None:
    """There are at most three pieces of advice, none twice, each a question or a next step."""
    asked = assess(statement).advice
    assert len(asked) <= 3
    assert len(set(asked)) == len(asked)
    assert all("?" in question or question.endswith(".") for question in asked)


@pytest.mark.parametrize(
    ("given_slots", "expected"),
    [
        (("large companies", "reduce waste", "improving packaging design"), EXAMPLE),
        (("for large companies", "to reduce waste.", "improve packaging design"), EXAMPLE),
        (("Large companies", "reducing waste", "by improving packaging design"), EXAMPLE),
        (
            ("blind diners", "can order without a helper", "menus in Braille"),
            "Help blind diners order without a helper with menus in Braille.",
        ),
        (
            ("care-home residents", "fewer falls", "fit grab rails"),
            "Fewer falls for care-home residents by fitting grab rails.",
        ),
        (
            ("low-income homeowners", "their winter bills drop", "insulating attics"),
            "Help low-income homeowners so that their winter bills drop by insulating attics.",
        ),
        (("nurses", "", ""), "Help nurses."),
        (("", "reduce waste", ""), "Reduce waste."),
        (("", "", "rewiring old farmhouses"), "Rewire old farmhouses."),
        (("island schools", "", "splicing cables"), "Splice cables for island schools."),
        (("", "", ""), ""),
    ],
)
def test_the_builder_composes_one_sentence(given_slots: tuple[str, str, str], expected: str) -> None:
    """Slots make one sentence whatever the grammar of what was typed; empty ones are left out (1d)."""
    assert expected == compose(*given_slots)


def test_the_builder_adds_what_narrows() -> None:
    """Place, industry, level and time follow the slots with their prepositions (1d)."""
    composed = compose(
        "", "reduce waste", "", place="Leeds", industry="packaging", level="entry", by_when="June"
    )
    assert "Reduce waste, in Leeds, in the packaging industry, at entry level, by June." == composed


@pytest.mark.parametrize(
    "given_slots",
    [
        ("large companies", "reduce waste", "improving packaging design"),
        ("blind diners", "order without a helper", "printing braille menus"),
        ("goat farmers", "lose fewer kids to frost", "heated pens"),
    ],
)
def test_what_the_builder_composes_is_read_back(given_slots: tuple[str, str, str]) -> None:
    """A sentence of three filled slots is found to have all three (1d)."""
    assert 3 == assess(compose(*given_slots)).level


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("I want to help companies reduce waste.", "Help [who would notice] reduce waste by [doing what]."),
        ("I want to help nurses.", "Help nurses [do or get what] by [doing what]."),
        ("Stop junior doctors burning out.", "Stop junior doctors burning out by [doing what]."),
        (EXAMPLE, EXAMPLE),
        ("", "Help [who would notice] [do or get what] by [doing what]."),
        (
            "I want to cook for Norwegian care homes",
            "Help Norwegian care homes [do or get what] by [doing what].",
        ),
    ],
)
def test_a_rewrite_leaves_missing_slots_open(statement: str, expected: str) -> None:
    """The fill-in sentence keeps what was said and shows what is missing (1d)."""
    assert expected == rewrite(statement)


def consistent(found: Assessment, statement: str) -> bool:
    """Whether spans are exact, the sum is the score, and the level counts the filled slots."""
    spans = [span for slot in SLOTS for span in getattr(found, slot)]
    marks = [*spans, *found.extras, *found.vague]
    return (
        all(mark.text == statement[mark.start : mark.end] for mark in marks)
        and found.score == sum(point.points for point in found.reasons)
        and 0 <= found.score <= 100
        and found.level == sum(bool(getattr(found, slot)) for slot in SLOTS)
    )


@pytest.mark.parametrize("statement", TEXTS)
def test_every_span_is_exact_and_every_point_is_shown(statement: str) -> None:
    """Spans are the statement's own characters, and the reasons add up to the score (1b)."""
    assert consistent(assess(statement), statement)


WORDS = st.sampled_from([*" ".join(TEXTS).split(), "\n", "•", "→", "’s", "-", "—", "“", "I", "by", "so that"])


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=120).map(" ".join)))
def test_any_text_is_read(statement: str) -> None:
    """Nothing that is typed makes the coach fail, and what it finds is always exact."""
    found = assess(statement)
    assert consistent(found, statement)
    assert isinstance(rewrite(statement), str)


@settings(deadline=None, max_examples=100)
@given(*[st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=8).map(" ".join)) for _ in range(3)])
def test_any_slots_compose(for_whom: str, what_changes: str, how: str) -> None:
    """Whatever stands in the builder's slots makes a sentence or nothing."""
    assert compose(for_whom, what_changes, how).endswith(".") or not compose(for_whom, what_changes, how)


@settings(deadline=None, max_examples=25)
@given(
    st.one_of(
        st.lists(WORDS, min_size=1, max_size=5),
        st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=5),
    )
)
def test_long_texts_are_read_in_few_steps(words: list[str]) -> None:
    """10,000 characters take at most 250,000 calls, about 30 milliseconds: no text makes the coach slow."""
    statement = (" ".join(words) + " ") * (10_000 // (len(" ".join(words)) + 1) + 1)
    assess(statement[:10_000])
    steps = Counter[str]()
    sys.setprofile(lambda _frame, event, _what: steps.update([event]))
    try:
        assess(statement[:10_000])
    finally:
        sys.setprofile(None)
    assert steps["call"] + steps["c_call"] <= 250_000


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Rough sleepers off the street.", {"who": ["Rough sleepers"], "change": ["off the street"]}),
        ("Invoices paid on time", {"change": ["Invoices paid on time"]}),
        ("Sanding and oiling floorboards", {"how": ["Sanding and oiling floorboards"]}),
        ("I go there by bike.", {}),
        ("I'd help design the new ferry ramps.", {"how": ["help design the new ferry ramps"]}),
        ("The United Nations in Geneva.", {}),
        ("Waste down by a third", {"change": ["Waste down"]}),
        (
            "Call handlers take proper breaks.",
            {"who": ["Call handlers"], "change": ["take proper breaks"]},
        ),
        (
            "Cut the time nurses spend on paper charts by building a tablet form.",
            {
                "who": ["nurses"],
                "change": ["Cut the time nurses spend on paper charts"],
                "how": ["building a tablet form"],
            },
        ),
        (
            "Help the small farmer for not losing tomatoes",
            {"who": ["small farmer"], "change": ["not losing tomatoes"]},
        ),
        ("Help schools grow", {"who": ["schools"]}),
        ("For six years I cut hair for nurses.", {}),
        (
            "For the next two years I build ramps for nurses.",
            {"who": ["nurses"], "how": ["build ramps"]},
        ),
        (
            "After ten years as a cook for schools I'd like to tune violins for toddlers.",
            {"who": ["toddlers"], "how": ["tune violins"]},
        ),
        ("Anyone over 70 gets home safely.", {"who": ["Anyone over 70"], "change": ["gets home safely"]}),
        ("Helping vineyards hit by frost", {"who": ["vineyards hit by frost"]}),
    ],
)
def test_results_and_tasks_without_a_plain_verb(statement: str, found: dict[str, list[str]]) -> None:
    """A state reached, several acts on one object, a way of going, a name: each read as it is (1d)."""
    assert found == slots(statement)


def test_the_sentence_to_fill_in_keeps_to_a_correction() -> None:
    """A slot that the user cleared is open again (1d)."""
    told = rewrite("I want to help tenants.", corrections={"who": None})
    assert "Help [who would notice] [do or get what] by [doing what]." == told


@pytest.mark.parametrize("statement", ["", "I want to help nurses.", "I want to reduce waste."])
def test_what_is_still_open_says_nothing(statement: str) -> None:
    """The names of the open slots are no words of the user's: none of them fills a slot (1d)."""
    assert assess(statement).level == assess(rewrite(statement)).level
    assert not assess(rewrite(statement)).vague


@pytest.mark.parametrize(
    ("statement", "corrections"),
    [
        ("Run walks for the old", {"who": "the old", "how": None}),
        ("Become a UX designer", {}),
        ("Teach the old to cook", {"who": "the old"}),
    ],
)
def test_a_correction_goes_with_its_words(statement: str, corrections: dict[str, str | None]) -> None:
    """What was said of an earlier wording counts for a changed one only where its words still stand in it."""
    earlier = Revision(statement="Run walks for the old", mine_for_whom="the old", mine_how="none")
    assert corrections == still_meant(earlier.but(statement=statement), earlier).corrections


def test_a_correction_made_for_the_new_wording_counts() -> None:
    """The person's own words win, also where the sentence says it in others."""
    earlier = Revision(statement="Run walks for the old", mine_how="none")
    mine = Revision(statement="Become a chef", mine_for_whom="people over 80", mine_how="None")
    assert {"who": "people over 80", "how": None} == still_meant(mine, earlier).corrections
