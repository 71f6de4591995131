"""Speed and memory of Lärdom, printed as a table beside the limits.

Every row runs in a process of its own, so that its peak memory is its own. Seconds are CPU seconds (this process and
the programs it calls), because machines are shared and clocks lie; `wall` is printed beside them.

    python bench/run.py               all rows
    python bench/run.py quotations    one row
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import material

ROWS: dict[str, tuple[str, float, Callable[[Path], Callable[[], str]]]] = {
    "quotations": ("1,000 quotations against 10 M characters", 2.0, material.quotations),
    "check": ("check of 60 pages, 110 claims, 35 quotations", 1.0, material.checking),
    "transcripts": ("200 transcripts of 50,000 characters", 3.0, material.transcripts),
    "report": ("docx + pdf + html of 60 pages, 10 charts", 10.0, material.reporting),
    "carrying": ("20,000 passages to a new version of 1 M characters", 8.0, material.carrying),
    "portfolio": ("62,000 party rows to portfolio facts", 1.0, material.portfolio),
}


def cpu() -> float:
    """CPU seconds of this process and of the programs it has called."""
    own, called = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + called.ru_utime + called.ru_stime


def one(name: str) -> None:
    """Run one row and print its figures as JSON."""
    with TemporaryDirectory() as folder:
        act = ROWS[name][2](Path(folder))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start, clock = cpu(), time.perf_counter()
        outcome = act()
        figures = {
            "cpu": cpu() - start,
            "wall": time.perf_counter() - clock,
            "before_mb": before / 1024,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "called_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
            "outcome": outcome,
        }
    print(json.dumps(figures))


def main() -> int:
    """Print the table; the status is 1 when a limit is passed."""
    names = sys.argv[1:] or list(ROWS)
    late = 0
    print(f"{'what':<50} {'CPU s':>7} {'limit':>6} {'wall s':>7} {'peak MB':>8} {'called MB':>9}")
    for name in names:
        title, limit, _ = ROWS[name]
        done = subprocess.run(
            [sys.executable, __file__, "--one", name],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parent,
        )
        if done.returncode:
            print(f"{title:<50} failed:\n{done.stderr}")
            late += 1
            continue
        row = json.loads(done.stdout.splitlines()[-1])
        late += row["cpu"] > limit
        mark = "" if row["cpu"] <= limit else "  over the limit"
        print(
            f"{title:<50} {row['cpu']:>7.2f} {limit:>6.1f} {row['wall']:>7.2f} {row['peak_mb']:>8.0f} {row['called_mb']:>9.0f}{mark}"
        )
        print(f"    {row['outcome']}")
    return 1 if late else 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        one(sys.argv[2])
    else:
        sys.exit(main())
