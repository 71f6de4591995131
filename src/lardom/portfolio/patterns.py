"""Which kinds meet in a project: patterns of kinds, and the identity that ties the counts together.

For any sets, the sum of their sizes is the number of things in at least one of them, plus the number
in at least two, plus the number in at least three, and so on: each thing in j sets is counted once in
each of the first j terms (the inclusion-exclusion count; Feller, An Introduction to Probability Theory
and Its Applications, vol. 1, ch. IV). With three kinds of public party this gives the number of
projects that have all three from three published figures: 43 + 17 + 14 = 53 + 19 + 2.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from lardom.portfolio.kinds import kind_name
from lardom.study.settings import Language

NONE = "none"
"""The pattern of a project that has none of the kinds."""

_ALL_PATTERNS_UP_TO = 4


def pattern_name(kinds: AbstractSet[str], order: Sequence[str]) -> str:
    """Return the pattern's name: the kinds in the order given, joined by "+".

    >>> pattern_name({"region", "municipality"}, ("municipality", "region"))
    'municipality+region'
    """
    return "+".join(kind for kind in order if kind in kinds) or NONE


def patterns(kinds_of: Mapping[str, AbstractSet[str]], order: Sequence[str]) -> dict[str, list[str]]:
    """Return the project ids of every pattern; each project stands in exactly one.

    With up to four kinds every possible pattern is listed, also those that no project has; with more,
    only those met. `kinds_of` gives the kinds of each project, `order` the kinds that count.

    >>> patterns({"p1": {"region"}, "p2": set()}, ("region",))
    {'region': ['p1'], 'none': ['p2']}
    """
    possible: dict[str, list[str]] = {}
    if len(order) <= _ALL_PATTERNS_UP_TO:
        sets = [set(chosen) for size in range(1, len(order) + 1) for chosen in combinations(order, size)]
        possible = {pattern_name(chosen, order): [] for chosen in sets}
    found: dict[str, list[str]] = {}
    for project, kinds in kinds_of.items():
        found.setdefault(pattern_name(kinds, order), []).append(project)
    met = sorted(found, key=lambda name: (name.count("+"), name))
    none = {NONE: found.pop(NONE, [])}
    return possible | {name: found[name] for name in met if name in found} | none


@dataclass(frozen=True, slots=True)
class Identity:
    """Whether counts by kind agree with counts by number of kinds.

    `sizes` are the projects with each kind, in the order of `kinds`; `at_least` the projects with at
    least one, two, three ... of the kinds; `projects` all projects, those with none included.
    """

    kinds: tuple[str, ...]
    sizes: tuple[int, ...]
    at_least: tuple[int, ...]
    projects: int

    @property
    def holds(self) -> bool:
        """Whether the two sums are equal, as they must be when all figures come from one portfolio."""
        return sum(self.sizes) == sum(self.at_least)

    @property
    def without(self) -> int:
        """The projects that have none of the kinds."""
        return self.projects - (self.at_least[0] if self.at_least else 0)

    def sentence(self, language: Language = "sv") -> str:
        """Return the identity with its numbers, and what it says about projects with three kinds.

        >>> Identity(("municipality", "region", "municipal company"), (43, 17, 14), (53, 19, 2), 53).sentence("en")
        '43 + 17 + 14 = 74 = 53 + 19 + 2: 53 projects with at least one of the kinds municipality, region, municipal company, 19 with at least two and 2 with all three. The identity holds.'
        """
        sizes, parts = " + ".join(map(str, self.sizes)), " + ".join(map(str, self.at_least))
        sign = "=" if self.holds else "≠"
        names = ", ".join(kind_name(kind, language) for kind in self.kinds)
        levels = self._levels(language)
        if language == "sv":
            verdict = "Identiteten håller." if self.holds else "Identiteten håller inte: någon av siffrorna är fel."
            rest = f" {self.without} av {self.projects} projekt har inget av slagen." if self.without else ""
            head = f"{self.at_least[0] if self.at_least else 0} projekt med minst ett av slagen {names}"
        else:
            verdict = (
                "The identity holds." if self.holds else "The identity does not hold: one of the figures is wrong."
            )
            rest = f" {self.without} of {self.projects} projects have none of the kinds." if self.without else ""
            head = f"{self.at_least[0] if self.at_least else 0} projects with at least one of the kinds {names}"
        return f"{sizes} = {sum(self.sizes)} {sign} {parts}: {head}{levels}.{rest} {verdict}"

    def _levels(self, language: Language) -> str:
        words = ("två tre fyra fem sex" if language == "sv" else "two three four five six").split()
        said = []
        for number, count in enumerate(self.at_least[1:], start=2):
            word = words[number - 2] if number - 2 < len(words) else str(number)
            last = number == len(self.kinds) > 2
            least = ("alla" if last else "minst") if language == "sv" else ("all" if last else "at least")
            said.append(f"{count} {'med' if language == 'sv' else 'with'} {least} {word}")
        joint = " och " if language == "sv" else " and "
        return "".join(f", {one}" for one in said[:-1]) + (joint + said[-1] if said else "")


def identity(kinds_of: Mapping[str, AbstractSet[str]], order: Sequence[str]) -> Identity:
    """Count the identity on a portfolio: both sides by themselves, so that it can fail.

    >>> identity({"p1": {"region", "municipality"}, "p2": set()}, ("municipality", "region")).at_least
    (1, 1)
    """
    sizes = tuple(sum(1 for kinds in kinds_of.values() if kind in kinds) for kind in order)
    numbers = [sum(1 for kind in order if kind in kinds) for kinds in kinds_of.values()]
    at_least = tuple(sum(1 for number in numbers if number >= level) for level in range(1, len(order) + 1))
    return Identity(tuple(order), sizes, at_least, len(kinds_of))


def with_all_three(sizes: tuple[int, int, int], projects: int, at_least_two: int, *, without: int = 0) -> int:
    """Return how many projects have all three kinds, from published figures alone.

    `sizes` are the projects with each kind, `without` those with none of them. A negative answer, or
    one larger than `at_least_two`, means that the figures cannot all be right.

    >>> with_all_three((43, 17, 14), 53, 19)
    2
    """
    return sum(sizes) - (projects - without) - at_least_two
