"""One audit in its four forms: each shows every finding, in both languages, and what a draft says stays words."""

import json
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from small_study import HALF, TABLE, checked, lines, with_check, with_claims

from lardom.report.audit import Audit
from lardom.report.audit_html import audit_html
from lardom.report.audit_json import audit_json
from lardom.report.audit_sarif import audit_sarif
from lardom.report.audit_text import audit_text
from lardom.report.outline import Place
from lardom.report.rules.texts import title_of
from lardom.study.settings import SettledFinding

TEXT = lines(
    "> ”Vi vågade prova sådant som den vanliga budgeten alltid har plats för.” (Projekt A, R1)",
    "> ”Jag vill helst slippa se det här i tryck någonstans.” (Projekt D, R2)",
    "😀 Ångström m̈ och *mycket* annat: svaren kom från 27 av 26 orter.",
    "Arbetet gav mätbara effekter.",
    "Dessa projekt tog slut.",
    "Majoriteten av respondenterna är nöjda.",
    f"Se https://example.org/{'en-adress-som-aldrig-tar-slut/' * 6} där 9 av 8 svarade.",
    TABLE.replace("| | F | R1 |", "| | F | R1, R2 |"),
)
LANGUAGES = ("sv", "en")


@cache
def rich(language: str) -> Audit:
    """Return an audit with findings of many rules, one of them excused."""
    material = replace(
        with_check(exceptions=(SettledFinding("C214", "Avtalat.", "Dessa projekt tog slut"),)), claims=(HALF,)
    )
    return checked(TEXT, material, language=language)


def one_line(text: str) -> str:
    return " ".join(text.split())


def sheet(*audits: Audit) -> Any:
    """Return the audit sheet as a tree of HTML elements."""
    return html.fromstring(audit_html(audits))


def sarif(*audits: Audit) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(audit_sarif(audits, version="0.1.0"))
    (run,) = read["runs"]
    return {**read, "run": run}


def test_the_rich_draft_is_rich() -> None:
    audit = rich("sv")
    assert {finding.rule for finding in audit.findings} >= {"Q102", "Q106", "N305", "C211", "C203", "T407"}
    assert [one.finding.rule for one in audit.excused] == ["C214"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80])
def test_the_text_tells_every_finding_within_its_width(language: str, width: int) -> None:
    audit = rich(language)
    text = audit_text(audit, width=width)
    assert max(map(len, text.split("\n"))) <= width
    told = one_line(text)
    at = 0
    for finding in audit.findings:
        at = told.index(one_line(f"[{finding.rule}] {title_of(finding.rule, language)}: {finding.message}"), at) + 1


@pytest.mark.parametrize("width", [40, 80])
def test_the_pointer_stands_under_the_words_it_means(width: int) -> None:
    audit = rich("sv")
    rows = audit_text(audit, width=width).split("\n")
    marked = [above[row.index("^") : row.rindex("^") + 1] for above, row in pairwise(rows) if "^" in row]
    assert len(marked) == len(audit.findings)
    for words, finding in zip(marked, audit.findings, strict=True):
        # What is said of a whole table has no words of its own.
        assert words.startswith(finding.passage[:8]) or (not finding.passage and len(words) == 1)


@given(st.text(st.sampled_from("abc \x1b\x07\x00\x9b\u202e\u2066\t[31m"), max_size=12))
@settings(max_examples=30)
def test_nothing_in_a_draft_steers_the_terminal(odd: str) -> None:
    audit = rich("sv")
    finding = replace(
        audit.findings[0], message=f"Fel {odd} här.", excerpt=f"{odd}ord", facts=(odd,), place=Place(odd, 3, 1)
    )
    draft = replace(audit.draft, source=TEXT.replace("> ”", f"> {odd}”"))
    text = audit_text(replace(audit, findings=(finding,), draft=draft))
    assert not set(text) & set("\x1b\x07\x00\x9b\u202e\u2066\t")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_tells_every_finding_and_is_the_same_each_time(language: str) -> None:
    audit = rich(language)
    text = audit_json((audit, audit))
    read = json.loads(text)
    assert len(read["drafts"]) == 2
    told = read["drafts"][0]
    assert [(one["rule"], one["message"], one["place"]["line"]) for one in told["findings"]] == [
        (finding.rule, finding.message, finding.place.line) for finding in audit.findings
    ]
    assert [one["reason"] for one in told["excused"]] == ["Avtalat."]
    assert (told["language"], told["errors"], told["clean"]) == (language, audit.errors, False)
    again = checked(TEXT, replace(with_check(exceptions=(SettledFinding("C214", "Avtalat.", "Dessa projekt tog slut"),)),
                                  claims=(HALF,)), language=language)  # fmt: skip
    assert audit_json((again, again)) == text
    assert json.dumps(read, ensure_ascii=False, indent=2) + "\n" == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sarif_rules_and_results_agree(language: str) -> None:
    audit = rich(language)
    log = sarif(audit)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    driver = log["run"]["tool"]["driver"]
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(set(rules)) == len(rules)
    assert driver["language"] == language
    assert all(rule["shortDescription"]["text"] == title_of(rule["id"], language) for rule in driver["rules"])
    results = log["run"]["results"]
    assert [rules[result["ruleIndex"]] for result in results] == [result["ruleId"] for result in results]
    assert [result["ruleId"] for result in results if "suppressions" not in result] == [
        one.rule for one in audit.findings
    ]
    assert [result["ruleId"] for result in results if "suppressions" in result] == ["C214"]


def test_the_sarif_regions_cut_the_passage_out_of_the_file() -> None:
    audit = rich("sv")
    log = sarif(audit)
    assert log["run"]["columnKind"] == "unicodeCodePoints"
    rows = audit.draft.source.split("\n")
    cut = 0
    for result, finding in zip(log["run"]["results"], audit.findings, strict=False):
        region = result["locations"][0]["physicalLocation"]["region"]
        if "endColumn" in region and finding.passage:
            row = rows[region["startLine"] - 1]
            assert row[region["startColumn"] - 1 : region["endColumn"] - 1] == finding.passage
            cut += 1
    assert cut >= 5


def test_a_draft_without_lines_has_no_region_but_its_paragraph_in_words() -> None:
    audit = rich("sv")
    finding = replace(audit.findings[0], place=Place("utkast.docx", paragraph=7, heading="Resultat"))
    (result,) = sarif(replace(audit, findings=(finding,), excused=()))["run"]["results"]
    location = result["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"name": "paragraph 7, Resultat", "kind": "paragraph"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_tells_every_finding_in_its_language(language: str) -> None:
    audit = rich(language)
    page = sheet(audit)
    assert page.xpath("/html/@lang") == [language]
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//head/title[normalize-space()]")) == 1
    shown = [one_line(item.text_content()) for item in page.xpath("//li[contains(@class, 'finding')]")]
    for finding, words in zip(audit.findings, shown, strict=False):
        for part in (finding.rule, title_of(finding.rule, language), finding.message, finding.way_out, *finding.facts):
            assert one_line(part) in words
    assert len(shown) >= len(audit.findings)
    assert "Avtalat." in page.text_content()
    identifiers = page.xpath("//@id")
    assert len(set(identifiers)) == len(identifiers)
    assert not page.xpath("//@href[not(starts-with(., '#'))] | //@src | //script | //link | //iframe | //form")


def test_two_drafts_stand_apart_on_one_sheet() -> None:
    other = checked(lines(HALF.text), with_claims(HALF), file="andra <utkastet>.md")
    page = sheet(rich("sv"), other)
    assert "andra <utkastet>.md" in page.xpath("//article[2]//h1")[0].text_content()
    assert [len(article.xpath(".//h1")) for article in page.xpath("//article")] == [1, 1]
    identifiers = page.xpath("//@id")
    assert len(set(identifiers)) == len(identifiers)


@given(st.text(st.sampled_from("<>&'\"/abc{}%;=😀å"), min_size=1, max_size=20))
@settings(max_examples=30)
def test_whatever_a_draft_says_stands_on_the_sheet_as_words(odd: str) -> None:
    audit = rich("sv")
    finding = replace(
        audit.findings[0], message=odd, excerpt=f"före {odd} efter", passage=odd, facts=(odd,), way_out=odd
    )
    plain = replace(finding, message="x", excerpt="före x efter", passage="x", facts=("x",), way_out="x")
    pages = [
        sheet(replace(audit, findings=(one,), title=title, excused=())) for one, title in ((finding, odd), (plain, "x"))
    ]
    assert pages[0].xpath("//mark")[0].text == odd
    assert [element.tag for element in pages[0].iter()] == [element.tag for element in pages[1].iter()]
