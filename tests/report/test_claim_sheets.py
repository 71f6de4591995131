from table_one import QUOTED, study, without_consent

from lardom.claims.ground import Ground
from lardom.report.claim_sheets import claim_sheet, counted


def test_a_sheet_holds_count_rule_place_and_quotations() -> None:
    sheet = claim_sheet("C002", Ground(study()), "sv")
    assert sheet is not None
    assert (sheet.n, sheet.base, sheet.counted, sheet.verdict) == (14, 26, "14 av 26 respondenter", "ok")
    assert sheet.where[:3] == (("A", ("R1", "R2")), ("B", ("R1",)), ("C", ("R1",)))
    assert [(said.id, said.attribution) for said in sheet.quotations] == [("Q01", "Projekt A, R1")]
    assert QUOTED in sheet.quotations[0].words
    assert sheet.rule


def test_a_majority_that_is_none_is_told_so() -> None:
    sheet = claim_sheet("C001", Ground(study()), "sv")
    assert sheet is not None
    assert (sheet.counted, sheet.verdict) == ("13 av 26 respondenter", "wrong")


def test_a_sheet_in_english_is_english_throughout() -> None:
    sheet = claim_sheet("C002", Ground(study()), "en")
    assert sheet is not None
    assert sheet.counted == "14 of 26 respondents"
    assert sheet.quotations[0].attribution == "Project A, R1"
    assert "materialet" not in sheet.rule


def test_who_has_withdrawn_is_neither_counted_nor_quoted_nor_named() -> None:
    sheet = claim_sheet("C002", Ground(without_consent(study(), "A-R1")), "sv")
    assert sheet is not None
    assert sheet.counted == "13 av 25 respondenter"
    assert sheet.where[0] == ("A", ("R2",))
    assert sheet.quotations == ()


def test_there_is_no_sheet_of_a_claim_nobody_registered() -> None:
    assert claim_sheet("C999", Ground(study()), "sv") is None


def test_a_count_is_told_in_words_with_or_without_a_base() -> None:
    assert counted(1, 14, "project", "en") == "1 of 14 projects"
    assert counted(1, None, "project", "en") == "1 project"
    assert counted(0, 0, "", "sv") == "0 av 0"
