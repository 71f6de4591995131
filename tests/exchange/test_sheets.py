from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lardom.exchange.columns import Table
from lardom.exchange.sheets import absent, places_of_columns, read_sheet, usable
from lardom.exchange.tables import TABLES, table_named
from lardom.study.tablefile import Row, TableFile


def table_file(header: str, *rows: str, file: str = "answers.csv") -> TableFile:
    cells = [tuple(row.split(",")) for row in rows]
    return TableFile(file, tuple(header.split(",")), tuple(Row(n, one) for n, one in enumerate(cells, 2)))


def test_columns_are_found_by_name_and_synonym_in_any_order_and_case() -> None:
    assert places_of_columns(table_named("answers"), ("VÄRDE", "Fråga", "respondent-id")) == {
        "value": 0, "item": 1, "respondent_id": 2,
    }  # fmt: skip


def test_a_columns_own_name_goes_before_a_synonym() -> None:
    # "text" is a synonym of codings' quote, but the name of quotations' own column.
    assert places_of_columns(table_named("quotations"), ("citat", "text")) == {"text": 1}


def test_rows_become_values() -> None:
    sheet, troubles = read_sheet(
        table_named("interviews"),
        table_file("interview_id,project_id,date,respondents", "I1,P1,2024-05-01,A;B", file="interviews.csv"),
    )
    (record,) = sheet.records
    assert troubles == ()
    assert record.values["date"] == date(2024, 5, 1)
    assert record.texts("respondents") == ("A", "B")
    assert record.values["minutes"] is None
    assert record.pairs("speakers") == ()
    assert record.text("mode") == ""


def test_a_sheet_without_a_required_column_has_no_rows() -> None:
    sheet, troubles = read_sheet(table_named("answers"), table_file("respondent_id,value", "A,1"))
    assert sheet.records == ()
    assert [(one.code, one.value) for one in troubles] == [("column-missing", "item")]


def test_a_wrong_cell_of_a_vital_column_takes_the_row_out_and_another_only_itself() -> None:
    source = table_file("respondent_id,item,value,missing", "A,q,9x,", "B,q,4,")
    sheet, troubles = read_sheet(table_named("answers"), source)
    assert [record.text("respondent_id") for record in usable(sheet, troubles).records] == ["B"]
    projects = table_file("project_id,title,budget", "P1,Ett,x", "P2,Två,5", file="portfolio/projects.csv")
    sheet, troubles = read_sheet(table_named("projects"), projects)
    assert [record.values["budget"] for record in usable(sheet, troubles).records] == [None, 5.0]


def test_of_two_rows_with_one_id_the_first_is_used() -> None:
    source = table_file("project_id,title", "P1,Ett", "P1,Två", file="portfolio/projects.csv")
    sheet, troubles = read_sheet(table_named("projects"), source)
    assert [record.text("title") for record in usable(sheet, troubles).records] == ["Ett"]


def test_a_mistyped_consent_never_turns_into_a_consent_that_was_not_given() -> None:
    # An empty list means "not itemised", which allows quoting: the row must go instead.
    source = table_file("respondent_id,project_id,label,consent", "A,P,R1,nothing", file="respondents.csv")
    sheet, troubles = read_sheet(table_named("respondents"), source)
    assert usable(sheet, troubles).records == ()


def test_a_mistyped_day_of_withdrawal_does_not_bring_the_person_back() -> None:
    source = table_file("respondent_id,project_id,label,withdrawn", "A,P,R1,igår", file="respondents.csv")
    sheet, troubles = read_sheet(table_named("respondents"), source)
    assert usable(sheet, troubles).records == ()


def test_an_absent_table_has_no_rows_and_is_not_present() -> None:
    sheet = absent(table_named("key"))
    assert (sheet.records, sheet.present, sheet.file) == ((), False, "key.csv")


@given(
    st.sampled_from(TABLES).flatmap(
        lambda table: st.tuples(
            st.just(table),
            st.lists(
                st.lists(st.text(max_size=12), min_size=len(table.columns), max_size=len(table.columns)), max_size=4
            ),
        )
    )
)
def test_no_cells_make_a_sheet_raise(given_table: tuple[Table, list[list[str]]]) -> None:
    table, cells = given_table
    header = tuple(column.name for column in table.columns)
    source = TableFile(table.files[0], header, tuple(Row(n, tuple(row)) for n, row in enumerate(cells, 2)))
    sheet, troubles = read_sheet(table, source)
    kept = usable(sheet, troubles)
    assert len(kept.records) <= len(cells)
    for record in kept.records:
        for column in table.columns:
            assert not column.required or record.values[column.name] not in ("", (), None)
