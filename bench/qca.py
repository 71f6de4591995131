"""Speed of configurational analysis beside its limit: 60 cases, 8 to 15 conditions, every model of every solution.

Seconds are CPU seconds, the best of three runs. The data are noisy (one case in ten is turned at random), which is what makes
many primes and many models.
"""

import random
import sys
import time

from lardom.comparison.configurations.solutions import conservative, intermediate, parsimonious
from lardom.comparison.configurations.truth_table import TruthTable, truth_table

LIMIT = 1.0
"""CPU seconds for all three solutions."""


def table(conditions: int, seed: int) -> TruthTable:
    """Return a truth table of 60 invented cases."""
    dice = random.Random(seed)
    names = [f"x{n}" for n in range(conditions)]
    cases = {}
    for n in range(60):
        bits = [dice.randint(0, 1) for _ in names]
        shown = (bits[0] and bits[1]) or (bits[2] and not bits[3])
        told = shown if dice.random() < 0.9 else dice.randint(0, 1)
        cases[f"case {n}"] = dict(zip(names, map(float, bits), strict=True)) | {"Y": float(bool(told))}
    return truth_table(cases, names, "Y", consistent=0.8)


def main() -> int:
    """Print the table; the status is 1 when the limit is passed."""
    late = 0
    print(
        f"{'QCA, 60 cases':<24} {'CPU ms':>8} {'limit':>6} {'primes':>7} {'models':>8} {'conservative':>13} {'intermediate':>13}"
    )
    for conditions in (8, 10, 12, 15):
        for seed in (1, 2, 3):
            told = table(conditions, seed)
            spent = []
            for _ in range(3):
                start = time.process_time()
                short, long = parsimonious(told), conservative(told)
                between = (
                    intermediate(told, {"x0": 1, "x1": 1}, long=long, short=short) if len(short.models) <= 50 else ()
                )
                spent.append(time.process_time() - start)
            cpu = min(spent)
            late += cpu > LIMIT
            many = f"{len(short.models)}{'' if short.complete else '+'}"
            between_told = str(len(between)) if between else "-"
            print(
                f"{conditions:>3} conditions, seed {seed:<5} {cpu * 1000:>8.0f} {LIMIT * 1000:>6.0f} {len(short.primes):>7} {many:>8} "
                f"{len(long.models):>13} {between_told:>13}{'   over the limit' if cpu > LIMIT else ''}"
            )
    print(
        "    + after models: the search ended at the cap; - : too many parsimonious models to pair each with the others"
    )
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
