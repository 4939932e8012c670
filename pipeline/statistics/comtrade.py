"""UN Comtrade: trade in goods by partner and by HS code, in dollars, and in kilograms where they are known.

All partners of a year are asked for in one query, so that they can be added up, and so that a partner
without a row is known to have no record.

Source: https://comtradeapi.un.org, `C/A/HS` (goods, annual, Harmonized System as reported).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from pipeline.statistics import codes
from pipeline.statistics.codes import WORLD
from pipeline.statistics.errors import NoData, NotAsked, NotUnderstood
from pipeline.statistics.errors import told as told_of
from pipeline.statistics.needs import Need
from pipeline.statistics.query import Answer, Query
from pipeline.statistics.reading import (
    TOLERANCE,
    Reading,
    Value,
    add_up,
    json_of,
    number_of,
    of_partners,
    only,
)

SERVICE = "comtrade"
PREVIEW, KEYED = "/public/v1/preview/C/A/HS", "/data/v1/get/C/A/HS"
# Rows that an answer can have; one with as many is cut off.
ROW_CAPS = {PREVIEW: 500, KEYED: 100_000}
FLOWS = {"exports": "X", "imports": "M"}
# Without these, a partner has a row for each second partner, customs procedure and mode of transport.
_WHOLE = {"partner2Code": "0", "customsCode": "C00", "motCode": "0"}
_COLUMNS = (
    "reporterCode", "partnerCode", "flowCode", "period", "cmdCode", *_WHOLE, "primaryValue", "netWgt",
)  # fmt: skip


def queries(needs: Iterable[Need], keyed: bool) -> Iterator[Query]:
    """Yield the queries for what is needed: one for each reporter, flow, product and year."""
    for need in needs:
        if codes.is_country(need.reporter):
            for year in need.years:
                yield _query(need, year, keyed)


def _query(need: Need, year: int, keyed: bool) -> Query:
    asked = {
        "reporterCode": str(codes.comtrade(need.reporter)),
        "period": str(year),
        "flowCode": FLOWS[need.indicator],
        "cmdCode": need.product.removeprefix("HS:"),
        **_WHOLE,
        "includeDesc": "true",
    }
    name = f"{need.reporter}-{need.indicator}-{need.product.replace(':', '')}-{year}"
    return Query(
        SERVICE, name, KEYED if keyed else PREVIEW, tuple(asked.items()), "application/json",
        "Annual trade in goods, HS as reported", need.reporter, need.partners, (need.indicator,),
        need.product, year, year, keyed,
    )  # fmt: skip


def page(query: Query) -> str:
    """Return the address that shows a person what was asked."""
    asked = {
        "Frequency": "A",
        "Flows": FLOWS[query.indicators[0]],
        "CommodityCodes": query.product.removeprefix("HS:"),
        "Partners": "all",
        "Reporters": codes.comtrade(query.reporter),
        "period": query.first,
        "AggregateBy": "none",
        "BreakdownMode": "plus",
    }
    return f"https://comtradeplus.un.org/TradeFlow?{urlencode(asked)}"


def read(answer: Answer) -> Reading:
    """Read an answer and judge it.

    Raises:
        ServiceError: it is empty, cut off, or not what was asked.
    """
    query, rows = answer.query, _rows(answer)
    _check(query, rows)
    values = {row["partnerCode"]: _value(query, row) for row in rows}
    names = codes.comtrade_names()
    world = values.pop(codes.comtrade(WORLD), None)
    amounts = {str(code): value.amount for code, value in values.items()}
    add_up(query, amounts, world.amount if world else None, query.told_years)
    partners = {names[code]: value for code, value in values.items() if code in names}
    kept = tuple(of_partners(query, partners, world))
    return Reading((*kept, *_weights(query, rows, names)))


def _rows(answer: Answer) -> list[dict[str, Any]]:
    """The rows, if there are any, and all of them."""
    query, told = answer.query, json_of(answer)
    if not isinstance(told, dict) or not isinstance(told.get("data"), list):
        raise NotUnderstood(
            query, f"JSON without a list of data (HTTP {answer.status}), {told_of(answer.body)}"
        )
    if told.get("error"):
        raise NotAsked(query, f"the error “{told['error']}”")
    rows: list[dict[str, Any]] = told["data"]
    if not rows:
        raise NoData(query, "no rows")
    if len(rows) >= ROW_CAPS.get(query.path, 0) or int(told.get("count") or 0) > len(rows):
        advice = "Set COMTRADE_KEY, which raises the cap; what was fetched before stays."
        raise NotAsked(query, f"{len(rows)} rows, which is where the service cuts an answer off", advice)
    return rows


def _check(query: Query, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        missing = [name for name in _COLUMNS if name not in row]
        if missing:
            raise NotUnderstood(query, f"a row without {', '.join(missing)}")
    asked = dict(query.parameters)
    columns = ("reporterCode", "period", "flowCode", "cmdCode", *_WHOLE)
    only(query, rows, {column: (asked.get(column, ""),) for column in columns})
    code, times = Counter(row["partnerCode"] for row in rows).most_common(1)[0]
    if times > 1:
        raise NotAsked(query, f"{times} rows for partner {code}, where one was asked for")


def _value(query: Query, row: dict[str, Any]) -> Value:
    partner = codes.comtrade_names().get(row["partnerCode"], str(row["partnerCode"]))
    amount = number_of(query, row["primaryValue"], f"primaryValue of partner {row['partnerCode']}")
    return Value(query.indicators[0], partner, str(query.first), amount, "USD")


def _weights(query: Query, rows: list[dict[str, Any]], names: dict[int, str]) -> Iterator[Value]:
    """Tonnes of the partners that were asked for; no weight, or 0 beside a value, means: not known."""
    if query.product == "TOTAL":
        return
    known = {
        names[row["partnerCode"]]: _weight(query, row)
        for row in rows
        if row["partnerCode"] in names and row["netWgt"]
    }
    world = known.pop(WORLD, None)
    total = sum((value.amount for value in known.values()), Decimal(0))
    for value in of_partners(query, known, world):
        # A sum of countries is one only where each of them has a weight.
        if not value.derived or (world and abs(total - world.amount) <= TOLERANCE * world.amount):
            yield value


def _weight(query: Query, row: dict[str, Any]) -> Value:
    kilograms = number_of(query, row["netWgt"], f"netWgt of partner {row['partnerCode']}")
    status = "E" if row.get("isNetWgtEstimated") else "A"
    return replace(_value(query, row), amount=kilograms / 1000, unit="t", status=status)
