"""What a sentence says of itself: the quantifier, unit and base that are offered to the author of a claim."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lardom.claims.causes import find_hedges
from lardom.claims.claim import Claim
from lardom.claims.judging import GROUPED, PROFILES
from lardom.claims.quantified import Quantified
from lardom.claims.quantifiers import find_quantifiers

_KINDS = {"contrast": "contrast", "comparative": "comparison"}


@dataclass(frozen=True, slots=True)
class Offer:
    """What is read from a sentence, for the author to confirm.

    `start`/`end` are the code points of the quantifier in the sentence; the rest are the fields of a claim.
    """

    quantifier: str
    class_: str
    unit: str = ""
    base: str = ""
    number: int | None = None
    hedge: str = ""
    kind: str = ""
    start: int = 0
    end: int = 0


def offer(text: str, language: str, *, categories: Sequence[str] = ()) -> Offer | None:
    """Return what a sentence says of how many, of what and out of how many; `None` when it says nothing of it.

    The first word that counts people, projects or organisations wins; then a contrast or comparison; then any word
    with a rule.

    >>> offer("Majoriteten av de 26 respondenterna tycks vara nöjda.", "sv")
    Offer(quantifier='Majoriteten', class_='majority', unit='respondent', base='26', number=None, hedge='tycks', kind='', start=0, end=11)
    >>> offer("Projekten pågick.", "sv") is None
    True
    """
    found = find_quantifiers(text, language, categories=categories)
    chosen = next((one for one in found if one.unit and one.class_ in PROFILES["default"]), None)
    chosen = chosen or next((one for one in found if one.class_ in GROUPED), None)
    chosen = chosen or next((one for one in found if one.class_ in PROFILES["default"]), None)
    if chosen is None:
        return None
    return _offered(chosen, next((hedge.word for hedge in find_hedges(text, language)), ""))


def _offered(one: Quantified, hedge: str) -> Offer:
    number = one.number if one.class_ in ("number", "percent") else None
    return Offer(
        one.word, one.class_, one.unit, one.base, number, hedge, _KINDS.get(one.class_, ""), one.start, one.end
    )


def as_read(claim: Claim, language: str, *, categories: Sequence[str] = ()) -> Claim:
    """Return the claim with its empty fields filled in as its own sentence has them.

    >>> as_read(Claim("C1", "Tre projekt lades ner.", unit="case"), "sv").unit
    'case'
    """
    found = offer(claim.text, language, categories=categories)
    if found is None:
        return claim
    names = ("quantifier", "class_", "unit", "base", "hedge", "kind")
    empty = {name: getattr(found, name) for name in names if not getattr(claim, name)}
    if claim.number is None:
        empty["number"] = found.number
    return replace(claim, **empty)
