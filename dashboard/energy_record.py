"""What the official record tells of a country's energy: crude oil sold and made, and fuels by destination."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard import amounts, names, official, series
from dashboard.data import Published, records
from dashboard.finished import kept
from dashboard.frames import LineChart
from dashboard.texts import text

Row = dict[str, Any]
CRUDE, FUELS = "HS:2709", "HS:27"
# Fields of the observations, and the name of the line among the texts.
OIL_SERIES: tuple[tuple[dict[str, str], str], ...] = (
    ({"indicator": "exports", "product_code": CRUDE, "unit": "t"}, "crude_tonnes"),
    ({"indicator": "exports", "product_code": CRUDE, "unit": "USD"}, "crude_dollars"),
    ({"indicator": "production", "product": "oil", "unit": "bbl/d"}, "production"),
)


def charts(data: Published, rows: list[Row], found: Mapping[str, Row]) -> list[LineChart]:
    """The charts that the record has enough years for.

    Args:
        data: the published tables.
        rows: the cited figures on energy.
        found: the decisive check of each figure.
    """
    return kept((data.edition, "energy-record"), lambda: _charts(data, rows, found))


def _charts(data: Published, rows: list[Row], found: Mapping[str, Row]) -> list[LineChart]:
    made = list(_fuels(data, rows, found))
    for fields, name in OIL_SERIES:
        told = official.yearly(data.observations, **fields)
        total = told[told["partner"].isna() | told["partner"].eq(official.WORLD)]
        made += [
            _oil(data, rows, found, lines, name)
            for _, lines in total.groupby("reporter", sort=False)
            if lines["year"].nunique() >= official.YEARS_OF_A_LINE
        ]
    return made


def _oil(
    data: Published, rows: list[Row], found: Mapping[str, Row], lines: pd.DataFrame, name: str
) -> LineChart:
    """One line of one country, with the figures that articles cite for the same quantity."""
    first = records(lines.head(1))[0]
    what = text(f"energy.series.{name}")
    cited = [row for row in rows if _same_quantity(row, first)]
    shown = series.series(
        lines.assign(line=lines["reporter"])[[*official.COLUMNS, "line"]],
        cited,
        data.articles_of(rows),
        found,
        lambda row: text("energy.charts.point", what=names.sentence_case(what), year=row["year"]),
        data.observations,
        label="line",
    )
    whose = names.sentence_case(names.possessive(names.place(first["reporter"])))
    told = {"whose": whose, "what": what, "years": series.span(lines), "peak": series.peak(lines)}
    key = f"{first['reporter']}-{name.replace('_', '-')}"
    return LineChart(key, text("energy.charts.oil", **told), "", shown)


def _same_quantity(row: Row, line: Mapping[str, Any]) -> bool:
    return (
        all(row[field] == line[field] for field in ("reporter", "indicator", "unit", "statistic"))
        and row["product"] == line["product"]
        and not row["partner"]
        and not row["forecast"]
        and amounts.whole_year(row["period"])
    )


def _fuels(data: Published, rows: list[Row], found: Mapping[str, Row]) -> Iterator[LineChart]:
    """Each country's fuel exports by destination, with the cited bounds on the part of a group as bands."""
    fuels = official.yearly(data.observations, product_code=FUELS, indicator="exports")
    for reporter, flow in fuels.groupby("reporter", sort=False):
        parts_of = official.shares(flow)
        parts_of = parts_of[parts_of["partner"].isin(series.chosen(parts_of))]
        if parts_of["year"].nunique() < official.YEARS_OF_A_LINE:
            continue
        shown = series.series(
            parts_of,
            [],
            data.articles_of(rows),
            found,
            lambda row: text(
                "energy.charts.fuels_point", partner=names.place(row["partner"]), year=row["year"]
            ),
            data.observations,
        )
        whose = names.sentence_case(names.possessive(names.place(str(reporter))))
        most = series.largest(parts_of, text("energy.charts.took"))
        title = text("energy.charts.fuels", whose=whose, years=series.span(parts_of), most=most)
        bounds = [row for row in rows if _undated_bound(row, str(reporter))]
        yield LineChart(f"{reporter}-fuel-exports", title, _note(bounds), shown, (0, 100), bounds)


def _undated_bound(row: Row, reporter: str) -> bool:
    """Whether a figure says what part of a country's energy exports is passed, without naming a year."""
    return (
        row["statistic"] == "share"
        and row["indicator"] == "exports"
        and row["reporter"] == reporter
        and row["bound"] in ("more_than", "at_least")
        and not row["period"]
    )


def _note(bounds: list[Row]) -> str:
    told = text("energy.charts.fuels_note")
    return f"{told} {text('energy.charts.band')}" if bounds else told
