"""Every room has a list at its door, and what is not on its list is not shown: so every file is on it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import coach.records
import coach.trends
from coach import content
from coach.example.pools import life, names, stories, trades
from coach.records import KINDS, Record, Settings
from coach.trends import ALL
from coach.trends.trend import Trend

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from tests.house.sources import Source


def modules_of(room: ModuleType) -> list[ModuleType]:
    """Every module of a room."""
    return [
        importlib.import_module(f"{room.__name__}.{found.name}")
        for found in pkgutil.iter_modules(room.__path__)
    ]


def test_every_page_is_in_the_frame(product: tuple[Source, ...]) -> None:
    """A file in `pages/` is a page of the frame, and the frame names no page that is not there."""
    frame = next(source for source in product if source.path.parts == ("pages", "frame.py"))
    listed = {
        call.args[0].value
        for call in frame.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "Page"
        and isinstance(call.args[0], ast.Constant)
    }
    files = {source.path.name for source in product if source.path.parts[0] == "pages"}
    assert files - {"frame.py"} == listed


def test_every_kind_of_record_is_on_the_list() -> None:
    """A record that a person keeps is one of KINDS; the settings stand in a file of their own."""
    declared = {
        value
        for module in modules_of(coach.records)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record) and value not in (Record, Settings)
    }
    assert declared == {kind.record for kind in KINDS}
    assert len(KINDS) == len({kind.folder for kind in KINDS}) == len({kind.prefix for kind in KINDS})


def test_every_trend_is_on_the_list() -> None:
    """A module that answers a question is one of the trends of Progress, once."""
    declared = [
        value
        for module in modules_of(coach.trends)
        for value in vars(module).values()
        if isinstance(value, Trend)
    ]
    assert {trend.key for trend in declared} == {trend.key for trend in ALL}
    assert len(ALL) == len({trend.key for trend in ALL})


def test_every_format_is_on_the_list(product: tuple[Source, ...]) -> None:
    """A module of `exchange` that declares a FORMAT is on its list; an empty room lists nothing."""
    room = [source for source in product if source.path.parts[:2] == ("coach", "exchange")]
    declared = {source.path.stem for source in room if re.search(r"^FORMAT\b", source.text, re.MULTILINE)}
    door = next((source.text for source in room if source.path.name == "__init__.py"), "")
    assert declared == set(re.findall(r"^    (\w+)\.FORMAT,$", door, re.MULTILINE))


def test_every_content_file_is_on_the_list(root: Path) -> None:
    """A YAML file beside the content loaders is read and checked by one of them."""
    files = {file.name for file in (root / "coach" / "content").glob("*.yaml")}
    assert files == set(content.FILES)
    for load in content.FILES.values():
        assert load() is not None


def test_every_pool_of_the_example_is_read(root: Path) -> None:
    """What stands in the example's pools is used: each file is named by what reads it."""
    folder = root / "coach" / "example"
    reader = (folder / "pools.py").read_text(encoding="utf-8")
    assert [] == [file.name for file in (folder / "pools").iterdir() if f'"{file.name}"' not in reader]
    assert all((trades(), stories().goals, names().groups, life().shelf))
