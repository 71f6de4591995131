"""How far the transcripts have come: what a study's home tells of them."""

from dataclasses import dataclass

from lardom.web.fieldwork import queries as fieldwork
from lardom.web.study.models import Study
from lardom.web.transcripts.queries import texts as queries


@dataclass(frozen=True, slots=True)
class TranscriptProgress:
    """How many transcripts there are, and how many no interview names, so that nobody knows whose voices they hold."""

    transcripts: int
    untied: int


def progress(study: Study) -> TranscriptProgress:
    """Count the transcripts."""
    names = set(queries.transcript_rows(study).order_by().values_list("ref", flat=True))
    tied = set(fieldwork.interview_rows(study).order_by().values_list("transcript", flat=True))
    return TranscriptProgress(len(names), len(names - tied))
