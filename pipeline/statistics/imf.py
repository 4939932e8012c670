"""IMF, International Trade in Goods by partner country (IMTS, which replaced DOTS): trade in dollars.

All counterparts of a country are asked for in one query, aggregates among them, so that they can be added up.

Source: https://api.imf.org, SDMX 2.1; on 3.0, startPeriod was found to be ignored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.statistics import codes
from pipeline.statistics.codes import WORLD
from pipeline.statistics.errors import NoData, NotAsked, ServiceError
from pipeline.statistics.needs import Need
from pipeline.statistics.query import Answer, Query
from pipeline.statistics.reading import Problem, Reading, Value, add_up, csv_of, number_of, of_partners, only

SERVICE = "imf"
# Exports are valued free on board, imports with cost, insurance and freight.
INDICATORS = {"exports": "XG_FOB_USD", "imports": "MG_CIF_USD"}
_CSV = "application/vnd.sdmx.data+csv;version=1.0.0"
_COLUMNS = (
    "COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD", "OBS_VALUE", "DERIVATION_TYPE",
)  # fmt: skip
# Aggregates have codes such as G001, GX170 and TX898, which are not all letters.
_COUNTRY = re.compile(r"[A-Z]{3}")
# M stands on what large countries report month by month; what is not known to be reported is an estimate.
_REPORTED = {"", "M"}


def queries(needs: Iterable[Need]) -> Iterator[Query]:
    """Yield the queries for what is needed: one for each reporter, with all years and both flows."""
    for reporter, wanted in _by_reporter(needs).items():
        years = [year for need in wanted for year in need.years]
        partners = tuple(sorted({partner for need in wanted for partner in need.partners}))
        indicators = tuple(sorted({need.indicator for need in wanted}))
        series = "+".join(INDICATORS[indicator] for indicator in indicators)
        key = f"{codes.imf(reporter)}.{series}..A"
        asked = (("startPeriod", str(min(years))), ("endPeriod", str(max(years))))
        yield Query(
            SERVICE, f"{reporter}-TOTAL", f"/data/IMF.STA,IMTS/{key}", asked, _CSV,
            "International Trade in Goods by partner country (IMTS)", reporter, partners, indicators, "TOTAL",
            min(years), max(years),
        )  # fmt: skip


def _by_reporter(needs: Iterable[Need]) -> dict[str, list[Need]]:
    found: dict[str, list[Need]] = {}
    for need in needs:
        if need.product == "TOTAL" and codes.is_country(need.reporter):
            found.setdefault(need.reporter, []).append(need)
    return found


def page(query: Query) -> str:
    """Return the address that shows a person the dataset."""
    return "https://data.imf.org/en/datasets/IMF.STA:IMTS"


def read(answer: Answer) -> Reading:
    """Read an answer and judge it; a year whose partners do not add up is a problem of its own.

    Raises:
        ServiceError: it is empty, an error, or not what was asked.
    """
    query = answer.query
    if answer.status != 200:
        raise NotAsked(query, f"HTTP {answer.status}, {_message(answer)}")
    rows = csv_of(answer, _COLUMNS)
    if not rows:
        advice = "A code that the IMF does not know, in lower case, or of two letters looks the same."
        raise NoData(query, "no rows", advice)
    _check(query, rows)
    values: list[Value] = []
    problems: list[Problem] = []
    for (indicator, year), group in _grouped(rows).items():
        try:
            values += _of_year(query, indicator, year, group)
        except ServiceError as error:
            problems.append(Problem(indicator, year, error))
    return Reading(tuple(values), tuple(problems))


def _message(answer: Answer) -> str:
    try:
        return f"“{json.loads(answer.body)['message']}”"
    except (ValueError, KeyError, TypeError):
        return "without a message"


def _check(query: Query, rows: list[dict[str, str]]) -> None:
    asked = {
        "COUNTRY": [codes.imf(query.reporter)],
        "INDICATOR": [INDICATORS[indicator] for indicator in query.indicators],
        "FREQUENCY": ["A"],
        "TIME_PERIOD": query.years,
    }
    only(query, rows, asked)
    for row in rows:
        if row.get("UNIT", "") not in ("", "USD"):
            raise NotAsked(query, f"values in {row['UNIT']!r}, where US dollars were asked for")


Group = dict[str, dict[str, str]]


def _grouped(rows: list[dict[str, str]]) -> dict[tuple[str, str], Group]:
    """The rows with a value by indicator and year, then by counterpart."""
    names = {series: indicator for indicator, series in INDICATORS.items()}
    groups: dict[tuple[str, str], Group] = {}
    for row in rows:
        if row["OBS_VALUE"] != "":
            group = groups.setdefault((names[row["INDICATOR"]], row["TIME_PERIOD"]), {})
            group[row["COUNTERPART_COUNTRY"]] = row
    return groups


def _of_year(query: Query, indicator: str, year: str, group: Group) -> list[Value]:
    values = {code: _value(query, indicator, year, row) for code, row in group.items()}
    world = values.get(codes.imf(WORLD))
    partners = {code: value for code, value in values.items() if _COUNTRY.fullmatch(code)}
    amounts: dict[str, Decimal] = {code: value.amount for code, value in partners.items()}
    add_up(query, amounts, world.amount if world else None, f"{indicator} {year}")
    return list(of_partners(query, partners, world))


def _value(query: Query, indicator: str, year: str, row: dict[str, str]) -> Value:
    """The value of a row. OBS_VALUE is in dollars; SCALE only says how the IMF shows it."""
    code = row["COUNTERPART_COUNTRY"]
    amount = number_of(query, row["OBS_VALUE"], f"OBS_VALUE of {code}, {year}")
    derivation = row["DERIVATION_TYPE"]
    partner = WORLD if code == codes.imf(WORLD) else code
    if derivation in _REPORTED:
        return Value(indicator, partner, year, amount, "USD")
    comment = f"derivation type {derivation} of the IMF"
    return Value(indicator, partner, year, amount, "USD", "E", comment=comment)
