"""A coefficient of agreement: a number, or the reason why there is none. Never a NaN, never a silent 0 or 1."""

from dataclasses import dataclass
from typing import Literal

from lardom.study.settings import Language
from lardom.text.numerals import number

type Why = Literal[
    "",
    "no units",
    "one value",
    "one category",
    "two coders only",
    "too few coders",
    "not numbers",
    "below zero",
    "nothing marked",
    "no overlap",
    "too rare",
    "not together",
    "one label",
    "overlapping",
]

REASONS: dict[str, tuple[str, str]] = {
    "no units": (
        "Ingen enhet har bedömts av minst två kodare, så det finns inget att jämföra.",
        "No unit was judged by at least two coders, so there is nothing to compare.",
    ),
    "one value": (
        "Alla bedömningar är lika: utan variation kan samstämmighet inte skiljas från slump.",
        "All judgements are the same: without variation agreement cannot be told from chance.",
    ),
    "one category": (
        "Det finns bara ett värde att välja på, så slumpen kan inte räknas.",
        "There is only one value to choose, so chance cannot be worked out.",
    ),
    "two coders only": (
        "Måttet är definierat för exakt två kodare; Fleiss kappa och Krippendorffs alfa gäller flera.",
        "The measure is defined for exactly two coders; Fleiss' kappa and Krippendorff's alpha are for several.",
    ),
    "too few coders": ("Det behövs minst två kodare.", "At least two coders are needed."),
    "not numbers": (
        "Intervall- och kvotskala kräver att värdena är tal.",
        "The interval and ratio levels need values that are numbers.",
    ),
    "below zero": (
        "Kvotskala räknar från noll och tål inga värden under noll.",
        "The ratio level counts from zero and allows no values below it.",
    ),
    "nothing marked": ("Ingen har markerat något.", "Nobody has marked anything."),
    "no overlap": (
        "Inga markeringar av olika kodare överlappar, så etiketterna kan inte jämföras.",
        "No marks of different coders overlap, so their labels cannot be compared.",
    ),
    "too rare": (
        "Koden finns i så få utskrifter att många dragningar saknar den, så inget intervall kan anges.",
        "The code stands in so few transcripts that many draws lack it, so no interval can be given.",
    ),
    "not together": (
        "Ingen utskrift har lästs av alla i gruppen, och måttet tål ingen som saknas; se på paren.",
        "No transcript was read by everybody in the group, and the measure allows none to be missing; look at the pairs.",
    ),
    "one label": (
        "Det finns bara en kod här, så det finns inga koder att skilja åt.",
        "There is only one code here, so there are no codes to tell apart.",
    ),
    "overlapping": (
        "Någon kodare har gett samma ord flera av koderna, och måttet kräver att de utesluter varandra; se på dem en och en.",
        "Some coder gave the same words several of the codes, and the measure needs codes that exclude each other; look at them one by one.",
    ),
}
"""Every reason in Swedish and English."""

NAMES: dict[str, tuple[str, str]] = {
    "percent": ("Andel lika", "Share alike"),
    "cohen": ("Cohens kappa", "Cohen's kappa"),
    "conger": ("Congers kappa", "Conger's kappa"),
    "scott": ("Scotts pi", "Scott's pi"),
    "fleiss": ("Fleiss kappa", "Fleiss' kappa"),
    "brennan_prediger": ("Brennan–Prediger", "Brennan–Prediger"),
    "ac1": ("Gwets AC1", "Gwet's AC1"),
    "ac2": ("Gwets AC2", "Gwet's AC2"),
    "alpha": ("Krippendorffs alfa", "Krippendorff's alpha"),
    "set_alpha": ("alfa för uppsättningar", "alpha of sets"),
    "u_alpha": ("u-alfa", "u-alpha"),
    "bar_u_alpha": ("|u-alfa", "|u-alpha"),
    "cu_alpha": ("cu-alfa", "cu-alpha"),
    "k_u_alpha": ("(s)u-alfa", "(s)u-alpha"),
    "alpha_1995": ("alfa-U (1995)", "alpha-U (1995)"),
    "gamma": ("gamma", "gamma"),
    "boundary_similarity": ("gränslikhet", "boundary similarity"),
}
"""What each coefficient is called in Swedish and English."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient, or why there is none.

    `value` is `None` exactly when `why` says something. `observed` and `expected` are the agreement (for alpha and its
    family: the disagreement) seen and the one that chance would give; `units` how many units count (characters, where
    characters are the unit), `coders` how many coders. `coverage` is the share of the material that a partial
    coefficient speaks of, 1 for all others.

    >>> Coefficient("alpha", None, "one value").told("en")
    "Krippendorff's alpha: All judgements are the same: without variation agreement cannot be told from chance."
    >>> Coefficient("alpha", 0.7434, units=12, coders=4).told("sv")
    'Krippendorffs alfa 0,74 (12 enheter, 4 kodare)'
    """

    name: str
    value: float | None
    why: Why = ""
    observed: float | None = None
    expected: float | None = None
    units: int = 0
    coders: int = 0
    coverage: float = 1.0

    def told(self, language: Language = "en", digits: int = 2) -> str:
        """Return the coefficient in words, with `digits` decimals."""
        swedish = language == "sv"
        name = NAMES[self.name][not swedish]
        if self.value is None:
            return f"{name}: {REASONS[self.why][not swedish]}"
        told = f"{name} {number(self.value, language, digits)}"
        if swedish:
            return f"{told} ({self.units} enheter, {self.coders} kodare)"
        return f"{told} ({self.units} units, {self.coders} coders)"
