import pytest
from annex_c import annex_c
from table_one import ORDER, study

from lardom.portfolio.counts import facts
from lardom.report.portfolio_tables import PORTFOLIO_TABLES, coverage_table, fact_rows, group_name, portfolio_table
from lardom.sampling.coverage import coverage

FACTS = facts(*annex_c(), settings=study().settings)


def test_the_categories_of_annex_c_stand_in_the_order_of_the_report() -> None:
    table = portfolio_table("category", FACTS, "sv")
    assert table is not None
    assert table.texts == (
        ("IoT infrastruktur", "3", "6\xa0%"),
        ("Hälsa, vård och omsorg", "17", "32\xa0%"),
        ("Klimat och miljö", "16", "30\xa0%"),
        ("Skola och utbildning", "6", "11\xa0%"),
        ("Samhällsbyggnad", "11", "21\xa0%"),
        ("Totalt", "53", "100\xa0%"),
    )


def test_kinds_of_party_are_counted_once_per_project_and_as_participations() -> None:
    table = portfolio_table("kind", FACTS, "sv")
    assert table is not None
    assert [row[:3] for row in table.texts[:3]] == [
        ("Kommun", "43", "82"), ("Region", "17", "25"), ("Kommunalt bolag", "14", "14"),
    ]  # fmt: skip
    assert "summerar därför inte" in table.note


def test_owners_include_those_that_cannot_be_told() -> None:
    table = portfolio_table("owner", FACTS, "en")
    assert table is not None
    assert table.texts == (
        ("Municipality", "38", "72%"),
        ("Region", "12", "23%"),
        ("Municipal company", "1", "2%"),
        ("Undetermined", "2", "4%"),
        ("Total", "53", "100%"),
    )


@pytest.mark.parametrize("name", ["category", "owner", "pattern", "public"])
def test_the_parts_of_a_division_add_up_to_the_whole(name: str) -> None:
    assert sum(n for _, n in fact_rows(name, FACTS, "sv")) == FACTS["projects"].value


def test_every_name_gives_a_table_in_both_languages_and_no_other_does() -> None:
    for name in PORTFOLIO_TABLES:
        for language in ("sv", "en"):
            table = portfolio_table(name, FACTS, language)
            assert table is not None
            assert table.caption
            assert "portfolio caption" not in table.caption
    assert portfolio_table("colour", FACTS, "sv") is None


def test_the_sample_against_the_portfolio_names_what_it_misses() -> None:
    material = study()
    rows = coverage(material.projects, material.sample, step=2, order=ORDER)
    table = coverage_table(rows, [rows], "sv")
    assert table.texts[-1] == ("Totalt", "53", "5", "5")
    assert table.heads == ("Kategori", "I portföljen", "I urvalet", "I steg 2")
    assert table.note == "Inget projekt i urvalet: Samhällsbyggnad."


def test_a_combination_of_kinds_is_told_in_words() -> None:
    assert group_name("pattern", "municipality+region+municipal company", "sv") == "Kommun, region och kommunalt bolag"
    assert group_name("pattern", "none", "en") == "No public party"
