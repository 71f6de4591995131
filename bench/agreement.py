"""Speed of agreement beside its limits and its peers, in one run.

Seconds are CPU seconds, the best of several runs; memory is the whole process's peak (for alpha what it needs beside its table). Each row runs in a
process of its own. Peers are installed for this only (`bench/peers.py`).

    python bench/agreement.py             all rows
    python bench/agreement.py alpha       one row
"""

import json
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import peers

type Row = dict[str, float | str]


def best(act: Callable[[], object], runs: int = 5) -> float:
    """Return the CPU seconds of the quickest of several runs."""
    told = []
    for _ in range(runs):
        start = time.process_time()
        act()
        told.append(time.process_time() - start)
    return min(told)


def peak() -> float:
    """Return the most memory the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def judgements() -> np.ndarray:
    """Return what five coders gave a million units: 20 values, a tenth missing."""
    dice = np.random.default_rng(1)
    truth = dice.integers(0, 20, 1_000_000)
    values = np.where(dice.random((5, truth.size)) < 0.6, truth, dice.integers(0, 20, (5, truth.size))).astype(np.int8)
    values[dice.random(values.shape) < 0.1] = -1
    return values


KRIPPENDORFF = """
import json, resource, sys, time
import numpy as np, krippendorff
values = np.load(sys.argv[1]).astype(float)
values[values < 0] = np.nan
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
found = krippendorff.alpha(reliability_data=values, level_of_measurement="nominal")
spent = time.process_time() - start
print(json.dumps({"cpu": spent, "value": float(found), "mb": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024}))
"""

PYGAMMA = """
import json, sys, time
import numpy as np
from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum
from pyannote.core import Segment
continuum = Continuum()
for coder, told in json.load(open(sys.argv[1])).items():
    for label, start, end in told:
        continuum.add(coder, Segment(start, end), label)
weighing = CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1)
start = time.process_time()
np.random.seed(3)
found = continuum.compute_gamma(weighing, n_samples=30, precision_level=None, fast=True, soft=False)
print(json.dumps({"cpu": time.process_time() - start, "value": float(found.gamma), "disorder": float(found.observed_disorder)}))
"""


def characters() -> Row:
    """100 codes × 2 coders × 10 M characters, 40,000 codings in 200 texts."""
    from lardom.coding.agreement.alpha import alpha
    from lardom.coding.agreement.layout import by_label, lay_out
    from lardom.coding.marks import Coding

    dice = np.random.default_rng(2)
    texts = {f"t{n}.txt": 50_000 for n in range(200)}
    names, made = list(texts), []
    for n in range(20_000):
        start, code = int(dice.integers(0, 49_000)), f"c{dice.integers(100)}"
        for coder in "AB":
            begin = start + int(dice.integers(0, 40))
            made.append(Coding(f"{coder}{n}", names[n % 200], begin, begin + int(dice.integers(60, 600)), code, coder))
    labels = {f"c{n}": frozenset([f"c{n}"]) for n in range(100)}
    read = {"A": names, "B": names}
    cpu = best(lambda: [alpha(one) for one in by_label(lay_out(made, read, texts, labels)).values()], 3)
    return {"cpu": cpu, "limit": 0.5, "mb": peak()}


def alpha_row() -> Row:
    """Krippendorff's alpha, 5 coders × 1,000,000 units × 20 values."""
    from lardom.coding.agreement.alpha import alpha
    from lardom.coding.agreement.ratings import Ratings

    values = judgements()
    table = Ratings(tuple("ABCDE"), tuple(range(20)), values)
    cpu = best(lambda: alpha(table))
    tracemalloc.start()
    value = alpha(table).value or 0
    held = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    row: Row = {"cpu": cpu, "limit": 0.06, "mb": held, "mb_limit": 200, "value": value}
    copied = values.copy()
    whole = best(lambda: np.copyto(copied, values), 9)
    row["floor"] = (
        f"{cpu / whole:,.0f} × what the memory's bandwidth asks: reading and writing the 5 MB once ({whole * 1000:.2f} ms)"
    )
    with TemporaryDirectory() as folder:
        np.save(Path(folder) / "values.npy", values)
        if theirs := peers.ask(KRIPPENDORFF, str(Path(folder) / "values.npy")):
            row |= {"peer": "krippendorff 0.9.0", "peer_cpu": theirs["cpu"], "peer_mb": theirs["mb"], "times": 100}
            row["same"] = abs(theirs["value"] - float(row["value"])) < 1e-9
    return row


def spans(coders: str, many: int, length: int) -> dict[str, list[tuple[str, int, int]]]:
    """Return segments that do not overlap, of 20 labels."""
    dice = np.random.default_rng(3)
    told = {}
    for coder in coders:
        ends = np.sort(dice.choice(length, 2 * many, replace=False)).reshape(-1, 2).tolist()
        told[coder] = [(f"t{dice.integers(20)}", start, end) for start, end in ends]
    return told


def unitising() -> Row:
    """u-alpha, 100,000 characters, 5 coders × 2,000 segments."""
    from lardom.coding.agreement.unitising import continuum, u_alpha

    found = continuum(spans("ABCDE", 2000, 100_000), 100_000)
    return {"cpu": best(lambda: u_alpha(found), 9), "limit": 0.01, "mb": peak()}


def bootstrap() -> Row:
    """1,000 bootstrap resamples of alpha at 2,000 units, 5 coders, 20 values."""
    from lardom.coding.agreement.intervals import alpha_interval
    from lardom.coding.agreement.ratings import Ratings

    table = Ratings(tuple("ABCDE"), tuple(range(20)), judgements()[:, :2000])
    return {"cpu": best(lambda: alpha_interval(table, rng=np.random.default_rng(1))), "limit": 0.05, "mb": peak()}


def gamma_row() -> Row:
    """Gamma of two coders × 1,000 segments, exact, 30 samples."""
    from lardom.coding.agreement.gamma import best_alignment, gamma

    dice = np.random.default_rng(1)
    starts = np.sort(dice.choice(49_900, 1000, replace=False))
    told: dict[str, list[tuple[str, int, int]]] = {}
    for coder in "AB":
        begin = np.maximum(starts + dice.integers(-5, 6, 1000), 0)
        size = dice.integers(5, 60, 1000)
        told[coder] = [(f"t{n % 20}", int(b), int(b + s)) for n, (b, s) in enumerate(zip(begin, size, strict=True))]
    best_alignment(told, 50_000)  # the first call also loads SciPy
    cpu = best(lambda: gamma(told, 50_000, rng=np.random.default_rng(1), precision=None), 3)
    value = gamma(told, 50_000, rng=np.random.default_rng(1), precision=None)
    row: Row = {"cpu": cpu, "limit": 0.0, "mb": peak(), "value": value.value or 0}
    with TemporaryDirectory() as folder:
        place = Path(folder) / "told.json"
        place.write_text(json.dumps(told))
        if theirs := peers.ask(PYGAMMA, str(place)):
            row |= {"peer": "pygamma-agreement 0.5.9, fast", "peer_cpu": theirs["cpu"], "times": 5}
            row["same"] = f"least disorder ours {value.observed:.6f}, theirs (not exact) {theirs['disorder']:.6f}"
    return row


ROWS: dict[str, Callable[[], Row]] = {
    "characters": characters, "alpha": alpha_row, "unitising": unitising, "bootstrap": bootstrap, "gamma": gamma_row,
}  # fmt: skip


def told_of(row: Row) -> tuple[str, bool]:
    """Return a row's line, and whether a limit is passed."""
    cpu, limit = float(row["cpu"]), float(row["limit"])
    late = bool(limit) and cpu > limit
    late |= "mb_limit" in row and float(row["mb"]) > float(row["mb_limit"])
    line = f"{cpu * 1000:>9.1f} {f'{limit * 1000:.0f}' if limit else '-':>7} {float(row['mb']):>8.0f}"
    if "peer" in row:
        times = float(row["peer_cpu"]) / cpu
        late |= times < float(row["times"])
        line += f"   {row['peer']}: {float(row['peer_cpu']) * 1000:,.0f} ms = {times:,.0f} × (asked: {row['times']} ×)"
        if "peer_mb" in row:
            line += f", {float(row['peer_mb']):,.0f} MB"
    for name in ("same", "floor"):
        if name in row:
            line += f"\n{'':<4}{'same value: ' if row[name] in (True, False) else ''}{row[name]}"
    return line + ("   over the limit" if late else ""), late


def main() -> int:
    """Print the table; the status is 1 when a limit is passed."""
    late = 0
    print(f"{'agreement':<70} {'CPU ms':>9} {'limit':>7} {'MB':>8}")
    for name in sys.argv[1:] or list(ROWS):
        done = subprocess.run(
            [sys.executable, __file__, "--one", name],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parent,
        )
        title = (ROWS[name].__doc__ or name).strip().rstrip(".")
        if done.returncode:
            print(f"{title:<70} failed:\n{done.stderr}")
            late += 1
            continue
        *notes, last = done.stdout.strip().splitlines()
        line, over = told_of(json.loads(last))
        print(f"{title:<70} {line}")
        print("\n".join(notes), end="\n" if notes else "")
        late += over
    return 1 if late else 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(json.dumps(ROWS[sys.argv[2]]()))
    else:
        sys.exit(main())
