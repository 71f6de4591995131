"""Sixty payloads in every text field of a study, every page opened in the real browser: none of them runs.

A study is filled with the payloads row by row, served by the real server, and walked through link by link; the tables
and prints it gives out are opened too.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import pytest
from given_out import programs_in
from payloads import PAYLOADS
from playwright.sync_api import Browser, BrowserContext, Dialog
from playwright.sync_api import Error as PlaywrightError
from served import Served, served

MOST_PAGES = 260
AUDITS = {"audit-html", "audit-json", "audit-sarif"}
POISON = """
import os, sys, json, django
os.environ["DJANGO_SETTINGS_MODULE"] = "lardom.web.site.settings"
django.setup()
sys.path.insert(0, "tests")
from itertools import cycle
from django.apps import apps
from django.db import models
from payloads import PAYLOADS
from lardom.web.study.models import Event, Scoped, Study, Person
from lardom.web.report.models import DraftVersion
from lardom.web.transcripts.models import Version
NOT_WORDS = {"kind", "state", "decision", "outcome", "relation", "language", "digest", "sha256", "hash", "previous",
  "fingerprint", "media_type", "format", "form", "slug", "source", "display", "voice", "class_name", "polarity", "colour",
  "encoding", "doubt", "status", "ref", "unit", "transcript", "target", "subject", "settings", "project", "item", "parent", "theme", "key"}
dice = cycle(PAYLOADS)
filled = 0
for version in DraftVersion.objects.of(Study.objects.get()):
    version.text += "\\n\\n" + "\\n\\n".join(PAYLOADS) + "\\n\\n# " + "\\n\\n# ".join(PAYLOADS)
    version.save(); filled += len(PAYLOADS)
for table in apps.get_models():
    if not (issubclass(table, Scoped) or table is Study) or table is Event:
        continue
    columns = [c for c in table._meta.concrete_fields if isinstance(c, (models.CharField, models.TextField)) and c.name not in NOT_WORDS and not c.unique]
    for row in table._default_manager.all()[:400]:
        for column in columns:
            if table in (Version, DraftVersion) and column.name == "text":
                continue
            unique = {f for one in table._meta.constraints for f in getattr(one, "fields", ())}
            if column.name in unique or (column.name == "label" and table.__name__ in ("Respondent", "Selection")):
                continue
            setattr(row, column.name, next(dice)[: column.max_length or 10000]); filled += 1
        if columns:
            row.save()
for version in Version.objects.of(Study.objects.get()):
    text = version.text
    for turn in version.turns:
        told = next(dice)[: turn[2] - turn[1]]
        text = text[: turn[1]] + told + text[turn[1] + len(told):]
        turn[3] = next(dice)
    version.text = text; version.save(); filled += 1
for person in Person.objects.all():
    person.name = next(dice)[:120]; person.save()
print(filled)
"""
PRINT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "lardom.web.site.settings"
django.setup()
from lardom.web.report import actions
from lardom.web.report.models import Draft, Printed
from lardom.web.report.tasks import MEDIA_TYPES
from lardom.web.study import jobs
from lardom.web.study.models import Person, Study
study = Study.objects.get()
draft = Draft.objects.of(study).get()
actions.ask_to_print(draft, forms=list(MEDIA_TYPES), despite="<script>window.__ran=1</script>", by=Person.objects.get(is_owner=True))
jobs.run_waiting()
for one in Printed.objects.of(study):
    print(one.form, one.pk, one.file_id or 0)
"""


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("poisoned")) as house:
        done = subprocess.run(
            [sys.executable, "-c", POISON], env=house.environment, capture_output=True, check=False,
            cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        assert int(done.stdout) > len(PAYLOADS) * 10
        yield house


def signed_in(chromium: Browser, house: Served, name: str) -> BrowserContext:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "lardom_session", "value": house.told["sessions"][name], "url": house.origin}])
    return context


@dataclass
class Walk:
    """What was met on a walk through every page: what ran, what broke, and the files that were given out."""

    ran: list[str] = field(default_factory=list)
    broken: list[tuple[str, int]] = field(default_factory=list)
    seen: int = 0
    files: dict[str, bytes] = field(default_factory=dict)


RAN = """
window.__ran === 1 || Array.from(window.frames).some(f => { try { return f.__ran === 1 } catch { return false } })
"""
LINKS = "Array.from(document.querySelectorAll('a[href], iframe[src]'), a => a.href || a.src)"


def shape_of(link: SplitResult) -> str:
    """Return what kind of page a link leads to: numbers and values do not make another kind."""
    path = "/".join("#" if part.isdecimal() else part for part in link.path.split("/"))
    return f"{path}?{'&'.join(sorted(part.split('=')[0] for part in link.query.split('&')))}"


@pytest.fixture(scope="module")
def walk(poisoned: Served, chromium: Browser) -> Walk:
    found = Walk()
    with signed_in(chromium, poisoned, "Eira Lindh") as context:
        page = context.new_page()

        def heard(box: Dialog) -> None:
            found.ran.append(f"dialog on {page.url}")
            box.dismiss()

        page.on("dialog", heard)
        home = f"/s/{poisoned.told['study']}/"
        waiting, known = [home, f"{home}coding/search/?what=coded"], set()
        while waiting and found.seen < MOST_PAGES:
            path = waiting.pop(0)
            try:
                answer = page.goto(poisoned.url(path))
            except PlaywrightError as no:
                if "Download is starting" not in no.message and "net::ERR_ABORTED" not in no.message:
                    raise
                file = context.request.get(poisoned.url(path))
                given = re.search(r'filename="?([^";]+)', file.headers.get("content-disposition", ""))
                if given and file.ok:
                    found.files[f"{path} {given[1]}"] = file.body()
                elif file.status >= 500:
                    found.broken.append((path, file.status))
                continue
            assert answer is not None
            if answer.status >= 500:
                found.broken.append((path, answer.status))
            if not answer.ok:
                continue
            found.seen += 1
            if page.evaluate(RAN):
                found.ran.append(path)
            for link in page.evaluate(LINKS):
                told = urlsplit(link)
                shape = shape_of(told)
                if told.netloc == urlsplit(poisoned.origin).netloc and shape not in known and "logout" not in told.path:
                    known.add(shape)
                    waiting.append(told.path + (f"?{told.query}" if told.query else ""))
    return found


def test_no_page_runs_a_word_of_the_material(walk: Walk) -> None:
    assert not walk.ran
    assert not walk.broken
    assert walk.seen > 60


def test_no_table_that_is_given_out_holds_a_formula_or_a_link_of_the_material(walk: Walk) -> None:
    kinds = {name.rpartition(".")[2] for name in walk.files}
    assert {"csv", "xlsx", "docx"} <= kinds
    assert [one for name, content in walk.files.items() for one in programs_in(name, content)] == []


def refused(told: list[str], box: Dialog) -> None:
    told.append(f"the dialog {box.message}")
    box.dismiss()


def test_no_print_of_the_report_runs_a_word_of_the_material(
    poisoned: Served, chromium: Browser, tmp_path: Path
) -> None:
    told = poisoned.run_python(PRINT)
    assert told.returncode == 0, told.stderr
    printed = [line.split() for line in told.stdout.splitlines()]
    assert {form for form, _, file in printed if file != "0"} == {"docx", "pdf", "html", *AUDITS}
    study, wrong = poisoned.told["study"], []
    with signed_in(chromium, poisoned, "Eira Lindh") as context:
        for form, number, _ in printed:
            answer = context.request.get(poisoned.url(f"/s/{study}/report/file/{number}/"))
            assert answer.ok, (form, answer.status)
            wrong += programs_in(f"report.{form}", answer.body())
            if "html" in form:
                # Opened from a folder, as the one who downloads it does: without the server's rules.
                (tmp_path / f"{form}.html").write_bytes(answer.body())
                page = context.new_page()
                page.on("dialog", partial(refused, wrong))
                page.goto((tmp_path / f"{form}.html").as_uri())
                page.mouse.move(200, 200)
                page.keyboard.press("Tab")
                wrong += [form] if page.evaluate(RAN) else []
    assert wrong == []
