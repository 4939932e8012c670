"""The cited figures, and those that stand beside each other: in an article, a sentence, other articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import inf
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]

from pipeline.checks import wording
from pipeline.checks.intervals import Interval

if TYPE_CHECKING:
    import pandas as pd


class Cited(NamedTuple):
    """A row of the table `figures`, as far as the rules need it; None where there is no value."""

    figure_id: str
    article_id: str
    indicator: str
    statistic: str
    product: str | None
    reporter: str | None
    partner: str | None
    period: str | None
    base: str | None
    forecast: bool
    value: float
    value_upper: float | None
    unit: str
    bound: str
    value_low: float | None
    value_high: float | None
    surface: str
    sentence: str
    char_start: int
    char_end: int
    inferred: str | None

    @property
    def interval(self) -> Interval:
        """What the printed digits and the bound allow."""
        low = -inf if self.value_low is None else self.value_low
        high = inf if self.value_high is None else self.value_high
        return Interval(low, high, self.bound == "more_than", self.bound == "less_than")

    @property
    def quantity(self) -> str:
        """What it measures, in words, without its period."""
        return wording.quantity(self.indicator, self.product, self.reporter, self.partner)

    @property
    def said(self) -> str:
        """The amount as the article has it, in words."""
        return wording.cited(self.value, self.value_upper, self.unit, self.bound)


# What two figures have in common that speak of one flow or stock, whatever they tell of it.
Subject = tuple[str, str, str | None, str | None, str | None, str | None]


class Citations:
    """All figures, with what stands beside each."""

    def __init__(self, figures: Iterable[Cited], published: Mapping[str, str]) -> None:
        """Index the figures; `published` has the date of each article by its id."""
        self.figures = list(figures)
        self.published = published
        self._by_subject: defaultdict[Subject, list[Cited]] = defaultdict(list)
        self._by_sentence: defaultdict[tuple[str, str], list[Cited]] = defaultdict(list)
        self._by_meaning: defaultdict[tuple[object, ...], list[Cited]] = defaultdict(list)
        for figure in self.figures:
            who = figure.product, figure.reporter, figure.partner, figure.period
            self._by_subject[figure.article_id, figure.indicator, *who].append(figure)
            self._by_sentence[figure.article_id, figure.sentence].append(figure)
            if figure.period:
                self._by_meaning[_meaning(figure)].append(figure)

    def of(self, figure: Cited, indicator: str, partner: str | None) -> list[Cited]:
        """Figures of the same article on another flow of the same product and period."""
        return self._by_subject.get(
            (figure.article_id, indicator, figure.product, figure.reporter, partner, figure.period), []
        )

    def in_sentence(self, figure: Cited) -> list[Cited]:
        """All figures of the figure's sentence, itself among them."""
        return self._by_sentence[figure.article_id, figure.sentence]

    def alike(self, figure: Cited) -> list[Cited]:
        """All figures that mean the same in the same unit, itself among them; none without a period."""
        return self._by_meaning.get(_meaning(figure), []) if figure.period else []


def _meaning(figure: Cited) -> tuple[object, ...]:
    who = figure.product, figure.reporter, figure.partner, figure.period
    return (figure.indicator, figure.statistic, *who, figure.base, figure.forecast, figure.unit)


def read(figures: pd.DataFrame) -> list[Cited]:
    """Return the rows of the table `figures`."""
    columns = [pa.array(figures[name], from_pandas=True).to_pylist() for name in Cited._fields]
    return [Cited._make(row) for row in zip(*columns, strict=True)]
