"""Which words the private view blurs."""

from __future__ import annotations

from coach.records import Action, Conversation, Goal, Person, Shelves
from coach.records.goal import Revision
from coach.ui.private import phrases


def test_names_are_blurred_whole_and_in_parts() -> None:
    """Each part of a name that could give somebody away is a phrase; small words and initials are none."""
    people = (Person(id="pe-aaaa", name="Ada  de Okafor-Li", organisation="The Fenwick Foods"),)
    assert {"Ada de Okafor-Li", "Ada", "Okafor", "The Fenwick Foods"} <= phrases(Shelves(people=people))
    assert not {"de", "The", "Li"} & phrases(Shelves(people=people))


def test_notes_are_found_by_their_first_words() -> None:
    """Six words are enough to know a note by, however much of it is shown and however its lines break."""
    talk = Conversation(id="cv-aaaa", notes="A layoff is\ncoming in the spring, she said", useful="ok")
    goal = Goal(id="go-aaaa", revisions=(Revision.new(statement="Help bakers waste less."),))
    action = Action(id="ac-aaaa", text="Send the article")
    notebook = Shelves(conversations=(talk,), goals=(goal,), actions=(action,))
    assert {"A layoff is coming in the", "Help bakers waste less.", "Send the article"} == phrases(notebook)


def test_an_empty_notebook_hides_nothing() -> None:
    """No phrase is made up."""
    assert set() == phrases(Shelves())
