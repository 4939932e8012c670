"""What a chart of official series draws: its lines and the cited figures on them, with their words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import amounts, line_charts, links, names, official, phrases, verdicts
from dashboard.data import records
from dashboard.texts import text

Row = dict[str, Any]
# More lines than the theme has colours that are not grey cannot be told apart.
MOST_LINES = 6


@dataclass(frozen=True)
class Series:
    """Official lines with the cited figures that belong on them.

    Attributes:
        official: what `line_charts.chart` draws as lines.
        cited: what it draws as diamonds.
        unit: title of the axis.
        lines: the rows of `official.lines` behind the lines.
        figures: rows of the cited figures.
        origins: the observations that the lines are made of.
        left_out: how many more lines there are than can be told apart.
    """

    official: pd.DataFrame
    cited: pd.DataFrame
    unit: str
    lines: pd.DataFrame
    figures: list[Row]
    origins: pd.DataFrame
    left_out: int = 0


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
    shown = chosen(lines, {row["partner"] for row in cited})
    left_out = lines["partner"].nunique() - len(shown)
    made = series(
        lines[lines["partner"].isin(shown)],
        [row for row in cited if row["partner"] in shown],
        articles, found, lambda row: _told(row, reporter, quantity), observations,
    )  # fmt: skip
    return replace(made, left_out=left_out)


def chosen(lines: pd.DataFrame, cited: Collection[str] = ()) -> set[str]:
    """The partners that are drawn, as many as can be told apart: cited ones first, then the largest."""
    newest = lines.sort_values("year").drop_duplicates("partner", keep="last")
    order = newest.assign(cited=newest["partner"].isin(list(cited)), size=newest["value"].abs())
    return set(order.sort_values(["cited", "size"], ascending=False)["partner"].head(MOST_LINES))


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
    told: Callable[[Row], str],
    observations: pd.DataFrame,
    label: str = "partner",
) -> Series:
    """Lines and cited figures in words and in the unit of the axis.

    Args:
        lines: rows with the columns of `official.COLUMNS`, of one unit.
        cited: figures in that unit.
        articles: articles by id.
        found: decisive checks by figure.
        told: gives for a row of `lines` what it is, in words.
        observations: the table that the lines were made from.
        label: the column that names a line; places are put into words.
    """
    unit = lines["unit"].iloc[0]
    largest = max([*lines["value"].abs(), *(abs(row["value"]) for row in cited)])
    divisor, word = amounts.scale_of(largest, unit)
    runs = _runs(lines, label)
    drawn = [_point(row, divisor, told, label, run) for row, run in zip(records(lines), runs, strict=True)]
    marks = [{**_mark(row, divisor, articles, found), "below": _below(row, lines)} for row in cited]
    return Series(
        pd.DataFrame(drawn, columns=list(line_charts.COLUMNS)),
        pd.DataFrame(marks, columns=list(line_charts.CITED_COLUMNS)),
        amounts.measured("", word, unit),
        lines,
        cited,
        observations[observations["observation_id"].isin(set(";".join(lines["ids"]).split(";")))],
    )


def _runs(lines: pd.DataFrame, label: str) -> list[str]:
    """A name for each stretch of years without a gap, so that no line leads over a year that is missing."""
    first_of_run = lines.groupby([label, "source"])["year"].diff().ne(1)
    run = first_of_run.groupby([lines[label], lines["source"]]).cumsum()
    return (lines["source"] + " " + run.astype(str)).tolist()


def _point(row: Row, divisor: float, told: Callable[[Row], str], label: str, run: str) -> Row:
    name = phrases.visible(names.place_title(row[label]))
    made = text("series.derived" if ";" in row["ids"] else "series.declared")
    status = names.status(row["status"])
    return {
        "series": name,
        "year": row["year"],
        "value": row["value"] / divisor,
        "detail": f"{name} {run}",
        "what": phrases.visible(told(row)),
        "amount": f"{amounts.rounded(row['value'], row['unit'])} ({amounts.exactly(row)})",
        "source": phrases.visible(", ".join(part for part in (row["organisation"], made, status) if part)),
    }


def _below(row: Row, lines: pd.DataFrame) -> bool:
    """Whether a cited figure lies below what is declared of its partner in its year."""
    same = lines["partner"].eq(row["partner"]) if row["partner"] else lines["partner"].notna()
    declared = lines[same & lines["year"].eq(amounts.year(row["period"]) or 0)]["value"]
    return bool(declared.gt(row["value"]).any())


def _mark(row: Row, divisor: float, articles: Mapping[str, Row], found: Mapping[str, Row]) -> Row:
    verdict = verdicts.of(found, row["figure_id"])
    article = articles[row["article_id"]]
    return {
        "series": names.place_title(row["partner"] or row["reporter"]),
        "year": amounts.year(row["period"]),
        "value": row["value"] / divisor,
        "sign": verdicts.sign(verdict),
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
        return text("series.always" if whole.all() else "series.since", name=name, year=years[0])
    before = names.place(runs[-2][0])
    form = "series.since_after" if len(years) > 1 else "series.in_after"
    return text(form, name=name, year=years[0], before=before)


def span(lines: pd.DataFrame) -> str:
    """The years of the lines: "2010–2025"."""
    first, last = int(lines["year"].min()), int(lines["year"].max())
    return str(first) if first == last else f"{first}–{last}"


def largest(lines: pd.DataFrame, words: str) -> str:
    """Which line is the highest in the last year, with its value: "the EU took 70.9 % in 2017"."""
    last = lines[lines["year"].eq(lines["year"].max())]
    row = records(last.sort_values("value").tail(1))[0]
    amount = amounts.rounded(round(row["value"], 1), row["unit"])
    name = names.place(row["partner"])
    return text("series.largest", name=name, took=words, amount=amount, year=row["year"])


def peak(lines: pd.DataFrame) -> str:
    """When a single line is at its highest: "most in 2025"."""
    return text("series.peak", year=records(lines.sort_values("value").tail(1))[0]["year"])


def sources(origins: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Organisation with years, dataset and address of what lines are made of, each once."""
    keys = ["organisation", "dataset", "source_url"]
    dated = origins.assign(year=origins["period"].astype(int))
    return [
        (f"{organisation}, {span(rows)}", str(dataset), str(url))
        for (organisation, dataset, url), rows in dated.groupby(keys, sort=False)
    ]
