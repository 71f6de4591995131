"""What stands behind a claim: from its links of evidence to people, projects, interviews and passages."""

import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from lardom.claims.claim import Claim, Evidence
from lardom.claims.ground import Ground
from lardom.claims.passages import Passage
from lardom.claims.quotation import Quotation
from lardom.claims.verifying import Corpus, Verdict
from lardom.text.span import Span

COUNTING = ("supports", "illustrates")
"""The relations that count towards a claim; the others qualify or contradict it and are shown beside it."""

_CONDITION = re.compile(r"^(?P<item>.+?)\s*(?:(?P<sign>>=|<=|==|!=|=|>|<|≥|≤|≠)\s*(?P<value>-?\d+))?$")
_SIGNS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "≥": operator.ge,
    "<=": operator.le,
    "≤": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
    "≠": operator.ne,
}


@dataclass(slots=True)
class Backing:
    """Units found behind some evidence, each once.

    `missing` are references that lead nowhere; `unplaced` codings that back nothing until they have a place.
    """

    respondents: set[str] = field(default_factory=set)
    projects: set[str] = field(default_factory=set)
    interviews: set[str] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)
    quotations: set[str] = field(default_factory=set)
    passages: dict[tuple[str, int, int, str], Passage] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    unplaced: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def sorted_passages(self) -> tuple[Passage, ...]:
        """Return the passages by transcript and place, each once."""
        return tuple(self.passages[key] for key in sorted(self.passages))


def parse_condition(ref: str) -> tuple[str, Callable[[int], bool]]:
    """Read a reference to answers ("nojdhet>=4") as the item and the condition an answer must meet.

    Without a condition every answer meets it.

    >>> item, meets = parse_condition("nojdhet >= 4")
    >>> item, meets(4), meets(3)
    ('nojdhet', True, False)
    """
    found = _CONDITION.match(ref.strip())
    if found is None or found["sign"] is None:
        return ref.strip(), lambda _: True
    sign, wanted = _SIGNS[found["sign"]], int(found["value"])
    return found["item"].strip(), lambda value: sign(value, wanted)


def backing_of(evidence: Iterable[Evidence], ground: Ground) -> Backing:
    """Return the units that lie behind links of evidence.

    Only words of respondents whose consent stands count: a coded question of the interviewer backs nothing. A claim
    given as evidence brings its own counting evidence; claims that lead to each other in a circle are walked once.
    """
    found = Backing()
    _gather(evidence, ground, found, set())
    return found


def counting(claim: Claim) -> tuple[Evidence, ...]:
    """Return the links of a claim that count.

    >>> counting(Claim("C1", "…", evidence=(Evidence("qualifies", "code", "x"),)))
    ()
    """
    return tuple(one for one in claim.evidence if one.relation in COUNTING)


def _gather(evidence: Iterable[Evidence], ground: Ground, found: Backing, walked: set[str]) -> None:
    for one in evidence:
        found.kinds.add(one.kind)
        if one.kind == "claim":
            claim = ground.claims.get(one.ref)
            if claim is None:
                found.missing.append(f"claim:{one.ref}")
            elif one.ref not in walked:
                walked.add(one.ref)
                found.kinds.discard("claim")
                _gather(counting(claim), ground, found, walked)
        elif not _READERS[one.kind](one.ref, ground, found):
            found.missing.append(f"{'quote' if one.kind == 'quotation' else one.kind}:{one.ref}")


def _of_coding(ref: str, ground: Ground, found: Backing) -> bool:
    if ref in ground.unplaced:
        found.unplaced.add(ref)
        return True
    coding = ground.codings.get(ref)
    passage = ground.passage(coding) if coding else None
    if passage is None or coding is None:
        return False
    found.codes.add(coding.code_id)
    _add_passage(passage, ground, found)
    return True


_BEHIND: WeakKeyDictionary[Ground, dict[str, Backing]] = WeakKeyDictionary()
"""What stands behind a code on a ground: many claims rest on the same few codes."""


def behind_codes(ground: Ground) -> dict[str, Backing]:
    """Return what has been gathered behind single codes on a ground so far; nobody may change it.

    >>> from lardom.claims.material import Material
    >>> behind_codes(Ground(Material()))
    {}
    """
    return _BEHIND.setdefault(ground, {})


def _behind(ref: str, ground: Ground) -> Backing:
    gathered = behind_codes(ground)
    if ref not in gathered:
        found, codings = Backing(), ground.codings_under(ref)
        found.unplaced.update(one.id for one in ground.unplaced_under(ref))
        for coding in codings:
            if passage := ground.passage(coding):
                _add_passage(passage, ground, found)
        if codings or ref in ground.codes:
            found.codes.add(ref)
        gathered[ref] = found
    return gathered[ref]


def _of_code(ref: str, ground: Ground, found: Backing) -> bool:
    behind = _behind(ref, ground)
    found.codes.add(ref)
    found.passages.update(behind.passages)
    for name in ("respondents", "projects", "interviews", "unplaced"):
        getattr(found, name).update(getattr(behind, name))
    return bool(behind.codes)


def _add_passage(passage: Passage, ground: Ground, found: Backing) -> None:
    if not passage.is_evidence:
        return
    found.passages[passage.document_id, passage.start, passage.end, passage.ref] = passage
    interview = ground.interview_of(passage.document_id)
    if interview:
        found.interviews.add(interview.id)
    _add_people(passage.respondents, ground, found)
    if passage.project_id and not passage.respondents:
        found.projects.add(passage.project_id)


def _add_people(people: Iterable[str], ground: Ground, found: Backing) -> None:
    for respondent_id in people:
        person = ground.person(respondent_id)
        if person and person.may_be_used:
            found.respondents.add(respondent_id)
            if person.project_id:
                found.projects.add(person.project_id)


def _of_quotation(ref: str, ground: Ground, found: Backing) -> bool:
    quotation = ground.quotations.get(ref)
    if quotation is None:
        return False
    attribution = quotation.attribution
    people = [ground.respondent(attribution.project, label) for label in attribution.respondents]
    usable = [person.id for person in people if person and person.may_be_used]
    if usable:
        found.quotations.add(ref)
        _add_people(usable, ground, found)
        for passage in _places(quotation, ground, frozenset(usable)):
            found.passages[passage.document_id, passage.start, passage.end, ref] = passage
            interview = ground.interview_of(passage.document_id)
            if interview:
                found.interviews.add(interview.id)
    return bool(people) and all(people)


def _places(quotation: Quotation, ground: Ground, people: frozenset[str]) -> Iterable[Passage]:
    """Yield where a quotation stands: its words when they are found, else the turns the register names."""
    verdict = verdict_on(quotation, ground)
    if verdict.spans and people & set(verdict.respondents):
        for document_id, start, end in verdict.spans:
            if passage := ground.passage_at(document_id, Span(start, end), ref=quotation.id):
                yield passage
        return
    document = ground.document(quotation.document_id)
    for turn in document.turns if document else ():
        if document and turn.number in quotation.turns:
            passage = ground.passage_at(document.id, turn.span, ref=quotation.id)
            if passage and people & set(passage.respondents):
                yield passage


def corpus_of(ground: Ground) -> Corpus:
    """Return all transcripts of a study ready to verify quotations against, made once for its talks.

    >>> from lardom.claims.material import Material
    >>> ground = Ground(Material())
    >>> corpus_of(ground) is corpus_of(ground)
    True
    """
    if Corpus not in ground.worked_out:
        ground.worked_out[Corpus] = Corpus(ground)
    corpus: Corpus = ground.worked_out[Corpus]
    return corpus


def verdict_on(quotation: Quotation, ground: Ground) -> Verdict:
    """Return what became of a quotation of the register; the same words are looked up once for the study's talks.

    >>> from lardom.claims.material import Material
    >>> from lardom.claims.quotation import Attribution, Piece
    >>> verdict_on(Quotation("Q1", Attribution("F", ("R1",)), (Piece("speech", "Nej"),)), Ground(Material())).kind
    'not found'
    """
    if quotation not in ground.worked_out:
        ground.worked_out[quotation] = corpus_of(ground).verify(
            quotation.pieces, quotation.attribution, document_id=quotation.document_id, turns=quotation.turns
        )
    verdict: Verdict = ground.worked_out[quotation]
    return verdict


def _of_answers(ref: str, ground: Ground, found: Backing) -> bool:
    item, meets = parse_condition(ref)
    found.items.add(item)
    answers = ground.answers_to(item)
    _add_people((one for one, value in answers.items() if value is not None and meets(value)), ground, found)
    return bool(answers) or any(known.id == item for known in ground.material.settings.items)


def _of_portfolio(ref: str, ground: Ground, found: Backing) -> bool:
    fact = ground.facts.get(ref)
    if fact is None:
        return False
    if fact.unit == "project":
        found.projects.update(fact.ids)
    else:
        found.organisations.update(name.split(" · ", 1)[-1] for name in fact.ids)
        if fact.unit == "participation":
            found.projects.update(name.split(" · ", 1)[0] for name in fact.ids)
    return True


_READERS: dict[str, Callable[[str, Ground, Backing], bool]] = {
    "coding": _of_coding,
    "code": _of_code,
    "quotation": _of_quotation,
    "answers": _of_answers,
    "portfolio": _of_portfolio,
}
