import polars as pl

from lardom.coding.codebook import Code


def test_a_codebook_is_a_table_as_it_is() -> None:
    frame = pl.DataFrame([Code("NET", "Network"), Code("NET1", "New partners", parent="NET")])
    assert frame.filter(pl.col("parent") == "NET")["id"].to_list() == ["NET1"]
