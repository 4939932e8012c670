"""Eurostat: the European Union's own view of its trade with a country, and its imports of crude oil from it.

Source: https://ec.europa.eu/eurostat/api, statistics API 1.0, datasets ext_lt_maineu and nrg_ti_oil.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.statistics import codes
from pipeline.statistics.codes import EU
from pipeline.statistics.errors import NoData, NotAsked, NotUnderstood
from pipeline.statistics.jsonstat import Cell, cells
from pipeline.statistics.needs import Need
from pipeline.statistics.query import Answer, Query
from pipeline.statistics.reading import Reading, Value, json_of, number_of, only

SERVICE = "eurostat"


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset that we read.

    Attributes:
        code: as Eurostat calls it.
        title: what it holds.
        product: as the tables code it.
        filters: dimensions that are fixed, with their code.
        flow: dimension that tells the indicator; "" where the dataset has one only.
        indicators: codes of that dimension by indicator, or the one indicator.
        unit, multiplier: what its numbers are.
        comment: what else is to be known.
    """

    code: str
    title: str
    product: str
    filters: tuple[tuple[str, str], ...]
    flow: str
    indicators: dict[str, str]
    unit: str
    multiplier: int
    comment: str = ""


DATASETS = {
    "TOTAL": Dataset(
        "ext_lt_maineu", "International trade of the EU by partner", "TOTAL", (("sitc06", "TOTAL"),),
        "indic_et", {"exports": "MIO_EXP_VAL", "imports": "MIO_IMP_VAL"}, "EUR", 1_000_000,
    ),
    "HS:2709": Dataset(
        "nrg_ti_oil", "Imports of oil and petroleum products by country of origin", "SIEC:O4100",
        (("freq", "A"), ("siec", "O4100_TOT"), ("unit", "THS_T")), "", {"imports": ""}, "t", 1000,
        "crude oil as energy statistics define it (SIEC O4100)",
    ),
}  # fmt: skip
_BY_CODE = {dataset.code: dataset for dataset in DATASETS.values()}
_STATUSES = {"": "A", "e": "E", "p": "P", "b": "B", "d": "D"}


def queries(needs: Iterable[Need]) -> Iterator[Query]:
    """Yield the queries for what is needed: one for each dataset and country that trades with the EU."""
    years: dict[tuple[str, str], set[int]] = {}
    for need in needs:
        for country in _countries(need):
            if need.product in DATASETS:
                years.setdefault((need.product, country), set()).update(need.years)
    for (product, country), asked in sorted(years.items()):
        yield _query(DATASETS[product], country, min(asked), max(asked))


def _countries(need: Need) -> list[str]:
    """The other side of the EU's trade, whoever of the two is the reporter."""
    if need.reporter == EU:
        return [partner for partner in need.partners if codes.is_country(partner)]
    return [need.reporter] if EU in need.partners else []


def _query(dataset: Dataset, country: str, first: int, last: int) -> Query:
    flows = tuple((dataset.flow, code) for code in dataset.indicators.values() if code)
    asked = (
        ("format", "JSON"), ("lang", "EN"), ("geo", codes.eurostat(EU)),
        ("partner", codes.eurostat(country)), *dataset.filters, *flows,
        ("sinceTimePeriod", str(first)), ("untilTimePeriod", str(last)),
    )  # fmt: skip
    return Query(
        SERVICE, f"EU-{country}-{dataset.code}", f"/dissemination/statistics/1.0/data/{dataset.code}", asked,
        "application/json", f"{dataset.code}: {dataset.title}", EU, (country,), tuple(dataset.indicators),
        dataset.product, first, last,
    )  # fmt: skip


def page(query: Query) -> str:
    """Return the address that shows a person the dataset."""
    return f"https://ec.europa.eu/eurostat/databrowser/view/{_dataset(query).code}/default/table?lang=en"


def _dataset(query: Query) -> Dataset:
    code = query.path.rpartition("/")[2]
    if code not in _BY_CODE:
        raise NotUnderstood(query, f"a record of the dataset {code!r}, which is not one that we read")
    return _BY_CODE[code]


def read(answer: Answer) -> Reading:
    """Read an answer and judge it.

    Raises:
        ServiceError: it is empty, an error, too large a query, or not what was asked.
    """
    query, cube = answer.query, json_of(answer)
    _check_errors(query, answer.status, cube)
    if not cube.get("value"):
        advice = "A code that Eurostat does not know looks the same as a period that is not published."
        raise NoData(query, "no values", advice)
    try:
        found = list(cells(cube))
    except ValueError as error:
        raise NotUnderstood(query, str(error)) from error
    _check(query, found)
    values = tuple(_value(query, cell) for cell in found)
    if not values:
        raise NoData(query, "no values")
    return Reading(values)


def _check_errors(query: Query, status: int, cube: Any) -> None:
    """Tell the ways in which Eurostat says no, with HTTP 200 and without."""
    if not isinstance(cube, dict):
        raise NotUnderstood(query, "JSON that is no object")
    said = cube.get("warning") or cube.get("error")
    words = "; ".join(f"{one.get('label')}" for one in (said if isinstance(said, list) else [said or {}]))
    if status == 413 or "ASYNCHRONOUS" in words:
        raise NotAsked(
            query, f"the query is too large for one answer, “{words}”", "Ask for fewer years: --since."
        )
    if "NO_RESULTS" in words:
        raise NoData(query, f"“{words}”")
    if said or status != 200:
        raise NotAsked(query, f"HTTP {status}, the error “{words}”")


def _check(query: Query, found: list[Cell]) -> None:
    dataset, rows = _dataset(query), [cell.codes for cell in found]
    asked: dict[str, Iterable[Any]] = {
        "geo": [codes.eurostat(EU)],
        "partner": [codes.eurostat(query.partners[0])],
        "time": query.years,
        **{name: [code] for name, code in dataset.filters},
        **({dataset.flow: list(dataset.indicators.values())} if dataset.flow else {}),
    }
    missing = [name for name in asked if any(name not in row for row in rows)]
    if missing:
        raise NotUnderstood(query, f"a cube without the dimensions {', '.join(missing)}")
    only(query, rows, asked)


def _value(query: Query, cell: Cell) -> Value:
    dataset = _dataset(query)
    names = {code: indicator for indicator, code in dataset.indicators.items()}
    amount = number_of(query, cell.value, f"value of {cell.codes['time']}") * Decimal(dataset.multiplier)
    status = _STATUSES.get(cell.flag)
    flag = "" if status else f"flag {cell.flag!r} of Eurostat"
    comment = "; ".join(words for words in (dataset.comment, flag) if words)
    indicator = names[cell.codes[dataset.flow] if dataset.flow else ""]
    return Value(
        indicator, query.partners[0], cell.codes["time"], amount, dataset.unit, status or "E", comment=comment
    )
