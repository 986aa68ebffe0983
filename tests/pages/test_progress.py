"""The Progress page: charts that say what they found, one filter for all, and downloads."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coach import trends
from coach.content.practices import practices as six
from coach.records import Conversation, Goal, Person
from coach.records.goal import Revision
from coach.records.reflection import Reflection
from coach.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.conftest import App

    Keep = Callable[..., None]

ADA = Person(id="pe-adaa2222", name="Ada *Okafor*")
BEN = Person(id="pe-benn2222", name="Ben Ito")


def held(number: int, person: Person = ADA, *, late: int = -5, mode: str = "in person") -> Conversation:
    """A talk of half an hour, so many weeks ago, with an arrival `late` minutes after its start."""
    start = session.now() - timedelta(weeks=number)
    times = {
        "arrived": {"at": start + timedelta(minutes=late), "known": "measured"},
        "started": {"at": start, "known": "measured"},
        "ended": {"at": start + timedelta(minutes=28), "known": "measured"},
    }
    return Conversation.model_validate(
        {
            "id": f"cv-talk{number:04d}",
            "person": person.id,
            "goal": "go-main2222",
            "status": "held",
            "start": start,
            "mode": mode,
            "times": times,
        }
    )


def goal() -> Goal:
    """A goal with one wording of ten weeks ago."""
    revision = {
        "id": "re-aaaa2222",
        "when": session.now() - timedelta(weeks=10),
        "statement": "Help shops reduce waste.",
    }
    return Goal.model_validate({"id": "go-main2222", "revisions": [revision]})


def specs(app: App) -> list[Any]:
    """What each chart of the page was drawn from."""
    return [one.proto for one in app.test.get("vega_lite_chart")]


def spoken(app: App) -> dict[str, str]:
    """What each chart says to somebody who does not see it."""
    parts = [one.proto for one in app.test.get("bidi_component")]
    (speaking,) = [one for one in parts if one.component_name == "rapport_speaking"]
    return dict(json.loads(speaking.json))


def test_an_empty_notebook_shows_what_will_stand_here(app: App) -> None:
    """Before there is anything to draw, each question says in a line what will be seen, and nothing else."""
    app.open("progress")
    assert [] == specs(app)
    assert "Your charts begin with your first goal" in app.words()
    assert [] == [trend.key for trend in trends.ALL if trend.awaits[0].rstrip(",") not in app.words()]


def test_a_chart_without_records_is_a_sentence_and_no_picture(app: App, keep: Keep) -> None:
    """Beside charts that stand on something, the others say what will be seen there."""
    keep(goal())
    app.open("progress")
    assert 1 == len(specs(app))
    assert "No introductions yet" in app.words()
    assert "asked for\\, offered\\, made and met" in app.words()


def test_each_chart_says_its_finding_and_what_it_stands_on(app: App, keep: Keep) -> None:
    """The heading is the finding, the line below counts the records, and the chart has its text."""
    keep(ADA, goal(), *(held(week, late=3 if week == 2 else -5) for week in range(1, 7)))
    app.open("progress")
    assert "On time in 5 of 6" in app.words()
    assert "6 conversations" in app.words()
    assert spoken(app)["chart-punctuality"].startswith("On time in 5 of 6.")
    assert len(trends.ALL) == app.words().count("\n## ")


def test_one_filter_serves_every_chart_and_stands_in_the_address(app: App, keep: Keep) -> None:
    """Choosing a person narrows all charts, and the address names the choice."""
    keep(ADA, BEN, goal(), *(held(week) for week in range(1, 5)), held(5, BEN, late=9))
    app.open("progress")
    app.tidy(app.test.selectbox(key="progress person").set_value(BEN.id).run())
    assert "9 minutes late" in app.words()
    assert BEN.id == app.test.query_params["person"]


def test_a_changed_filter_changes_data_and_no_drawing(app: App, keep: Keep) -> None:
    """The browser builds a chart anew where its specification differs: only data and words may."""
    keep(ADA, BEN, goal(), *(held(week) for week in range(1, 7)), *(held(week, BEN) for week in range(7, 13)))
    app.open("progress")
    before = {one.id: (one.spec, one.alt) for one in specs(app)}
    app.tidy(app.test.selectbox(key="progress person").set_value(BEN.id).run())
    after = {one.id: (one.spec, one.alt) for one in specs(app)}
    assert after
    assert after == {key: before[key] for key in after}


def test_an_address_with_a_choice_shows_that_choice(app: App, keep: Keep) -> None:
    """A bookmark brings back the part of the notebook that was looked at; nonsense narrows nothing."""
    keep(ADA, goal(), held(1, mode="phone"), held(2), held(3))
    app.open("progress", mode="in person", goal="go-nobody22", period="between")
    assert "in person" == app.test.selectbox(key="progress mode").value
    assert "" == app.test.selectbox(key="progress goal").value
    assert "On time in 2 of 2" in app.words()


def test_days_can_be_typed_and_a_mistyped_day_narrows_nothing(app: App, keep: Keep) -> None:
    """Two days bound what is shown; what is no day is left aside."""
    keep(ADA, goal(), *(held(week) for week in range(1, 5)))
    app.open("progress", period="between")
    fifteen_days_ago = session.today() - timedelta(days=15)
    app.tidy(app.test.text_input(key="progress from").set_value(fifteen_days_ago.isoformat()).run())
    assert "On time in 2 of 2" in app.words()
    app.tidy(app.test.text_input(key="progress from").set_value("2026-02-31").run())
    assert "On time in 4 of 4" in app.words()


def test_a_choice_that_fits_nothing_says_so(app: App, keep: Keep) -> None:
    """An empty page would look broken: it says that the choice is too narrow."""
    keep(ADA, BEN, goal(), held(1))
    app.open("progress", person=BEN.id)
    assert "No conversation in your notebook fits this choice" in app.words()


def test_what_is_said_above_moves_no_chart(app: App, keep: Keep) -> None:
    """However many lines stand above them, charts keep their places: one that is moved is built anew."""
    keep(ADA, BEN, goal(), *(held(week, late=30 if week > 5 else -5) for week in range(1, 11)))
    app.open("progress")
    assert "Better of late" in app.words()
    places = list(app.test.main.children)
    app.tidy(app.test.selectbox(key="progress person").set_value(BEN.id).run())
    assert "fits this choice" in app.words()
    assert places == list(app.test.main.children)


def test_names_are_never_read_as_markdown(app: App, keep: Keep) -> None:
    """What a person typed stands escaped wherever Streamlit would read it as Markdown."""
    keep(ADA, goal(), held(1))
    app.open("progress")
    assert "from Ada \\*Okafor\\*" in app.words()
    assert "from Ada *Okafor*" not in app.words()


def test_the_review_is_offered_for_the_choice_and_made_when_taken(app: App, keep: Keep) -> None:
    """Initials and silence about what is off the record are where one starts; nothing is made unasked."""
    keep(ADA, goal(), held(1))
    app.open("progress")
    assert "A review to print or share with a coach" in {one.label for one in app.test.expander}


def pick(app: App, chart: str, **mark: object) -> None:
    """Click on a mark of a chart, and let the page answer."""
    states = app.test._tree.get_widget_states()
    state = states.widgets.add()
    state.id = next(one.id for one in specs(app) if one.id.endswith(f"chart-{chart}"))
    state.string_value = json.dumps({"selection": {"open": [mark]}})
    app.tidy(app.test._run(states))


def unfold(app: App, key: str) -> None:
    """Open what is folded under a chart."""
    fold = next(one for one in app.test.expander if one.key == key)
    states = app.test._tree.get_widget_states()
    state = states.widgets.add()
    state.id = fold.proto.id
    state.bool_value = True
    app.tidy(app.test._run(states))


def test_a_click_on_a_score_shows_the_reasons_of_all_six(app: App, keep: Keep) -> None:
    """The panel below the heat map says whose talk it was, and each score with its reasons."""
    talk = held(1)
    keep(ADA, goal(), talk, held(2))
    app.open("progress")
    pick(app, "practices", id=talk.id)
    panel = "\n".join(one.value for one in app.test.text)
    named = [practice.name for practice in six() if f"{practice.name}, " in panel]
    assert [practice.name for practice in six()] == named
    assert "Prepared, 0. No target" in panel
    assert "**Ada \\*Okafor\\*, " in app.words()


def test_a_click_on_a_wording_shows_the_words_that_changed(app: App, keep: Keep) -> None:
    """The panel names the wording, its score, why it was written, and the conversation that led to it."""
    talk = held(3)
    later = {
        "id": "re-bbbb2222",
        "when": session.now() - timedelta(weeks=2),
        "statement": "Help ten corner shops in Leeds halve their food waste by May.",
        "conversation": talk.id,
        "why": "They said it was too wide.",
    }
    first = goal()
    keep(ADA, first.but(revisions=(*first.revisions, Revision.model_validate(later))), talk)
    app.open("progress")
    pick(app, "specificity", id=first.id, number=2)
    assert "**Wording 2, " in app.words()
    assert "after Ada \\*Okafor\\*" in app.words()
    assert "Why: They said it was too wide." in app.words()


def test_a_click_on_a_pile_opens_that_conversation(app: App, keep: Keep) -> None:
    """A mark that stands for one conversation leads there."""
    talk = held(1).but(reflection=Reflection.model_validate({"surprise": "They weigh it."}))
    keep(ADA, goal(), talk, held(2))
    app.open("progress")
    pick(app, "saturation", id=talk.id)
    assert talk.id == app.named


def test_what_is_folded_is_put_together_when_it_is_opened(app: App, keep: Keep) -> None:
    """The table under a chart holds the rows of the chart, the newest first, and can be taken along."""
    keep(ADA, goal(), *(held(week, late=week) for week in range(1, 4)))
    app.open("progress")
    assert 0 == len(app.test.dataframe)
    unfold(app, "more-punctuality")
    (table,) = [one.value for one in app.test.dataframe]
    assert [1.0, 2.0, 3.0] == table["Minutes after"].tolist()
    assert ["Ada *Okafor*"] * 3 == table["Person"].tolist()
    assert ["Table as CSV"] == [one.label for one in app.test.download_button]


def test_people_and_places_stand_in_tables_beside_their_charts(app: App, keep: Keep) -> None:
    """Both sides of each person in numbers, and what was noted of each place."""
    keep(ADA, BEN, goal(), held(1).but(place="Library", interruptions=2), held(2), held(3, BEN))
    app.open("progress")
    unfold(app, "more-give_backs")
    people = app.test.dataframe[0].value
    assert [["Ada *Okafor*", 2, 0], ["Ben Ito", 1, 0]] == people.to_numpy().tolist()
