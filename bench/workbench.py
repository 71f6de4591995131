"""The workbench under load, printed beside its limits: saves and pages at the same time, on the real server.

The load comes from a process of its own on the same machine and its CPU is told, since it takes from the server's.
CPU seconds a save and a page are measured one kind after the other on a quiet server; they do not depend on what
else the machine does, the times of the table do.

    python bench/workbench.py                 all parts
    python bench/workbench.py memory costs    some of them
    LARDOM_BENCH_MINUTES=5 …                  the load for that long (0.5 without it)
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from instance import ROOT, Instance, cpu_of, instance, memory_of

MINUTES = float(os.environ.get("LARDOM_BENCH_MINUTES", "0.5"))
WARM = 5.0
"""Seconds at the start that are not counted: the first of everything is read from disk."""
SAVE_P99 = 0.300
LIST, CSV = 1.0, 3.0
MEMORY = 150.0
CODINGS_A_MINUTE = 20
VIEWS_A_SECOND = 25


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds that something took: how many times, and how long in the usual and in the worst case."""

    n: int
    p50: float
    p95: float
    p99: float
    longest: float


def times(found: list[float]) -> Times:
    """Sum up."""
    cuts = quantiles(found, n=100, method="inclusive") if len(found) > 1 else [*found] * 99
    return Times(len(found), cuts[49], cuts[94], cuts[98], max(found))


def pages(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the pages people look at, by kind, with each kind's share."""
    at, texts = f"/s/{told['study']}", [pair[0] for pair in told["transcripts"].values()]
    return {
        "reader": {"share": 9, "paths": [f"{at}/coding/read/{one}/" for one in texts]},
        "overview": {"share": 4, "paths": [f"{at}/coding/"]},
        "codebook": {"share": 2, "paths": [f"{at}/coding/codebook/"]},
        "claims board": {"share": 2, "paths": [f"{at}/claims/"]},
        "search": {"share": 2, "paths": [f"{at}/coding/search/?q=sensor", f"{at}/coding/search/?q=kommun*&what=coded"]},
        "home": {"share": 1, "paths": [f"{at}/"]},
    }


def drive(one: Instance, **more: Any) -> dict[str, Any]:
    """Let the load generator carry a plan out and return what it tells, with what the server used meanwhile."""
    told = one.told
    plan = {
        "port": one.port, "study": told["study"], "sessions": told["sessions"], "people": told["people"],
        "coders": told["coders"], "listeners": told["coders"], "transcripts": list(told["transcripts"].values()),
        "codes": list(told["codes"].values()), "views": pages(told), "codings_a_minute": CODINGS_A_MINUTE,
        "views_a_second": VIEWS_A_SECOND, "warm": WARM, "seconds": MINUTES * 60, "ledger": str(one.home / "ledger.jsonl"),
        **more,
    }  # fmt: skip
    before = cpu_of(one.server), cpu_of(one.database) if one.database else 0.0
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "load.py")], input=json.dumps(plan).encode(), capture_output=True, check=False
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr.decode()[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    found["server"] = cpu_of(one.server) - before[0]
    found["database"] = (cpu_of(one.database) if one.database else 0.0) - before[1]
    found["seconds"] = plan["seconds"] + plan["warm"]
    return found


HEAD = f"{'what':<48} {'n':>6} {'p50 ms':>7} {'p95 ms':>7} {'p99 ms':>7} {'max ms':>7} {'limit ms':>8}"


def line(what: str, found: list[float], limit: float | None = None, *, worst: bool = False) -> bool:
    """Print one line of the table and tell whether it is within its limit."""
    if not found:
        print(f"{what:<48} {0:>6}  nothing was measured")
        return limit is None
    t = times(found)
    late = limit is not None and (t.longest if worst else t.p99) > limit
    shown = f"{limit * 1000:.0f}" if limit is not None else ""
    print(
        f"{what:<48} {t.n:>6} {t.p50 * 1000:>7.0f} {t.p95 * 1000:>7.0f} {t.p99 * 1000:>7.0f} {t.longest * 1000:>7.0f} "
        f"{shown:>8}{'  over the limit' if late else ''}"
    )
    return not late


def load(kind: str, coders: int, workers: int = 1) -> bool:
    """Saves and pages for some minutes on one kind of database; then the ledger is held against the database."""
    with instance(kind, coders=coders, workers=workers) as one:
        found = drive(one)
        title = f"{kind}, {workers} server process{'es' * (workers > 1)}: {coders} coders × {CODINGS_A_MINUTE}/min + {VIEWS_A_SECOND} pages/s, {found['seconds']:.0f} s"
        print(f"\n{title}\n{HEAD}")
        good = line("save (p99 beside its limit)", found["times"].pop("save", []), SAVE_P99)
        for what in sorted(found["times"]):
            line(what, found["times"][what])
        books = one.script("ledger.py", str(one.home / "ledger.jsonl"))
        peak = memory_of(one.server, "VmHWM")
    errors = found["errors"]
    cpu = f"server {found['server']:.1f}, database {found['database']:.1f}, load generator {found['cpu']:.1f}"
    print(f"    CPU seconds: {cpu} (of {2 * found['seconds']:.0f} on 2 cores); server's peak memory {peak:.0f} MiB")
    print(f"    errors: {len(errors)}{' ' + errors[0] if errors else ''}")
    right = not any(books[name] for name in ("lost", "doubled", "unasked", "altered", "broken"))
    print(f"    ledger: {books['said']} acknowledged, {books['there']} in the database, {books['lost']} lost, "
          f"{books['doubled']} doubled, {books['altered']} altered; trail {'whole' if books['broken'] is None else 'BROKEN'}")  # fmt: skip
    return good and not errors and right


def costs(kind: str) -> bool:
    """CPU milliseconds of the server for one save and one view of each page, one kind after the other."""
    print(
        f"\n{kind}: CPU milliseconds of the server (and of the database) for one request\n{'what':<48} {'n':>6} {'server':>7} {'database':>8}"
    )
    with instance(kind, coders=5) as one:
        views = pages(one.told)
        quiet = {"listeners": [], "warm": 0.0}
        for what in ("save", *views):
            for counted in (False, True):
                seconds = 8 if counted else 2
                if what == "save":
                    found = drive(one, **quiet, seconds=seconds, codings_a_minute=180, views_a_second=0)
                else:
                    only = {what: views[what]}
                    found = drive(one, **quiet, seconds=seconds, coders=[], views=only, views_a_second=12)
            n = sum(map(len, found["times"].values()))
            server, database = found["server"] / n * 1000, found["database"] / n * 1000
            print(f"{what:<48} {n:>6} {server:>7.1f} {database:>8.1f}")
    return True


def listing() -> bool:
    """List and csv of 20,000 codings, and what they do to others' saves."""
    print(f"\nsqlite: 20,000 codings listed and taken out while 20 coders code\n{HEAD}")
    with instance("sqlite", coders=20, codings=20_000) as one:
        at = f"/s/{one.told['study']}/coding/search"
        lead = {"Eira Lindh": one.told["sessions"]["Eira Lindh"]}
        few = {"listeners": [], "warm": 5.0, "seconds": max(30.0, MINUTES * 30)}
        alone = drive(one, **few, views_a_second=0)["times"]["save"]
        line("save while nobody lists", alone)
        views = {
            "list": {"share": 2, "paths": [f"{at}/?what=coded"]},
            "csv": {"share": 1, "paths": [f"{at}/quotations.csv?what=coded"]},
        }
        told = drive(one, **few, views=views, views_a_second=0.3, viewers=lead)
    good = line("list, first page (longest beside its limit)", told["times"].get("view list", []), LIST, worst=True)
    good &= line("csv, all 20,000 (longest beside its limit)", told["times"].get("view csv", []), CSV, worst=True)
    good &= line("save meanwhile (p99 beside twice the p99 alone)", told["times"]["save"], 2 * times(alone).p99)
    print(f"    errors: {len(told['errors'])} {' '.join(told['errors'][:1])}")
    return good and not told["errors"]


def memory() -> bool:
    """Print what `lardom serve` takes when it has just started."""
    print(f"\n{'memory at start, MiB':<48} {'RSS':>7} {'PSS':>7} {'limit':>6}")
    good = True
    for kind in KINDS:
        with instance(kind) as one:
            rss, pss = memory_of(one.server), memory_of(one.server, "Pss")
        good &= rss <= MEMORY
        print(
            f"{'lardom serve on ' + kind:<48} {rss:>7.0f} {pss:>7.0f} {MEMORY:>6.0f}{'' if rss <= MEMORY else '  over the limit'}"
        )
    return good


KINDS = ("sqlite", "postgresql")
PARTS = {
    "memory": memory,
    "costs": lambda: costs("sqlite") & costs("postgresql"),
    "sqlite": lambda: load("sqlite", 20, workers=2),
    "postgresql": lambda: load("postgresql", 50, workers=2),
    "listing": listing,
}


def main() -> int:
    """Print the parts that are asked for; the status is 1 when a limit is passed."""
    asked = sys.argv[1:] or list(PARTS)
    held = [PARTS[name]() for name in asked]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
