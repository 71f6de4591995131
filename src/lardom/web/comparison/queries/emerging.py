"""Saturation as a page shows it: the curve, what base, run and threshold say, and other orders. Brings NumPy."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lardom.claims.ground import Ground
from lardom.coding.saturation import AnyOrder, Saturation, Step, any_order, emergence, saturation
from lardom.comparison.gathering import interview_codes
from lardom.exchange.results import Value

_HIGH, _WIDE = 180, 600
"""The drawing's height and width."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Base, run and threshold (in per cent), each within what makes sense."""

    base: int = 4
    run: int = 2
    threshold: int = 5

    @classmethod
    def read(cls, told: Mapping[str, str]) -> "Asked":
        """Read what is asked; what is no number, or none that makes sense, is taken as not said."""

        def one(name: str, first: int, low: int, high: int) -> int:
            text = told.get(name, "")
            return int(text) if text.isdecimal() and low <= int(text) <= high else first

        return cls(one("base", 4, 1, 50), one("run", 2, 1, 20), one("threshold", 5, 0, 100))


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve of codes met as a drawing: points of the line, bars of new codes (x, y, height, width), the line of `at`."""

    line: str
    bars: tuple[tuple[str, str, str, str], ...]
    at: str
    most: int


@dataclass(frozen=True, slots=True)
class Emerging:
    """All that the page shows."""

    asked: Asked
    steps: tuple[Step, ...]
    found: Saturation
    orders: AnyOrder | None
    curve: Curve | None


def emerging(ground: Ground, asked: Asked) -> Emerging:
    """Return whether the interviews, in the order they were held, reach saturation."""
    order, codes = interview_codes(ground)
    steps = emergence(order, codes)
    base, run, threshold = asked.base, asked.run, asked.threshold / 100
    found = saturation(order, codes, base=base, run=run, threshold=threshold)
    dice = np.random.default_rng(0)
    orders = None if found.why else any_order(codes, rng=dice, base=base, run=run, threshold=threshold, orders=500)
    return Emerging(asked, steps, found, orders, _curve(steps, found))


def _curve(steps: tuple[Step, ...], found: Saturation) -> Curve | None:
    most = steps[-1].met if steps else 0
    if not most:
        return None
    wide = _WIDE / len(steps)
    line = " ".join(f"{wide * (n + 0.5):.1f},{_HIGH * (1 - step.met / most):.1f}" for n, step in enumerate(steps))
    bars = tuple(
        (
            f"{wide * (n + 0.2):.1f}",
            f"{_HIGH * (1 - step.new / most):.1f}",
            f"{_HIGH * step.new / most:.1f}",
            f"{wide * 0.6:.1f}",
        )
        for n, step in enumerate(steps)
    )
    return Curve(line, bars, f"{wide * found.at:.1f}" if found.at is not None else "", most)


def sheet(told: Emerging) -> list[dict[str, Value]]:
    """Return the curve as rows of a table."""
    return [
        {"interview": one.interview, "order": one.order, "codes": one.codes, "new": one.new, "met": one.met, "shared": one.shared}
        for one in told.steps
    ]  # fmt: skip
