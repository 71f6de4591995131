"""The tables of a draft, recognised."""

from lardom.report.outline import Block, Table
from lardom.report.seen_tables import cell_number, column, item_of, persons_in, seen_tables
from lardom.study.settings import Item

PEOPLE = Table(
    ("Kategori", "Projekt", "Respondenter"), (("Hälsa", "Projekt A*", "R1–R3"), ("Hälsa", "B", "R1")), "Tabell 1. Vilka"
)
ITEM = Item("nojd", "Hur nöjd är du?", text_en="How satisfied are you?")


def test_a_table_of_letters_and_numbers_is_the_table_of_respondents() -> None:
    (seen,) = seen_tables([Block("table", "", table=PEOPLE)], ())
    assert (seen.kind, seen.number) == ("respondents", 1)
    first = seen.people[0]
    assert (first.label, first.starred, first.respondents, first.category) == ("A", True, ("R1", "R2", "R3"), "Hälsa")


def test_a_table_of_the_closed_questions_is_a_table_of_answers() -> None:
    table = Table(("Fråga", "n", "Medel"), (("Hur nöjd är du?", "5", "4,0"),))
    (seen,) = seen_tables([Block("table", "", table=table)], (ITEM,))
    assert seen.kind == "answers"
    assert (column(table, "n"), column(table, "mean"), column(table, "count")) == (1, 2, None)


def test_any_other_table_is_other() -> None:
    assert seen_tables([Block("table", "", table=Table(("a", "b"), (("x", "1"),)))], (ITEM,))[0].kind == "other"


def test_an_item_is_told_by_its_text_in_either_language() -> None:
    assert item_of(("How satisfied are you?",), (ITEM,)) == ITEM
    assert item_of(("Something else entirely",), (ITEM,)) is None


def test_lists_of_persons_are_written_out() -> None:
    assert persons_in("R1, R3–R5 och R7") == ("R1", "R3", "R4", "R5", "R7")


def test_only_a_lone_number_is_a_number_cell() -> None:
    assert cell_number("17", "sv") == (17.0, 0)
    assert cell_number("1 av 3", "sv") is None
    assert cell_number("", "sv") is None


def test_a_table_that_compares_groups_has_no_column_for_everybody() -> None:
    table = Table(("Fråga", "n", "Medel", "n", "Medel"), (("Hur nöjd är du?", "5", "4,0", "3", "2,0"),))
    assert (column(table, "n"), column(table, "mean")) == (None, None)
