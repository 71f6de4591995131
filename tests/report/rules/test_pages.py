"""The page of each rule: made from its sentences, printed by the command, kept in the reference."""

from pathlib import Path

import pytest

from lardom.report.rules.book import ABOUT_SETTINGS, RULES
from lardom.report.rules.pages import file_name, index, page

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference" / "rules"


@pytest.mark.parametrize("code", [*RULES, *ABOUT_SETTINGS])
def test_the_reference_holds_the_page_of_every_rule(code: str) -> None:
    path = FOLDER / file_name(code)
    assert path.read_text(encoding="utf-8") == page(code), f"write {path.name} anew from page({code!r})"


def test_the_reference_holds_no_page_of_a_rule_that_is_gone() -> None:
    known = {file_name(code) for code in (*RULES, *ABOUT_SETTINGS)} | {"README.md"}
    assert {path.name for path in FOLDER.glob("*.md")} == known


def test_the_list_of_rules_leads_to_every_page() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert text == index()
    assert all(file_name(code) in text for code in RULES)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_shows_a_blank_of_a_template(language: str) -> None:
    for code in (*RULES, *ABOUT_SETTINGS):
        body = page(code, language).replace("{.", "").replace("::: {.method-facts}", "")
        assert "{{" not in body
        assert "{word}" not in body
