"""Growth: a cited change beside the one between two official values of one source."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import comparables, wording
from pipeline.checks.case import Case
from pipeline.checks.comparables import Comparable
from pipeline.checks.intervals import compare, point
from pipeline.checks.observed import Observed
from pipeline.checks.rule import CLOSE, DIFFERS, NOT_COMPARABLE, Finding, Rule
from pipeline.checks.telling import told

_YEAR_DIGITS = 4


def check(case: Case) -> Iterable[Finding]:
    """Compare a change in percent from one year to the next."""
    figure = case.figure
    period = figure.period or ""
    if figure.unit != "percent" or len(period) != _YEAR_DIGITS or case.asked is None:
        return ()
    pairs = [
        (now, before)
        for before in _levels(case, str(int(period) - 1))
        for now in _levels(case, period)
        if _follows(now, before)
    ]
    return [_beside(case, pairs)] if pairs else ()


def _levels(case: Case, period: str) -> list[Comparable]:
    def look(reporter: str | None, indicator: str, partner: str | None) -> list[Observed]:
        return case.official.at(reporter, indicator, partner, period)

    assert case.asked is not None
    return [one for one in comparables.levels(case.asked, look, mirror=False) if not one.stand_in]


def _follows(now: Comparable, before: Comparable) -> bool:
    """Tell whether two values are of one series, so that the change between them has a meaning."""
    one, other = now.parts[0], before.parts[0]
    same = (now.unit, one.source, one.dataset, one.product_code) == (
        before.unit, other.source, other.dataset, other.product_code,
    )  # fmt: skip
    return same and before.value > 0 and now.value > 0


def _change(pair: tuple[Comparable, Comparable]) -> float:
    return 100 * (pair[0].value / pair[1].value - 1)


def _beside(case: Case, pairs: list[tuple[Comparable, Comparable]]) -> Finding:
    figure = case.figure
    nearest = min(pairs, key=lambda pair: abs(_change(pair) - figure.value))
    change = _change(nearest)
    verdict = _verdict(case, change)
    words = (
        f"The change of {figure.quantity} in {figure.period}: the article says {figure.said}; "
        f"{told(nearest[0])} after {wording.amount(nearest[1].value, nearest[1].unit)} the year before, "
        f"a change of {wording.amount(round(change, 1), 'percent')}."
    )
    ids = tuple(dict.fromkeys((*nearest[0].ids, *nearest[1].ids)))
    return Finding(verdict, words + case.inferred, point(change).ends(), case.interval.ends(), "percent",
                   None, ids)  # fmt: skip


def _verdict(case: Case, change: float) -> str:
    """The verdict on a growth; close where the level that it leads to is close."""
    if case.figure.forecast:
        return NOT_COMPARABLE
    verdict = compare(case.interval, point(change))
    if verdict not in (CLOSE, DIFFERS):
        return verdict
    cited, official = case.interval.scaled(0.01), change / 100
    return compare(cited._replace(low=1 + cited.low, high=1 + cited.high), point(1 + official))


RULE = Rule(
    "growth",
    "1",
    "A growth rate follows from two values of one series; taken from two sources it is often wrong.",
    check,
    statistics=("growth",),
    indicators=("exports", "imports", "trade_turnover", "production", "consumption", "transit"),
)
