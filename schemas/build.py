"""Pandera schemas, made from the tables: one for rows as read (text), one for typed rows.

Rows are validated as text first, because one cell that cannot be converted hides every other failure of
its column; then they are converted, and ranges and rules are validated on the typed table.
"""

from __future__ import annotations

from functools import cache

import pandera.pandas as pa

from schemas.syntax import BOOLEAN, INTEGER, NUMBER, Syntax
from schemas.table import IMPLAUSIBLE, Field, Rule, Table

DTYPES = {"text": "str", "integer": "Int64", "number": "float64", "boolean": "bool"}
_LITERALS = {"integer": INTEGER, "number": NUMBER, "boolean": BOOLEAN}


@cache
def raw_schema(table: Table) -> pa.DataFrameSchema:
    """Schema of the table as read: all columns text, values written as they have to be."""
    columns = {field.name: _column(field, "str", _raw_checks(field)) for field in table.fields}
    return pa.DataFrameSchema(columns, name=f"{table.name}, as read", strict=True, ordered=True)


@cache
def typed_schema(table: Table) -> pa.DataFrameSchema:
    """Schema of the typed table: dtypes, plausible ranges, unique columns, rules between columns."""
    columns = {field.name: _column(field, DTYPES[field.kind], _range_checks(field)) for field in table.fields}
    checks = [_rule_check(rule) for rule in table.rules]
    return pa.DataFrameSchema(
        columns, checks=checks, name=table.name, description=table.description, strict=True, ordered=True
    )


def _column(field: Field, dtype: str, checks: list[pa.Check]) -> pa.Column:
    metadata = {"unit": field.unit, "allowed": field.allowed_words(), "sdmx": field.sdmx}
    return pa.Column(
        dtype,
        checks,
        nullable=not field.required,
        unique=field.unique and dtype == DTYPES[field.kind],
        description=field.description,
        metadata=metadata,
    )


def _raw_checks(field: Field) -> list[pa.Check]:
    if field.allowed:
        return [pa.Check.isin(field.allowed, error=f"is none of: {', '.join(field.allowed)}")]
    syntax = field.syntax or _LITERALS.get(field.kind)
    return [_written_as(syntax)] if syntax else []


def _written_as(syntax: Syntax) -> pa.Check:
    """Check by Python's `re`: pandas gives patterns to Arrow's engine, which knows another dialect."""
    return pa.Check(lambda column: column.map(syntax.fits), name="syntax", error=f"is not {syntax.words}")


def _range_checks(field: Field) -> list[pa.Check]:
    if field.low is None or field.high is None:
        return []
    reason = f"{IMPLAUSIBLE}{field.name} lies between {field.low:g} and {field.high:g}"
    return [pa.Check.in_range(field.low, field.high, error=reason)]


def _rule_check(rule: Rule) -> pa.Check:
    return pa.Check(rule.holds, name=rule.field, error=rule.reason)
