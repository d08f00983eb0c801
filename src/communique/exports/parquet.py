"""Parquet tables with fixed types (needs the extra `pyarrow`): the tables of `csv`.

What is lost: as in the CSV tables, chains and lists are joined into one cell; spans are three columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any

from communique.errors import InputError
from communique.exports.csv import TABLES
from communique.exports.registry import File
from communique.model import Dossier

NUMBERS: dict[str, frozenset[str]] = {
    "claims": frozenset({"outlets", "texts", "origins", "sides"}),
    "assertions": frozenset({"start", "end"}),
    "statements": frozenset({"start", "end"}),
    "actors": frozenset({"mentions"}),
}
"""Columns of each table that hold counts or offsets; `score` is a fraction, every other column is text."""


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One file a table; raises `InputError` if pyarrow is not installed."""
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise InputError("--to parquet", "pyarrow is not installed", "pip install 'communique[parquet]'") from error
    for name, (header, rows) in TABLES.items():
        columns = [str(column) for column in header]
        records = [dict(zip(columns, row, strict=True)) for d in dossiers for row in rows(d)]
        sink = BytesIO()
        parquet.write_table(arrow.Table.from_pylist(records, schema=schema(arrow, name, columns)), sink)
        yield f"parquet/{name}.parquet", sink.getvalue()


def schema(arrow: Any, table: str, columns: Sequence[str]) -> Any:
    """The columns of a table with their types: never inferred from the data."""
    return arrow.schema([(column, column_type(arrow, table, column)) for column in columns])


def column_type(arrow: Any, table: str, column: str) -> Any:
    """The type of a column."""
    if column in NUMBERS.get(table, ()):
        return arrow.int64()
    return arrow.float64() if column == "score" else arrow.string()
