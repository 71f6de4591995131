"""Rules about people: the sample, the interviews, whose voice is whose, and consent."""

from collections import Counter
from collections.abc import Iterator

from lardom.exchange.building import interviews, respondents
from lardom.exchange.cells import nearest, parse_reference
from lardom.exchange.contents import Contents
from lardom.exchange.sheets import Record
from lardom.exchange.troubles import Trouble
from lardom.fieldwork.interviews import INTERVIEWER, Interview
from lardom.transcripts.turns import Document
from lardom.transcripts.voices import voices

_NOT_HEARD_YET = frozenset({"agreed", "declined", "no reply", "changed job", "wrong address", "referred"})


def sample_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield selected projects without a letter or an interview, and steps that leave out step 1."""
    sheet, heard = contents.sheets["sample"], contents.sheets["interviews"]
    interviewed = {record.text("project_id") for record in heard.records}
    for record in sheet.records:
        project = record.text("project_id")
        if record.text("decision") == "selected" and "decision" not in record.wrong:
            if not record.text("label"):
                yield sheet.trouble("selected-unlabelled", record, "label", "", project=project)
            if heard.present and project not in interviewed and record.text("outcome") not in _NOT_HEARD_YET:
                yield sheet.trouble("selected-unheard", record, "project_id", project)
        steps = record.numbers("steps")
        if steps and 1 not in steps and "steps" not in record.wrong:
            yield sheet.trouble("step-outside", record, "steps", str(steps[0]))


def interview_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield interviews with a person of another project, and everything about speaker labels."""
    sheet = contents.sheets["interviews"]
    people = contents.sheets["respondents"].holding("respondent_id")
    values = interviews(sheet, lambda name: name)
    for record, interview in zip(sheet.records, values, strict=True):
        for person in interview.respondents:
            other = people[person].text("project_id") if person in people else ""
            if other and interview.project_id and other != interview.project_id:
                yield sheet.trouble(
                    "person-elsewhere", record, "respondents", person, other=other, project=interview.project_id
                )
        yield from _voices_unknown(contents, record, interview)
        document = contents.document(interview.transcript)
        if document is not None:
            yield from _labels(contents, record, interview, document)


def _voices_unknown(contents: Contents, record: Record, interview: Interview) -> Iterator[Trouble]:
    sheet, people = contents.sheets["interviews"], contents.sheets["respondents"]
    known = people.holding("respondent_id")
    if not people.present:
        return
    for label, voice in interview.speakers:
        if voice != INTERVIEWER and voice not in known:
            near = nearest(voice, (*known, INTERVIEWER))
            yield Trouble(
                "voice-unknown", sheet.file, record.row, "speakers", f"{label}={voice}", {"label": label}, near
            )


def _labels(contents: Contents, record: Record, interview: Interview, document: Document) -> Iterator[Trouble]:
    sheet = contents.sheets["interviews"]
    people = respondents(contents.sheets["respondents"])
    speaking = voices(document, interview, people)
    unknown = Counter(
        turn.speaker
        for turn, voice in zip(document.turns, speaking, strict=True)
        if not voice and turn.end > turn.start
    )
    mapped = {label.casefold().strip() for label, _ in interview.speakers}
    for label, turns in unknown.items():
        if label and label.casefold().strip() not in mapped:
            yield sheet.trouble("label-unmapped", record, "speakers", label, transcript=document.id, turns=turns)
    if unknown and not document.speakers and len(interview.respondents) > 1:
        yield sheet.trouble(
            "labels-none", record, "transcript", interview.transcript, people=len(interview.respondents)
        )
    there = {label.casefold().strip() for label in document.speakers}
    for label, voice in interview.speakers:
        if label.casefold().strip() not in there and "=" not in label:
            yield Trouble(
                "label-unused", sheet.file, record.row, "speakers", label,
                {"transcript": document.id, "labels": ", ".join(document.speakers) or "–", "voice": voice},
                nearest(label, document.speakers),
            )  # fmt: skip


def unused_transcripts(contents: Contents) -> Iterator[Trouble]:
    """Yield transcripts that no interview names (a study without interviews has other worries)."""
    sheet = contents.sheets["interviews"]
    if not sheet.present:
        return
    named = {contents.names.real(record.text("transcript")) for record in sheet.records}
    from_elsewhere = {document.id for document in contents.exchanged.documents}
    for document in contents.documents:
        if document.id not in named and document.id not in from_elsewhere:
            yield Trouble("transcript-unused", f"transcripts/{document.id}")


def withdrawn_consents(contents: Contents) -> Iterator[Trouble]:
    """Yield each consent that was taken back, with how much of the study it touches."""
    sheet = contents.sheets["respondents"]
    for record in sheet.records:
        day = record.values["withdrawn"]
        if day is not None:
            person = record.text("respondent_id")
            yield sheet.trouble(
                "consent-withdrawn", record, "withdrawn", person, day=day, touched=_touched(contents, record)
            )


def _touched(contents: Contents, person: Record) -> tuple[str, str]:
    """Return in both languages how many interviews, codings, answers, quotations and claims are touched."""
    id_, label = person.text("respondent_id"), person.text("label")
    project = next(
        (one.text("label") for one in contents.sheets["sample"].records if one.text("project_id") == person.text("project_id")),
        "",
    )  # fmt: skip
    talks = [one for one in contents.sheets["interviews"].records if id_ in one.texts("respondents")]
    files = {contents.names.real(one.text("transcript")) for one in talks} - {""}
    codings = [
        one.text("coding_id") for one in contents.sheets["codings"].records
        if contents.names.real(one.text("transcript")) in files
    ]  # fmt: skip
    codings += [one.id for one in contents.exchanged.codings if one.document_id in files]
    answers = [one for one in contents.sheets["answers"].records if one.text("respondent_id") == id_]
    quotes = {
        one.text("quotation_id") for one in contents.sheets["quotations"].records
        if one.text("project") == project and label in one.texts("respondents")
    }  # fmt: skip
    claims = _claims_on(contents, frozenset(codings), frozenset(quotes))
    counts = (len(talks), len(codings), len(answers), len(quotes), claims)
    return _listed(counts, "intervjuer, kodningar i dem, svar, citat, påståenden", "och"), _listed(
        counts, "interviews, codings in them, answers, quotations, claims", "and"
    )


def _claims_on(contents: Contents, codings: frozenset[str], quotes: frozenset[str]) -> int:
    found = 0
    for record in contents.sheets["claims"].records:
        texts = [text for column in ("supports", "qualifies", "illustrates") for text in record.texts(column)]
        references = [reference for text in texts if (reference := parse_reference(text))]
        found += any(
            (one.kind == "coding" and one.ref in codings) or (one.kind == "quotation" and one.ref in quotes)
            for one in references
        )
    return found


def _listed(counts: tuple[int, ...], words: str, last: str) -> str:
    parts = [f"{count} {word}" for count, word in zip(counts, words.split(", "), strict=True)]
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
