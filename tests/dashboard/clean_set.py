"""Builds published sets (a data/clean folder) for the tests: rows with the contract's columns, and run.json."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd

ARTICLE: dict[str, Any] = {
    "article_id": "2020-01-02-example-trade", "title": "Trade grows", "author": "Ann Author", "publisher": "Example",
    "published": "2020-01-02", "language": "en", "url": "https://example.org/trade",
    "publisher_url": "https://example.org", "archived_url": None, "retrieved_at": None, "note": None,
    "text_sha256": "0" * 64, "text_length": 1200, "source_file": "2020-01-02-example-trade.toml", "figure_count": 0,
}  # fmt: skip
FIGURE: dict[str, Any] = {
    "figure_id": "", "article_id": ARTICLE["article_id"], "indicator": "exports", "statistic": "level",
    "product": None, "reporter": "UZB", "partner": "CHN", "period": "2019", "base": None, "forecast": False,
    "value": 2.5e9, "value_upper": None, "unit": "USD", "bound": "exact", "value_low": 2.45e9, "value_high": 2.55e9,
    "surface": "$2.5 billion", "sentence": "Exports to China were $2.5 billion in 2019.", "char_start": 100,
    "char_end": 112, "prefix": "Exports to China were ", "suffix": " in 2019.", "attributed_to": None,
    "text_fragment_url": None, "inferred": None, "repeats": 0, "reader_version": "1",
}  # fmt: skip
REJECTED = {"file": None, "row": None, "field": None, "value": None, "reason": None}
DICTIONARY = ["table", "column", "type", "unit", "allowed", "sdmx", "description"]
NUMBERS = {
    "value": "float64", "value_upper": "float64", "value_low": "float64", "value_high": "float64",
    "char_start": "Int64", "char_end": "Int64", "repeats": "Int64", "text_length": "Int64", "figure_count": "Int64",
    "forecast": "bool",
}  # fmt: skip


def article(**fields: Any) -> dict[str, Any]:
    """An article's row; what is not given is that of the example."""
    return {**ARTICLE, **fields}


def figure(**fields: Any) -> dict[str, Any]:
    """A figure's row; what is not given is that of the example, and the id follows from place and surface."""
    row = {**FIGURE, **fields}
    told = f"{row['article_id']}\0{row['char_start']}\0{row['surface']}"
    return {**row, "figure_id": row["figure_id"] or hashlib.sha256(told.encode()).hexdigest()[:12]}


def table(rows: list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    """Rows as a frame with declared types, so that an empty table has them too."""
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({column: NUMBERS.get(column, "str") for column in columns})


def write(
    folder: Path,
    articles: list[dict[str, Any]],
    figures: list[dict[str, Any]],
    rejected: list[dict[str, Any]] | None = None,
) -> Path:
    """Write a published set into `folder` and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = pd.Series([row["article_id"] for row in figures], dtype=object).value_counts()
    articles = [{**row, "figure_count": int(counts.get(row["article_id"], 0))} for row in articles]
    tables = {
        "articles": table(articles, list(ARTICLE)),
        "figures": table(figures, list(FIGURE)),
        "rejected": table(rejected or [], list(REJECTED)),
    }
    for name, frame in tables.items():
        frame.to_csv(folder / f"{name}.csv", index=False)
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    described = [[name, column, "text", "", "", "", f"What {column} is."] for name in tables for column in tables[name]]
    pd.DataFrame(described, columns=DICTIONARY).to_csv(folder / "dictionary.csv", index=False)
    write_manifest(folder)
    return folder


def write_manifest(folder: Path) -> None:
    """Write run.json for the files that lie in `folder`."""
    files = {
        path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size, "rows": 0}
        for path in sorted(folder.iterdir())
        if path.suffix in (".csv", ".parquet")
    }
    run = {"version": "0.1.0", "reader_version": "1", "made_at": "2026-11-22T12:00:00+00:00", "files": files}
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
