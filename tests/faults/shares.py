"""How much of a proof runs when: a share each time, the whole with `-m long`."""

from __future__ import annotations

import pytest


def share(short: int, *, long: int) -> pytest.MarkDecorator:
    """Run a test with `size` short, and with `size` long where the long run is asked for."""
    sizes = [pytest.param(short, id="share"), pytest.param(long, id="long", marks=pytest.mark.long)]
    return pytest.mark.parametrize("size", sizes)
