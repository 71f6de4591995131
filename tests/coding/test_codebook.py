import polars

from lardom.coding.codebook import Code


def test_a_codebook_is_a_table_as_it_is() -> None:
    frame = polars.DataFrame([Code("NET", "Network"), Code("NET1", "New partners", parent="NET")])
    assert frame.filter(polars.col("parent") == "NET")["id"].to_list() == ["NET1"]
