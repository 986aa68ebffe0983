"""The long runs stand back unless they are asked for: `pytest tests/faults -m long`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where the system has one: what is tested is the order of calls, not the drive."""
    place = Path(tempfile.mkdtemp(prefix="rapport-", dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None))
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs out where no `-m` names them; where it does, run all but the shares."""
    if "long" in config.option.markexpr:
        for item in items:
            if Path(__file__).parent in item.path.parents and not _is_share(item):
                item.add_marker("long")
        return
    long = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


def _is_share(item: pytest.Item) -> bool:
    case = getattr(item, "callspec", None)
    return case is not None and "size" in case.params and item.get_closest_marker("long") is None
