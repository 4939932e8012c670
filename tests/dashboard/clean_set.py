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
    "text_fragment_url": None, "inferred": None, "read_from": None, "repeats": 0, "reader_version": "1",
}  # fmt: skip
OBSERVATION: dict[str, Any] = {
    "observation_id": "", "source": "STATS", "organisation": "Office of Statistics", "dataset": "Trade",
    "vintage": None, "reporter": "UZB", "partner": "CHN", "indicator": "exports", "statistic": "level",
    "product": None, "product_code": "TOTAL", "period": "2019", "value": 2.4e9, "unit": "USD",
    "status": "A", "perspective": "reported", "derived": False,
    "source_url": "https://stats.example.org/trade", "retrieved_at": None, "read_through": None,
    "comment": None, "source_file": "official/stats.csv",
}  # fmt: skip
CHECK: dict[str, Any] = {
    "figure_id": "", "rule": "nothing to compare", "rule_version": "1", "verdict": "not checked",
    "decisive": True, "expected_low": None, "expected_high": None, "found_low": None, "found_high": None,
    "unit": None, "difference": None, "explanation": "There is nothing to compare it with.", "evidence": None,
}  # fmt: skip
PLACE: dict[str, Any] = {
    "name": "", "country": "KAZ", "latitude": 45.0, "longitude": 50.0, "role": "port", "source": "Gazetteer",
    "source_url": "https://places.example.org", "read_through": None, "note": None,
    "source_file": "official/places.csv",
}  # fmt: skip
REVISION: dict[str, Any] = dict.fromkeys(
    "observation_id source dataset reporter partner indicator product period unit value_before value_after "
    "seen_before seen_after".split()
)
REJECTED = {"file": None, "row": None, "field": None, "value": None, "reason": None}
DICTIONARY = ["table", "column", "type", "unit", "allowed", "sdmx", "description"]
NUMBERS = {
    "value": "float64", "value_upper": "float64", "value_low": "float64", "value_high": "float64",
    "char_start": "Int64", "char_end": "Int64", "repeats": "Int64",
    "text_length": "Int64", "figure_count": "Int64", "forecast": "bool", "derived": "bool",
    "decisive": "bool", "difference": "float64", "latitude": "float64", "longitude": "float64",
    **dict.fromkeys(("expected_low", "expected_high", "found_low", "found_high"), "float64"),
    **dict.fromkeys(("value_before", "value_after"), "float64"),
}  # fmt: skip


def article(**fields: Any) -> dict[str, Any]:
    """An article's row; what is not given is that of the example."""
    return {**ARTICLE, **fields}


def figure(**fields: Any) -> dict[str, Any]:
    """A figure's row; what is not given is that of the example, and the id follows from place and surface."""
    row = {**FIGURE, **fields}
    told = f"{row['article_id']}\0{row['char_start']}\0{row['surface']}"
    return {**row, "figure_id": row["figure_id"] or hashlib.sha256(told.encode()).hexdigest()[:12]}


def observation(**fields: Any) -> dict[str, Any]:
    """An observation's row; what is not given is that of the example, and the id follows from the key."""
    row = {**OBSERVATION, **fields}
    key = "source dataset reporter partner indicator statistic product_code period unit perspective".split()
    told = "\0".join(str(row[field] or "") for field in key)
    return {**row, "observation_id": row["observation_id"] or hashlib.sha256(told.encode()).hexdigest()[:12]}


def check(row: dict[str, Any], verdict: str = "not checked", **fields: Any) -> dict[str, Any]:
    """The decisive check of a figure's row, or another one by `decisive=False`."""
    return {**CHECK, "figure_id": row["figure_id"], "verdict": verdict, **fields}


def place(name: str, longitude: float, latitude: float = 45.0) -> dict[str, Any]:
    """A place's row."""
    return {**PLACE, "name": name, "longitude": longitude, "latitude": latitude}


def observations() -> list[dict[str, Any]]:
    """Trade of Uzbekistan with three partners over six years, of two sources and without 2017; and oil."""
    rows = []
    for year in (2015, 2016, 2018, 2019, 2020, 2021):
        source = {"source": "OLD", "organisation": "Old Office"} if year < 2019 else {}
        for flow, world in (("exports", 12e9), ("imports", 20e9)):
            for partner, part in (("CHN", 0.2), ("RUS", 0.3), ("EU", 0.1), ("World", 1.0)):
                value = world * part * (1 + (year - 2015) / 10)
                rows.append(
                    observation(indicator=flow, partner=partner, period=str(year), value=value, **source)
                )
    return rows + mirror() + fuels() + routes()


def mirror() -> list[dict[str, Any]]:
    """What the EU declares of the same trade, in its own currency."""
    told = {
        "reporter": "EU",
        "partner": "UZB",
        "unit": "EUR",
        "source": "EUSTAT",
        "organisation": "EU Office",
    }
    return [
        observation(indicator="imports", period="2019", value=1.5e9, **told),
        observation(indicator="exports", period="2019", value=2.9e9, **told),
    ]


def fuels() -> list[dict[str, Any]]:
    """Fuel exports by destination over three years, and crude exports in tonnes with a year missing."""
    told = {"product": "energy", "product_code": "HS:27"}
    rows = [
        observation(partner=partner, period=str(year), value=share * 1e9, **told)
        for year in (2018, 2019, 2020)
        for partner, share in (("EU", 7.1), ("CHN", 1.0), ("World", 10.0))
    ]
    crude = {"product": "oil", "product_code": "HS:2709", "partner": "World", "unit": "t"}
    return rows + [
        observation(period=str(year), value=year * 1e4, **crude) for year in (2016, 2017, 2019, 2020)
    ]


def routes() -> list[dict[str, Any]]:
    """Oil by two routes in one year, as an estimate, the capacity of one of them, and the exports in all."""
    told = {"source": "SCHOOL", "organisation": "School", "product": "oil", "product_code": None, "unit": "t"}
    told |= {"period": "2022", "status": "E"}
    return [
        observation(indicator="transit", reporter="CPC", partner="KAZ", value=52e6, **told),
        observation(indicator="transit", reporter="rail", partner="KAZ", value=4e6, **told),
        observation(reporter="KAZ", partner="World", value=64e6, **told),
        observation(
            indicator="capacity", reporter="CPC", partner=None, value=67e6, **{**told, "status": "A"}
        ),
    ]


def places() -> list[dict[str, Any]]:
    """Places of two routes; those between them are not known."""
    return [place("Tengiz field", 53.4, 46.2), place("Novorossiysk", 37.8, 44.7), place("Baku", 49.9, 40.4),
            place("Ceyhan", 35.8, 37.0)]  # fmt: skip


def checks() -> list[dict[str, Any]]:
    """Checks of the example's figures: one of each verdict, and one that is told beside another."""
    share, level, balance, turnover = trade_figures()
    bound, *_ = energy_figures()
    near = next(row for row in observations() if row["indicator"] == "imports" and row["partner"] == "CHN")
    said = [
        check(share, "agrees", rule="official share", explanation="20 % is cited, and 20 % is declared."),
        check(
            level, "close", rule="official value", explanation="The cited amount is 2.1 % below it.",
            expected_low=near["value"], expected_high=near["value"], unit="USD", difference=-0.021,
            evidence=f"{share['figure_id']};{near['observation_id']}",
        ),
        check(level, "not checked", rule="stale", decisive=False, explanation="Said six years later."),
        check(balance, "differs", rule="currency", explanation="It fits neither record."),
        check(bound, "not comparable", rule="bound", explanation="It names no year."),
    ]  # fmt: skip
    told = {row["figure_id"] for row in said}
    others = [row for row in [turnover, *energy_figures()] if row["figure_id"] not in told]
    return [*said, *(check(row) for row in others)]


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
    observed: list[dict[str, Any]] | None = None,
    checked: list[dict[str, Any]] | None = None,
    placed: list[dict[str, Any]] | None = None,
    **told: Any,
) -> Path:
    """Write a published set into `folder` and return the folder.

    Figures that are given without checks are not checked; `told` goes into run.json.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = pd.Series([row["article_id"] for row in figures], dtype=object).value_counts()
    articles = [{**row, "figure_count": int(counts.get(row["article_id"], 0))} for row in articles]
    tables = {
        "articles": table(articles, list(ARTICLE)),
        "figures": table(figures, list(FIGURE)),
        "checks": table([check(row) for row in figures] if checked is None else checked, list(CHECK)),
        "observations": table(observed or [], list(OBSERVATION)),
        "revisions": table([], list(REVISION)),
        "places": table(placed or [], list(PLACE)),
        "rejected": table(rejected or [], list(REJECTED), numbers={}),
    }
    for name, frame in tables.items():
        frame.to_csv(folder / f"{name}.csv", index=False)
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    described = [
        [name, column, "text", "", "", "", f"What {column} is."] for name in tables for column in tables[name]
    ]
    pd.DataFrame(described, columns=DICTIONARY).to_csv(folder / "dictionary.csv", index=False)
    write_manifest(folder, **told)
    return folder


def write_manifest(folder: Path, **told: Any) -> None:
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
    run |= told
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
