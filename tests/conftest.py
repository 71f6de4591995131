"""What every test can use."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).resolve().parent))

# Machines are shared: a slow example is no failure, only a wrong one is.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

pytest_plugins = ["workbench", "chromium"]

CAMPAIGNS = (
    "tests/browser/", "tests/trust/test_kills.py", "tests/trust/test_scripts.py", "tests/trust/test_offline.py",
    "tests/trust/test_rights.py", "tests/cli/test_backup.py", "tests/cli/test_selftest.py", "tests/cli/test_serve.py",
    "tests/cli/test_restore.py", "tests/cli/test_move.py",
)  # fmt: skip
"""Long campaigns with real servers, browsers and kills: `make campaigns` runs them (LARDOM_CAMPAIGNS=1)."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long campaigns to their own command, and say so."""
    if os.environ.get("LARDOM_CAMPAIGNS"):
        return
    root = config.rootpath
    left = pytest.mark.skip(reason="LEFT OUT: a long campaign; run `make campaigns`")
    for item in items:
        if item.path.relative_to(root).as_posix().startswith(CAMPAIGNS):
            item.add_marker(left)
