"""Numbers against each other."""

import pytest
from small_study import found, lines, only, silent


def test_parts_of_a_division_add_up_or_have_a_rest() -> None:
    assert (
        "2 saknar"
        in only(
            "N301", lines("Av enkätens 53 svar kom fördelat: 38 från norr, 12 från söder och 1 från öster.")
        ).message
    )
    silent(lines("Enkäten gav 53 svar, fördelade på 38 från norr, 12 från söder och 3 från öster."))
    silent(lines("Enkäten gav 53 svar, varav 12 från söder."))
    silent(lines("Enkäten gav 53 svar, varav 43 med minst en bilaga, 17 med minst en karta och 14 med foto."))
    silent(lines("Fem grupper: hälsa 17, skola 6, klimat 16, bygg 11 och nät 3."))


def test_main_need_owners_cover_all_projects() -> None:
    text = "I 16 projekt är en kommun huvudsaklig behovsägare och i 7 en region."
    finding = only("N301", lines(text, heading="# Portföljen"))
    assert "16 + 7 = 23" in finding.facts
    silent(lines(f"{text} För 1 projekt gick det inte att avgöra. I övriga fall är det klart.", heading="# Portföljen"))


@pytest.mark.parametrize("total", ["Totalt", "Summa", "Total"])
def test_the_row_called_total_is_the_sum(total: str) -> None:
    table = "| Slag | Antal |\n|---|---|\n| Nord | 3 |\n| Syd | 4 |\n| Öst | 5 |\n| {} | {} |\n"
    silent(lines(table.format(total, 12)))
    assert "13" in only("N301", lines(table.format(total, 13))).message


def test_means_and_shares_are_not_summed() -> None:
    silent(lines("| Fråga | Medel |\n|---|---|\n| Ett | 3 |\n| Två | 4 |\n| Tre | 4 |\n| Totalt | 4 |\n"))


def test_a_percentage_is_its_fraction() -> None:
    assert only("N304", lines("Svaren kom från 16 av 26 orter (72 procent).")).passage == "72"
    silent(lines("Svaren kom från 16 av 26 orter (62 procent)."))
    silent(lines("Svaren kom från 16 av 26 orter (drygt 60 procent)."))
    silent(lines("Svaren kom från 16 av 26 orter. På en ort svarade 72 procent."))


def test_a_part_is_not_larger_than_its_whole() -> None:
    assert only("N305", lines("Svaren kom från 27 av 26 orter.")).level == "error"
    silent(lines("Svaren kom från 25 av 26 orter."))
    assert found(lines("9 av 8 respondenter svarade.")) == ["N305"]


def test_who_did_something_is_no_whole() -> None:
    silent(lines("På orten gjordes 9 inköp, och 7 betalades av 2 givare."))
    silent(lines("Av träffarna leddes 3 av 4 lärare."))
    only("N305", lines("På orten svarade 7 elever av 2."))
