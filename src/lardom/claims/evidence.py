"""How many units stand behind a claim, which ones, out of how many, and whether its word may be used."""

from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from lardom.claims.backing import backing_of, counting
from lardom.claims.bases import Base, base_for
from lardom.claims.claim import Claim, Evidence
from lardom.claims.ground import Ground
from lardom.claims.groups import Group, groups_of, judge_groups
from lardom.claims.judging import GROUPED, Judgement, judge, rule_for, unjudged
from lardom.claims.passages import Passage
from lardom.claims.quantified import Quantified
from lardom.claims.quantifiers import find_quantifiers
from lardom.claims.units import Found, units_of

_GROUP_KINDS = {"contrast": "contrast", "comparison": "comparative"}


@dataclass(frozen=True, slots=True)
class Count:
    """The count of one claim, opened down to the turn.

    `ids` are the distinct units found (respondent ids, project ids, identities of organisations, interview ids) and
    `n` how many; `n` is `None` when they cannot be counted, and `why_not` says why (Swedish, English). `base_ids`
    and `base` are the units they are counted among; `base_told` says in words what the base is. `passages` are the
    places that count, each with its turns and voices; `qualifying` and `contradicting` are shown beside and never
    counted. `outside` are units found that are not in the base. `groups` are the two sides of a contrast or comparison.
    `missing` are references that lead nowhere; `unplaced` are codings that would count but wait for a person to say
    where they stand since their transcript was changed. `inherited` tells that the evidence is the body claim's that a summary
    claim restates.
    """

    claim_id: str
    unit: str
    class_: str
    ids: tuple[str, ...]
    n: int | None
    base_ids: tuple[str, ...]
    base: int | None
    base_told: tuple[str, str]
    judgement: Judgement
    passages: tuple[Passage, ...] = ()
    qualifying: tuple[Passage, ...] = ()
    contradicting: tuple[Passage, ...] = ()
    outside: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    missing: tuple[str, ...] = ()
    why_not: tuple[str, str] = ("", "")
    inherited: bool = False
    unplaced: tuple[str, ...] = ()


_COUNTED: WeakKeyDictionary[Ground, dict[Claim, Count]] = WeakKeyDictionary()
"""What has been counted on a ground: a report asks for the same count in its text, its annexes and its check."""


def count(claim: Claim, ground: Ground) -> Count:
    """Count the units behind a claim and judge its word.

    The relations *supports* and *illustrates* count; words of the interviewer and of people who have withdrawn never
    do. A claim without a base is counted among all of its unit that were interviewed; one that rests on closed answers
    alone among those asked; one on portfolio figures alone among the whole portfolio. A claim without evidence that
    restates another takes that one's.

    >>> from lardom.claims.claim import Evidence
    >>> from lardom.claims.material import Material
    >>> from lardom.fieldwork.respondents import Respondent
    >>> from lardom.fieldwork.scores import Answer
    >>> people = tuple(Respondent(f"A-R{i}", "p1", f"R{i}") for i in (1, 2, 3))
    >>> answers = tuple(Answer(person.id, "nojd", 5) for person in people[:2])
    >>> claim = Claim("C1", "Majoriteten är nöjd.", quantifier="Majoriteten", class_="majority", unit="respondent",
    ...               evidence=(Evidence("supports", "answers", "nojd>=4"),), base="3")
    >>> found = count(claim, Ground(Material(respondents=people, answers=answers)))
    >>> found.n, found.base, found.judgement.verdict
    (2, 3, 'ok')
    """
    counted = counts_on(ground)
    if claim not in counted:
        counted[claim] = _count(claim, ground)
    return counted[claim]


def counts_on(ground: Ground) -> dict[Claim, Count]:
    """Return the counts made on a ground so far: `count` looks here first, and puts here what it makes.

    >>> from lardom.claims.material import Material
    >>> counts_on(Ground(Material()))
    {}
    """
    return _COUNTED.setdefault(ground, {})


def _count(claim: Claim, ground: Ground) -> Count:
    evidence, inherited = _evidence(claim, ground)
    backing = backing_of(evidence, ground)
    found = units_of(backing, claim.unit, ground) if claim.unit else Found()
    base = base_for(claim.base, claim.unit, backing, ground) if claim.unit else Base(None)
    known = set(base.ids)
    inside = tuple(one for one in found.ids if one in known or not known)
    reading = reading_of(claim, ground.material.settings.language)
    class_ = _class_of(claim, reading)
    groups = groups_of(claim, ground) if class_ in GROUPED else ()
    if groups:
        judgement = judge_groups(claim, groups, class_=class_, direction=reading.direction if reading else 0)
    else:
        n = len(inside) if evidence else None
        judgement = _judged(claim, class_, n, base=base, reading=reading, ground=ground, why_not=found.why_not)
    countable = bool(claim.unit and evidence) and not found.why_not[0]
    return Count(
        claim_id=claim.id,
        unit=claim.unit,
        class_=class_,
        ids=inside,
        n=len(inside) if countable else None,
        base_ids=base.ids,
        base=base.number,
        base_told=base.told,
        judgement=judgement,
        passages=backing.sorted_passages(),
        qualifying=_related(claim, "qualifies", ground),
        contradicting=_related(claim, "contradicts", ground),
        outside=tuple(one for one in found.ids if known and one not in known),
        groups=groups,
        missing=tuple(dict.fromkeys(backing.missing)),
        why_not=found.why_not,
        inherited=inherited,
        unplaced=tuple(sorted(backing.unplaced)),
    )


def _evidence(claim: Claim, ground: Ground) -> tuple[tuple[Evidence, ...], bool]:
    """Return the links that count, and whether they are the body claim's that a summary restates."""
    parent = ground.claims.get(claim.parent)
    if claim.evidence or parent is None or parent.id == claim.id:
        return counting(claim), False
    return counting(parent), True


def reading_of(claim: Claim, language: str) -> Quantified | None:
    """Return the quantifier of a claim as its own sentence has it, or `None` when the sentence has none.

    The one with the claim's word wins, then the one of its class, then the first.

    >>> reading_of(Claim("C1", "Minst tre projekt fortsätter.", class_="number"), "sv").bound
    '>='
    """
    found = _quantifiers(claim.text, language)
    word = claim.quantifier.strip().casefold()
    wanted = _GROUP_KINDS.get(claim.kind, claim.class_)
    same_word = [one for one in found if word and one.word.casefold() == word]
    same_class = [one for one in found if one.class_ == wanted]
    if both := [one for one in same_word if one.class_ == wanted]:
        return both[0]
    chosen = same_class or same_word or ([] if claim.class_ else [one for one in found if one.unit != "thing"])
    return chosen[0] if chosen else None


@lru_cache(maxsize=4096)
def _quantifiers(text: str, language: str) -> tuple[Quantified, ...]:
    # A claim is recounted each time a coding changes; its sentence seldom does.
    return find_quantifiers(text, language, things=True)


def _class_of(claim: Claim, reading: Quantified | None) -> str:
    return _GROUP_KINDS.get(claim.kind) or claim.class_ or (reading.class_ if reading else "")


def _judged(
    claim: Claim,
    class_: str,
    n: int | None,
    *,
    base: Base,
    reading: Quantified | None,
    ground: Ground,
    why_not: tuple[str, str],
) -> Judgement:
    settings = ground.material.settings
    word = claim.quantifier or (reading.word if reading else "")
    if not class_ or not rule_for(class_, settings=settings):
        return unjudged("no rule", class_=class_, word=word)
    if n is None:
        return unjudged("no evidence", class_=class_, word=word)
    if not claim.unit:
        return unjudged("no unit", class_=class_, word=word)
    if why_not[0]:
        return unjudged("not countable", class_=class_, word=word, detail=why_not)
    judgement = judge(
        class_,
        n,
        base.number,
        settings=settings,
        number=claim.number if claim.number is not None else (reading.number if reading else None),
        share=reading.share if reading else None,
        bound=reading.bound if reading else "=",
        negated=bool(reading and reading.negated),
        word=word,
    )
    if judgement.reason == "no base":
        return unjudged("no base", class_=class_, word=word, detail=base.why_not)
    return judgement


def _related(claim: Claim, relation: str, ground: Ground) -> tuple[Passage, ...]:
    return backing_of((one for one in claim.evidence if one.relation == relation), ground).sorted_passages()
