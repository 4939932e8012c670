"""Measures how many injected errors the checks find, and how many honest figures they leave in peace.

    python -m benchmarks.sensitivity [--write]

Takes true values from the official record, prints each as an article would (rounded to two and to three
digits), puts one error into it, and checks it. An error is found where the verdict is *differs*, or the rule
on currencies speaks. `--write` puts the table into docs/checks.md.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from pipeline.checks import check_figures
from pipeline.checks.citations import Cited
from pipeline.official import load_official
from pipeline.paths import ROOT, official_folder
from pipeline.validate import validate

PAGE = ROOT / "docs" / "checks.md"
BEGIN, END = "<!-- sensitivity: made by `python -m benchmarks.sensitivity --write` -->", "<!-- end -->"
DIGITS = (2, 3)
_KM_PER_MILE = 1.609344
_TRADE = ("exports", "imports")


class Truth(NamedTuple):
    """A true value: what it is of, and how much."""

    indicator: str
    reporter: str
    partner: str | None
    product: str | None
    period: str | None
    value: float
    unit: str
    statistic: str = "level"
    base: str | None = None


# An article with one error: its figures, of which the first holds it.
Article = list[dict[str, Any]]


def official_table() -> pd.DataFrame:
    """Return the shipped table `observations`."""
    return validate([], [], [], load_official(official_folder())).observations


def truths(table: pd.DataFrame) -> list[Truth]:
    """Return the true levels of the record: of trade in total, of production, lengths and capacities."""
    rows = table[table["statistic"].eq("level") & table["indicator"].ne("transit")].astype(object)
    rows = rows[rows["product_code"].isin(["TOTAL"]) | rows["product_code"].isna()]
    plain = rows.where(rows.notna(), None).to_dict("records")
    return [Truth(**{name: row[name] for name in Truth._fields[:7]}) for row in plain]


def joined(levels: list[Truth]) -> dict[str, list[Truth]]:
    """Return turnovers, balances and shares of exports, by kind, made of exports and imports of one flow."""
    flows = {(one.indicator, one.reporter, one.partner, one.period, one.unit): one.value for one in levels}
    made: dict[str, list[Truth]] = {"trade_turnover": [], "trade_balance": [], "share": []}
    for (indicator, reporter, partner, period, unit), exports in flows.items():
        imports = flows.get(("imports", reporter, partner, period, unit))
        if indicator != "exports" or imports is None or partner == "World":
            continue
        about = (reporter, partner, None, period)
        made["trade_turnover"].append(Truth("trade_turnover", *about, exports + imports, unit))
        made["trade_balance"].append(Truth("trade_balance", *about, exports - imports, unit))
        total = flows.get(("exports", reporter, "World", period, unit))
        if total:
            share = Truth("exports", *about, 100 * exports / total, "percent", "share", "exports")
            made["share"].append(share)
    return made


def printed(true: Truth, digits: int, value: float | None = None, **changes: Any) -> dict[str, Any]:
    """Return the row of `figures` that an article's printed amount makes."""
    amount = true.value if value is None else value
    place = 10.0 ** (math.floor(math.log10(abs(amount))) - digits + 1) if amount else 1.0
    shown = round(amount / place) * place
    return {
        **dict.fromkeys(Cited._fields), **true._asdict(), "forecast": False, "bound": "exact", "value": shown,
        "value_low": shown - place / 2, "value_high": shown + place / 2, "surface": "x", "sentence": "x",
        "char_start": 0, "char_end": 1, "half": place / 2, **changes,
    }  # fmt: skip


def scaled(factor: float) -> Callable[[Truth, int], Article]:
    """Return what prints a value a power of ten off."""
    return lambda true, digits: [printed(true, digits, true.value * factor)]


def swapped(true: Truth, digits: int) -> Article:
    """Print a value with its first two digits in the wrong order; nothing where they are the same."""
    row = printed(true, digits)
    first = 10.0 ** math.floor(math.log10(abs(row["value"])))
    one, two = int(abs(row["value"]) // first), int(abs(row["value"]) // (first / 10)) % 10
    if one == two or two == 0:
        return []
    wrong = math.copysign(abs(row["value"]) + (two - one) * first + (one - two) * first / 10, row["value"])
    return [{**row, "value": wrong, "value_low": wrong - row["half"], "value_high": wrong + row["half"]}]


def pair(true: Truth, digits: int, miles: float) -> Article:
    """Print a length in kilometres, and in miles beside it."""
    beside = printed(true._replace(unit="mi"), 4, miles, char_start=3, char_end=4)
    return [beside, printed(true, 4)]


def sum_of(turnover: Truth, flows: dict[Any, float], digits: int, factor: float) -> Article:
    """Print a turnover of its article's exports and imports that nobody else has on record."""
    invented = turnover._replace(period="1995")
    sides = [
        flows[name, turnover.reporter, turnover.partner, turnover.period, turnover.unit] for name in _TRADE
    ]
    parts = [
        printed(invented._replace(indicator=name), 3, side) for name, side in zip(_TRADE, sides, strict=True)
    ]
    return [printed(invented, digits, turnover.value * factor), *parts]


def kinds(table: pd.DataFrame) -> Iterator[tuple[str, list[Article]]]:
    """Yield the kinds of error with their articles; the first is none at all."""
    levels = truths(table)
    made = joined(levels)
    money = [*levels, *made["trade_turnover"], *made["trade_balance"]]
    every = [*money, *made["share"]]
    yield "none: honestly rounded", [[printed(one, n)] for one in every for n in DIGITS]
    for words, factor in (
        ("ten times", 10.0),
        ("a tenth of", 0.1),
        ("a thousand times", 1e3),
        ("a thousandth of", 1e-3),
    ):
        yield f"{words} the value", [scaled(factor)(one, n) for one in money for n in DIGITS]
    yield "first two digits swapped", [made_ for one in money for n in DIGITS if (made_ := swapped(one, n))]
    lengths = [one for one in levels if one.unit == "km"]
    yield "kilometres printed as miles", [[printed(one._replace(unit="mi"), 4, one.value)] for one in lengths]
    yield (
        "a pair of km and miles that does not convert",
        [pair(one, 4, one.value / _KM_PER_MILE * off) for one in lengths for off in (0.9, 1.1, _KM_PER_MILE)],
    )
    yield from _of_sums(levels, made)
    yield from _of_trade(table, levels, made)


def _of_sums(levels: list[Truth], made: dict[str, list[Truth]]) -> Iterator[tuple[str, list[Article]]]:
    flows = {(one.indicator, one.reporter, one.partner, one.period, one.unit): one.value for one in levels}
    turnovers = made["trade_turnover"]
    yield "none: sums within the article", [sum_of(one, flows, 3, 1.0) for one in turnovers]
    yield (
        "a sum within the article that is a tenth off",
        [sum_of(one, flows, 3, off) for one in turnovers for off in (0.9, 1.1)],
    )


def _of_trade(
    table: pd.DataFrame, levels: list[Truth], made: dict[str, list[Truth]]
) -> Iterator[tuple[str, list[Article]]]:
    values = {one[:5]: one.value for one in levels}
    before = [
        (one, values.get((*one[:4], str(int(one.period) - 1))))
        for one in levels
        if one.indicator in _TRADE and one.period
    ]
    yield "the year before", [[printed(one, n, value)] for one, value in before if value for n in DIGITS]
    balances = {one[1:5]: one.value for one in made["trade_balance"]}
    turnovers = [(one, balances[one[1:5]]) for one in made["trade_turnover"]]
    yield (
        "the turnover printed as the balance",
        [[printed(one._replace(indicator="trade_balance"), n)] for one, _ in turnovers for n in DIGITS],
    )
    yield (
        "the balance printed as the turnover",
        [[printed(one, n, abs(value))] for one, value in turnovers for n in DIGITS],
    )
    yield (
        "a share of exports printed as one of imports",
        [
            [printed(one._replace(indicator="imports", base="imports"), n)]
            for one in made["share"]
            for n in DIGITS
        ],
    )
    dollars = [one for one in levels if one.unit == "USD" and one.indicator in _TRADE]
    yield "dollars printed as euros", [[printed(one._replace(unit="EUR"), 3)] for one in dollars]


def found(articles: list[Article], table: pd.DataFrame) -> float:
    """Return the share of articles in whose first figure an error is found."""
    rows, firsts = [], set()
    for number, article in enumerate(articles):
        for place, row in enumerate(article):
            named = f"{number:06x}{place:06x}"
            rows.append({**row, "figure_id": named, "article_id": f"a{number}"})
            firsts |= {named} if place == 0 else set()
    texts = ("product", "reporter", "partner", "period", "base", "inferred")
    figures = pd.DataFrame(rows, columns=list(Cited._fields)).astype(dict.fromkeys(texts, "str"))
    figures = figures.astype(dict.fromkeys(("value", "value_upper", "value_low", "value_high"), "float64"))
    checks = check_figures(figures, {}, table)
    decisive = checks[checks["decisive"] & checks["figure_id"].isin(firsts)]
    return float((decisive["verdict"].eq("differs") | decisive["rule"].eq("currency")).mean())


def measure(table: pd.DataFrame) -> list[tuple[str, int, float]]:
    """Return for each kind of error: its name, how many articles, and the share in which it was found."""
    return [(kind, len(articles), found(articles, table)) for kind, articles in kinds(table)]


def markdown(measured: list[tuple[str, int, float]]) -> str:
    """Return the table for the documentation."""
    lines = [
        "| error | figures | found |", "|---|---|---|",
        *(f"| {kind} | {count:,} | {share:.1%} |" for kind, count, share in measured),
    ]  # fmt: skip
    return "\n".join(lines)


def replaced(page: str, table: str) -> str:
    """Return the page with the table in its place."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Measure, print the table, and write it if asked to."""
    parser = argparse.ArgumentParser(description="Measures which injected errors the checks find.")
    parser.add_argument("--write", action="store_true", help="write the table into docs/checks.md")
    options = parser.parse_args()
    table = markdown(measure(official_table()))
    print(table)
    if options.write:
        PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), table), encoding="utf-8")


if __name__ == "__main__":
    main()
