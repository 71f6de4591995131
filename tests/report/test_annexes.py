from printed_report import report

from lardom.report.annexes import relation_text, sheet_node, uses, where_text
from lardom.report.audit import Excused
from lardom.report.claim_sheets import ClaimSheet, Said
from lardom.report.findings import Finding, Level
from lardom.report.outline import Place
from lardom.report.tree import plain_text

SHEET = ClaimSheet(
    "C1", "Några ser nytta.", 2, 26, "respondent", "2 av 26 respondenter", "”Några” håller.", "ok",
    where=(("A", ("R1",)), ("K", ("R2", "R10"))), groups=(("Grupp A", "H"), ("Grupp B", "J")),
    quotations=(Said("Q1", "supports", "”Ja.”", "Projekt A, R1"), Said("Q2", "contradicts", "”Nej.”", "Projekt K, R2")),
)  # fmt: skip


def test_a_sheet_tells_count_rule_groups_places_and_quotations() -> None:
    assert plain_text([sheet_node(SHEET, "sv")]).replace("\xa0", " ").splitlines() == [
        "C1  Några ser nytta.",
        "Räknat: 2 av 26 respondenter. ”Några” håller.",
        "Grupp A: H.",
        "Grupp B: J.",
        "Projekt: A (R1), K (R2, R10).",
        "”Ja.” (Projekt A, R1)",
        "Talar emot: ”Nej.” (Projekt K, R2)",
    ]


def test_only_what_does_not_plainly_support_is_said_in_a_word() -> None:
    assert relation_text(SHEET.quotations[0], "en") == ""
    assert relation_text(SHEET.quotations[1], "en") == "Contradicts: "
    assert where_text(SHEET) == "A (R1), K (R2, R10)"


def test_a_term_is_used_when_a_word_begins_with_it() -> None:
    assert uses("En sensors batteri", "sensor")
    assert uses("SENSORERNA", "sensor")
    assert not uses("mikrosensor", "sensor")
    assert not uses("sensationalismens", "sensa")


def test_the_annex_holds_the_claims_that_are_used_each_once() -> None:
    text = '[A]{.claim ref="C002"} och [B]{.claim ref="C002"}.\n\n::: {.claims-annex}\n:::\n'
    printed = plain_text(report(text).ast["blocks"])
    assert printed.count("Några citeras.") == 1
    assert "Majoriteten beskriver" not in printed


def test_notes_of_the_check_are_not_listed_in_the_audit() -> None:
    levels: tuple[Level, ...] = ("error", "note", "warning")
    findings = [Finding(f"X{n}", level, f"Mening {n}.", "", Place()) for n, level in enumerate(levels)]
    printed = plain_text(report("::: {.audit}\n:::\n", findings=findings).ast["blocks"])
    assert "Mening 0." in printed
    assert "Mening 1." not in printed
    assert "Mening 2." in printed
    assert "1 errors and 1 warnings" in plain_text(
        report("::: {.audit}\n:::\n", findings=findings, language="en").ast["blocks"]
    )


def test_what_the_study_has_settled_is_printed_with_its_reason() -> None:
    settled = Excused(Finding("C204", "warning", "Enheten står inte.", "", Place()), "Avgjort med beställaren.")
    printed = plain_text(report("::: {.audit}\n:::\n", excused=[settled]).ast["blocks"])
    assert "ingenting att anmärka" in printed
    assert "C204: Enheten står inte. Skäl: Avgjort med beställaren." in printed
