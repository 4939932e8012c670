"""CSV files that people write: read row by row, with what is wrong about each named by its line."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, Rejection, quoted
from pipeline.texts import decode


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row of a CSV file: its cells by column, and where it stands."""

    cells: dict[str, str]
    file: str
    row: str


@dataclass(frozen=True, slots=True)
class CsvFile:
    """What a CSV file holds: the rows that have every cell, what was set aside, and the file's SHA-256."""

    rows: tuple[CsvRow, ...]
    rejected: tuple[Rejection, ...]
    digest: str


def read_csv(path: Path, name: str, columns: Sequence[str]) -> CsvFile:
    """Read a CSV file in UTF-8 with these columns, in any order; cells are stripped of spaces around them.

    Args:
        path: the file.
        name: what errors call it.
        columns: the columns that it has to have, and no others.
    """
    try:
        content = path.read_bytes()
        lines = list(_lines(decode(content, "the file")))
    except OSError as error:
        return CsvFile((), (_whole(name, f"the file cannot be read: {error.strerror}"),), "")
    except (InputError, csv.Error) as error:
        digest = hashlib.sha256(content).hexdigest()
        return CsvFile((), (_whole(name, f"the file is no CSV: {error}"),), digest)
    rows, rejected = _checked(lines, name, columns)
    return CsvFile(tuple(rows), tuple(rejected), hashlib.sha256(content).hexdigest())


def _whole(name: str, reason: str, field: str = "") -> Rejection:
    return Rejection(name, "", field, "", reason)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of the line on which each ends; empty lines are none."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    for cells in reader:
        if cells:
            yield reader.line_num, [cell.strip() for cell in cells]


def _checked(
    lines: list[tuple[int, list[str]]], name: str, columns: Sequence[str]
) -> tuple[list[CsvRow], list[Rejection]]:
    if len(lines) < 2:
        return [], [_whole(name, "the file holds no row: it was cut off, or is not filled in")]
    header = lines[0][1]
    if wrong := _wrong_columns(header, name, columns):
        return [], wrong
    rows, rejected = [], []
    for number, cells in lines[1:]:
        if len(cells) == len(header):
            rows.append(CsvRow(dict(zip(header, cells, strict=True)), name, f"line {number}"))
        else:
            reason = f"has {len(cells)} cells and not {len(header)}: a comma or a quotation mark is amiss"
            rejected.append(Rejection(name, f"line {number}", "", quoted(",".join(cells)), reason))
    return rows, rejected


def _wrong_columns(header: Sequence[str], name: str, columns: Sequence[str]) -> list[Rejection]:
    """A rejection for each column that is missing, unknown or there twice: the file's columns changed."""
    aside = "the whole file is set aside"
    missing = [_whole(name, f"the column is missing: {aside}", column) for column in columns
               if column not in header]  # fmt: skip
    unknown = [_whole(name, f"the column is unknown: {aside}", quoted(column)) for column in header
               if column not in columns]  # fmt: skip
    twice = [_whole(name, f"the column stands twice: {aside}", column) for column in columns
             if header.count(column) > 1]  # fmt: skip
    return [*missing, *unknown, *twice]
