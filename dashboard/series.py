"""What a chart of official series draws: its lines and the cited figures on them, with their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import amounts, line_charts, links, names, official, phrases, verdicts
from dashboard.data import records

Row = dict[str, Any]
SHARE_WORDS = {"import_share": "imports", "export_share": "exports"}


@dataclass(frozen=True)
class Series:
    """Official lines with the cited figures that belong on them.

    Attributes:
        official: what `line_charts.chart` draws as lines.
        cited: what it draws as diamonds.
        unit: title of the axis.
        lines: the rows of `official.lines` behind the lines.
        figures: rows of the cited figures.
    """

    official: pd.DataFrame
    cited: pd.DataFrame
    unit: str
    lines: pd.DataFrame
    figures: list[Row]


def trade(
    observations: pd.DataFrame,
    rows: Iterable[Row],
    articles: Mapping[str, Row],
    found: Mapping[str, Row],
    reporter: str,
    quantity: str,
) -> Series | None:
    """The partner lines of a quantity of `official.QUANTITIES`; None where nothing is declared.

    Args:
        observations: the table.
        rows: the figures.
        articles: articles by id.
        found: decisive checks by figure.
        reporter: whose trade.
        quantity: what is drawn.
    """
    lines = official.lines(observations, reporter, quantity)
    lines = lines[~lines["partner"].eq(official.WORLD)]
    lines = lines[lines.groupby("partner")["year"].transform("nunique") >= official.YEARS_OF_A_LINE]
    if lines.empty:
        return None
    unit = lines["unit"].mode().iloc[0]
    lines = lines[lines["unit"].eq(unit)]
    cited = [row for row in rows if _fits(row, reporter, quantity, unit, set(lines["partner"]))]
    return series(lines, cited, articles, found, lambda row: _told(row, reporter, quantity))


def _fits(row: Row, reporter: str, quantity: str, unit: str, partners: set[str]) -> bool:
    """Whether a cited figure is of the quantity that the lines show."""
    share = quantity in official.SHARES
    return (
        row["statistic"] == ("share" if share else "level")
        and row["indicator"] == (official.SHARES[quantity] if share else quantity)
        and row["reporter"] == reporter
        and row["partner"] in partners
        and row["unit"] == unit
        and not row["product"]
        and not row["forecast"]
        and amounts.whole_year(row["period"])
    )


def _told(line: Mapping[str, Any], reporter: str, quantity: str) -> str:
    """What a point of a line is: "Imports of Kazakhstan from Russia, 2013"."""
    row = {
        "indicator": official.SHARES.get(quantity, quantity), "product": None, "base": None,
        "statistic": "share" if quantity in official.SHARES else "level",
        "reporter": reporter, "partner": line["partner"], "period": str(line["year"]), "forecast": False,
    }  # fmt: skip
    return phrases.what(row)


def series(
    lines: pd.DataFrame,
    cited: list[Row],
    articles: Mapping[str, Row],
    found: Mapping[str, Row],
    told: Any,
    label: str = "partner",
) -> Series:
    """Lines and cited figures in words and in the unit of the axis.

    Args:
        lines: rows with the columns of `official.COLUMNS`, of one unit.
        cited: figures in that unit.
        articles: articles by id.
        found: decisive checks by figure.
        told: gives for a row of `lines` what it is, in words.
        label: the column that names a line; places are put into words.
    """
    unit = lines["unit"].iloc[0]
    largest = max([*lines["value"].abs(), *(abs(row["value"]) for row in cited)])
    divisor, word = amounts.scale_of(largest, unit)
    runs = _runs(lines, label)
    drawn = [_point(row, divisor, told, label, run) for row, run in zip(records(lines), runs, strict=True)]
    marks = [_mark(row, divisor, articles, found) for row in cited]
    return Series(
        pd.DataFrame(drawn, columns=list(line_charts.COLUMNS)),
        pd.DataFrame(marks, columns=list(line_charts.CITED_COLUMNS)),
        amounts.measured("", word, unit),
        lines,
        cited,
    )


def _runs(lines: pd.DataFrame, label: str) -> list[str]:
    """A name for each stretch of years without a gap, so that no line leads over a year that is missing."""
    first_of_run = lines.groupby([label, "source"])["year"].diff().ne(1)
    run = first_of_run.groupby([lines[label], lines["source"]]).cumsum()
    return (lines["source"] + " " + run.astype(str)).tolist()


def _point(row: Row, divisor: float, told: Any, label: str, run: str) -> Row:
    name = names.place_title(row[label])
    made = "made of its observations" if row["derived"] and ";" in str(row["ids"]) else "as declared"
    return {
        "series": name,
        "year": row["year"],
        "value": row["value"] / divisor,
        "detail": f"{name} {run}",
        "what": told(row),
        "amount": f"{amounts.rounded(row['value'], row['unit'])} ({amounts.exactly(row)})",
        "source": f"{row['organisation']}, {made}",
    }


def _mark(row: Row, divisor: float, articles: Mapping[str, Row], found: Mapping[str, Row]) -> Row:
    verdict = verdicts.of(found, row["figure_id"])
    article = articles[row["article_id"]]
    return {
        "series": names.place_title(row["partner"] or row["reporter"]),
        "year": amounts.year(row["period"]),
        "value": row["value"] / divisor,
        "sign": verdicts.SIGNS.get(verdict, ""),
        "href": links.figure(row["figure_id"]),
        "what": phrases.visible(phrases.what(row)),
        "amount": amounts.amount(row),
        "verdict": verdicts.said(verdict),
        "article": phrases.visible(f"{article['title']} ({phrases.byline(article)})"),
    }


def leader(lines: pd.DataFrame) -> str:
    """Which line is the highest at the end, and since when: "China leads since 2024, before it Russia".

    Only years count in which every line has a value.
    """
    whole = lines.groupby("year")["partner"].transform("nunique").eq(lines["partner"].nunique())
    highest = lines[whole].sort_values("value").drop_duplicates("year", keep="last").sort_values("year")
    if lines["partner"].nunique() < 2 or highest.empty:
        return ""
    runs = [
        (partner, [int(row["year"]) for row in group])
        for partner, group in groupby(records(highest), key=lambda row: row["partner"])
    ]
    partner, years = runs[-1]
    name = names.place_title(partner)
    if len(runs) == 1:
        return f"{name} leads in every year"
    when = f"since {years[0]}" if len(years) > 1 else f"in {years[0]}"
    return f"{name} leads {when}, before it {names.place(runs[-2][0])}"


def span(lines: pd.DataFrame) -> str:
    """The years of the lines: "2010–2025"."""
    first, last = int(lines["year"].min()), int(lines["year"].max())
    return str(first) if first == last else f"{first}–{last}"


def sources(lines: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Organisation, dataset and address of what the lines are made of, each with its years once."""
    told = []
    for (organisation, dataset, url), rows in lines.groupby(
        ["organisation", "dataset", "source_url"], sort=False
    ):
        told.append((f"{organisation}, {span(rows)}", str(dataset), str(url)))
    return told
