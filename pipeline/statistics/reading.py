"""What a connector reads from an answer, and the checks that all of them share."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.statistics.codes import EU, EU_MEMBERS, WORLD
from pipeline.statistics.errors import NoData, NotAsked, NotUnderstood, ServiceError, told
from pipeline.statistics.query import Answer, Query

# Partners have to add up to the world total as closely as this.
TOLERANCE = Decimal("0.01")
# No trade is as large as ten to this; written out, a larger number would fill the memory.
_LARGEST_POWER = 18


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an answer, in the terms of the table of observations.

    Attributes:
        indicator: exports or imports.
        partner: ISO alpha-3, EU or World.
        period: the year.
        amount: in `unit`, without multiplier.
        unit: USD, EUR or t.
        status: SDMX CL_OBS_STATUS: A normal, E estimated, P provisional, B break.
        derived: whether it is a sum made here.
        comment: what else is to be known; "" for nothing.
    """

    indicator: str
    partner: str
    period: str
    amount: Decimal
    unit: str
    status: str = "A"
    derived: bool = False
    comment: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it apart within its series."""
        return self.indicator, self.partner, self.period, self.unit


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of an answer that cannot be used: one indicator in one year, and why."""

    indicator: str
    period: str
    error: ServiceError


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer says.

    Attributes:
        values: the values of the partners that were asked for.
        problems: parts of the answer that cannot be used; the rest can.
    """

    values: tuple[Value, ...]
    problems: tuple[Problem, ...] = ()

    def settles(self, query: Query, indicator: str, period: str) -> bool:
        """Tell whether the answer has the last word on an indicator in a year, even where it has no value."""
        unsettled = {(problem.indicator, problem.period) for problem in self.problems}
        return int(period) in query.years and (indicator, period) not in unsettled


def json_of(answer: Answer) -> Any:
    """Return the JSON of an answer, fractions as Decimal.

    Raises:
        NotUnderstood: it is none, such as a web page.
    """
    try:
        return json.loads(answer.body.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood(answer.query, f"{_form(answer)} in place of JSON: {told(answer.body)}") from error


def csv_of(answer: Answer, columns: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of a CSV answer, by the names of its columns.

    Raises:
        NotUnderstood: it is none, or lacks one of the columns.
    """
    try:
        reader = csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline=""), strict=True)
        rows = list(reader)
    except (ValueError, csv.Error) as error:
        raise NotUnderstood(answer.query, f"{_form(answer)} in place of CSV: {told(answer.body)}") from error
    if not answer.body.strip():
        raise NoData(answer.query, "an empty answer")
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        found = f"{_form(answer)} without the columns {', '.join(missing)}: {told(answer.body)}"
        raise NotUnderstood(answer.query, found)
    if any(None in row or None in row.values() for row in rows):
        raise NotUnderstood(answer.query, "rows of CSV with more or fewer cells than columns")
    return rows


def _form(answer: Answer) -> str:
    page = answer.body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    return "a web page" if page else f"{answer.content_type or 'something without a type'}"


def number_of(query: Query, cell: object, where: str) -> Decimal:
    """Return a number, which may stand as text.

    Raises:
        NotUnderstood: it is none, not finite, or far too large.
    """
    try:
        number = Decimal(str(cell)) if not isinstance(cell, bool) else Decimal("NaN")
    except ArithmeticError:
        number = Decimal("NaN")
    if not number.is_finite() or number.adjusted() > _LARGEST_POWER:
        raise NotUnderstood(query, f"{cell!r} in place of a number ({where})")
    return number


def only(query: Query, rows: Iterable[Mapping[str, Any]], asked: Mapping[str, Iterable[Any]]) -> None:
    """Check that rows are about what was asked.

    Args:
        query: what was asked.
        rows: the rows of the answer.
        asked: for columns, the values that they may have.

    Raises:
        NotAsked: a row is about something else.
    """
    allowed = {column: {str(value) for value in values} for column, values in asked.items()}
    for row in rows:
        for column, values in allowed.items():
            if str(row[column]) not in values:
                wanted = " or ".join(sorted(values)[:4])
                raise NotAsked(query, f"rows with {column} = {row[column]!r}, where {wanted} was asked for")


def add_up(query: Query, partners: Mapping[str, Decimal], world: Decimal | None, what: str) -> None:
    """Check that all partners together are the world total, within 1 %.

    Raises:
        NotAsked: there is no total, or they are not.
    """
    if world is None:
        raise NotAsked(query, f"no world total ({what})")
    total = sum(partners.values(), Decimal(0))
    if abs(total - world) > TOLERANCE * abs(world):
        found = f"partners that add up to {total:,.0f}, where the world total is {world:,.0f} ({what})"
        raise NotAsked(query, found)


def of_partners(query: Query, partners: Mapping[str, Value], world: Value | None) -> Iterable[Value]:
    """Return the values of the partners that were asked for: the world's, a country's, the sum of the EU's.

    Args:
        query: what was asked.
        partners: the value of each country that has one, of one indicator, year and unit.
        world: that of the world.
    """
    for partner in query.partners:
        if partner == WORLD and world is not None:
            yield world
        elif partner == EU:
            yield from _union(partners)
        elif partner in partners:
            yield partners[partner]


def _union(partners: Mapping[str, Value]) -> Iterable[Value]:
    """The sum of the members of today, where any has a value; the others are named."""
    found = [partners[member] for member in EU_MEMBERS if member in partners]
    if not found:
        return
    missing = [member for member in EU_MEMBERS if member not in partners]
    words = "sum of the 27 members of today"
    comment = f"{words}; no record of trade with {', '.join(missing)}" if missing else words
    estimated = [value for value in found if value.status != "A"]
    status = "E" if estimated else "A"
    if estimated:
        share = sum(value.amount for value in estimated) / (sum(value.amount for value in found) or 1)
        comment += f"; {len(estimated)} of them estimated, {share:.0%} of the sum"
    first = found[0]
    amount = sum((value.amount for value in found), Decimal(0))
    yield Value(first.indicator, EU, first.period, amount, first.unit, status, True, comment)
