"""JSON, workbooks and the Data Package hold the table exactly, and what it is."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline import exports
from pipeline.tables import csv_bytes, parquet_bytes
from schemas.dictionary import TABLES
from schemas.figures import FIGURES
from schemas.rejected import REJECTED

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "https://example.org", "{=1}", "17", "<b>&amp;</b>"]
_SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def rejected(values: list[str | None]) -> pd.DataFrame:
    rows = [
        {"file": "a.toml", "row": "2", "field": "unit", "value": value, "reason": "no unit"}
        for value in values
    ]
    return pd.DataFrame(rows, columns=list(REJECTED.columns)).astype("string")


def cells(content: bytes, sheet: int = 1) -> list[list[tuple[str, str | None]]]:
    """Type and text of each cell of a sheet, "" for an empty one; the kind "f" for a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        words = ["".join(part.itertext()) for part in shared.findall("m:si", _SPACE)]
        rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml")).findall(
            ".//m:row", _SPACE
        )
    return [[_cell(cell, words) for cell in row] for row in rows]


def _cell(cell: ElementTree.Element, words: list[str]) -> tuple[str, str | None]:
    if cell.find("m:f", _SPACE) is not None:
        return "f", None
    value = cell.findtext("m:v", None, _SPACE)
    if cell.get("t") == "s" and value is not None:
        return "text", words[int(value)]
    return cell.get("t", "number"), value


def test_json_holds_the_rows_and_what_they_are() -> None:
    told = json.loads(exports.json_bytes("rejected", rejected([*FORMULAS, None])))
    assert [row["value"] for row in told["data"]] == [*FORMULAS, None]
    assert told["licence"] == "CC BY 4.0"
    assert [field["name"] for field in told["fields"]] == list(REJECTED.columns)


def test_an_empty_table_is_json_too() -> None:
    assert json.loads(exports.json_bytes("rejected", rejected([])))["data"] == []


def test_a_workbook_runs_nothing_and_links_nothing() -> None:
    content = exports.xlsx_bytes("rejected", rejected([*FORMULAS, None]))
    kinds = [row[3] for row in cells(content)[1 : 1 + len(FORMULAS)]]
    assert kinds == [("text", value) for value in FORMULAS]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not [name for name in book.namelist() if re.search("rels/sheet", name)]


def test_a_workbook_has_numbers_as_numbers() -> None:
    table = pd.DataFrame({"figure_id": ["a"], "value": [17.6e9], "repeats": [2], "forecast": [True]})
    row = cells(exports.xlsx_bytes("figures", table))[1]
    assert [(kind, float(value or 0)) for kind, value in row[1:]] == [
        ("number", 17.6e9), ("number", 2.0), ("b", 1.0),
    ]  # fmt: skip


def test_a_workbook_tells_its_columns_and_terms() -> None:
    content = exports.xlsx_bytes("rejected", rejected(["x"]))
    assert [row[0][1] for row in cells(content, 2)][1:] == list(REJECTED.columns)
    assert ("text", exports.CREDIT) in [row[1] for row in cells(content, 3)]


def test_a_text_too_long_for_a_cell_says_that_it_is_cut() -> None:
    long = "a" * (exports.LONGEST_CELL + 1)
    cut = cells(exports.xlsx_bytes("rejected", rejected([long])))[1][3][1]
    assert cut is not None
    assert len(cut) == exports.LONGEST_CELL
    assert cut.endswith(exports.CUT)


def test_a_table_too_long_for_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "LARGEST_SHEET", 2)
    with pytest.raises(ValueError, match="rejected has 3 rows"):
        exports.xlsx_bytes("rejected", rejected(["a", "b", "c"]))


@pytest.mark.parametrize("make", [exports.json_bytes, exports.xlsx_bytes])
def test_the_same_table_gives_the_same_bytes(make, monkeypatch: pytest.MonkeyPatch) -> None:
    first = make("rejected", rejected(FORMULAS))
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert make("rejected", rejected(FORMULAS)) == first


def test_parquet_holds_the_terms() -> None:
    told = pq.read_schema(io.BytesIO(parquet_bytes(rejected(["x"])))).metadata
    assert told[b"multivector.licence"] == b"CC BY 4.0"


def test_the_package_describes_every_file() -> None:
    table = rejected(["x"])
    files = {
        "rejected.csv": csv_bytes(table), "rejected.parquet": parquet_bytes(table),
        "rejected.json": exports.json_bytes("rejected", table), "dictionary.csv": b"table\n",
    }  # fmt: skip
    told = json.loads(exports.package_bytes(files, "1.2.3"))
    resources = {resource["path"]: resource for resource in told["resources"]}
    assert set(resources) == {"rejected.csv", "rejected.parquet", "rejected.json"}
    for path, resource in resources.items():
        assert resource["bytes"] == len(files[path])
        assert resource["hash"] == f"sha256:{hashlib.sha256(files[path]).hexdigest()}"
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
    assert len({resource["name"] for resource in told["resources"]}) == len(resources)
    assert [f["name"] for f in resources["rejected.csv"]["schema"]["fields"]] == list(REJECTED.columns)


def test_columns_are_described_in_the_terms_of_table_schema() -> None:
    for table in TABLES:
        assert {field["type"] for field in exports._fields(table.name)} <= {
            "string",
            "integer",
            "number",
            "boolean",
        }
    indicator = next(field for field in exports._fields("figures") if field["name"] == "indicator")
    assert indicator["constraints"]["enum"] == list(
        next(field for field in FIGURES.fields if field.name == "indicator").allowed
    )
