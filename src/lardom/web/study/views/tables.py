"""Tables of results as files to take out: csv or Parquet, with the study's name first."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse

from lardom.exchange.results import Value, results_csv, results_parquet

MEDIA = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}


def table_file(slug: str, name: str, ending: str, rows: Sequence[Mapping[str, Value]]) -> HttpResponse:
    """Return rows as a csv or Parquet file; another ending is a missing page."""
    if ending not in MEDIA:
        raise Http404
    content = results_parquet(rows) if ending == "parquet" else results_csv(rows).encode("utf-8-sig")
    return given_file(slug, f"{name}.{ending}", MEDIA[ending], content)


def given_file(slug: str, name: str, kind: str, content: bytes) -> HttpResponse:
    """Return a file with the study's name before its own."""
    told = f'attachment; filename="{slug}-{name}"'
    return HttpResponse(content, kind, headers={"Content-Disposition": told})
