"""A pandoc table as a plain grid."""

import json

import pypandoc
from hypothesis import given
from hypothesis import strategies as st

from lardom.report.gridding import filled_down, table_from_pandoc

CELLS = st.lists(st.tuples(st.sampled_from(["", "Hälsa", "Klimat"]), st.sampled_from(["", "A", "B"])), max_size=8)


def test_a_merged_cell_is_repeated_in_every_row_and_column_it_covers() -> None:
    page = (
        "<table><tr><th>Kategori</th><th>Projekt</th><th>n</th></tr><tr><td rowspan=2>Hälsa</td><td>A</td><td>1</td></tr>"
        "<tr><td>B</td><td>2</td></tr><tr><td colspan=2>Totalt</td><td>3</td></tr></table>"
    )
    tree = json.loads(pypandoc.convert_text(page, "json", format="html", extra_args=["--sandbox"]))
    table, _, _ = table_from_pandoc(tree["blocks"][0]["c"])
    assert table.header == ("Kategori", "Projekt", "n")
    assert table.rows == (("Hälsa", "A", "1"), ("Hälsa", "B", "2"), ("Totalt", "Totalt", "3"))


@given(CELLS)
def test_filling_down_changes_no_cell_that_had_text(rows: list[tuple[str, str]]) -> None:
    for before, after in zip(rows, filled_down(list(rows)), strict=True):
        assert after[1] == before[1]
        assert not before[0] or after[0] == before[0]
