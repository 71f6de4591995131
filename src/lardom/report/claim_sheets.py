"""What stands behind one claim: its count, the rule its word follows, where it was said, its quotations."""

from collections.abc import Iterable
from dataclasses import dataclass

from lardom.claims.claim import Claim, Relation
from lardom.claims.evidence import Count, count
from lardom.claims.ground import Ground
from lardom.claims.groups import Group
from lardom.claims.quotation import Quotation
from lardom.claims.rendering import render_attribution, render_quotation
from lardom.report.study_tables import label_key
from lardom.report.wording import unit_word, word
from lardom.study.settings import Language
from lardom.text.numerals import number


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation behind a claim: its id, how it bears on the claim, the printed words, to whom they belong.

    `language` is the language of the words when it is another than the report's.
    """

    id: str
    relation: Relation
    words: str
    attribution: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """One claim with all that a reader who doubts it may ask for.

    `counted` says the count in words ("16 av 26 respondenter"), empty when nothing can be counted;
    `rule` is the judgement's sentence, `verdict` its kind ("ok", "warn", "wrong", "no rule"); `where`
    are (project label, respondents' labels) behind the count; `groups` the counts of a contrast.
    """

    id: str
    text: str
    n: int | None
    base: int | None
    unit: str
    counted: str
    rule: str
    verdict: str
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    quotations: tuple[Said, ...] = ()


def claim_sheet(ref: str, ground: Ground, language: Language) -> ClaimSheet | None:
    """Return the sheet of a claim of the register, `None` when there is no such claim.

    Quotations that may not be printed (consent withdrawn, or never given) are left out.

    >>> from lardom.claims.material import Material
    >>> claim_sheet("C001", Ground(Material()), "sv") is None
    True
    """
    claim = ground.claims.get(ref)
    if claim is None:
        return None
    found = count(claim, ground)
    judged = found.judgement
    return ClaimSheet(
        id=claim.id,
        text=claim.text,
        n=found.n,
        base=found.base,
        unit=found.unit,
        counted=counted(found.n, found.base, found.unit, language),
        rule=judged.sentence(language),
        verdict=judged.verdict,
        where=_where(ground, _people(found)),
        groups=tuple(_group(group, ground, language) for group in found.groups),
        quotations=tuple(_said(claim, ground, language)),
    )


def counted(n: int | None, base: int | None, unit: str, language: Language) -> str:
    """Return a count in words.

    >>> counted(16, 26, "respondent", "sv"), counted(3, None, "project", "en"), counted(None, None, "", "sv")
    ('16 av 26 respondenter', '3 projects', '')
    """
    if n is None:
        return ""
    of = f" {word('of', language)} {number(base, language)}" if base is not None else ""
    return f"{number(n, language)}{of} {unit_word(unit, n if base is None else base, language)}".rstrip()


def _people(found: Count) -> Iterable[str]:
    if found.unit == "respondent":
        return found.ids
    return (id_ for passage in found.passages for id_ in passage.respondents)


def _group(group: Group, ground: Ground, language: Language) -> tuple[str, str]:
    """Return a group's name and what is known of it: who is in it, its measure."""
    labels = "; ".join(group.named) or "–"
    behind = ", ".join(one for one in (_named(ground, one) for one in group.ids) if one not in group.named)
    measure = f"{number(group.value, language)} (n {group.n})" if group.value is not None else ""
    return word(f"group {group.name}", language), "; ".join(filter(None, (labels, measure, behind)))


def _named(ground: Ground, id_: str) -> str:
    """Return what the report may call a unit: a project's label, a respondent's labels."""
    person = ground.person(id_)
    if person is not None:
        return f"{ground.label_of(person.project_id)} {person.label}"
    return ground.label_of(id_) or "–"


def _where(ground: Ground, respondents: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, set[str]] = {}
    for id_ in respondents:
        person = ground.person(id_)
        if person is not None:
            found.setdefault(ground.label_of(person.project_id), set()).add(person.label)
    ordered = sorted((label for label in found if label), key=label_key)
    return tuple((label, tuple(sorted(found[label], key=label_key))) for label in ordered)


def foreign(quotation: Quotation, ground: Ground, language: Language) -> str:
    """Return the language that a quotation was said in, "" when it is the report's own or not known.

    >>> from lardom.claims.material import Material
    >>> from lardom.claims.quotation import Attribution
    >>> foreign(Quotation("Q1", Attribution("F", ("R1",)), ()), Ground(Material()), "sv")
    ''
    """
    talk = ground.interview_of(quotation.document_id) if quotation.document_id else None
    said_in = talk.language.strip().lower() if talk is not None else ""
    return "" if said_in == language else said_in


def _said(claim: Claim, ground: Ground, language: Language) -> Iterable[Said]:
    for evidence in claim.evidence:
        quotation = ground.quotations.get(evidence.ref) if evidence.kind == "quotation" else None
        if quotation is None:
            continue
        told = quotation.attribution
        people = [ground.respondent(told.project, label) for label in told.respondents]
        if any(person is not None and not person.may_be_quoted for person in people):
            continue
        yield Said(
            quotation.id,
            evidence.relation,
            render_quotation(quotation.pieces, language=language, display="block"),
            render_attribution(told, language),
            foreign(quotation, ground, language),
        )
