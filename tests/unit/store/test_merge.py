from __future__ import annotations

import pytest

from coach.store.merge import Side, Undecided, compare, merge

ROW_A = {"id": "qu-aaaa", "text": "a"}
ROW_B = {"id": "qu-bbbb", "text": "b"}
ROW_C = {"id": "qu-cccc", "text": "c"}


@pytest.mark.parametrize(
    ("mine", "theirs", "base", "expected"),
    [
        ({"role": "a"}, {"role": "b"}, {"role": "b"}, [("role", Side.MINE)]),
        ({"role": "a"}, {"role": "b"}, {"role": "a"}, [("role", Side.THEIRS)]),
        ({"role": "a"}, {"role": "b"}, {"role": "c"}, [("role", Side.BOTH)]),
        ({"role": "a"}, {"role": "b"}, None, [("role", Side.BOTH)]),
        ({"role": "a"}, {"role": "a"}, {"role": "c"}, []),
        ({}, {"role": "b"}, {"role": "b"}, [("role", Side.MINE)]),
        ({"r": {"x": "1"}}, {"r": {"x": "2"}}, {"r": {"x": "1"}}, [("r.x", Side.THEIRS)]),
        ({"q": [ROW_A]}, {"q": [ROW_A, ROW_B]}, {"q": [ROW_A]}, [("q.qu-bbbb", Side.THEIRS)]),
        (
            {"q": [{**ROW_A, "text": "x"}]},
            {"q": [ROW_A]},
            {"q": [ROW_A]},
            [("q.qu-aaaa.text", Side.MINE)],
        ),
        ({"p": {"q": [ROW_A]}}, {}, {"p": {"q": [ROW_A, ROW_B]}}, [("p.q.qu-aaaa", Side.THEIRS)]),
        ({"tags": ["a"]}, {"tags": ["b"]}, {"tags": ["a"]}, [("tags", Side.THEIRS)]),
    ],
)
def test_each_difference_says_who_changed_the_field(
    mine: dict[str, object], theirs: dict[str, object], base: dict[str, object] | None, expected: object
) -> None:
    """Held against the common version, a field was changed by me, by them, or by both."""
    found = compare(mine, theirs, base)  # type: ignore[arg-type]
    assert expected == [(each.path, each.side) for each in found]


@pytest.mark.parametrize(
    ("mine", "theirs", "base", "expected"),
    [
        ({"a": "1", "b": "0"}, {"a": "0", "b": "2"}, {"a": "0", "b": "0"}, {"a": "1", "b": "2"}),
        ({"q": [ROW_A, ROW_B]}, {"q": [ROW_A, ROW_C]}, {"q": [ROW_A]}, {"q": [ROW_A, ROW_B, ROW_C]}),
        ({"q": [ROW_B]}, {"q": [ROW_A, ROW_B, ROW_C]}, {"q": [ROW_A, ROW_B]}, {"q": [ROW_B, ROW_C]}),
        ({"q": [ROW_B, ROW_A]}, {"q": [ROW_A, ROW_B]}, {"q": [ROW_A, ROW_B]}, {"q": [ROW_B, ROW_A]}),
        ({"a": "1"}, {}, {"a": "1"}, {}),
        ({"p": {"q": [ROW_A]}}, {}, {"p": {"q": [ROW_A]}}, {}),
        ({"a": "1"}, {"b": "2"}, {}, {"a": "1", "b": "2"}),
    ],
)
def test_what_only_one_side_changed_is_taken(
    mine: dict[str, object], theirs: dict[str, object], base: dict[str, object], expected: dict[str, object]
) -> None:
    """Different fields and rows come together by themselves."""
    assert expected == merge(mine, theirs, base)  # type: ignore[arg-type]


def test_what_both_changed_is_never_chosen_in_silence() -> None:
    """The same field changed on both sides needs a choice, and the choice counts."""
    mine, theirs, base = {"role": "a", "x": "1"}, {"role": "b", "x": "0"}, {"role": "c", "x": "0"}
    with pytest.raises(Undecided) as raised:
        merge(mine, theirs, base)
    assert ("role",) == raised.value.paths
    assert {"role": "b", "x": "1"} == merge(mine, theirs, base, {"role": Side.THEIRS})
    assert {"role": "a", "x": "1"} == merge(mine, theirs, base, {"role": Side.MINE})
