"""How the tests are shared out where two run at a time."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Where tests run two at a time, those in the browser stay together, one after the other."""
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415  (absent where tests run one at a time)

    class _Shared(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return "browser" if nodeid.startswith("tests/browser/") else nodeid

    return _Shared(config, log)
