"""Words in quotation marks that are no quotations."""

import pytest

from lardom.claims.scarequotes import is_quotation


@pytest.mark.parametrize(
    ("before", "inner", "after"),
    [
        ("ett ", "lyckat", " projekt"),
        ("det kallas ofta ", "att arbeta behovsdrivet i offentlig verksamhet", ""),
        ("den så kallade ", "fyrklövern av parter som var med", ""),
        ("Begreppet ", "det är så vi gör här hos oss", " används"),
        ("I rapporten ", "Vi är på väg mot smarta städer nu", " sägs"),
        ("fråga 3: ", "Hur nöjd är du med samarbetet i projektet?", ""),
        ("Påståendet ", "Vi har lärt oss mycket av varandra i projektet", ""),
        ("The theme ", "We learnt a lot from each other in the project", ""),
        ("beskrivs som ", "en motor för tillväxt i hela landet och regionerna", " (Regeringen, 2021, s. 4)"),
        ("beskrivs som ", "en motor för tillväxt i hela landet och regionerna", " [12]"),
        ("om ", "Smarta hållbara städer för alla", ""),
    ],
)
def test_terms_titles_items_and_references_are_none(before: str, inner: str, after: str) -> None:
    assert not is_quotation(inner, before, after)


@pytest.mark.parametrize(
    ("before", "inner", "after"),
    [
        ("", "Vi vågade prova.", ""),
        ("En sa: ", "smarta hållbara städer åt alla", ""),
        ("", "helt nya sätt att arbeta", ", säger en"),
        ("Det var ", "som att börja om från noll varje gång", ""),
        ("En deltagare i projektet: ", "vi hade aldrig gjort det annars", ""),
        ("", "nya sätt […] i kommunen", ""),
    ],
)
def test_speech_is_told_by_its_clause_its_length_or_what_leads_up_to_it(before: str, inner: str, after: str) -> None:
    assert is_quotation(inner, before, after, scare_words=2)


def test_the_limit_of_scare_quotes_is_a_setting() -> None:
    assert not is_quotation("det var bra", "", "")
    assert is_quotation("det var bra", "", "", scare_words=2)
