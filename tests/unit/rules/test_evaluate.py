"""How the coach is measured, and that it reaches its figures on labelled statements of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from coach.rules.evaluate import main, matched, overlaps, rank_correlation
from coach.rules.specificity import SLOTS, assess
from tests.unit.rules.labelled import goal_rows

if TYPE_CHECKING:
    from pathlib import Path

ROWS = goal_rows()


def test_spans_match_by_half_of_the_longer() -> None:
    """A span is right if it shares half of the longer of the two, and each labelled one counts once."""
    assert overlaps((0, 10), (5, 10))
    assert not overlaps((0, 10), (6, 10))
    assert 1 == matched([(0, 10), (0, 9)], [(0, 10)])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([1, 2, 3], [4, 5, 6], 1.0),
        ([1, 2, 3], [6, 5, 4], -1.0),
        ([1, 1, 1], [1, 2, 3], 0.0),
        ([], [], 0.0),
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9486832980505138),
    ],
)
def test_rank_correlation(left: list[float], right: list[float], expected: float) -> None:
    """Spearman's figure, ties sharing their mean rank; none where one side never varies."""
    assert pytest.approx(expected) == rank_correlation(left, right)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ROWS[:5], ["5 goals", "who", "change", "how", "vague"]),
        ([{"vague": "Any job.", "specific": "Tune pianos for schools."}], ["1 pairs", "won  1.000"]),
        ([{"text": "Is it fun?", "label": "weak", "tags": ["closed"]}], ["1 questions", "right  1.000"]),
    ],
)
def test_the_command_prints_the_figures_of_a_file(
    rows: list[dict[str, Any]], expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Goals, pairs and questions are told apart by their rows."""
    file = tmp_path / "rows.yaml"
    file.write_text(yaml.safe_dump(rows), encoding="utf-8")

    assert 0 == main([str(file)])
    printed = capsys.readouterr().out
    assert all(words in printed for words in expected)


def test_the_command_without_a_file_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing named is a mistake of two words."""
    assert 2 == main([])
    assert "FILE" in capsys.readouterr().out


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    """A file without rows is no file of labels."""
    file = tmp_path / "rows.yaml"
    file.write_text("just words", encoding="utf-8")
    with pytest.raises(ValueError, match="labelled rows"):
        main([str(file)])


def test_the_score_follows_the_level() -> None:
    """On our labelled statements the score ranks as the level does, and empty ones are not taken for full."""
    read = [assess(row["text"]) for row in ROWS]
    levels = [row["level"] for row in ROWS]
    exact = sum(found.level == level for found, level in zip(read, levels, strict=True))
    empty = [found.level for found, level in zip(read, levels, strict=True) if level == 0]

    assert rank_correlation([found.score for found in read], levels) >= 0.9
    assert exact >= 0.85 * len(ROWS)
    assert sum(level >= 2 for level in empty) <= 0.04 * len(empty)


@pytest.mark.parametrize("slot", SLOTS)
def test_slots_are_found_where_they_stand(slot: str) -> None:
    """On our labelled statements each slot is found, and found at its place, nine times in ten or nearly."""
    right = found = labelled = 0
    for row in ROWS:
        ours = [(span.start, span.end) for span in getattr(assess(row["text"]), slot)]
        theirs = [(span["start"], span["end"]) for span in row["elements"][slot]]
        right += matched(ours, theirs)
        found += len(ours)
        labelled += len(theirs)
    assert 2 * right / (found + labelled) >= 0.88
