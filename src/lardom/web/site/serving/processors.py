"""Several processes of an instance keep to a processor each.

Python computes in one thread of a process at a time. Where its threads may run anywhere they take that turn from one
processor to another some thousand times a second, and each time lose what the processor holds ready for them: on two
processors, with all busy, the same requests cost a quarter more.
"""

import os
from io import TextIOWrapper
from pathlib import Path

SEVERAL = "LARDOM_PROCESSES"
"""The variable of the environment that tells a process how many of its kind there are."""

ALL = "LARDOM_PROCESSORS"
"""… and the one that tells what it starts which processors there are for everything else."""

_taken: list[TextIOWrapper] = []


def keep_to_one(folder: Path) -> int | None:
    """Take a processor that no other process of the instance has, and return its number.

    `None` when the process is the only one, when all are taken, or where a process cannot choose (not on Linux). A
    processor is free again when the process has ended, however it ended.
    """
    if int(os.environ.get(SEVERAL, "1")) < 2 or not hasattr(os, "sched_setaffinity"):
        return None
    import fcntl  # noqa: PLC0415 - not on every system

    there = sorted(os.sched_getaffinity(0))
    for number in there:
        seat = (folder / f".processor-{number}").open("a")
        try:
            fcntl.flock(seat, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            seat.close()
            continue
        _taken.append(seat)
        os.environ[ALL] = ",".join(map(str, there))
        os.sched_setaffinity(0, {number})
        return number
    return None


def use_all() -> None:
    """Let a process that one of them has started (imports, reports) run wherever there is room."""
    if told := os.environ.get(ALL):
        os.sched_setaffinity(0, {int(one) for one in told.split(",")})
