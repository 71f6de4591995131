"""Results out as tables: csv that a spreadsheet opens safely, or Parquet."""

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO

from lardom.exchange.formulas import guarded

type Value = str | int | float | bool | None


def results_csv(rows: Sequence[Mapping[str, Value]]) -> str:
    r"""Return rows as csv, columns as the first row has them; nothing is an empty cell.

    >>> results_csv([{"code": "=a", "alpha": 0.5}, {"code": "b", "alpha": None}])
    "code,alpha\n'=a,0.5\nb,\n"
    """
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow(
            ["" if value is None else guarded(value) if isinstance(value, str) else value for value in row.values()]
        )
    return sheet.getvalue()


def results_parquet(rows: Sequence[Mapping[str, Value]]) -> bytes:
    """Return rows as a Parquet file.

    >>> results_parquet([{"code": "a", "alpha": 0.5}])[:4]
    b'PAR1'
    """
    import polars as pl  # noqa: PLC0415 - 27 MiB that only this needs

    file = BytesIO()
    pl.DataFrame(list(rows), infer_schema_length=None).write_parquet(file)
    return file.getvalue()
