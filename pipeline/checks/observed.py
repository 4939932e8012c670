"""The official values, found by reporter, partner, indicator and period without a pass over all of them.

The rows are put in order by one number that their keys make together; a search in the sorted numbers then
finds a key, or all that begin with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

if TYPE_CHECKING:
    import pandas as pd

WORLD = "World"
Row = TypeVar("Row")
_KEYS = ("reporter", "indicator", "partner", "period")
# Columns in which every row has its own value.
_OWN = ("value", "observation_id")


class Observed(NamedTuple):
    """A row of the table `observations`, as far as the rules need it; None where there is no value."""

    reporter: str
    indicator: str
    partner: str | None
    period: str | None
    statistic: str
    product: str | None
    product_code: str | None
    value: float
    unit: str
    status: str
    perspective: str
    source: str
    organisation: str
    dataset: str
    observation_id: str


class Held(NamedTuple):
    """What a ranking by value needs of a row."""

    partner: str | None
    value: float
    unit: str
    product_code: str | None
    source: str
    observation_id: str


class Observations:
    """All official values."""

    def __init__(self, table: pd.DataFrame) -> None:
        """Index the table `observations`."""
        encoded = {name: _encoded(table[name]) for name in Observed._fields if name not in _OWN}
        self._codes = [{text: at for at, text in enumerate(encoded[name][1])} for name in _KEYS]
        self._sizes = [len(codes) for codes in self._codes]
        self._numbers = [encoded[name][0] for name in _KEYS]
        keys = self._joined((0, 1, 2, 3))
        self._order = np.argsort(keys, kind="stable")
        self._keys: list[int] = keys[self._order].tolist()
        self._cells = {name: _texts(*encoded[name]) for name in encoded}
        self._cells["value"] = table["value"].to_numpy()
        self._cells["observation_id"] = table["observation_id"].to_numpy(dtype=object)
        self._rows = list(map(Observed._make, zip(*self._in_order(self._order), strict=True)))

    def _joined(self, order: tuple[int, ...]) -> Any:
        """One number for each row, made of the numbers of its keys in this order."""
        joined = np.zeros(len(self._numbers[0]), dtype=np.int64)
        for at in order:
            joined = joined * self._sizes[at] + self._numbers[at]
        return joined

    def _in_order(self, order: Any, names: tuple[str, ...] = Observed._fields) -> list[list[Any]]:
        """Columns in an order of the rows."""
        return [self._cells[name][order].tolist() for name in names]

    def at(
        self, reporter: str | None, indicator: str, partner: str | None, period: str | None
    ) -> list[Observed]:
        """Values of one flow in one period; `partner` None where there is no other side."""
        first = self._first(reporter, indicator, partner)
        time = self._codes[3].get(period)
        if first is None or time is None:
            return []
        return _between(self._keys, self._rows, first + time, first + time + 1)

    def series(self, reporter: str | None, indicator: str, partner: str | None) -> list[Observed]:
        """Values of one flow in all periods, in no order of time."""
        first = self._first(reporter, indicator, partner)
        return [] if first is None else _between(self._keys, self._rows, first, first + self._sizes[3])

    def partners(self, reporter: str, indicator: str, period: str) -> list[Held]:
        """Values of one flow with all its partners in one period."""
        reporters, indicators, _, periods = self._codes
        one, what, time = reporters.get(reporter), indicators.get(indicator), periods.get(period)
        if one is None or what is None or time is None:
            return []
        keys, rows = self._by_period
        first = ((one * self._sizes[1] + what) * self._sizes[3] + time) * self._sizes[2]
        return _between(keys, rows, first, first + self._sizes[2])

    @cached_property
    def rankings(self) -> dict[tuple[str, str], list[Observed]]:
        """Published places, by reporter and indicator, in order of time."""
        rows = np.flatnonzero(self._cells["statistic"] == "rank")
        ranked = sorted(map(Observed._make, zip(*self._in_order(rows), strict=True)), key=_time)
        found: defaultdict[tuple[str, str], list[Observed]] = defaultdict(list)
        for row in ranked:
            found[row.reporter, row.indicator].append(row)
        return dict(found)

    @cached_property
    def _by_period(self) -> tuple[list[int], list[Held]]:
        """Keys and rows in an order in which the partners of a flow in a period lie together."""
        keys = self._joined((0, 1, 3, 2))
        order = np.argsort(keys, kind="stable")
        cells = zip(*self._in_order(order, Held._fields), strict=True)
        return keys[order].tolist(), list(map(Held._make, cells))

    def _first(self, reporter: str | None, indicator: str, partner: str | None) -> int | None:
        """The smallest key that rows of a flow may have; None where there is no such row."""
        reporters, indicators, partners, _ = self._codes
        one, what, other = reporters.get(reporter), indicators.get(indicator), partners.get(partner)
        if one is None or what is None or other is None:
            return None
        return ((one * self._sizes[1] + what) * self._sizes[2] + other) * self._sizes[3]


def _between(keys: list[int], rows: list[Row], first: int, after: int) -> list[Row]:
    """The rows whose keys are from `first` to before `after`."""
    start = bisect_left(keys, first)
    if start == len(keys) or keys[start] >= after:
        return []
    return rows[start : bisect_left(keys, after, start)]


def _time(row: Observed) -> str:
    return row.period or ""


def _encoded(column: pd.Series[Any]) -> tuple[Any, list[str | None]]:
    """A number for each cell, and what the numbers stand for."""
    array = pa.array(column, from_pandas=True)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    encoded = array.dictionary_encode(null_encoding="encode")
    return encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64), encoded.dictionary.to_pylist()


def _texts(numbers: Any, texts: list[str | None]) -> Any:
    """The cells again; equal ones are one object, which saves time and memory."""
    named = np.empty(len(texts), dtype=object)
    named[:] = texts
    return named[numbers]
