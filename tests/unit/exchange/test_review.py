"""The review: what is open, in the person's words, on one page that needs nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

from coach.exchange import page
from coach.exchange.review import Chart, Findings, Wording, review
from coach.records import Action, Conversation, Person, Shelves
from coach.records.conversation import Known, Stamp
from coach.records.off_record import shelves_on_record

ADA = Person(id="pe-adaa2222", name="Ada Okafor")
CHART = Chart(
    "Punctuality", "On time in 2 of 2", "2 conversations.", "<svg id='drawn'></svg>", "Both on time."
)


def _findings(*charts: Chart, wordings: tuple[Wording, ...] = ()) -> Findings:
    return Findings(
        today=date(2026, 11, 25),
        scope=(("Period", "All the time"),),
        summary=("To try next: prepared.",),
        wordings=wordings,
        charts=charts,
    )


def _talk(identity: str, questions: list[dict[str, object]], **more: object) -> Conversation:
    return Conversation.model_validate(
        {
            "id": identity,
            "person": ADA.id,
            "status": "held",
            "start": "2026-03-10T14:00+01:00",
            "preparation": {"questions": questions},
            **more,
        }
    )


def _action(identity: str, text: str, due: str | None, **more: object) -> Action:
    return Action.model_validate({"id": identity, "what": "give-back", "text": text, "due": due, **more})


def test_an_open_question_is_one_that_no_conversation_answered() -> None:
    """Unasked and unanswered questions are listed once; an answer anywhere closes a wording."""
    first = _talk(
        "cv-aaaa2222",
        [
            {"id": "qu-aaaa", "text": "What breaks?", "asked": False},
            {"id": "qu-bbbb", "text": "Who decides?", "asked": True},
            {"id": "qu-cccc", "text": "What next?", "asked": True, "answer": "A sorting plant."},
        ],
    )
    second = _talk("cv-bbbb2222", [{"id": "qu-dddd", "text": "what next?", "asked": False}])
    made = page.markdown(review(Shelves(people=(ADA,), conversations=(first, second)), _findings()))
    assert "- What breaks? (Ada Okafor; not asked)" in made
    assert "- Who decides? (Ada Okafor; asked, no answer noted)" in made
    assert "hat next?" not in made


def test_what_is_off_the_record_is_neither_shown_nor_called_open() -> None:
    """An answer that stays out does not make its question unanswered; advice off the record is gone."""
    talk = _talk(
        "cv-aaaa2222",
        [{"id": "qu-aaaa", "text": "Who decides?", "asked": True, "answer": "The aunt."}],
        reflection={"advice": [{"id": "ad-aaaa", "text": "Leave early"}, {"id": "ad-bbbb", "text": "Stay"}]},
        off_record=["preparation.questions.qu-aaaa.answer", "reflection.advice.ad-aaaa.text"],
    )
    shelves = shelves_on_record(Shelves(people=(ADA,), conversations=(talk,)))
    made = page.markdown(review(shelves, _findings()))
    assert "- Stay (Ada Okafor)" in made
    assert [] == [words for words in ("Who decides?", "aunt", "Leave early") if words in made]


def test_promises_stand_with_their_day_the_soonest_first() -> None:
    """What is open is listed by day; what is done or let go is not."""
    shelves = Shelves(
        people=(ADA,),
        actions=(
            _action("ac-aaaa", "Send the article", "2026-12-01", person=ADA.id),
            _action("ac-bbbb", "Write to Ada Okafor", "2026-11-20", person=ADA.id),
            _action("ac-cccc", "Lend the book", None),
            _action("ac-dddd", "Gone", "2026-11-20", dropped="2026-11-21"),
        ),
    )
    made = page.text(review(shelves, _findings()))
    listed = [line for line in made.splitlines() if line.startswith("- ")]
    assert [
        "- To try next: prepared.",
        "- Write to Ada Okafor, was meant for 20 November 2026",
        "- Send the article for Ada Okafor, by 1 December 2026",
        "- Lend the book",
    ] == listed


def test_nothing_is_called_not_asked_while_the_conversation_goes_on() -> None:
    """Begun by a press and not ended: the answers may still be drafts, and its questions wait."""
    running = _talk("cv-aaaa2222", [{"id": "qu-aaaa", "text": "What breaks?"}])
    begun = Stamp(at=datetime(2026, 3, 10, 13, tzinfo=UTC), known=Known.MEASURED)
    running = running.but(times=running.times.but(started=begun))
    ended = running.but(times=running.times.but(ended=begun))
    lists = [
        page.markdown(review(Shelves(people=(ADA,), conversations=(talk,)), _findings()))
        for talk in (running, ended)
    ]
    assert [False, True] == ["What breaks?" in made for made in lists]


def test_a_list_that_is_too_long_says_how_much_more_there_is() -> None:
    """Twelve entries stand there, and the rest is counted."""
    talk = _talk("cv-aaaa2222", [{"id": f"qu-aa{at:02d}", "text": f"Question {at}?"} for at in range(15)])
    made = page.text(review(Shelves(people=(ADA,), conversations=(talk,)), _findings()))
    assert 12 == made.count("not asked")
    assert "And 3 more." in made


def test_the_goal_stands_with_how_it_grew() -> None:
    """The words now, the way there, and what led to each step."""
    wordings = (
        Wording("1 March 2026", "Anything green.", 0, ""),
        Wording("9 May 2026", "Help shops <waste> less.", 60, "after A.O."),
    )
    made = page.html(review(Shelves(), _findings(wordings=wordings)))
    assert "From 0 to 60 of 100 in 2 wordings:" in made
    assert "9 May 2026, after A.O. (60 of 100): Help shops &lt;waste&gt; less." in made


def test_each_chart_stands_as_a_picture_and_as_words() -> None:
    """The finding is a heading, the drawing stands in the page, and its text says the same; no script."""
    made = page.html(review(Shelves(), _findings(CHART)))
    assert "<h2>On time in 2 of 2</h2>" in made
    assert CHART.svg in made
    assert "<figcaption>Both on time.</figcaption>" in made
    assert [] == [mark for mark in ("<script", "http:", "https:", "src=") if mark in made]
