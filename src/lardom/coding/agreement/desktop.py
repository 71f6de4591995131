"""The numbers that NVivo, ATLAS.ti, MAXQDA and QualCoder show, so that whoever moves over recognises their own.

Some are not what they are called. QualCoder's "kappa" looks only at characters that somebody coded and takes the product
of two shares for chance; it is not Cohen's. MAXQDA's takes 1 / (number of codes) for chance. They are told apart here and
never mixed with the coefficients of the other modules. Rules: NVivo help, "Coding Comparison query"; ATLAS.ti manual,
"Inter-coder agreement"; MAXQDA help, "Intercoder agreement"; QualCoder's source, `report_compare_coder_file.py`; O. Holsti,
Content Analysis for the Social Sciences and Humanities, 1969, p. 140.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lardom.coding.agreement.ratings import Tally
from lardom.coding.marks import Coding


@dataclass(frozen=True, slots=True)
class Fourfold:
    """Characters of a text by what two coders did with one code; the four sum to the text's length.

    >>> Fourfold.of(1000, 50, 60, 60)
    Fourfold(both=50, first=10, second=10, neither=930)
    """

    both: int
    first: int
    second: int
    neither: int

    @classmethod
    def of(cls, characters: int, both: int, by_first: int, by_second: int) -> "Fourfold":
        """Return the table from the text's length, what both coded, and what each coded."""
        return cls(both, by_first - both, by_second - both, characters - by_first - by_second + both)

    @classmethod
    def of_tally(cls, told: Tally) -> "Fourfold":
        """Return the table of two coders' judgements (has the label, or has not) of the units both judged."""
        cells = {
            (one, other): times
            for one, other, times in zip(told.one.tolist(), told.other.tolist(), told.times.tolist(), strict=True)
        }
        return cls(cells.get((1, 1), 0), cells.get((1, 0), 0), cells.get((0, 1), 0), cells.get((0, 0), 0))

    @property
    def all(self) -> int:
        """How many characters there are."""
        return self.both + self.first + self.second + self.neither


def nvivo_percentage(seen: Fourfold) -> float | None:
    """Return the characters both or neither coded, over all; `None` for an empty text.

    >>> nvivo_percentage(Fourfold(50, 150, 0, 800))
    0.85
    """
    return (seen.both + seen.neither) / seen.all if seen.all else None


def nvivo_kappa(seen: Fourfold) -> float | None:
    """Return Cohen's kappa of characters; `None` where both coders did the same with every character.

    >>> round(nvivo_kappa(Fourfold.of(1000, 50, 200, 50)), 3)
    0.348
    """
    if not seen.all:
        return None
    observed = Fraction(seen.both + seen.neither, seen.all)
    one, other = Fraction(seen.both + seen.first, seen.all), Fraction(seen.both + seen.second, seen.all)
    chance = one * other + (1 - one) * (1 - other)
    return float((observed - chance) / (1 - chance)) if chance != 1 else None


def qualcoder_kappa(seen: Fourfold) -> float | None:
    """Return what QualCoder calls kappa (it is not Cohen's); `None` where nobody coded or its chance is 1.

    >>> round(qualcoder_kappa(Fourfold.of(1000, 50, 60, 60)), 4)
    0.7099
    """
    either = seen.both + seen.first + seen.second
    if not either:
        return None
    observed = Fraction(seen.both, either)
    yes = Fraction(seen.both + seen.first, either) * Fraction(seen.both + seen.second, either)
    no = Fraction(seen.second, either) * Fraction(seen.first, either)
    chance = yes * no
    return float((observed - chance) / (1 - chance)) if chance != 1 else None


def holsti(agreed: int, by_first: int, by_second: int) -> float | None:
    """Return Holsti's 2A / (N1 + N2): codings agreed on over codings made, no correction for chance.

    >>> round(holsti(40, 50, 60), 3)
    0.727
    """
    made = by_first + by_second
    return 2 * agreed / made if made else None


def maxqda_kappa(agreed: int, differing: int, codes: int) -> float | None:
    """Return MAXQDA's kappa of segments: Brennan and Prediger's, with chance 1 / (number of codes).

    >>> round(maxqda_kappa(14, 1, 5), 3)
    0.917
    """
    if not agreed + differing or codes < 2:
        return None
    chance = Fraction(1, codes)
    return float((Fraction(agreed, agreed + differing) - chance) / (1 - chance))


def segments_alike(codings: Iterable[Coding], first: str, second: str, share: float = 0.9) -> tuple[int, int]:
    """Return how many segments of two coders have a like one by the other, and how many have none.

    Like are two segments of one code in one document whose shared part is at least `share` of what they cover together.
    Every segment of both coders counts, so an agreement counts twice, as in MAXQDA's table.

    >>> made = [Coding("1", "d", 0, 100, "T", "A"), Coding("2", "d", 2, 100, "T", "B"), Coding("3", "d", 300, 310, "T", "B")]
    >>> segments_alike(made, "A", "B")
    (2, 1)
    """
    places: dict[tuple[str, str], dict[str, list[Coding]]] = {}
    for one in codings:
        if one.coder in (first, second) and one.start < one.end:
            places.setdefault((one.document_id, one.code_id), {}).setdefault(one.coder, []).append(one)
    alike = alone = 0
    for made in places.values():
        for coder, other in ((first, second), (second, first)):
            for one in made.get(coder, ()):
                met = any(_share(one, its) >= share for its in made.get(other, ()))
                alike, alone = alike + met, alone + (not met)
    return alike, alone


def _share(one: Coding, other: Coding) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0
