"""What the room's views share: the study as the person may see it, the reader's language, and a table as a file."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from lardom.claims.ground import Ground
from lardom.exchange.results import Value, results_csv, results_parquet
from lardom.study.settings import Language
from lardom.web.coding.queries.sight import sight_of
from lardom.web.comparison.queries.cases import ground_of
from lardom.web.study.access import StudyRequest

MEDIA = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}


def ground(request: StudyRequest) -> Ground:
    """Return the study with those codings that the person may see."""
    return ground_of(request.here.study, sight_of(request.here.study, request.here.coder))


def hidden(request: StudyRequest) -> int:
    """Return how many transcripts the person is reading blind."""
    return len(sight_of(request.here.study, request.here.coder).blindfolded)


def language() -> Language:
    """Return the reader's language."""
    return "sv" if (get_language() or "sv").startswith("sv") else "en"


def file(request: StudyRequest, name: str, ending: str, rows: Sequence[Mapping[str, Value]]) -> HttpResponse:
    """Return rows as a csv or Parquet file; another ending is a missing page."""
    if ending not in MEDIA:
        raise Http404
    content = results_parquet(rows) if ending == "parquet" else results_csv(rows).encode("utf-8-sig")
    return given(request, f"{name}.{ending}", MEDIA[ending], content)


def given(request: StudyRequest, name: str, kind: str, content: bytes) -> HttpResponse:
    """Return a file with the study's name before its own."""
    told = f'attachment; filename="{request.here.study.slug}-{name}"'
    return HttpResponse(content, kind, headers={"Content-Disposition": told})
