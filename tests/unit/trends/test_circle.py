from __future__ import annotations

from typing import TYPE_CHECKING

from coach.records import Conversation, Person, Shelves
from coach.trends.circle import TREND, frame, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.trends import Handed

    Talk = Callable[..., Conversation]


def _people(**by: str) -> tuple[Person, ...]:
    return tuple(
        Person(id=f"pe-{name}", name=name.title(), introduced_by=f"pe-{parent}" if parent else "")
        for name, parent in by.items()
    )


def test_everybody_stands_one_step_right_of_who_introduced_them(talk: Talk, handed: Handed) -> None:
    """Chains are walked from their first person; whoever is in none is left out."""
    people = _people(alone="", chen="bruno", adaa="", bruno="adaa", dana="adaa", emre="gone")
    found = frame(Shelves(people=people, conversations=(talk(person="pe-chen"),)), handed)
    assert [
        ["Adaa", 0, "", 0, False],
        ["Bruno", 1, "Adaa", 0, False],
        ["Chen", 2, "Bruno", 1, True],
        ["Dana", 1, "Adaa", 0, False],
    ] == found[["person", "depth", "by", "by_place", "talked"]].to_numpy().tolist()
    assert (4, 2) == TREND.counts(found)
    assert "3 people came by an introduction, the longest chain 2 steps" == title(found)


def test_a_ring_of_introductions_ends(handed: Handed) -> None:
    """Two people who introduced each other, and one who introduced herself, are a slip of the pen."""
    people = _people(adaa="bruno", bruno="adaa", chen="chen")
    found = frame(Shelves(people=people), handed)
    assert ["Adaa", "Bruno"] == found["person"].tolist()


def test_a_chain_of_a_thousand_is_walked(handed: Handed) -> None:
    """No chain is too long to follow."""
    people = tuple(
        Person(id=f"pe-{at:04d}", name=str(at), introduced_by=f"pe-{at - 1:04d}" if at else "")
        for at in range(1000)
    )
    assert 999 == frame(Shelves(people=people), handed)["depth"].max()
