"""The audit sheet."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from lxml import html
from small_study import HALF, checked, lines, with_claims

from lardom.report.audit_html import audit_html

WRONG = "> ”Vi vågade prova sådant som den vanliga budgeten alltid har plats för.” (Projekt A, R1)"


def test_the_sheet_shows_each_finding_with_its_words_marked() -> None:
    page: Any = html.fromstring(audit_html((checked(lines(WRONG)),)))
    (finding,) = page.xpath("//li[contains(@class, 'finding')]")
    assert finding.xpath(".//code")[0].text == "Q102"
    assert finding.xpath(".//mark")[0].text.startswith("”Vi vågade")
    assert page.xpath("//html/@lang") == ["sv"]


def test_the_sheet_is_one_file_without_script_or_address() -> None:
    text = audit_html((checked(lines(WRONG)),))
    assert "<script" not in text
    assert not re.search(r'src=|href="[^#]|https?://|url\(', text)


def test_a_clean_sheet_says_what_was_verified() -> None:
    text = audit_html((checked(lines(HALF.text), with_claims(HALF)),))
    assert "Inget att anmärka på." in text
    assert "registrerade påståenden i texten: 1" in text


def test_what_a_draft_or_study_says_is_escaped() -> None:
    material = with_claims(HALF)
    material = replace(material, settings=replace(material.settings, title="<b>Fet & farlig</b>"))
    text = audit_html((checked(lines("Arbetet gav mätbara effekter \\<script\\>alert(x)\\</script\\>."), material),))
    assert "<b>Fet" not in text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_headings_descend_without_a_gap() -> None:
    page: Any = html.fromstring(audit_html((checked(lines(WRONG)),)))
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
