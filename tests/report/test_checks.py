"""The linter as a whole: choosing rules, excusing findings, telling what was verified."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_study import HALF, checked, found, ids, lines, silent, study, with_check, with_claims

from lardom.claims.ground import Ground
from lardom.report.checks import Choice, audit, check
from lardom.report.drafting import draft_from_pandoc
from lardom.report.findings import Finding
from lardom.study.problems import Problem
from lardom.study.settings import SettledFinding

WRONG = "Svaren kom från 27 av 26 orter."


def test_a_clean_text_gives_no_finding() -> None:
    silent(lines("Projekten har arbetat med uppkopplade mätare i vardagen, och mycket har lyckats."))


def test_findings_come_in_the_order_of_the_text() -> None:
    text = lines("Arbetet gav mätbara effekter.", WRONG, "Dessa projekt tog slut.")
    assert found(text) == ["C211", "N305", "C214"]


def test_a_rule_can_be_switched_off_for_the_study_the_run_and_the_block() -> None:
    assert not checked(lines(WRONG), with_check(off=("N305",))).findings
    assert not checked(lines(WRONG), choice=Choice(off=("N305",))).findings
    assert not checked(lines('<!-- lardom: off N305 "Räknat med en ort till." -->', WRONG)).findings
    audit = checked(lines('<!-- lardom: off N305 "Räknat med en ort till." -->', WRONG, WRONG))
    assert ids(audit.findings) == ["N305"]
    assert [one.reason for one in audit.excused] == ["Räknat med en ort till."]


def test_a_rule_can_be_switched_off_for_a_stretch() -> None:
    text = lines(f'[{WRONG}]{{.off rule="N305" reason="Avtalat."}} {WRONG}')
    assert ids(checked(text).findings) == ["N305"]


def test_one_rule_can_be_asked_alone() -> None:
    text = lines("Arbetet gav mätbara effekter.", WRONG)
    assert ids(checked(text, choice=Choice(only=("N305",))).findings) == ["N305"]


def test_a_sentence_is_excused_with_a_reason_and_no_other_sentence() -> None:
    material = with_check(exceptions=(SettledFinding("N305", "Räknat med en ort till.", "kom från 27 av 26 orter"),))
    audit = checked(lines(WRONG, "Och 9 av 8 svarade."), material)
    assert [finding.passage for finding in audit.findings] == ["9 av 8"]
    assert [one.reason for one in audit.excused] == ["Räknat med en ort till."]


def test_an_exception_that_excuses_nothing_is_told_in_the_studys_own_report_only() -> None:
    material = with_check(exceptions=(SettledFinding("N305", "Avtalat.", "en mening som inte finns"),))
    assert ids(checked(lines("Allt gick bra."), material, own=True).findings) == ["X901"]
    silent(lines("Allt gick bra."), material)
    assert found(lines('<!-- lardom: off N305 "Avtalat." -->', "Allt gick bra.")) == ["X901"]


def test_a_rule_that_does_not_exist_is_told() -> None:
    assert found(lines("Allt gick bra."), with_check(off=("N999",))) == ["X902"]
    assert found(lines('<!-- lardom: off N999 "Avtalat." -->', "Allt gick bra.")) == ["X902"]


def test_an_exception_has_a_reason() -> None:
    assert found(lines("<!-- lardom: off N305 -->", WRONG)) == ["X903"]


def test_a_living_part_that_cannot_be_filled_is_a_finding() -> None:
    draft = checked(lines("Allt gick bra.")).draft
    problem = Problem("report.md", "There is no figure called with:comune.", "Write with:municipality.", row=4)
    finding = audit(draft, Ground(study()), problems=(problem,)).findings[0]
    assert (finding.rule, finding.level, finding.place.line) == ("X904", "error", 4)


@pytest.mark.parametrize(("language", "word"), [("sv", "större"), ("en", "larger")])
def test_sentences_come_in_the_language_asked_for(language: str, word: str) -> None:
    assert word in checked(lines(WRONG), language=language).findings[0].message


def test_the_audit_counts_what_was_verified() -> None:
    audit = checked(
        lines(HALF.text, "Studien bygger på intervjuer med 8 respondenter från 6 projekt."), with_claims(HALF)
    )
    assert (audit.verified["claims"], audit.verified["claims that hold"], audit.verified["numbers"]) == (1, 1, 2)
    assert audit.clean
    assert "C201" in audit.rules
    assert "M801" not in audit.rules


def test_the_profile_of_a_letter_holds_all_its_quotations() -> None:
    quoted = "> ”Vi vågade prova sådant som den vanliga budgeten aldrig har plats för.” (Projekt A, R1)"
    voice = checked(lines(quoted, quoted)).voices[0]
    assert (voice.label, len(voice.quotations), voice.words) == ("A", 2, 24)


def test_the_same_check_twice_gives_the_same_findings() -> None:
    text = lines(
        "Arbetet gav mätbara effekter.", WRONG, "Dessa projekt tog slut.", "Majoriteten av respondenterna är nöjda."
    )
    assert checked(text).findings == checked(text).findings


def test_check_is_the_audits_findings() -> None:
    tree = {"blocks": [{"t": "Para", "c": [{"t": "Str", "c": "27 av 26 orter svarade."}]}]}
    draft = draft_from_pandoc(tree, "a.md", language="sv")
    findings = check(draft, Ground(study()))
    assert all(isinstance(finding, Finding) for finding in findings)
    assert ids(findings) == ["N305"]


TOKENS = st.sampled_from(
    [
        "”",
        "“",
        '"',
        "'",
        "’",
        "(",
        ")",
        "[",
        "]",
        "[…]",
        "[X]",
        "X",
        "R1",
        "(Projekt",
        "A,",
        "R1)",
        "Projekt",
        "A",
        "K-R3",
        "state-of-the-art",
        "IoT-nät",
        "IoT",
        "nät",
        "26",
        "av",
        "respondenterna",
        "respondenter",
        "projekt",
        "1",
        "891",
        "%",
        "procent",
        "62",
        ",",
        ".",
        ":",
        ";",
        "...",
        "–",
        "tabell",
        "2",
        "Tabell",
        "2.",
        "figur",
        "1",
        "avsnitt",
        "6.1",
        "varav",
        "minst",
        "en",
        "kommun",
        "region",
        "huvudsaklig",
        "behovsägare",
        "ett",
        "annat",
        "projekt",
        "dessa",
        "projekt",
        "mätbara",
        "effekter",
        "citaten",
        "ovan",
        "fyra",
        "teman",
        "exempelvis",
        "snö",
        "beror",
        "på",
        "högre",
        "än",
        "Majoriteten",
        "många",
        "alla",
        "inte",
        "tycks",
        "Hälsa",
        "(17)",
        "budget",
        "3",
        "miljoner",
        "2015",
        "medel",
        "4,2",
        "som",
        "kommun",
        "min",
        "chef",
        "är",
        "och",
        "i",
        "det",
        "det",
    ]
)


@given(
    st.lists(st.lists(TOKENS, max_size=25), max_size=4),
    st.sampled_from(["# Sammanfattning", "# Resultat", "# Metod", ""]),
)
def test_no_text_whatever_breaks_the_check(paragraphs: list[list[str]], heading: str) -> None:
    blocks = [{"t": "Para", "c": [{"t": "Str", "c": " ".join(words)}]} for words in paragraphs]
    title = [{"t": "Header", "c": [1, ["", [], []], [{"t": "Str", "c": heading[2:]}]]}] if heading else []
    draft = draft_from_pandoc({"blocks": [*title, *blocks, *blocks]}, "a.md", language="sv")
    for finding in check(draft, Ground(with_claims(HALF))):
        assert finding.message
        assert finding.way_out


def test_an_empty_study_is_checked_without_complaint() -> None:
    empty = replace(
        study(), projects=(), parties=(), sample=(), respondents=(), interviews=(), documents=(), codes=(), codings=()
    )
    silent(lines("Många menar att 14 respondenter från 53 projekt var nöjda, och de flesta projekt är klara."), empty)


def test_a_stretch_tied_to_no_claim_is_told_once() -> None:
    draft = checked(lines('[Allt gick bra.]{.claim ref="K9"}'), with_claims(HALF)).draft
    problems = tuple(
        Problem("report.md", f"No claim {name}.", "", row=3, value=name, code="unknown-claim") for name in ("K9", "K8")
    )
    findings = audit(draft, Ground(with_claims(HALF)), problems=problems).findings
    assert [(one.rule, one.passage) for one in findings] == [("C217", "Allt gick bra."), ("X904", "K8")]
