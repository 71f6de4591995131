"""The workbench prints what the command line prints, byte for byte, and hands it out as a file."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from workbench import EXAMPLE

from lardom.cli.main import main
from lardom.web.report.models import Printed
from lardom.web.study import jobs
from lardom.web.study.models import Job


def order(desk: Any, *forms: str, **more: Any) -> Job:
    desk.post(desk.alma, "print/order/", wanted=list(forms), **more)
    jobs.run_waiting()
    job = Job.objects.of(desk.study).order_by("-pk").first()
    assert job is not None
    return job


def content(desk: Any, form: str) -> bytes:
    row = Printed.objects.of(desk.study).filter(form=form).exclude(file=None).latest("pk")
    return bytes(row.file.content)  # type: ignore[union-attr]


@pytest.mark.parametrize("form", ["html", "docx"])
def test_the_same_study_gives_the_same_bytes_as_the_command(whole: Any, tmp_path: Path, form: str) -> None:
    assert order(whole, form).state == "done"
    done = CliRunner().invoke(main, ["report", str(EXAMPLE), "--to", form, "--output", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert content(whole, form) == (tmp_path / f"report.{form}").read_bytes()


def test_errors_stop_the_printing_unless_a_reason_is_given(desk: Any) -> None:
    desk.save(desk.lead, 'Har []{.fact name="martians"} projekt.\n', base=2)
    assert order(desk, "html").state == "failed"
    assert not Printed.objects.of(desk.study).exclude(file=None).exists()
    assert order(desk, "html", despite="Utkast till styrgruppen.").state == "done"
    assert "Utkast till styrgruppen." in content(desk, "html").decode()


def test_the_audit_sheet_is_printed_over_errors(desk: Any) -> None:
    desk.save(desk.lead, 'Har []{.fact name="martians"} projekt.\n', base=2)
    assert order(desk, "audit-html", "audit-sarif", "audit-json").state == "done"
    for form in ("audit-html", "audit-sarif", "audit-json"):
        assert "X904" in content(desk, form).decode()


def test_the_job_holds_numbers_and_no_words(desk: Any) -> None:
    job = order(desk, "html", despite="Hemlig anledning.")
    assert "Hemlig" not in str(job.arguments) + str(job.result)


def test_the_same_file_printed_twice_is_listed_once(desk: Any) -> None:
    order(desk, "html")
    order(desk, "html")
    newest = Printed.objects.of(desk.study).latest("pk")
    shown = (
        desk.as_(desk.alma).get(f"/s/{desk.study.slug}/report/{newest.draft_version.draft_id}/print/").content.decode()
    )
    assert Printed.objects.of(desk.study).count() == 2
    assert shown.count("/report/file/") == 1
    assert f"/report/file/{newest.pk}/" in shown


def test_a_file_is_handed_out_shut_in(desk: Any) -> None:
    order(desk, "html")
    row = Printed.objects.of(desk.study).get()
    answer = desk.as_(desk.alma).get(f"/s/{desk.study.slug}/report/file/{row.pk}/")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].endswith("sandbox")


def test_nothing_chosen_prints_nothing(desk: Any) -> None:
    assert desk.post(desk.alma, "print/order/").status_code == 422


def test_who_only_reads_gets_signed_reports_and_no_others(desk: Any) -> None:
    order(desk, "html")
    unsigned = Printed.objects.of(desk.study).get()
    room = f"/s/{desk.study.slug}/report/"
    reader = desk.as_(desk.reader)
    assert reader.get(f"{room}file/{unsigned.pk}/").status_code == 404
    assert "No report is signed yet" in reader.get(room).content.decode()
    desk.save(desk.lead, desk.text + "\nKlart.\n", base=2)
    desk.hand_over()
    desk.sign(desk.lead)
    jobs.run_waiting()
    page = reader.get(room).content.decode()
    files = Printed.objects.of(desk.study).filter(draft_version=desk.now.current)
    assert {row.form for row in files} == {"docx", "pdf", "html"}
    assert all(f"/report/file/{row.pk}/" in page for row in files)
    assert all(reader.get(f"{room}file/{row.pk}/").status_code == 200 for row in files)
    assert reader.get(f"{room}file/{unsigned.pk}/").status_code == 404
