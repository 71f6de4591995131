"""Where real files that nobody here wrote are found; tests that need them skip loudly without them."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("LARDOM_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data"


def shared(name: str) -> Path:
    """Return a file or folder of the shared data, or skip the test saying which file is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"real data absent: {name} (set LARDOM_SHARED to the folder that holds data/)")
    return path
