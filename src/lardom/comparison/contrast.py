"""Two groups set against each other, with plain words on what so few cases can and cannot show."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from lardom.comparison.exact import (
    Between,
    MeanDifference,
    difference_interval,
    fisher,
    least_visible,
    mean_difference,
    share_interval,
)
from lardom.fieldwork.scores import LEAST_PROJECTS
from lardom.study.settings import Language
from lardom.text.numerals import number

_SURPRISE = 0.05


@dataclass(frozen=True, slots=True)
class CodeContrast:
    """How many cases of two groups have something, with exact intervals for the shares and their difference.

    `p` is Fisher's exact two-sided test; `visible` the smallest contrast that groups of these sizes can show at all
    (`None`: none). `with_a` and `with_b` are the cases that have it.
    """

    of_a: int
    of_b: int
    with_a: tuple[str, ...]
    with_b: tuple[str, ...]
    share_a: Between
    share_b: Between
    difference: Between
    p: float
    visible: tuple[int, int] | None

    def told(self, language: Language) -> str:
        """Return what the contrast shows, in words."""
        a, b = len(self.with_a), len(self.with_b)
        if language == "sv":
            said = f"{a} av {self.of_a} mot {b} av {self.of_b}. "
            if self.shows:
                return said + (
                    "En så stor skillnad uppstår sällan av slump mellan så små grupper; skillnaden i andel kan ändå vara "
                    f"allt från {number(100 * self.difference.low, language, 0)} till {number(100 * self.difference.high, language, 0)} procentenheter."
                )
            return said + _cannot(self, language)
        said = f"{a} of {self.of_a} against {b} of {self.of_b}. "
        if self.shows:
            return said + (
                "Chance seldom parts groups so small so far; the difference in share may still be anything from "
                f"{number(100 * self.difference.low, language, 0)} to {number(100 * self.difference.high, language, 0)} percentage points."
            )
        return said + _cannot(self, language)

    @property
    def shows(self) -> bool:
        """Whether chance alone would seldom part the groups so far."""
        return self.p < _SURPRISE


def _cannot(one: CodeContrast, language: Language) -> str:
    if one.visible is None:
        return can_show(one.of_a, one.of_b, language)
    return (
        "Det utesluter inte att grupperna är lika. "
        if language == "sv"
        else "That does not rule out that the groups are alike. "
    ) + can_show(one.of_a, one.of_b, language)


def can_show(of_a: int, of_b: int, language: Language) -> str:
    """Return in words what two groups of these sizes can show at all, and cannot.

    >>> can_show(7, 7, "en")
    'Groups of these sizes show at the earliest a difference such as 5 of 7 against 0 of 7; that none is seen does not mean there is none.'
    """
    visible = least_visible(of_a, of_b)
    if visible is None:
        return (
            "Så små grupper kan inte visa någon skillnad alls: inte ens alla mot ingen vore ovanligt av slump."
            if language == "sv"
            else "Groups so small cannot show any difference: not even all against none would be unusual by chance."
        )
    n, none = visible
    return (
        f"Med dessa storlekar syns tidigast en skillnad som {n} av {of_a} mot {none} av {of_b}; "
        "att ingen skillnad syns betyder inte att ingen finns."
        if language == "sv"
        else f"Groups of these sizes show at the earliest a difference such as {n} of {of_a} against {none} of {of_b}; "
        "that none is seen does not mean there is none."
    )


def contrast(a: Collection[str], b: Collection[str], having: Collection[str]) -> CodeContrast:
    """Return how many cases of each group have something (a code, a fact). Cases in both groups count in both.

    Raises `ValueError` when a group is empty.

    >>> found = contrast(["A", "B", "C"], ["D", "E", "F"], ["A", "B"])
    >>> found.with_a, found.with_b, found.p
    (('A', 'B'), (), 0.4)
    """
    if not a or not b:
        raise ValueError("Both groups of a contrast must have cases.")
    with_a, with_b = (tuple(one for one in group if one in having) for group in (a, b))
    counts = len(with_a), len(a), len(with_b), len(b)
    return CodeContrast(
        len(a), len(b), with_a, with_b, share_interval(len(with_a), len(a)), share_interval(len(with_b), len(b)),
        difference_interval(*counts), fisher(*counts), least_visible(len(a), len(b)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnswerContrast:
    """Two groups' answers to one item: people and projects behind each, and the difference of means, or why there is none.

    `why` is "few projects" (a group has answers from fewer than two) or "no answers"; then `means` is `None`.
    """

    n_a: int
    n_b: int
    projects_a: tuple[str, ...]
    projects_b: tuple[str, ...]
    means: MeanDifference | None
    why: str = ""

    @property
    def shows(self) -> bool:
        """Whether means were compared and chance alone would seldom part them so far."""
        return self.means is not None and self.means.p < _SURPRISE

    def told(self, language: Language) -> str:
        """Return what the contrast shows, in words."""
        swedish = language == "sv"
        if self.means is None:
            few = self.why == "few projects"
            if swedish:
                return (
                    f"Ingen jämförelse: en grupp har svar från färre än {LEAST_PROJECTS} projekt."
                    if few
                    else "Ingen jämförelse: en grupp har inga svar."
                )
            return (
                f"No comparison: a group has answers from fewer than {LEAST_PROJECTS} projects."
                if few
                else "No comparison: a group has no answers."
            )
        one, between = self.means, self.means.interval
        means = [number(value, language, 2) for value in (one.mean_a, one.mean_b)]
        ends = [number(value, language, 2) for value in (between.low, between.high)] if one.excludes else []
        spread = f"(n = {self.n_a})", f"(n = {self.n_b})"
        if swedish:
            may_be = f"skillnaden kan vara {ends[0]} till {ends[1]}" if ends else "så få svar utesluter ingen skillnad"
            said = f"Medel {means[0]} {spread[0]} mot {means[1]} {spread[1]}; {may_be}. "
        else:
            may_be = f"the difference may be {ends[0]} to {ends[1]}" if ends else "so few answers exclude no difference"
            said = f"Mean {means[0]} {spread[0]} against {means[1]} {spread[1]}; {may_be}. "
        return said + _likely(self.shows, between, swedish=swedish)


def _likely(shows: bool, between: Between, *, swedish: bool) -> str:
    """Return in words whether chance gives such a difference. The interval is half a step wider than the test: the two may part."""
    if not shows:
        return (
            "Slumpen kan ge en så stor skillnad: svaren avgör inte om grupperna skiljer sig åt."
            if swedish
            else "Chance can give a difference so large: the answers do not settle whether the groups differ."
        )
    if between.low <= 0 <= between.high:
        return (
            "En så stor skillnad uppstår sällan av slump, men det är nära gränsen: intervallet rymmer noll."
            if swedish
            else "Chance seldom gives a difference so large, but it is a close call: the interval takes in zero."
        )
    return "En så stor skillnad uppstår sällan av slump." if swedish else "Chance seldom gives a difference so large."


def answer_contrast(
    a: Iterable[str],
    b: Iterable[str],
    answers: Mapping[str, int | None],
    project_of: Mapping[str, str],
    scale: tuple[int, int] | None = None,
) -> AnswerContrast:
    """Return the difference of two groups' answers to one item; respondents by id, missing answers left out.

    `scale` is the item's lowest and highest answer.

    >>> answers = {"r1": 5, "r2": 4, "r3": 2, "r4": 3}
    >>> found = answer_contrast(["r1", "r2"], ["r3", "r4"], answers, {"r1": "p1", "r2": "p2", "r3": "p3", "r4": "p4"})
    >>> found.means.difference
    2.0
    """
    told_a, told_b = ({one: value for one in group if (value := answers.get(one)) is not None} for group in (a, b))
    projects_a, projects_b = (
        tuple(sorted({project_of.get(one, "") for one in group} - {""})) for group in (told_a, told_b)
    )
    means, why = None, ""
    if not told_a or not told_b:
        why = "no answers"
    elif min(len(projects_a), len(projects_b)) < LEAST_PROJECTS:
        why = "few projects"
    else:
        means = mean_difference(list(told_a.values()), list(told_b.values()), scale=scale)
    return AnswerContrast(len(told_a), len(told_b), projects_a, projects_b, means, why)
