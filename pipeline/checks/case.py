"""A figure under check, with all that a rule may set beside it; looked up once, and only when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from pipeline.checks import comparables, measures, wording
from pipeline.checks.citations import Citations, Cited
from pipeline.checks.comparables import Asked, Comparable
from pipeline.checks.intervals import Interval, compare_value
from pipeline.checks.observed import Observations, Observed
from pipeline.checks.rule import VERDICTS

# Words of a base that make it another total than that of the reporter.
_FOREIGN_BASES = ("gdp", "world", "global", "budget", "output", "population", "europe", "eu ")
_BASE_WORDS = {"exports": ("export",), "imports": ("import",), "trade_turnover": ("trade", "turnover")}


class Compared(NamedTuple):
    """An official value set beside the figure."""

    comparable: Comparable
    verdict: str
    difference: float | None


class Case:
    """A figure with its surroundings.

    Attributes:
        figure: the figure.
        citations: all figures.
        official: all official values.
        interval: what the figure's digits and bound allow.
    """

    def __init__(self, figure: Cited, citations: Citations, official: Observations) -> None:
        """Look nothing up yet."""
        self.figure, self.citations, self.official = figure, citations, official
        self.interval = figure.interval
        self._looked: dict[tuple[str | None, str, str | None], list[Observed]] = {}

    @property
    def published(self) -> str:
        """Date of the article; "" where it is not known."""
        return self.citations.published.get(self.figure.article_id) or ""

    @cached_property
    def values(self) -> list[Comparable]:
        """Official values of the figure's quantity in its own period, or in any where it needs none."""
        return self._values(self.look, mirror=True)

    @cached_property
    def series(self) -> list[Comparable]:
        """Official values of the figure's quantity in all periods, in order of time; of its own side only."""
        found = self._values(self._ever, mirror=False)
        return sorted(found, key=lambda one: one.period or "")

    def _values(self, look: comparables.Look, *, mirror: bool) -> list[Comparable]:
        asked = self.asked
        if asked is None:
            return []
        if self.figure.statistic == "share":
            total = self.whole
            return comparables.shares(asked, total, look) if total else []
        return comparables.levels(asked, look, mirror=mirror)

    def look(self, reporter: str | None, indicator: str, partner: str | None) -> list[Observed]:
        """Official values of a flow in the figure's period; in any, where it needs none."""
        key = reporter, indicator, partner
        found = self._looked.get(key)
        if found is None:
            found = self._looked[key] = self._at(*key)
        return found

    def _at(self, reporter: str | None, indicator: str, partner: str | None) -> list[Observed]:
        if self.needs_no_period:
            return self._ever(reporter, indicator, partner)
        if self.figure.period is None:
            return []
        return self.official.at(reporter, indicator, partner, self.figure.period)

    def _ever(self, reporter: str | None, indicator: str, partner: str | None) -> list[Observed]:
        return self.official.series(reporter, indicator, partner)

    @property
    def needs_no_period(self) -> bool:
        """Whether it is of a thing that stays as it is: how long a pipeline is, and how much it can carry."""
        return self.figure.period is None and self.figure.indicator in ("length", "capacity")

    @property
    def asked(self) -> Asked | None:
        """What is looked for; None where nobody knows whose figure it is."""
        figure = self.figure
        if figure.reporter is None:
            return None
        return Asked(figure.indicator, figure.product, figure.reporter, figure.partner)

    @property
    def whole(self) -> Asked | None:
        """What a share is a share of; None where it is not the reporter's own total."""
        figure = self.figure
        if figure.reporter is None or not (figure.partner or figure.product) or not _of_own_total(figure):
            return None
        # "30 % of oil exports" divides oil by oil; "oil is 60 % of exports" divides by all goods.
        of_product = figure.product if figure.partner and _names_product(figure) else None
        return Asked(figure.indicator, of_product, figure.reporter, None)

    @cached_property
    def compared(self) -> list[Compared]:
        """The official values that measure the very same, each with its verdict; the nearest first."""
        found = [self._beside(one) for one in self.values if not one.stand_in]
        kept = [one for one in found if one is not None]
        return sorted(kept, key=lambda one: (-VERDICTS.index(one.verdict), abs(one.difference or 0.0)))

    def _beside(self, one: Comparable) -> Compared | None:
        factor = measures.factor(one.unit, self.figure.unit)
        if factor is None:
            return None
        value = one.value * factor
        verdict = compare_value(self.interval, value)
        return Compared(one, verdict, difference(self.figure, value))

    @property
    def inferred(self) -> str:
        """The sentence on what was inferred; "" where nothing was."""
        return wording.inferred(self.figure.inferred or "")


def difference(figure: Cited, expected: float) -> float | None:
    """How far the cited amount lies from an expected one, relative to it; 0 within a bound or range."""
    if not expected:
        return None
    nearest = figure.value
    if figure.bound not in ("exact", "approx"):
        interval: Interval = figure.interval
        nearest = min(max(expected, interval.low), interval.high)
    return (nearest - expected) / abs(expected)


def _of_own_total(figure: Cited) -> bool:
    words = _BASE_WORDS.get(figure.indicator)
    if words is None:
        return False
    base = f"{figure.base or words[0]} ".lower()
    return any(word in base for word in words) and not any(word in base for word in _FOREIGN_BASES)


def _names_product(figure: Cited) -> bool:
    return figure.base is None or (figure.product or "") in figure.base.lower()
