"""How a claim stands: it holds, it does not, or a person must judge; what is missing, and which words would hold."""

from collections.abc import Callable
from typing import Literal

from lardom.claims.claim import Claim
from lardom.claims.evidence import Count, reading_of
from lardom.claims.ground import Ground
from lardom.claims.judging import GROUPED, Judgement, judge
from lardom.claims.wording import usual_word
from lardom.study.settings import Language, StudySettings

Standing = Literal["holds", "fails", "open"]

STRONGEST_FIRST = (
    "universal", "nearly-all", "majority", "half", "large", "several", "handful", "pair", "some", "few", "singular",
    "universal-negative",
)  # fmt: skip
"""Classes of words that say how many, those that claim most first."""

_NO_MORE_THAN = 500
"""So many further units are tried; a word that lacks more is not about to hold."""


def standing(found: Count) -> Standing:
    """Return how a claim stands by its count.

    >>> from lardom.claims.material import Material
    >>> from lardom.claims.evidence import count
    >>> standing(count(Claim("C1", "Många är nöjda."), Ground(Material())))
    'open'
    """
    verdict = found.judgement.verdict
    return "holds" if verdict == "ok" else "fails" if verdict == "wrong" else "open"


def judge_again(claim: Claim, found: Count, ground: Ground) -> Callable[[int], Judgement]:
    """Return a judge of the claim's word for any other number of units among the same base."""
    settings = ground.material.settings
    reading = reading_of(claim, settings.language)
    number = claim.number if claim.number is not None else (reading.number if reading else None)

    def judged(n: int) -> Judgement:
        return judge(
            found.class_,
            n,
            found.base,
            settings=settings,
            number=number,
            share=reading.share if reading else None,
            bound=reading.bound if reading else "=",
            negated=bool(reading and reading.negated),
        )

    return judged


def shortfall(claim: Claim, found: Count, ground: Ground) -> int | None:
    """Return how many further units would make the claim's word hold: 0 when it does, `None` when none would.

    >>> from lardom.claims.claim import Evidence
    >>> from lardom.claims.evidence import count
    >>> from lardom.claims.material import Material
    >>> from lardom.fieldwork.respondents import Respondent
    >>> from lardom.fieldwork.scores import Answer
    >>> people = tuple(Respondent(f"A-R{i}", "p1", f"R{i}") for i in range(1, 6))
    >>> ground = Ground(Material(respondents=people, answers=(Answer("A-R1", "nojd", 5),)))
    >>> claim = Claim("C1", "De flesta är nöjda.", class_="majority", unit="respondent", base="5",
    ...               evidence=(Evidence("supports", "answers", "nojd"),))
    >>> shortfall(claim, count(claim, ground), ground)
    2
    """
    if found.judgement.verdict == "ok":
        return 0
    if found.n is None or not found.judgement.rule or found.class_ in GROUPED:
        return None
    judged = judge_again(claim, found, ground)
    top = found.base if found.base is not None else found.n + _NO_MORE_THAN
    for n in range(found.n + 1, min(top, found.n + _NO_MORE_THAN) + 1):
        if judged(n).verdict == "ok":
            return n - found.n
    return None


def words_that_hold(
    n: int, base: int | None, *, settings: StudySettings, language: Language = "sv"
) -> tuple[tuple[str, str], ...]:
    """Return the usual words that may be said of `n` units among `base`, as (word, class), the strongest first.

    The number itself always holds and stands last.

    >>> [word for word, _ in words_that_hold(13, 26, settings=StudySettings())]
    ['hälften', 'många', 'flera', 'några', '13']
    >>> words_that_hold(0, 12, settings=StudySettings(), language="en")
    (('none', 'universal-negative'),)
    """
    held = [
        (usual_word(class_, language), class_)
        for class_ in STRONGEST_FIRST
        if judge(class_, n, base, settings=settings).verdict == "ok"
    ]
    return (*held, *([(str(n), "number")] if n > 1 else []))
