"""What the register of quotations shows: each quotation rendered, held against its transcript, and where it is used."""

from collections.abc import Sequence
from dataclasses import dataclass

from lardom.claims.backing import corpus_of, verdict_on
from lardom.claims.cutting import quotable
from lardom.claims.devices import parse_quotation, spoken_words
from lardom.claims.explaining import explain
from lardom.claims.passages import Passage
from lardom.claims.quotation import Attribution
from lardom.claims.quotation import Quotation as QuotationValue
from lardom.claims.rendering import render_attribution, render_quotation
from lardom.claims.verifying import Verdict
from lardom.text.span import Span
from lardom.web.claims.models import Claim, Quotation
from lardom.web.claims.queries.board import spoken_language
from lardom.web.claims.queries.evidence import Places
from lardom.web.claims.queries.values import counted, evidence_rows, quotation_rows
from lardom.web.study.models import Coder, Study
from lardom.web.transcripts.queries import texts as transcripts

NO_CONSENT = frozenset({"consent withdrawn", "no consent to quote"})


@dataclass(frozen=True)
class Shown:
    """A quotation as it would be printed, and what became of it when it was held against the transcript."""

    row: Quotation | None
    printed: str
    who: str
    holds: bool
    consent: bool
    told: str
    href: str
    used: tuple[Claim, ...] = ()
    words: int = 0

    @property
    def may_be_kept(self) -> bool:
        """Whether it may stand in the register: the words were said, by those named, who agreed to be quoted."""
        return self.holds and self.consent


@dataclass(frozen=True)
class Start:
    """A passage from which a quotation is begun: its words, its transcript and turns, and who could be named."""

    text: str
    project: str
    transcript: str
    turns: tuple[int, ...]
    respondents: tuple[str, ...]
    people: tuple[tuple[str, str, bool], ...]


def quotation_row(study: Study, number: int) -> Quotation | None:
    """Return one quotation of the study."""
    row = quotation_rows(study).filter(pk=number).first()
    if row is not None:
        row.study = study
    return row


def register(study: Study, coder: Coder | None, *, q: str = "", state: str = "") -> list[Shown]:
    """Return the register, with the state of each quotation and the claims that use it."""
    ground = counted(study).ground
    used: dict[str, list[Claim]] = {}
    for link in evidence_rows(study).filter(kind="quotation").select_related("claim"):
        used.setdefault(link.target, []).append(link.claim)
    places, words = Places(study, ground, coder), q.casefold().split()
    shown = []
    for row in quotation_rows(study):
        value = ground.quotations[row.ref]
        one = _shown(value, verdict_on(value, ground), places, row=row, used=tuple(used.get(row.ref, ())))
        text = f"{row.ref} {one.printed} {one.who}".casefold()
        fits = {"": True, "holds": one.may_be_kept, "fails": not one.may_be_kept, "unused": not one.used}
        if fits.get(state, True) and all(word in text for word in words):
            shown.append(one)
    return shown


def _shown(
    value: QuotationValue,
    verdict: Verdict,
    places: Places,
    *,
    row: Quotation | None = None,
    used: tuple[Claim, ...] = (),
) -> Shown:
    ground, language = places.ground, places.ground.material.settings.language
    href = ""
    if verdict.spans:
        document, start, end = verdict.spans[0]
        passage = ground.passage_at(document, Span(start, end))
        href = places.href(passage) if passage else ""
    consent = not NO_CONSENT.intersection(verdict.reasons) and not _unwilling(value.attribution, places)
    return Shown(
        row, render_quotation(value.pieces, language=language, display=value.display),
        render_attribution(value.attribution, language), verdict.holds or verdict.marks_only, consent,
        explain(verdict, spoken_language(), value.attribution), href, used, spoken_words(value.pieces),
    )  # fmt: skip


def _unwilling(attribution: Attribution, places: Places) -> bool:
    people = (places.ground.respondent(attribution.project, label) for label in attribution.respondents)
    return any(person is not None and not person.may_be_quoted for person in people)


def preview(
    study: Study, coder: Coder | None, *, text: str, project: str, respondents: Sequence[str], transcript: str,
    turns: Sequence[int] = (), display: str = "block",
) -> Shown:  # fmt: skip
    """Return a quotation that is being made, as it would be printed and held against the transcript."""
    ground = counted(study).ground
    value = QuotationValue(
        "", Attribution(project, tuple(respondents)), parse_quotation(text, ground.material.settings.language),
        transcript, tuple(turns), "inline" if display == "inline" else "block",
    )  # fmt: skip
    verdict = corpus_of(ground).verify(value.pieces, value.attribution, document_id=transcript, turns=value.turns)
    return _shown(value, verdict, Places(study, ground, coder))


def start_of(study: Study, coder: Coder | None, passage: Passage | None) -> Start | None:
    """Return what a quotation of a passage begins with, `None` when there is nothing one may quote."""
    ground = counted(study).ground
    if passage is None or not passage.respondents or Places(study, ground, coder).hides(passage.ref):
        return None
    people = [person for one in passage.respondents if (person := ground.person(one))]
    return Start(
        quotable(passage, ground), ground.label_of(passage.project_id), passage.document_id, passage.turns,
        tuple(person.label for person in people), people_of(study, passage.document_id),
    )  # fmt: skip


def passage_of(
    study: Study, *, coding: str = "", transcript: str = "", number: int = 0, start: int = 0, end: int = 0
) -> Passage | None:
    """Return the passage of a coding, or the one between two places of a transcript (by its name or its number)."""
    ground = counted(study).ground
    if coding:
        one = ground.codings.get(coding)
        return ground.passage(one) if one else None
    if number and (row := transcripts.transcript(study, number)):
        transcript = row.ref
    return ground.passage_at(transcript, Span(start, end)) if transcript and start < end else None


def people_of(study: Study, transcript: str) -> tuple[tuple[str, str, bool], ...]:
    """Return who is heard in a transcript: label, how the report names them, and whether they may be quoted."""
    ground = counted(study).ground
    talk = ground.interview_of(transcript)
    people = [person for one in (talk.respondents if talk else ()) if (person := ground.person(one))]
    return tuple(
        (one.label, f"{ground.label_of(one.project_id)} {one.label}", one.may_be_quoted)
        for one in people
        if one.may_be_used
    )  # fmt: skip
