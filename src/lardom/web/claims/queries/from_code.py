"""What a code's count carries: for each unit the number, and the words that may be said of it."""

from dataclasses import dataclass

from lardom.claims.claim import Claim, Evidence
from lardom.claims.evidence import count
from lardom.claims.standing import words_that_hold
from lardom.coding.codebook import Code
from lardom.report.claim_sheets import counted as counted_in_words
from lardom.report.wording import UNITS, capitalised
from lardom.study.settings import Language
from lardom.web.claims.queries.board import spoken_language
from lardom.web.claims.queries.values import counted_for
from lardom.web.study.models import Coder, Study

UNITS_OFFERED = ("respondent", "project")


@dataclass(frozen=True)
class Carried:
    """One unit's count of a code: in words, and the quantifiers that hold, the strongest first."""

    unit: str
    told: str
    words: tuple[str, ...]
    openings: tuple[str, ...]


@dataclass(frozen=True)
class CountedCode:
    """A code with what its count carries and a first sentence to go on from."""

    code: Code
    carried: tuple[Carried, ...]
    sentence: str


def counted_code(study: Study, ref: str, coder: Coder | None) -> CountedCode | None:
    """Return what the count of a code carries, as far as the person may see."""
    here = counted_for(study, coder).ground
    code = here.codes.get(ref)
    if code is None:
        return None
    settings, found = here.material.settings, []
    for unit in UNITS_OFFERED:
        claim = Claim("", code.name, unit=unit, class_="existential", evidence=(Evidence("supports", "code", ref),))
        one = count(claim, here)
        words = words_that_hold(one.n or 0, one.base, settings=settings, language=settings.language)
        told = counted_in_words(one.n, one.base, unit, spoken_language())
        held = tuple(word for word, _ in words)
        found.append(
            Carried(unit, told, held, tuple(opening(word, class_, unit, settings.language) for word, class_ in words))
        )
    first = found[0].openings[0] if found[0].openings else ""
    return CountedCode(code, tuple(found), f"{first} … ({code.name})" if first else "")


def opening(word: str, class_: str, unit: str, language: Language) -> str:
    """Return how a sentence about the unit may begin with the word.

    >>> opening("majoriteten", "majority", "respondent", "sv"), opening("många", "large", "project", "sv")
    ('Majoriteten av respondenterna', 'Många projekt')
    >>> opening("en", "singular", "project", "sv")
    'Ett projekt'
    """
    tongue = 0 if language == "sv" else 1
    singular, plural = UNITS[unit][tongue]
    if class_ in ("majority", "half"):
        definite = {"respondent": "respondenterna", "project": "projekten"}.get(unit, plural)
        return f"{capitalised(word)} {f'av {definite}' if language == 'sv' else f'of the {plural}'}"
    if class_ == "universal" and language == "en":
        return f"All {plural}"
    if language == "sv" and singular == "projekt":
        word = {"en": "ett", "ingen": "inget"}.get(word, word)
    return f"{capitalised(word)} {singular if class_ in ('singular', 'universal-negative') else plural}"
