"""From the usable rows of the tables to the values of a study."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from lardom.claims.claim import Claim, Evidence, Relation, Voice
from lardom.claims.devices import parse_quotation
from lardom.claims.quotation import Attribution, Quotation
from lardom.claims.summaries import Interplay, Pairing, Summary
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding, Group, GroupState, Mark, Memo, Unplaced
from lardom.coding.settling import Settled
from lardom.coding.visibility import Reading, ReadingState, Round, RoundKind
from lardom.exchange.cells import parse_reference
from lardom.exchange.locating import is_unplaced
from lardom.exchange.sheets import Record, Sheet
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import KeyName, Respondent
from lardom.fieldwork.scores import Answer
from lardom.portfolio.kinds import canonical_kind
from lardom.portfolio.projects import Party, Project
from lardom.sampling.selection import Decision, Outcome, Selection
from lardom.study.settings import Language, StudySettings
from lardom.text.span import Span
from lardom.text.words import lexicon

RELATIONS: tuple[Relation, ...] = ("supports", "qualifies", "contradicts", "illustrates")
"""The columns of `claims.csv` that hold evidence."""


def _day(record: Record, column: str) -> date | None:
    value = record.values[column]
    return value if isinstance(value, date) else None


def _number(record: Record, column: str) -> float | None:
    value = record.values[column]
    return float(value) if isinstance(value, int | float) else None


def projects(sheet: Sheet) -> tuple[Project, ...]:
    """Return the projects of the portfolio."""
    words = ("title", "type", "category", "status", "summary", "url", "need")
    return tuple(
        Project(
            record.text("project_id"),
            **{name: record.text(name) for name in words},
            start=_day(record, "start"),
            end=_day(record, "end"),
            budget=_number(record, "budget"),
        )
        for record in sheet.records
    )


def parties(sheet: Sheet, settings: StudySettings) -> tuple[Party, ...]:
    """Return the parties, their kinds in canonical words."""
    words = ("project_id", "organisation", "organisation_id", "role", "place", "country")
    return tuple(
        Party(
            **{name: record.text(name) for name in words},
            kind=canonical_kind(record.text("kind"), settings.kinds) if record.text("kind") else "",
            budget=_number(record, "budget"),
        )
        for record in sheet.records
    )


def sample(sheet: Sheet) -> tuple[Selection, ...]:
    """Return what was decided about each project."""
    return tuple(
        Selection(
            record.text("project_id"),
            decision=cast("Decision", record.text("decision")),
            label=record.text("label"),
            steps=record.numbers("steps"),
            status=record.text("status"),
            contacted=_day(record, "contacted"),
            outcome=cast("Outcome", record.text("outcome")),
            reason=record.text("reason"),
        )
        for record in sheet.records
    )


def respondents(sheet: Sheet) -> tuple[Respondent, ...]:
    """Return the people interviewed."""
    return tuple(
        Respondent(
            record.text("respondent_id"),
            record.text("project_id"),
            record.text("label"),
            relation=record.text("relation"),
            step=record.whole("step"),
            consent=record.texts("consent"),
            withdrawn=_day(record, "withdrawn"),
        )
        for record in sheet.records
    )


def interviews(sheet: Sheet, named: Callable[[str], str]) -> tuple[Interview, ...]:
    """Return the interviews; `named` gives a transcript's real name."""
    return tuple(
        Interview(
            record.text("interview_id"),
            record.text("project_id"),
            date=_day(record, "date"),
            step=record.whole("step"),
            mode=record.text("mode"),
            minutes=_number(record, "minutes"),
            respondents=record.texts("respondents"),
            interviewers=record.texts("interviewers"),
            transcript=named(record.text("transcript")),
            speakers=record.pairs("speakers"),
            source=record.text("source") or "recording",
            language=record.text("language"),
        )
        for record in sheet.records
    )


def codes(sheet: Sheet) -> tuple[Code, ...]:
    """Return the codebook, in the order of the table."""
    words = ("name", "parent", "kind", "definition", "colour", "include", "exclude", "example", "pole")
    return tuple(
        Code(
            record.text("code_id"),
            **{name: record.text(name) for name in words},
            order=order,
        )
        for order, record in enumerate(sheet.records)
    )


@dataclass(frozen=True, slots=True)
class Passages:
    """The rows of `codings.csv`: those with a code, readers' marks without one, and those without a place."""

    codings: tuple[Coding, ...] = ()
    marks: tuple[Mark, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


def passages(sheet: Sheet, places: Mapping[int, Span], named: Callable[[str], str]) -> Passages:
    """Return codings and marks; `places` gives the stretch of text of each row that has been found.

    A row in doubt that has only its words is unplaced; any other without a stretch is left out.
    """
    codings, marks, unplaced = [], [], []
    for record in sheet.records:
        span = places.get(record.row)
        id_, document = record.text("coding_id"), named(record.text("transcript"))
        code, who, note = record.text("code_id"), record.text("coder"), record.text("note")
        group, mark, round_id = record.text("group"), record.text("mark"), record.text("round")
        doubt = record.text("doubt")
        if span is None:
            if is_unplaced(record) and document:
                words = record.text("quote")
                unplaced.append(Unplaced(id_, document, words, doubt, code, who, note, group, mark, round_id))
        elif code:
            codings.append(Coding(id_, document, span.start, span.end, code, who, note, mark, round_id, doubt))
        else:
            marks.append(Mark(id_, document, span.start, span.end, who, note, group, round_id, doubt))
    return Passages(tuple(codings), tuple(marks), tuple(unplaced))


def rounds(sheet: Sheet) -> tuple[Round, ...]:
    """Return the rounds of reading; one that does not say otherwise is blind, so that nothing is shown too early."""
    return tuple(
        Round(
            record.text("round_id"),
            blind=record.text("blind") != "no",
            opened=record.text("shown") == "yes",
            closed=record.text("closed") == "yes",
            name=record.text("name"),
            kind=cast("RoundKind", record.text("kind") or "marking"),
        )
        for record in sheet.records
    )


def readings(sheet: Sheet, named: Callable[[str], str]) -> tuple[Reading, ...]:
    """Return who reads what in which round; `named` gives a transcript's real name."""
    return tuple(
        Reading(
            record.text("round_id"),
            named(record.text("transcript")),
            record.text("coder"),
            cast("ReadingState", record.text("state") or "asked"),
            _day(record, "closed"),
        )
        for record in sheet.records
    )


def groups(sheet: Sheet) -> tuple[Group, ...]:
    """Return the groups of marks, in the order of the table."""
    return tuple(
        Group(
            record.text("group_id"),
            record.text("name"),
            record.text("note"),
            cast("GroupState", record.text("state") or "open"),
            record.text("code_id"),
        )
        for record in sheet.records
    )


def settled(sheet: Sheet, codings: Iterable[Coding], named: Callable[[str], str]) -> tuple[Settled, ...]:
    """Return the settled disagreements; each reaches as far as those of its codings that are there."""
    spans = {coding.id: coding.span for coding in codings}
    found = []
    for record in sheet.records:
        originals = record.texts("codings")
        here = [spans[one] for one in originals if one in spans]
        start, end = min((one.start for one in here), default=0), max((one.end for one in here), default=0)
        found.append(
            Settled(
                named(record.text("transcript")), start, end, originals, record.texts("stand"), record.text("reason"),
                record.text("coder"),
            )
        )  # fmt: skip
    return tuple(found)


def memos(sheet: Sheet, named: Callable[[str], str]) -> tuple[Memo, ...]:
    """Return the memos; `named` gives a transcript's real name."""
    return tuple(
        Memo(
            named(record.text("transcript")),
            record.whole("turn"),
            record.text("coder"),
            record.text("text"),
            record.text("coding_id"),
        )
        for record in sheet.records
    )


def answers(sheet: Sheet) -> tuple[Answer, ...]:
    """Return the answers to the closed questions."""
    return tuple(
        Answer(record.text("respondent_id"), record.text("item"), record.whole("value"), record.text("missing"))
        for record in sheet.records
    )


def quotations(sheet: Sheet, language: Language, named: Callable[[str], str]) -> tuple[Quotation, ...]:
    """Return the register of quotations, each cut into its pieces."""
    return tuple(
        Quotation(
            record.text("quotation_id"),
            Attribution(record.text("project"), record.texts("respondents")),
            parse_quotation(record.text("text"), language),
            document_id=named(record.text("transcript")),
            turns=record.numbers("turns"),
            display=cast("Literal['block', 'inline']", record.text("display") or "block"),
        )
        for record in sheet.records
    )


def _evidence(record: Record) -> Iterable[Evidence]:
    for relation in RELATIONS:
        for text in record.texts(relation):
            reference = parse_reference(text)
            if reference is not None:
                yield Evidence(relation, reference.kind, reference.ref, reference.group)


def unit_of(word: str, language: Language) -> str:
    """Return the canonical unit that a word means in one of the languages; an unknown word stands as it is.

    >>> unit_of("Respondenter", "sv"), unit_of("companies", "en"), unit_of("skola", "sv")
    ('respondent', 'company', 'skola')
    """
    found = lexicon(language).unit_of(word.casefold()) or lexicon("en").unit_of(word.casefold())
    return found.unit if found else word


def claims(sheet: Sheet, language: Language) -> tuple[Claim, ...]:
    """Return the claims with their evidence."""
    words = (
        "text", "section", "quantifier", "base", "scope", "polarity", "hedge", "kind", "parent", "object",
        "group_a", "group_b", "measure",
    )  # fmt: skip
    return tuple(
        Claim(
            record.text("claim_id"),
            **{name: record.text(name) for name in words},
            unit=unit_of(record.text("unit"), language),
            voice=cast("Voice", record.text("voice")),
            class_=record.text("class"),
            number=record.whole("number"),
            evidence=tuple(_evidence(record)),
        )
        for record in sheet.records
    )


def summaries(sheet: Sheet) -> tuple[Summary, ...]:
    """Return what people wrote of a project and a theme."""
    return tuple(
        Summary(record.text("project_id"), record.text("code_id"), record.text("text")) for record in sheet.records
    )


def pairings(sheet: Sheet) -> tuple[Pairing, ...]:
    """Return the questions that stand beside a theme, with what people judged of them."""
    return tuple(
        Pairing(
            record.text("item"),
            record.text("code_id"),
            cast("Interplay", record.text("relation")),
            record.text("conclusion"),
        )
        for record in sheet.records
    )


def key_names(sheet: Sheet) -> tuple[KeyName, ...]:
    """Return the key: each real name with what is printed instead and its kind."""
    return tuple(
        KeyName(record.text("name"), record.text("pseudonym"), record.text("kind")) for record in sheet.records
    )
