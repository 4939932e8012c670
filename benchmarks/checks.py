"""Measures how long figures take to check, against the time of the mere join of both tables on their keys.

    python benchmarks/checks.py [--figures 100000] [--observations 1000000] [--rounds 3]

Makes two tables of invented values: figures in articles of ten, half of them on trade, a tenth without a
period, and yearly exports and imports of 103 countries by partner and in all, from two sources. Then times,
in turn and in one process, DuckDB's join of the two tables on reporter, partner, indicator and period, and
`check_figures` on the same tables. DuckDB's join of the two as Parquet files, which suit it best, is timed
beside them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import duckdb
import numpy as np
import pandas as pd
import pycountry

from pipeline.checks import check_figures
from pipeline.checks.citations import Cited
from pipeline.checks.observed import Observed

ALLOWED_RATIO = 30.0
COUNTRIES = sorted(country.alpha_3 for country in pycountry.countries)[:103]
YEARS = [str(year) for year in range(2000, 2024)]
SOURCES = (("A", "Office A"), ("B", "Office B"))
FLOWS = ("exports", "imports")
# The figures of an article: indicator (None: that of the official value it is made from), statistic, value
# (None: the official one), unit. Half are on trade and have official values, which is more than in news.
ARTICLE = (
    (None, "level", None, "USD"), (None, "share", 36.0, "percent"), (None, "level", None, "USD"),
    ("trade_turnover", "level", None, "USD"), (None, "growth", 4.0, "percent"),
    ("production", "level", 2e6, "bbl/d"), ("gdp", "growth", 4.0, "percent"),
    ("investment", "rank", 2.0, "rank"), ("price", "level", 80.0, "USD/bbl"),
    ("other_economic", "level", 12.0, "count"),
)  # fmt: skip
_ON_TRADE = 5
JOIN = """
    SELECT f.figure_id, f.value, o.observation_id, o.value AS official
    FROM {} f JOIN {} o USING (reporter, partner, indicator, period)
"""


def observations(count: int, chance: np.random.Generator) -> pd.DataFrame:
    """Return a table of official values, each as two sources and both sides have it, in no order."""
    axes = (COUNTRIES, [*COUNTRIES, "World"], FLOWS, YEARS, [source for source, _ in SOURCES])
    index = pd.MultiIndex.from_product(axes, names=["reporter", "partner", "indicator", "period", "source"])
    table = index.to_frame(index=False)
    table["value"] = _values(chance).ravel() * chance.uniform(0.99, 1.01, len(index))
    table = table.sample(min(count, len(index)), random_state=1, ignore_index=True)
    fixed = {"statistic": "level", "product": None, "product_code": "TOTAL", "unit": "USD", "status": "A",
             "perspective": "reported", "dataset": "Trade by partner"}  # fmt: skip
    ids = [f"{number:012x}" for number in range(len(table))]
    made = table.assign(**fixed, organisation=table["source"].map(dict(SOURCES)), observation_id=ids)
    return made[list(Observed._fields)].astype({"product": "str"})


def _values(chance: np.random.Generator) -> np.ndarray:
    """True values by reporter, partner (the world last), flow, year and source; about 5 % more each year."""
    places, years = len(COUNTRIES), len(YEARS)
    first = chance.lognormal(21, 2, (places, places, 1))
    exports = first * np.cumprod(chance.uniform(0.9, 1.2, (places, places, years)), axis=2)
    flows = np.stack([exports, exports.transpose(1, 0, 2)], axis=2)
    whole = np.concatenate([flows, flows.sum(axis=1, keepdims=True)], axis=1)
    return np.repeat(whole[..., None], len(SOURCES), axis=4)


def figures(count: int, official: pd.DataFrame, chance: np.random.Generator) -> pd.DataFrame:
    """Return a table of cited figures in articles of ten; a fifth of the amounts is a tenth off."""
    key = ["reporter", "partner", "indicator", "period", "value", "unit"]
    at = chance.integers(0, len(official), count // len(ARTICLE) + 1).repeat(len(ARTICLE))[:count]
    place = np.arange(count) % len(ARTICLE)
    at = np.where(place == 2, chance.integers(0, len(official), count), at)
    table = official.iloc[at][key].reset_index(drop=True)
    table["value"] = table["value"].astype("float64") * np.where(chance.random(count) < 0.2, 1.1, 1.0)
    for number, (indicator, statistic, value, unit) in enumerate(ARTICLE):
        here = place == number
        table.loc[here, "statistic"] = statistic
        table.loc[here, "indicator"] = indicator or table.loc[here, "indicator"]
        table.loc[here, "value"] = value or table.loc[here, "value"]
        table.loc[here, "unit"] = unit
    table.loc[place >= _ON_TRADE, "partner"] = None
    table.loc[chance.random(count) < 0.1, "period"] = None
    width = table["value"] * 0.003
    articles = [f"article-{n // len(ARTICLE)}" for n in range(count)]
    made = table.assign(
        figure_id=[f"{n + 2**40:012x}" for n in range(count)], article_id=articles, product=None, base=None,
        forecast=False, value_upper=np.nan, bound="exact", value_low=table["value"] - width,
        value_high=table["value"] + width, surface="1", sentence=articles, char_start=place * 20,
        char_end=place * 20 + 9, inferred="reporter",
    )  # fmt: skip
    return made[list(Cited._fields)].astype(dict.fromkeys(("product", "base", "period"), "str"))


def join_tables(cited: pd.DataFrame, official: pd.DataFrame, folder: Path) -> int:
    """Join the two tables in DuckDB, as `check_figures` gets them; the number of pairs."""
    with duckdb.connect() as connection:
        connection.register("f", cited)
        connection.register("o", official)
        return len(connection.sql(JOIN.format("f", "o")).to_arrow_table())


def join_files(cited: pd.DataFrame, official: pd.DataFrame, folder: Path) -> int:
    """Join them in DuckDB from their Parquet files, of which it reads only the columns that it needs."""
    files = [f"'{folder / name}.parquet'" for name in ("figures", "observations")]
    with duckdb.connect() as connection:
        return len(connection.sql(JOIN.format(*files)).to_arrow_table())


def check(cited: pd.DataFrame, official: pd.DataFrame, folder: Path) -> int:
    """Check the figures; the number of rows."""
    published = dict.fromkeys(cited["article_id"].unique(), "2024-01-01")
    return len(check_figures(cited, published, official))


WORKS = {"join the tables": join_tables, "join the files": join_files, "check": check}


def measure(
    cited: pd.DataFrame, official: pd.DataFrame, rounds: int
) -> tuple[dict[str, list[float]], dict[str, int]]:
    """Time all in turn, after joins to warm up; seconds and numbers of rows by name."""
    times: dict[str, list[float]] = {name: [] for name in WORKS}
    rows = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cited.to_parquet(folder / "figures.parquet")
        official.to_parquet(folder / "observations.parquet")
        for work in (join_tables, join_files):
            work(cited, official, folder)
        for _ in range(rounds):
            for name, work in WORKS.items():
                started = time.perf_counter()
                rows[name] = work(cited, official, folder)
                times[name].append(time.perf_counter() - started)
    return times, rows


def main() -> None:
    """Make the tables, measure, and say whether checking stays within what is allowed."""
    parser = argparse.ArgumentParser(description="Times the checks against the join of their tables.")
    parser.add_argument("--figures", type=int, default=100_000)
    parser.add_argument("--observations", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    chance = np.random.default_rng(1)
    official = observations(options.observations, chance)
    cited = figures(options.figures, official, chance)
    times, rows = measure(cited, official, max(1, options.rounds))
    took = median(times["check"])
    for name, values in times.items():
        spread = f"({min(values):.2f} to {max(values):.2f})"
        ratio = f"checking takes {took / median(values):.1f} times as long" if name != "check" else ""
        print(f"{name:16}{median(values):8.2f}s  {spread}  {rows[name]:,} rows  {ratio}")
    kept = "kept" if took <= ALLOWED_RATIO * median(times["join the tables"]) else "missed"
    print(f"{len(cited):,} figures against {len(official):,} observations; allowed beside joining the tables "
          f"is {ALLOWED_RATIO:g}: {kept}.")  # fmt: skip
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores.")


if __name__ == "__main__":
    main()
