"""Results leave as csv or Parquet with the same values."""

import csv
from io import BytesIO, StringIO

import polars as pl

from lardom.exchange.results import Value, results_csv, results_parquet

ROWS: list[dict[str, Value]] = [
    {"code": "=tid", "alpha": 0.5, "why": ""},
    {"code": "mod", "alpha": None, "why": "one value"},
]


def test_csv_and_parquet_hold_the_same() -> None:
    table = list(csv.DictReader(StringIO(results_csv(ROWS))))
    assert table == [
        {"code": "'=tid", "alpha": "0.5", "why": ""},
        {"code": "mod", "alpha": "", "why": "one value"},
    ]
    assert pl.read_parquet(BytesIO(results_parquet(ROWS))).to_dicts() == ROWS
    assert results_csv([]) == ""
