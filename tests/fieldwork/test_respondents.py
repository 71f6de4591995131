from datetime import date

from lardom.fieldwork.respondents import Respondent


def test_withdrawn_consent_ends_every_use() -> None:
    person = Respondent("F-R1", "p6", "R1", consent=("record", "quote"), withdrawn=date(2026, 3, 1))
    assert not person.may_be_used
    assert not person.may_be_quoted


def test_consent_without_the_right_to_quote_allows_coding_but_no_printing() -> None:
    person = Respondent("F-R1", "p6", "R1", consent=("record", "transcribe"))
    assert person.may_be_used
    assert not person.may_be_quoted


def test_consent_that_is_not_itemised_covers_quotation() -> None:
    assert Respondent("F-R1", "p6", "R1").may_be_quoted
