"""Sixty payloads in every text field of a study, every page opened in the real browser: none of them runs.

A study is filled with the payloads row by row, served by the real server, and walked through link by link; the tables
and prints it gives out are opened too.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from payloads import PAYLOADS
from playwright.sync_api import Browser, BrowserContext, Dialog
from served import Served, served

MOST_PAGES = 260
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
from lardom.web.transcripts.models import Version
NOT_WORDS = {"kind", "state", "decision", "outcome", "relation", "language", "digest", "sha256", "hash", "previous",
  "fingerprint", "media_type", "format", "form", "slug", "source", "display", "voice", "class_name", "polarity", "colour",
  "encoding", "doubt", "status", "ref", "unit", "transcript", "target", "subject", "settings", "project", "item", "parent", "theme", "key"}
dice = cycle(PAYLOADS)
filled = 0
for table in apps.get_models():
    if not (issubclass(table, Scoped) or table is Study) or table is Event:
        continue
    columns = [c for c in table._meta.concrete_fields if isinstance(c, (models.CharField, models.TextField)) and c.name not in NOT_WORDS and not c.unique]
    for row in table._default_manager.all()[:400]:
        for column in columns:
            if table is Version and column.name == "text":
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


def test_no_page_and_nothing_given_out_runs_a_word_of_the_material(poisoned: Served, chromium: Browser) -> None:
    ran, broken, seen = [], [], 0
    with signed_in(chromium, poisoned, "Eira Lindh") as context:
        page = context.new_page()

        def heard(box: Dialog) -> None:
            ran.append(f"dialog on {page.url}")
            box.dismiss()

        page.on("dialog", heard)
        waiting, known = [f"/s/{poisoned.told['study']}/"], set()
        while waiting and seen < MOST_PAGES:
            path = waiting.pop(0)
            answer = context.request.get(poisoned.url(path))
            if answer.status >= 500:
                broken.append((path, answer.status))
            if "attachment" in answer.headers.get("content-disposition", "") or answer.status >= 400:
                continue
            page.goto(poisoned.url(path))
            seen += 1
            if page.evaluate(
                "window.__ran === 1 || Array.from(window.frames).some(f => { try { return f.__ran === 1 } catch { return false } })"
            ):
                ran.append(path)
            for link in page.evaluate(
                "Array.from(document.querySelectorAll('a[href], iframe[src]'), a => a.href || a.src)"
            ):
                told = urlsplit(link)
                shape = (
                    "/".join("#" if part.isdecimal() else part for part in told.path.split("/"))
                    + "?"
                    + "&".join(sorted(part.split("=")[0] for part in told.query.split("&")))
                )
                if told.netloc == urlsplit(poisoned.origin).netloc and shape not in known and "logout" not in told.path:
                    known.add(shape)
                    waiting.append(told.path + (f"?{told.query}" if told.query else ""))
    assert not ran
    assert not broken
    assert seen > 20
