"""Tables in forms that carry what they are: JSON, a workbook for spreadsheets, and a Data Package.

Each holds its source, its licence and what its columns mean, so that a file that was handed on still tells.
The same tables give the same bytes, whenever they are made.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from schemas.dictionary import TABLES
from schemas.table import Field, Table

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
CREDIT = "Multivector contributors; name the article of each figure that you show"
QUOTED = "Quoted sentences remain their publishers’; official values are cited with their source."
ABOUT = {"credit": CREDIT, "licence": LICENCE, "licence_url": LICENCE_URL, "quoted": QUOTED}
PACKAGE = "datapackage.json"
FORMS = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What a sheet of a workbook can hold (Microsoft, “Excel specifications and limits”).
LARGEST_SHEET = 1_048_575
LONGEST_CELL = 32_767
CUT = " … (cut here, as a cell holds no more; the other formats have the whole text)"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
_DESCRIBED: Mapping[str, Table] = {table.name: table for table in TABLES}
# A fixed date: a workbook would otherwise hold when it was made, and differ each time.
_DATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def json_bytes(name: str, table: pd.DataFrame) -> bytes:
    """Return a table as JSON: what it is, its columns, and its rows under `data`; no value is null."""
    told = {"name": name, "title": _DESCRIBED[name].description, **ABOUT, "fields": _fields(name)}
    head = json.dumps(told, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in _rows(table))
    return f'{head},\n "data": [\n{rows}\n]}}\n'.encode()


def xlsx_bytes(name: str, table: pd.DataFrame) -> bytes:
    """Return a table as a workbook with three sheets: the rows, what the columns mean, and the terms.

    Text stays text: a cell that begins as a formula does is not run, and an address is no link. A text that
    is longer than a cell can be is cut, and says so.

    Raises:
        ValueError: the table has more rows than a sheet.
    """
    if len(table) > LARGEST_SHEET:
        raise ValueError(f"{name} has {len(table):,} rows, and a sheet holds {LARGEST_SHEET:,}")
    import xlsxwriter  # type: ignore[import-untyped]  # only a run that publishes needs it

    buffer = io.BytesIO()
    as_text = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **as_text})
    book.set_properties(
        {"title": f"Multivector: {name}", "comments": f"{CREDIT}. {LICENCE}", "created": _DATED}
    )
    bold = book.add_format({"bold": True, "bottom": 1})
    columns = [str(column) for column in table.columns]
    _sheet(book, bold, name, columns, [list(row.values()) for row in _rows(table)])
    meanings = [[field["name"], field["type"], field["description"]] for field in _fields(name)]
    _sheet(book, bold, "columns", ["column", "type", "meaning"], meanings)
    _sheet(book, bold, "about", ["about", name], [["title", _DESCRIBED[name].description], *ABOUT.items()])
    book.close()
    return buffer.getvalue()


def _sheet(book: Any, bold: Any, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        widest = max([len(column), *(len(str(row[place] or "")) for row in rows[:200])])
        sheet.set_column(place, place, min(max(9, widest + 2), 60))
        sheet.write_string(0, place, column, bold)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, number, place, value)


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        long = len(value) > LONGEST_CELL
        sheet.write_string(row, column, value[: LONGEST_CELL - len(CUT)] + CUT if long else value)


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain Python values, None for every missing one."""
    names = [str(column) for column in table.columns]
    columns = []
    for place in range(len(names)):
        column = table.iloc[:, place]
        gaps = column.isna().tolist()
        columns.append([None if gap else value for value, gap in zip(column.tolist(), gaps, strict=True)])
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _fields(name: str) -> list[dict[str, Any]]:
    return [_field(field) for field in _DESCRIBED[name].fields]


def _field(field: Field) -> dict[str, Any]:
    """A column in the terms of Table Schema, with its unit where it has one."""
    told: dict[str, Any] = {"name": field.name, "type": _TYPES[field.kind], "description": field.description}
    if field.unit:
        told["unit"] = field.unit
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.unique:
        constraints["unique"] = True
    if field.allowed:
        constraints["enum"] = list(field.allowed)
    return {**told, "constraints": constraints} if constraints else told


def package_bytes(files: Mapping[str, bytes], version: str) -> bytes:
    """Return datapackage.json, which describes the published tables by the Data Package standard, version 2.

    Args:
        files: the content of each published file, by name.
        version: of the project.

    Source: https://datapackage.org/standard/data-package/
    """
    told = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "multivector",
        "title": "Economic figures that articles cite, checked",
        "description": f"{CREDIT}. {QUOTED}",
        "version": version,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE_URL, "title": LICENCE}],
        "resources": [_resource(name, content) for name, content in files.items() if _is_resource(name)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _is_resource(name: str) -> bool:
    table, _, form = name.partition(".")
    return table in _DESCRIBED and form in FORMS


def _resource(name: str, content: bytes) -> dict[str, Any]:
    table, _, form = name.partition(".")
    told = {
        "name": table if form == "csv" else f"{table}-{form}",
        "path": name,
        "title": _DESCRIBED[table].description,
        "format": form,
        "mediatype": FORMS[form],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if form != "csv":
        return told
    schema = {"fields": _fields(table), "missingValues": [""]}
    return {**told, "type": "table", "encoding": "utf-8", "schema": schema}
