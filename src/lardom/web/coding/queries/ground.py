"""What the coding room counts on: texts, voices and the codings a person may see, as the ground floor's values."""

from collections.abc import Iterable
from dataclasses import dataclass

from lardom.claims.ground import Ground, Passage
from lardom.claims.material import Material
from lardom.coding.marks import Coding as CodingValue
from lardom.coding.marks import Mark as MarkValue
from lardom.coding.visibility import Sight
from lardom.web.coding.models import Coding, Mark
from lardom.web.coding.queries import values
from lardom.web.coding.queries.places import standing
from lardom.web.coding.queries.settlements import settled
from lardom.web.coding.queries.sight import seen
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
from lardom.web.study.models import Study
from lardom.web.transcripts.queries import texts as transcripts


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as it is shown to people: its words, whose they are, and the way to it."""

    ref: str
    number: int
    transcript: int
    transcript_name: str
    start: int
    end: int
    turns: tuple[int, ...]
    voices: str
    words: str
    coder: str
    code: int | None
    version: int
    note: str


def texts(study: Study) -> Ground:
    """Return the study's texts and voices, without marks and codings."""
    return Ground(_material(study))


def ground(study: Study, sight: Sight) -> Ground:
    """Return the study's material with those of the codings that count which the person may see."""
    return Ground(_material(study, values.codings(study, seen(values.coding_rows(study), sight))))


def _material(study: Study, codings: tuple[CodingValue, ...] = ()) -> Material:
    return Material(
        settings=studies.settings(study),
        projects=portfolio.projects(study),
        sample=sampling.sample(study),
        respondents=fieldwork.respondents(study),
        interviews=fieldwork.interviews(study),
        documents=transcripts.documents(study),
        codes=values.codes(study),
        codings=codings,
        settled=settled(study) if codings else (),
    )


def words_of(ground: Ground, passage: Passage) -> str:
    """Return the words of a passage, a line for each turn; those of people who have withdrawn are left out."""
    document = ground.document(passage.document_id)
    if document is None:
        return ""
    if not document.turns:
        return passage.span.of(document.text)
    kept = set(passage.turns)
    parts = (turn.span.clip(passage.span) for turn in document.turns_in(passage.span) if turn.number in kept)
    return "\n".join(part.of(document.text) for part in parts if part)


def voices_of(ground: Ground, passage: Passage) -> str:
    """Return whose words a passage holds, by their labels: "A R1, A R2"."""
    people = (ground.person(one) for one in passage.respondents)
    return ", ".join(f"{ground.label_of(one.project_id)} {one.label}".strip() for one in people if one)


def quotes(study: Study, ground: Ground, rows: Iterable[Coding | Mark]) -> list[Quote]:
    """Return marks or codings as people read them, in the order given.

    What nobody may read is left out, and what has no place in the version in use: it waits on the page of doubts.
    The rows need `transcript` and `coder` at hand (`select_related`).
    """
    rows = list(rows)
    places = standing(study, rows)
    found = []
    for row in rows:
        span, code = places.get(row.ref), row.code if isinstance(row, Coding) else None
        if span is None:
            continue
        where = (row.ref, row.transcript.ref, span.start, span.end)
        value: CodingValue | MarkValue = (
            CodingValue(*where, code.ref, row.coder.label, row.note)
            if code
            else MarkValue(*where, row.coder.label, row.note)
        )
        passage = ground.passage(value)
        if passage and (words := words_of(ground, passage).strip()):
            found.append(
                Quote(
                    row.ref,
                    row.pk,
                    row.transcript_id,
                    row.transcript.ref,
                    span.start,
                    span.end,
                    passage.turns,
                    voices_of(ground, passage),
                    words,
                    row.coder.label,
                    code.pk if code else None,
                    row.version,
                    row.note,
                )
            )
    return found
