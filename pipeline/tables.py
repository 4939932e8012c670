"""Tables as files: CSV for people and spreadsheets, Parquet for programs; read back for comparison."""

from __future__ import annotations

import csv
import io
import re
from typing import Literal

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from pipeline.exports import ABOUT
from schemas.dictionary import COLUMNS, dictionary_rows

# A spreadsheet takes a cell that begins with one of these for a formula and runs it.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """Return a text cell so that a spreadsheet shows it and does not run it: with an apostrophe before it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the text that `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return the table as CSV in UTF-8: no value is an empty cell, text cells are `guarded`."""
    columns = {
        name: column.map(guarded, na_action="ignore") if isinstance(column.dtype, pd.StringDtype) else column
        for name, column in table.items()
    }
    text = _csv(pd.DataFrame(columns), csv.QUOTE_MINIMAL)
    # A carriage return alone ends a line for many readers, and the csv module does not quote it.
    return (_csv(pd.DataFrame(columns), csv.QUOTE_ALL) if "\r" in text else text).encode()


def _csv(table: pd.DataFrame, quoting: Literal[0, 1]) -> str:
    text: str = table.to_csv(index=False, lineterminator="\n", quoting=quoting)
    return text


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """Return the table as Parquet: the exact text, no value is null, the terms in the file's metadata."""
    buffer = pa.BufferOutputStream()
    made = pa.Table.from_pandas(table, preserve_index=False)
    terms = {f"multivector.{name}": words for name, words in ABOUT.items()}
    pq.write_table(made.replace_schema_metadata({**(made.schema.metadata or {}), **terms}), buffer)
    content: bytes = buffer.getvalue().to_pybytes()
    return content


def dictionary_bytes() -> bytes:
    """Return the data dictionary as CSV in UTF-8."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: guarded(cell) for name, cell in row.items()} for row in dictionary_rows())
    return buffer.getvalue().encode()


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file that `csv_bytes` made, all cells as text."""
    csv.field_size_limit(max(csv.field_size_limit(), len(content)))
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
