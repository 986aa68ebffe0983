"""The house as its tests see it: the product, its tests, and both together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.house.sources import ROOT, Source, sources

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the house."""
    return ROOT


@pytest.fixture(scope="session")
def everything() -> tuple[Source, ...]:
    """Every Python file, the tests among them."""
    return sources()


@pytest.fixture(scope="session")
def product() -> tuple[Source, ...]:
    """Every Python file that the app is made of."""
    return tuple(source for source in sources() if source.path.parts[0] != "tests")


@pytest.fixture(scope="session")
def tests() -> tuple[Source, ...]:
    """Every file of tests."""
    return tuple(
        source
        for source in sources()
        if source.path.parts[0] == "tests" and source.path.name.startswith("test_")
    )
