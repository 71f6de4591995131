from lardom.study.tablefile import Row, TableFile

TABLE = TableFile("parties.csv", ("Project ID", "Kind", "kind"), (Row(2, ("p1", "a", "b")), Row(5, ("p2", "c", "d"))))


def test_a_column_is_found_as_written_before_regardless_of_case() -> None:
    assert TABLE.column("kind") == 2
    assert TABLE.column("Kind") == 1
    assert TABLE.column("project  id") == 0
    assert TABLE.column("role") is None


def test_records_keep_the_row_numbers_of_the_spreadsheet() -> None:
    assert list(TABLE.records()) == [
        (2, {"Project ID": "p1", "Kind": "a", "kind": "b"}),
        (5, {"Project ID": "p2", "Kind": "c", "kind": "d"}),
    ]
