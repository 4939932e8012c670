"""A small official record: rows of its files, right but for what a test changes."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.observations import Observation
from pipeline.official import COLUMNS, PLACE_COLUMNS

ROW = {
    "source": "BNS", "organisation": "Bureau", "dataset": "Trade by partner", "vintage": "",
    "reporter": "KAZ", "partner": "RUS", "indicator": "imports", "statistic": "level", "product": "",
    "product_code": "TOTAL", "period": "2013", "value": "17971.8", "unit_mult": "6",
    "unit": "USD", "status": "A", "perspective": "reported", "derived": "false", "source_url": "https://example.org/trade",
    "retrieved_at": "", "read_through": "", "comment": "",
}  # fmt: skip
PLACE = {
    "name": "Aktau", "country": "KAZ", "latitude": "43.66", "longitude": "51.17", "role": "Caspian port",
    "source": "GeoNames 610612", "source_url": "https://www.geonames.org/610612", "read_through": "",
    "note": "",
}  # fmt: skip


def write(folder: Path, *rows: dict[str, str], name: str = "bns.csv", columns: Any = COLUMNS) -> Path:
    """Write a file of rows; the first of them stands on line 2."""
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row[column] for column in columns] for row in rows)
    return folder


def write_places(folder: Path, *rows: dict[str, str]) -> Path:
    """Write the file of places."""
    return write(folder, *rows, name="places.csv", columns=PLACE_COLUMNS)


def row(**changes: str) -> dict[str, str]:
    """A row of a file, right but for these cells."""
    return {**ROW, **changes}


def observation(**changes: Any) -> Observation:
    """An observation, right but for these values."""
    told: dict[str, Any] = {name: cell for name, cell in ROW.items() if name != "unit_mult"}
    told |= {"value": Decimal("17971800000"), "derived": False, "source_file": "official/bns.csv"}
    return Observation(**{**told, "row": "line 2", **changes})
