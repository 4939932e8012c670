"""World Bank, World Development Indicators: a country's total exports and imports of goods, in dollars.

Source: https://api.worldbank.org/v2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.statistics import codes
from pipeline.statistics.codes import WORLD
from pipeline.statistics.errors import NoData, NotAsked, NotUnderstood
from pipeline.statistics.needs import Need
from pipeline.statistics.query import Answer, Query
from pipeline.statistics.reading import Reading, Value, json_of, number_of, only

SERVICE = "worldbank"
INDICATORS = {"exports": "TX.VAL.MRCH.CD.WT", "imports": "TM.VAL.MRCH.CD.WT"}
_COLUMNS = ("indicator", "countryiso3code", "date", "value", "unit", "obs_status")
_STATUSES = {"": "A", "E": "E", "F": "F", "P": "P"}
PAGE_LENGTH = 1000


def queries(needs: Iterable[Need]) -> Iterator[Query]:
    """Yield the queries for what is needed: one for each reporter and flow."""
    for need in needs:
        if need.product == "TOTAL" and WORLD in need.partners and codes.is_country(need.reporter):
            yield _query(need)


def _query(need: Need) -> Query:
    series, first, last = INDICATORS[need.indicator], need.years[0], need.years[-1]
    asked = (("format", "json"), ("date", f"{first}:{last}"), ("per_page", str(PAGE_LENGTH)))
    return Query(
        SERVICE, f"{need.reporter}-{need.indicator}-TOTAL", f"/country/{need.reporter}/indicator/{series}",
        asked, "application/json", f"World Development Indicators, {series}", need.reporter, (WORLD,),
        (need.indicator,), "TOTAL", first, last,
    )  # fmt: skip


def page(query: Query) -> str:
    """Return the address that shows a person the series."""
    series = INDICATORS[query.indicators[0]]
    return f"https://data.worldbank.org/indicator/{series}?locations={codes.alpha_2(query.reporter)}"


def read(answer: Answer) -> Reading:
    """Read an answer and judge it.

    Raises:
        ServiceError: it is empty, an error, or not what was asked.
    """
    query, rows = answer.query, _rows(answer)
    asked = {
        "series": [INDICATORS[query.indicators[0]]],
        "countryiso3code": [query.reporter],
        "date": query.years,
        "unit": ["", "USD"],
    }
    only(query, ({**row, "series": row["indicator"]["id"]} for row in rows), asked)
    values = tuple(_value(query, row) for row in rows if row["value"] is not None)
    if not values:
        raise NoData(query, "years without a value")
    return Reading(values)


def _rows(answer: Answer) -> list[dict[str, Any]]:
    """The rows, all of them on one page."""
    query, told = answer.query, json_of(answer)
    if not isinstance(told, list) or not told or not isinstance(told[0], dict):
        raise NotUnderstood(query, "JSON that is no list of a header and rows")
    if "message" in told[0]:
        raise NotAsked(query, f"the error “{_message(told[0]['message'])}”")
    pages = number_of(query, told[0].get("pages"), "pages")
    if len(told) < 2 or not told[1] or not isinstance(told[1], list):
        raise NoData(query, "no rows")
    if pages > 1:
        raise NotAsked(query, f"the first of {pages} pages, where one was asked for")
    rows: list[dict[str, Any]] = told[1]
    if missing := [name for name in _COLUMNS if any(name not in row for row in rows)]:
        raise NotUnderstood(query, f"rows without {', '.join(missing)}")
    if not all(isinstance(row["indicator"], dict) and "id" in row["indicator"] for row in rows):
        raise NotUnderstood(query, "rows whose indicator has no id")
    return rows


def _message(messages: Any) -> str:
    try:
        return "; ".join(f"{message['key']}: {message['value']}" for message in messages)
    except (TypeError, KeyError):
        return str(messages)


def _value(query: Query, row: dict[str, Any]) -> Value:
    amount = number_of(query, row["value"], f"value of {row['date']}")
    status = _STATUSES.get(row["obs_status"])
    comment = "" if status else f"observation status {row['obs_status']!r} of the World Bank"
    return Value(query.indicators[0], WORLD, row["date"], amount, "USD", status or "E", comment=comment)
