"""The rules as a whole."""

import re

from lardom.report.rules.book import ABOUT_SETTINGS, RULES, SUBJECTS, slug_of


def test_codes_and_names_are_unique_and_of_one_form() -> None:
    codes = [*RULES, *ABOUT_SETTINGS]
    assert codes == sorted(codes)
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) and code[0] in SUBJECTS for code in codes)
    slugs = [slug_of(code) for code in codes]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", slug) for slug in slugs)


def test_codes_never_change_their_meaning() -> None:
    told = {
        "Q101": "quotation-not-found",
        "C201": "word-against-count",
        "N303": "number-against-study",
        "X901": "unused-exception",
    }
    assert {code: slug_of(code) for code in told} == told


def test_every_rule_has_a_case_that_fires_it_and_one_that_keeps_it_silent() -> None:
    from pathlib import Path

    here = Path(__file__).parent
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in [*here.glob("test_*.py"), here.parent / "test_checks.py"]
    )
    for code in (*RULES, *ABOUT_SETTINGS):
        assert f'"{code}"' in tests, f"no test fires {code}"
