"""What every test can use."""

import os
import sys
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).resolve().parent))

# Machines are shared: a slow example is no failure, only a wrong one is.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

pytest_plugins = ["workbench", "chromium"]

LONG = (
    "tests/browser/test_story.py", "tests/browser/test_going_back.py", "tests/trust/test_kills.py", "tests/trust/test_scripts.py",
    "tests/trust/test_offline.py", "tests/trust/test_rights.py", "tests/cli/test_serve.py",
)  # fmt: skip
"""Long tests with real servers, browsers and kills. They begin first; LARDOM_CAMPAIGNS=0 leaves them out, loudly."""

LONGEST = (
    "tests/browser/", "tests/cli/test_backup.py", "tests/cli/test_selftest.py", "tests/cli/test_restore.py",
    "tests/cli/test_move.py",
)  # fmt: skip
"""Those that would make the whole suite too long for a gate: `make campaigns` runs them (LARDOM_CAMPAIGNS=1)."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let the long ones begin first, so that none is waited for at the end."""
    place = {one: one.path.relative_to(config.rootpath).as_posix() for one in items}
    long = [one for one in items if place[one].startswith(LONG + LONGEST)]
    asked = os.environ.get("LARDOM_CAMPAIGNS", "")
    left = pytest.mark.skip(reason="LEFT OUT: a long test; `make campaigns` runs it (LARDOM_CAMPAIGNS=1)")
    for item in long:
        once_more = item.name.endswith("[en]") and place[item].startswith(LONG)  # the same story in the other language
        if asked == "0" or (not asked and (once_more or not place[item].startswith(LONG))):
            item.add_marker(left)
    # Each of the workers begins with a share of the whole list: the long ones stand at the head of each share.
    modules: dict[str, list[pytest.Item]] = {}
    for item in long:
        modules.setdefault(str(item.path), []).append(item)
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    shares: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for number, one in enumerate(sorted(modules)):
        shares[number % workers].extend(modules[one])
    first = set(long)
    rest = iter([one for one in items if one not in first])
    size = -(-len(items) // workers)
    for share in shares:
        share.extend(islice(rest, max(0, size - len(share))))
    items[:] = [one for share in shares for one in share] + list(rest)
