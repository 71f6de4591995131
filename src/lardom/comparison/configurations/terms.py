"""Terms: conjunctions of conditions such as DEV*~URB, and what they cover."""

from collections.abc import Sequence
from dataclasses import dataclass

type Corner = tuple[int, ...]
"""One value for each condition: a row of the truth table."""


@dataclass(frozen=True, slots=True)
class Term:
    """One value (or `None`: any) for each condition. With only `None` it holds of every case."""

    values: tuple[int | None, ...]

    def covers(self, corner: Corner) -> bool:
        """Tell whether a corner has all the values asked for.

        >>> Term((1, None, 0)).covers((1, 1, 0)), Term((1, None, 0)).covers((1, 1, 1))
        (True, False)
        """
        return all(wish is None or wish == value for wish, value in zip(self.values, corner, strict=True))

    def within(self, other: "Term") -> bool:
        """Tell whether every corner of this term is one of the other's.

        >>> Term((1, 1)).within(Term((1, None))), Term((1, None)).within(Term((1, 1)))
        (True, False)
        """
        return all(wish is None or wish == value for value, wish in zip(self.values, other.values, strict=True))

    def told(self, names: Sequence[str], levels: Sequence[int]) -> str:
        """Return the term as it is written: `~` for the absence of a condition, `[value]` where it has more than two.

        >>> Term((1, None, 0)).told(["DEV", "URB", "LIT"], [2, 2, 2]), Term((2,)).told(["DEV"], [3])
        ('DEV*~LIT', 'DEV[2]')
        """
        parts = [
            f"{name}[{value}]" if many > 2 else ("" if value else "~") + name
            for name, value, many in zip(names, self.values, levels, strict=True)
            if value is not None
        ]
        return "*".join(parts) or "1"
