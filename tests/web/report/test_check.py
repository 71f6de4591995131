"""The text is checked as it stands in the window, over the study as it is now."""

import re
from typing import Any

import pytest

from lardom.exchange import pandoc

WRONG = 'Alla håller med. []{.fact name="martians"}\n'


def test_a_finding_lies_where_its_words_stand(whole: Any) -> None:
    source = whole.text.replace("[Många respondenter säger att tiden", "[Samtliga respondenter säger att tiden", 1)
    answer = whole.post(whole.alma, "check/", json=True, text=source, base=1).json()
    assert answer["errors"] >= 1
    told = [source[start:end] for start, end, level, _ in answer["spans"] if level == "error"]
    assert any("Samtliga" in words for words in told)
    assert "/report/rules/C201/" in answer["html"] or "/report/rules/" in answer["html"]


def test_the_example_report_has_nothing_to_settle(whole: Any) -> None:
    answer = whole.post(whole.alma, "check/", json=True, text=whole.text, base=1).json()
    assert (answer["errors"], answer["warnings"]) == (0, 0)


def test_without_a_script_the_page_comes_back_with_the_text_and_the_findings(desk: Any) -> None:
    page = desk.post(desk.alma, "check/", text=WRONG, base=2).content.decode()
    assert "martians" in page
    assert "X904" in page
    assert desk.versions == 2


def test_a_text_that_never_ends_is_told_as_such(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_MEMORY", "128M")  # to fill two gigabytes takes half a minute, and says no more
    answer = desk.post(desk.alma, "check/", json=True, text="a[^1]\n\n[^1]: b[^1]\n", base=2)
    assert answer.status_code in (200, 422)


def test_a_rule_has_its_page_in_both_languages(desk: Any) -> None:
    room = f"/s/{desk.study.slug}/report/rules/"
    page = desk.as_(desk.alma).get(f"{room}C201/").content.decode()
    assert "C201" in page
    assert "How to settle it" in page
    assert desk.as_(desk.alma).get(f"{room}Z999/").status_code == 404


def test_raw_html_never_reaches_the_preview(desk: Any) -> None:
    evil = (
        "# Hej\n\n<!-- a --><script>alert(1)</script>\n\nText <!-- b --><img src=x onerror=alert(2)> slut.\n\n"
        '[länk](javascript:alert(3)) ![bild](data:text/html,x) [ord]{onclick="alert(4)"}\n\n'
        "```{=html}\n<script>alert(5)</script>\n```\n\n<svg onload=alert(6)>\n"
    )
    answer = desk.post(desk.alma, "preview/", text=evil, base=2)
    page = answer.content.decode()
    assert not re.search(r"<script|onerror|onload|onclick|javascript:", page[page.index("<body") :])
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "allow-scripts" not in answer["Content-Security-Policy"]


def test_the_preview_has_its_living_parts_filled_in(whole: Any) -> None:
    page = whole.post(whole.alma, "preview/", text='[]{.count claim="C001"}\n', base=1).content.decode()
    assert re.search(r"\d+ av \d+ respondenter", page.replace("\xa0", " "))


def test_what_can_be_put_in_is_found_by_words(whole: Any) -> None:
    page = whole.get(whole.alma, "parts/", kind="claim", q="C001").content.decode()
    assert ".claim ref=&quot;C001&quot;" in page
    quotes = whole.get(whole.alma, "parts/", kind="quotation").content.decode()
    assert ".quotation ref=&quot;" in quotes
    assert "with:municipality" in whole.get(whole.alma, "parts/", kind="fact", q="with:municip").content.decode()
    assert "respondents-table" in whole.get(whole.alma, "parts/", kind="part").content.decode()


def test_a_coded_passage_is_found_and_leads_to_making_a_quotation_of_it(whole: Any) -> None:
    page = whole.get(whole.alma, "parts/", kind="passage").content.decode()
    link = re.search(r'href="(/s/[^"]+/claims/quotations/new/\?coding=[^"]+)"', page)
    assert link
    assert whole.as_(whole.alma).get(link[1]).status_code == 200
