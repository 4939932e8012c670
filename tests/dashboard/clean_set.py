"""Builds published sets (a data/clean folder) for the tests: tables with all columns, and run.json."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd

ARTICLE: dict[str, Any] = {
    "article_id": "2020-01-02-example-trade", "title": "Trade grows", "author": "Ann Author",
    "publisher": "Example", "published": "2020-01-02", "language": "en", "url": "https://example.org/trade",
    "publisher_url": "https://example.org", "archived_url": None, "retrieved_at": None, "note": None,
    "text_sha256": "0" * 64, "text_length": 1200,
    "source_file": "2020-01-02-example-trade.toml", "figure_count": 0,
}  # fmt: skip
FIGURE: dict[str, Any] = {
    "figure_id": "", "article_id": ARTICLE["article_id"], "indicator": "exports", "statistic": "level",
    "product": None, "reporter": "UZB", "partner": "CHN", "period": "2019", "base": None, "forecast": False,
    "value": 2.5e9, "value_upper": None, "unit": "USD", "bound": "exact",
    "value_low": 2.45e9, "value_high": 2.55e9,
    "surface": "$2.5 billion", "sentence": "Exports to China were $2.5 billion in 2019.", "char_start": 100,
    "char_end": 112, "prefix": "Exports to China were ", "suffix": " in 2019.", "attributed_to": None,
    "text_fragment_url": None, "inferred": None, "repeats": 0, "reader_version": "1",
}  # fmt: skip
REJECTED = {"file": None, "row": None, "field": None, "value": None, "reason": None}
DICTIONARY = ["table", "column", "type", "unit", "allowed", "sdmx", "description"]
NUMBERS = {
    "value": "float64", "value_upper": "float64", "value_low": "float64", "value_high": "float64",
    "char_start": "Int64", "char_end": "Int64", "repeats": "Int64",
    "text_length": "Int64", "figure_count": "Int64", "forecast": "bool",
}  # fmt: skip


def article(**fields: Any) -> dict[str, Any]:
    """An article's row; what is not given is that of the example."""
    return {**ARTICLE, **fields}


def figure(**fields: Any) -> dict[str, Any]:
    """A figure's row; what is not given is that of the example, and the id follows from place and surface."""
    row = {**FIGURE, **fields}
    told = f"{row['article_id']}\0{row['char_start']}\0{row['surface']}"
    return {**row, "figure_id": row["figure_id"] or hashlib.sha256(told.encode()).hexdigest()[:12]}


def trade_figures() -> list[dict[str, Any]]:
    """Shares with their values, and a balance beside a turnover in one sentence."""
    split = "The balance with the EU was $12.7 billion, while turnover with Russia was $24.2 billion."
    both = "Imports from China were 20 percent ($4 billion)."
    return [
        figure(
            char_start=10, surface="20 percent", statistic="share", indicator="imports", base="imports",
            value=20.0, unit="percent", value_low=19.5, value_high=20.5, sentence=both,
            prefix="from China were ", suffix=" ($4",
        ),
        figure(
            char_start=22, surface="$4 billion", indicator="imports", value=4e9, value_low=3.5e9,
            value_high=4.5e9, sentence=both, prefix="20 percent (", suffix=").",
        ),
        figure(
            char_start=60, surface="$12.7 billion", indicator="trade_balance", partner="EU", value=12.7e9,
            value_low=12.65e9, value_high=12.75e9, sentence=split,
        ),
        figure(
            char_start=90, surface="$24.2 billion", indicator="trade_turnover", partner="RUS", value=24.2e9,
            value_low=24.15e9, value_high=24.25e9, sentence=split, inferred="reporter;period",
        ),
    ]  # fmt: skip


def energy_figures() -> list[dict[str, Any]]:
    """A bound without an upper end, one length in two units, a capacity and a range."""
    line = {"indicator": "length", "reporter": "Druzhba", "partner": None, "period": None}
    return [
        figure(
            char_start=300, surface="70%", statistic="share", product="oil", partner="Europe",
            base="oil exports", value=70.0, unit="percent", bound="more_than",
            value_low=70.0, value_high=None, period=None,
            sentence="Over 70% of its oil goes to Europe.", prefix="Over ",
            suffix=" of its oil",
        ),
        figure(
            char_start=400, surface="1,511-kilometer", value=1511.0, unit="km", value_low=1510.5,
            value_high=1511.5, sentence="The 1,511-kilometer (939-mile) line.", prefix="The ", suffix=" (939",
            **line,
        ),
        figure(
            char_start=417, surface="939-mile", value=939.0, unit="mi", value_low=938.5,
            value_high=939.5, sentence="The 1,511-kilometer (939-mile) line.", prefix="kilometer (",
            suffix=") line", **line,
        ),
        figure(
            char_start=500, surface="1 to 2 million barrels per day", value=1e6, value_upper=2e6,
            unit="bbl/d", bound="range", value_low=1e6, value_high=2e6,
            sentence="It carries 1 to 2 million barrels per day.",
            **{**line, "indicator": "capacity", "product": "oil"},
        ),
    ]  # fmt: skip


def table(rows: list[dict[str, Any]], columns: list[str], numbers: dict[str, str] = NUMBERS) -> pd.DataFrame:
    """Rows as a frame with declared types, so that an empty table has them too."""
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({column: numbers.get(column, "str") for column in columns})


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
        "rejected": table(rejected or [], list(REJECTED), numbers={}),
    }
    for name, frame in tables.items():
        frame.to_csv(folder / f"{name}.csv", index=False)
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    described = [
        [name, column, "text", "", "", "", f"What {column} is."] for name in tables for column in tables[name]
    ]
    pd.DataFrame(described, columns=DICTIONARY).to_csv(folder / "dictionary.csv", index=False)
    write_manifest(folder)
    return folder


def write_manifest(folder: Path) -> None:
    """Write run.json for the files that lie in `folder`."""
    files = {
        path.name: {
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "bytes": path.stat().st_size,
            "rows": 0,
        }
        for path in sorted(folder.iterdir())
        if path.suffix in (".csv", ".parquet")
    }
    run = {"version": "0.1.0", "reader_version": "1", "made_at": "2026-11-22T12:00:00+00:00", "files": files}
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
