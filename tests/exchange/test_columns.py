import pytest

from lardom.exchange.columns import SEVERAL, Column, Table


def column(**changes: object) -> Column:
    return Column("label", "text", "Etikett.", "Label.", "A", **changes)  # type: ignore[arg-type]


def test_a_required_column_decides_over_its_row_and_so_does_a_vital_one() -> None:
    assert column(required=True).decides
    assert column(vital=True).decides
    assert not column(unique=True).decides


def test_a_column_and_a_table_are_described_in_both_languages() -> None:
    table = Table("a", "in/a", "Svenska.", "English.", (column(),), lost_sv="tal", lost_en="numbers")
    assert (table.described("sv"), table.described("en")) == ("Svenska.", "English.")
    assert (table.lost("sv"), table.lost("en")) == ("tal", "numbers")
    assert (column().described("sv"), column().described("en")) == ("Etikett.", "Label.")


def test_a_table_names_its_files_and_finds_its_columns() -> None:
    table = Table("a", "in/a", "", "", (column(),))
    assert table.files == ("in/a.csv", "in/a.xlsx")
    assert table.column("label") == column()
    with pytest.raises(KeyError):
        table.column("labels")


def test_lists_pairs_and_references_hold_several_things() -> None:
    assert {kind for kind in ("list", "pairs", "references", "turns", "integers", "text") if kind in SEVERAL} == SEVERAL
