from hypothesis import given
from hypothesis import strategies as st

from lardom.report.gridding import table_from_pandoc
from lardom.report.tables import (
    Cell,
    PrintedTable,
    caption_nodes,
    cells,
    data_table_html,
    grid,
    table_nodes,
    with_caption,
)
from lardom.report.tree import every, plain_text

TABLE = PrintedTable(
    "t",
    (cells("Kategori", "Projekt"),),
    ((Cell("Hälsa", rows=2), Cell("A")), (Cell("B"),), (Cell("Miljö"), Cell("C"))),
    ("left", "left"),
    caption="Projekt",
    note="En not.",
)


def test_a_cell_over_two_rows_is_printed_once() -> None:
    assert TABLE.texts == (("Hälsa", "A"), ("", "B"), ("Miljö", "C"))


def test_the_heads_are_the_lowest_that_have_words() -> None:
    table = PrintedTable("t", ((Cell("Fråga", rows=2), Cell("Svar", columns=2)), cells("1", "2")), (), ("left",) * 3)
    assert table.heads == ("Fråga", "1", "2")


def test_the_linter_reads_the_printed_table_as_it_was_meant() -> None:
    (block,) = table_nodes(TABLE, "sv", 3, "tab-x")
    read, _, _ = table_from_pandoc(every(block, "Table")[0]["c"])
    assert read.header == ("Kategori", "Projekt")
    assert read.rows == (("Hälsa", "A"), ("Hälsa", "B"), ("Miljö", "C"))
    assert read.caption.replace("\xa0", " ") == "Tabell 3. Projekt"


def test_the_note_stands_under_the_table_in_the_same_block() -> None:
    (block,) = table_nodes(TABLE, "sv", 1, "tab-x")
    assert [node["t"] for node in block["c"][1]] == ["Table", "Div"]
    assert plain_text(block["c"][1][1:]) == "En not."


def test_a_table_without_a_number_keeps_its_caption_without_a_label() -> None:
    (block,) = table_nodes(TABLE, "sv", None, "")
    assert plain_text(every(block, "Table")[0]["c"][1][1]) == "Projekt"


def test_a_caption_says_table_in_english() -> None:
    assert plain_text(caption_nodes("table", 2, "Answers", "en")).replace("\xa0", " ") == "Table 2. Answers"


def test_an_author_may_caption_a_table_in_other_words() -> None:
    assert with_caption(TABLE, "  Andra ord ").caption == "Andra ord"


def test_the_data_twin_of_a_chart_is_escaped() -> None:
    assert "&lt;b&gt;" in data_table_html(PrintedTable("t", (cells("A"),), (cells("<b>"),), ("left",)))


@given(st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=4), min_size=1, max_size=6))
def test_a_grid_has_as_many_places_as_its_cells_cover(spans: list[list[int]]) -> None:
    width = sum(spans[0])
    row = tuple(Cell(str(index), columns=span) for index, span in enumerate(spans[0]))
    found = grid((row,) * len(spans), width)
    assert len(found) == len(spans)
    assert all(len(line) == width for line in found)
    assert [text for text in found[0] if text] == [str(index) for index in range(len(spans[0]))]
