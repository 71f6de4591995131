"""Background work of the report: printing."""

import hashlib
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version as version_of
from typing import Any, cast

from django.urls import reverse
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lardom.exchange.own_report import composed
from lardom.exchange.pandoc import PandocError
from lardom.report.audit import Audit
from lardom.report.audit_html import audit_html
from lardom.report.audit_json import audit_json
from lardom.report.audit_sarif import audit_sarif
from lardom.report.compose import Report
from lardom.report.render import Format, RenderError, render
from lardom.web.report.checking import basis
from lardom.web.report.models import DraftVersion, Printed
from lardom.web.study.jobs import Running, job
from lardom.web.study.models import StoredFile
from lardom.web.study.writing import Refused, one_writer

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "audit-html": "text/html; charset=utf-8",
    "audit-sarif": "application/sarif+json",
    "audit-json": "application/json",
}
_ENDINGS = {"audit-html": "audit.html", "audit-sarif": "audit.sarif", "audit-json": "audit.json"}


@job("report.print")
def print_report(running: Running, *, printed: list[int]) -> Mapping[str, Any]:
    """Print what was asked for: the whole report once composed, each form in turn."""
    rows = list(
        Printed.objects.of(running.study).filter(pk__in=printed).select_related("draft_version__draft").order_by("pk")
    )
    if not rows:
        return {}
    version, despite = rows[0].draft_version, rows[0].despite
    running.at(0, len(rows), _("The report is composed and checked."))
    report, found = _made(version, despite)
    _may_be_printed(rows, found, despite)
    for done, row in enumerate(rows):
        running.at(done, len(rows), _("Printing: %(form)s") % {"form": row.form})
        if row.file_id is None:
            _keep(row, _content(row.form, report, found, day_of(version)))
    url = reverse("report:prints", kwargs={"study": running.study.slug, "draft": version.draft_id})
    return {"url": url, "printed": [row.pk for row in rows]}


def _made(version: DraftVersion, despite: str) -> tuple[Report, Audit]:
    try:
        return composed(basis(version.study, version.draft.language).values, version.text, despite=despite)
    except PandocError as error:
        raise Refused(_("The text cannot be read to its end: a footnote refers to itself.")) from error


def _may_be_printed(rows: list[Printed], found: Audit, despite: str) -> None:
    only_sheets = all(row.form in _ENDINGS for row in rows)
    if found.stops(despite) and not only_sheets:
        raise Refused(
            ngettext(
                "Not printed: %(number)s error stands in the text. Settle it, or say why it must be printed all the same.",
                "Not printed: %(number)s errors stand in the text. Settle them, or say why it must be printed all the same.",
                found.errors,
            )
            % {"number": found.errors}
        )


def day_of(version: DraftVersion) -> str:
    """Return the day printed on the title page: the study's own date, else the day the version was saved."""
    told = basis(version.study, version.draft.language).values.settings.date
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        return version.made_at.date().isoformat()


def _content(form: str, report: Report, found: Audit, day: str) -> bytes:
    if form == "audit-html":
        return audit_html((found,)).encode("utf-8")
    if form == "audit-json":
        return audit_json((found,)).encode("utf-8")
    if form == "audit-sarif":
        return audit_sarif((found,), version=version_of("lardom")).encode("utf-8")
    try:
        return render(report, cast("Format", form), date=day)
    except RenderError as error:
        raise Refused(str(error)) from error


def _keep(row: Printed, content: bytes) -> None:
    draft = row.draft_version.draft
    name = f"{get_valid_filename(draft.title)[:80] or 'report'}.{_ENDINGS.get(row.form, row.form)}"
    with one_writer():
        row.file = StoredFile.objects.create(
            study_id=row.study_id, name=name, media_type=MEDIA_TYPES[row.form], size=len(content),
            sha256=hashlib.sha256(content).hexdigest(), content=content, made_by=row.made_by,
        )  # fmt: skip
        row.save(update_fields=["file"])
