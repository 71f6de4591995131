"""From the values of a study to the rows of its tables: the way back of `lardom.exchange.building`.

A column is the field of the same name unless it is renamed here; so a column that `tables.toml` declares
and a value has is written without being named again.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lardom.claims.claim import Claim, Evidence
from lardom.claims.material import Material
from lardom.claims.quotation import Quotation
from lardom.claims.written import written_quotation
from lardom.coding.marks import Coding, Mark, Unplaced
from lardom.exchange.building import RELATIONS
from lardom.exchange.cells import EVIDENCE_WORDS, Cell
from lardom.exchange.columns import Table
from lardom.exchange.tables import table_named

Values = Mapping[str, Cell]
"""The values of one row, by column."""

_WORDS = {kind: word for word, kind in reversed(list(EVIDENCE_WORDS.items()))} | {"quotation": "quote"}


def rows(table: Table, material: Material) -> tuple[Values, ...]:
    """Return the rows of one table of the study, in the order of its values.

    >>> from lardom.portfolio.projects import Project
    >>> found = rows(table_named("projects"), Material(projects=(Project("P1", "Ljus"),)))
    >>> found[0]["project_id"], found[0]["title"], found[0]["budget"]
    ('P1', 'Ljus', None)
    """
    return tuple(_ROWS[table.name](material))


def _fields(table: str, value: object, **renamed: Any) -> Values:
    """Return a value's fields under the names of the table's columns; `renamed` gives the others."""
    names = [column.name for column in table_named(table).columns]
    return {name: renamed[name] if name in renamed else getattr(value, name) for name in names}


def _projects(material: Material) -> Iterable[Values]:
    return (_fields("projects", one, project_id=one.id) for one in material.projects)


def _parties(material: Material) -> Iterable[Values]:
    return (_fields("parties", one) for one in material.parties)


def _sample(material: Material) -> Iterable[Values]:
    return (_fields("sample", one) for one in material.sample)


def _respondents(material: Material) -> Iterable[Values]:
    return (_fields("respondents", one, respondent_id=one.id) for one in material.respondents)


def _interviews(material: Material) -> Iterable[Values]:
    return (_fields("interviews", one, interview_id=one.id) for one in material.interviews)


def _codebook(material: Material) -> Iterable[Values]:
    # The order of the rows is the order of the book.
    for code in sorted(material.codes, key=lambda code: code.order):
        yield _fields("codebook", code, code_id=code.id)


def _codings(material: Material) -> Iterable[Values]:
    texts = {document.id: document.text for document in material.documents}
    passages: tuple[Coding | Mark | Unplaced, ...] = (*material.codings, *material.marks, *material.unplaced)
    for one in passages:
        start, end = (None, None) if isinstance(one, Unplaced) else (one.start, one.end)
        yield _fields(
            "codings",
            one,
            coding_id=one.id,
            transcript=one.document_id,
            start=start,
            end=end,
            # The words stand beside the positions for people, and so that a changed text is noticed.
            quote=one.words if isinstance(one, Unplaced) else texts.get(one.document_id, "")[start:end],
            code_id="" if isinstance(one, Mark) else one.code_id,
            coder=one.reader if isinstance(one, Mark) else one.coder,
            group="" if isinstance(one, Coding) else one.group_id,
            mark="" if isinstance(one, Mark) else one.mark_id,
            round=one.round_id,
        )


def _rounds(material: Material) -> Iterable[Values]:
    for one in material.rounds:
        told = {"blind": one.blind, "shown": one.opened, "closed": one.closed}
        yield _fields(
            "rounds", one, round_id=one.id, **{name: "yes" if is_so else "no" for name, is_so in told.items()}
        )


def _readings(material: Material) -> Iterable[Values]:
    for one in material.readings:
        yield _fields("readings", one, transcript=one.document_id, coder=one.reader, closed=one.closed_on)


def _groups(material: Material) -> Iterable[Values]:
    return (_fields("groups", one, group_id=one.id) for one in material.groups)


def _settlements(material: Material) -> Iterable[Values]:
    for one in material.settled:
        yield _fields("settlements", one, transcript=one.document_id, codings=one.originals)


def _memos(material: Material) -> Iterable[Values]:
    return (_fields("memos", one, transcript=one.document_id, coding_id=one.passage_id) for one in material.memos)


def _answers(material: Material) -> Iterable[Values]:
    return (_fields("answers", one, item=one.item_id) for one in material.answers)


def _quotations(material: Material) -> Iterable[Values]:
    return (_quotation(one, material.settings.language) for one in material.quotations)


def _quotation(one: Quotation, language: str) -> Values:
    return _fields(
        "quotations",
        one,
        quotation_id=one.id,
        project=one.attribution.project,
        respondents=one.attribution.respondents,
        transcript=one.document_id,
        text=written_quotation(one.pieces, language)[0],
    )


def _claims(material: Material) -> Iterable[Values]:
    return (_claim(one) for one in material.claims)


def _claim(one: Claim) -> Values:
    evidence: dict[str, Any] = {
        relation: tuple(reference_text(link) for link in one.evidence if link.relation == relation)
        for relation in RELATIONS
    }
    return _fields("claims", one, claim_id=one.id, **{"class": one.class_}, **evidence)


def reference_text(link: Evidence) -> str:
    """Return a link of evidence as a cell of `claims.csv` has it.

    >>> reference_text(Evidence("supports", "quotation", "Q01", "a"))
    'a/quote:Q01'
    """
    return f"{link.group}/" * bool(link.group) + f"{_WORDS[link.kind]}:{link.ref}"


def _summaries(material: Material) -> Iterable[Values]:
    return (_fields("summaries", one, code_id=one.theme) for one in material.summaries)


def _pairings(material: Material) -> Iterable[Values]:
    return (_fields("pairings", one, code_id=one.theme) for one in material.pairings)


def _key(material: Material) -> Iterable[Values]:
    return (_fields("key", one) for one in material.key_names)


_ROWS: Mapping[str, Callable[[Material], Iterable[Values]]] = {
    "projects": _projects,
    "parties": _parties,
    "sample": _sample,
    "respondents": _respondents,
    "interviews": _interviews,
    "codebook": _codebook,
    "codings": _codings,
    "rounds": _rounds,
    "readings": _readings,
    "groups": _groups,
    "settlements": _settlements,
    "memos": _memos,
    "answers": _answers,
    "quotations": _quotations,
    "claims": _claims,
    "summaries": _summaries,
    "pairings": _pairings,
    "key": _key,
}
