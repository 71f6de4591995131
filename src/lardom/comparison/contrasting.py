"""Two groups of a study's cases set against each other, code by code and question by question, and cases against a pattern."""

from collections.abc import Iterable
from dataclasses import dataclass

from lardom.claims.ground import Ground
from lardom.coding.codebook import Code
from lardom.comparison.cases import cases_of, people_of
from lardom.comparison.contrast import AnswerContrast, CodeContrast, answer_contrast, contrast
from lardom.comparison.deviant import Absence, Pattern, absence, pattern
from lardom.study.settings import Item


def code_contrasts(
    ground: Ground, a: frozenset[str], b: frozenset[str], codes: Iterable[Code]
) -> tuple[tuple[Code, CodeContrast], ...]:
    """Return each of the codes that some case of the groups has, with both groups' cases by label.

    Raises `ValueError` when a group is empty.

    >>> from lardom.claims.material import Material
    >>> code_contrasts(Ground(Material()), frozenset(["p1"]), frozenset(["p2"]), [Code("T1", "Samarbete")])
    ()
    """
    labels = cases_of(ground)
    first, second = ([label for case, label in labels.items() if case in side] for side in (a, b))
    found = []
    for code in codes:
        having = ground.projects_under(code.id)
        if having & (a | b):
            found.append((code, contrast(first, second, {labels[case] for case in having if case in labels})))
    return tuple(found)


def answer_contrasts(ground: Ground, a: frozenset[str], b: frozenset[str]) -> tuple[tuple[Item, AnswerContrast], ...]:
    """Return every closed question with the answers of both groups' respondents.

    >>> from lardom.claims.material import Material
    >>> answer_contrasts(Ground(Material()), frozenset(), frozenset())
    ()
    """
    projects = {one.id: one.project_id for one in ground.heard}
    sides = people_of(ground, a), people_of(ground, b)
    return tuple(
        (item, answer_contrast(*sides, ground.answers_to(item.id), projects, (item.low, item.high)))
        for item in ground.material.settings.items
    )


@dataclass(frozen=True, slots=True)
class Patterned:
    """How a condition and an outcome go together: cases by id, and what "none of those with the condition" rests on, by label."""

    pattern: Pattern
    absence: Absence


def patterned(ground: Ground, condition: frozenset[str], outcome: frozenset[str]) -> Patterned:
    """Return the cases by condition and outcome; absence asks whether none of those with the condition has the outcome.

    >>> from lardom.claims.material import Material
    >>> from lardom.sampling.selection import Selection
    >>> ground = Ground(Material(sample=(Selection("p1", "selected", "A"), Selection("p2", "selected", "B"))))
    >>> found = patterned(ground, frozenset(["p1"]), frozenset(["p2"]))
    >>> found.pattern.deviant, found.absence.told("en")
    (('p1', 'p2'), '0 of 1, against 1 of the other 1. More cases might still show up to 95 per cent.')
    """
    labels = cases_of(ground)
    one = pattern(list(labels), condition, outcome)
    # People know cases by their labels, so it is the labels that a sentence must name.
    shown = {labels[case] for case in outcome if case in labels}
    none = absence([labels[case] for case in (*one.both, *one.failed)], list(labels.values()), shown)
    return Patterned(one, none)
