"""Things that take long to make and are made once for all processes of a test run; each test takes a copy."""

import fcntl
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path


@cache
def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` has filled: in this process or in another one of the same run."""
    shared = Path(os.environ["LARDOM_TESTS_FOLDER"])
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed
        done, folder = shared / f"{name}.done", shared / name
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what was begun and came to nothing
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
