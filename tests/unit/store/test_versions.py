from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coach.store.versions import upgraded, version_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.records import Plain


def _named(plain: Mapping[str, Plain]) -> dict[str, Plain]:
    """From 1 to 2: what was a title is a name."""
    rest = {key: value for key, value in plain.items() if key != "title"}
    return {**rest, "name": plain.get("title")}


def _noted(plain: Mapping[str, Plain]) -> dict[str, Plain]:
    """From 2 to 3: there are notes."""
    return {**plain, "notes": "none yet"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [(None, 1), ("1", 1), ("12", 12), (3, 3), ("0", None), ("new", None), ("-1", None), ("", None)],
)
def test_a_file_says_its_version_or_is_of_the_first(said: Plain, expected: int | None) -> None:
    """Without a version it is 1; what is no number is none."""
    assert expected == version_of({"schema_version": said})


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ({"title": "Ada"}, {"name": "Ada", "notes": "none yet", "schema_version": "3"}),
        ({"schema_version": "2", "name": "Ada"}, {"name": "Ada", "notes": "none yet", "schema_version": "3"}),
        ({"schema_version": "3", "name": "Ada"}, {"name": "Ada", "schema_version": "3"}),
    ],
)
def test_an_old_file_is_read_step_by_step(plain: dict[str, Plain], expected: dict[str, Plain]) -> None:
    """Each step leads one version on, from the one that the file says."""
    assert expected == upgraded(plain, (_named, _noted))
