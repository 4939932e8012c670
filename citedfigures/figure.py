"""What the reader returns: quantities (amounts with a unit) and figures (quantities with a meaning).

A `Quantity` is an amount as the text prints it; a `Figure` is a quantity that states something about
an economy, with who, what and when. Both carry the words that they were read from:
``text[q.start:q.end] == q.surface`` always holds. Offsets count Unicode code points.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

INDICATORS = (
    "exports", "imports", "trade_turnover", "trade_balance", "investment", "fdi", "gdp", "inflation",
    "production", "consumption", "reserves", "price", "transit", "capacity", "length", "budget",
    "debt", "population", "other_economic",
)  # fmt: skip
STATISTICS = ("level", "share", "growth", "rank")
BOUNDS = ("exact", "approx", "at_least", "at_most", "more_than", "less_than", "range")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its unit, as read at one place of a text.

    Attributes:
        start: offset of the surface's first character in the text.
        end: offset after its last character.
        surface: number and unit as printed, without hedge ("over 70%" gives "70%").
        kind: money, percent, point (percentage points), physical, price, count, rank, multiple
            ("doubled", "3-fold"), or number (a bare number, whose unit only its neighbours can tell).
        value: the amount in `unit`; the lower end of a range.
        upper: the upper end of a range, otherwise None.
        unit: ISO 4217 for money ("USD"), "percent", "percentage_point", "t", "m3", "bbl/d", "km",
            "USD/bbl", "count", "rank"; "" for a bare number.
        low: lower end of what the printed digits allow (17.6 allows 17.55 to 17.65); None if open.
        high: upper end of it; None if open.
        bound: one of `BOUNDS`.
        change: "=", "~", ">", "<", "up" or "down": what the words around say of the amount.
        noun: the counted or measured thing that is part of the surface's phrase ("TEU", "bottles").
    """

    start: int
    end: int
    surface: str
    kind: str
    value: float
    upper: float | None
    unit: str
    low: float | None
    high: float | None
    bound: str = "exact"
    change: str = "="
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """An economic figure that a text cites, with its meaning and its evidence.

    Meaning: `indicator` (one of `INDICATORS`), `statistic` (one of `STATISTICS`), `product`,
    `reporter` (whose figure), `partner` (the other side), `period` ("2021", "2021-Q3",
    "2021-01..2021-09", "1993.."), `base` (what a share is a share of), `forecast`.
    Amount: `value`, `upper`, `unit`, `bound`, and `low`/`high`, the interval that the printed digits
    and the bound allow (None where unbounded). Evidence: `surface` at `start`..`end`, the sentence at
    `sentence_start`..`sentence_end`, `attributed_to` (the source that the text names),
    `inferred` (names of fields that were taken from context instead of the figure's own clause), and
    `words`: (field, start, end) of the words in the text that gave a field, where words of its sentence did.
    Countries are ISO 3166-1 alpha-3, groups short names ("EU", "EAEU", "Europe", "World").
    """

    surface: str
    start: int
    end: int
    value: float
    upper: float | None
    unit: str
    low: float | None
    high: float | None
    bound: str
    statistic: str
    indicator: str
    product: str | None
    reporter: str | None
    partner: str | None
    period: str | None
    base: str | None
    forecast: bool
    sentence_start: int
    sentence_end: int
    attributed_to: str | None = None
    inferred: tuple[str, ...] = ()
    words: tuple[tuple[str, int, int], ...] = ()

    def moved(self, by: int) -> Figure:
        """Return the figure with all its offsets moved, as for a passage within its full text."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            sentence_start=self.sentence_start + by,
            sentence_end=self.sentence_end + by,
            words=tuple((name, start + by, end + by) for name, start, end in self.words),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the fields as plain JSON types, in the order of the class."""
        lists = {"inferred": list(self.inferred), "words": [list(place) for place in self.words]}
        return {**asdict(self), **lists}
