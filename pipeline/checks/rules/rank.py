"""Rank: a cited place beside a published ranking, or beside the order of official values."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import products, wording
from pipeline.checks.case import Case
from pipeline.checks.comparables import called
from pipeline.checks.intervals import compare, point
from pipeline.checks.observed import WORLD, Observed
from pipeline.checks.rule import AGREES, DIFFERS, NOT_COMPARABLE, Finding, Rule
from pipeline.checks.wording import listed, ordinal, place

# Rows of larger partners that a place rests on; the first ones are enough to look at.
_MOST_EVIDENCE = 10
# A year, the place that the partner has in it, its row, and the ids of the rows that tell so.
Placed = tuple[str, int, Observed, tuple[str, ...]]


def check(case: Case) -> Iterable[Finding]:
    """Compare the place of a partner among all partners of the reporter."""
    figure = case.figure
    if figure.reporter is None or figure.partner is None:
        return ()
    published = _published(case, figure.reporter)
    if published:
        own = [row for row in published if row.partner == figure.partner]
        placed: list[Placed] = [(row.period or "", int(row.value), row, (row.observation_id,)) for row in own]
        return [_beside(case, placed) if placed else _not_ranked(case, published)]
    by_value = _by_value(case, figure.reporter, figure.partner, figure.period) if figure.period else None
    return [_beside(case, [by_value])] if by_value else ()


def _published(case: Case, reporter: str) -> list[Observed]:
    """Published places of all partners, in the figure's period or in all where it names none."""
    figure = case.figure
    return [
        row
        for indicator in called(figure.indicator)
        for row in case.official.rankings.get((reporter, indicator), ())
        if figure.period in (None, row.period)
        and products.fit(figure.product, row.product, row.product_code) == products.SAME
    ]


def _by_value(case: Case, reporter: str, partner: str, period: str) -> Placed | None:
    """The place by value; None where a partner that is not on record could have more than this one."""
    figure = case.figure
    own = next(
        (
            row
            for row in case.official.at(reporter, figure.indicator, partner, period)
            if products.fit(figure.product, row.product, row.product_code) == products.SAME
        ),
        None,
    )
    if own is None or not wording.is_country(partner):
        return None
    rows = case.official.partners(reporter, figure.indicator, period)
    alike = [row for row in rows if row.unit == own.unit and row.product_code == own.product_code]
    total = max((row.value for row in alike if row.partner == WORLD), default=0.0)
    countries = [row for row in alike if row.source == own.source and wording.is_country(row.partner or "")]
    if total - sum(row.value for row in countries) >= own.value or not total:
        return None
    larger = sorted((row for row in countries if row.value > own.value), key=lambda row: -row.value)
    ids = (own.observation_id, *(row.observation_id for row in larger[:_MOST_EVIDENCE]))
    return period, len(larger) + 1, own, ids


def _beside(case: Case, placed: list[Placed]) -> Finding:
    """A place without a period agrees where it holds in every year on record."""
    figure = case.figure
    verdicts = {compare(case.interval, point(place)) for _, place, *_ in placed}
    holds = verdicts == {AGREES}
    verdict = AGREES if holds else (DIFFERS if figure.period else NOT_COMPARABLE)
    told = listed([f"{ordinal(at)} in {period}" for period, at, *_ in placed])
    words = f"{_article_says(case)}; it was {told} {_by_what(placed[0][2])}.{_when(case)}"
    found = [float(at) for _, at, *_ in placed]
    ids = tuple(one for *_, rows in placed for one in rows)
    return Finding(verdict, words + case.inferred, (min(found), max(found)), case.interval.ends(), "rank",
                   None, ids)  # fmt: skip


def _article_says(case: Case) -> str:
    figure = case.figure
    invests = figure.indicator in ("investment", "fdi")
    field = f"investors in {place(figure.reporter)}" if invests else f"partners in {_goods(case)}"
    return f"The article says that {place(figure.partner)} is {figure.said} of the {field}"


def _goods(case: Case) -> str:
    figure = case.figure
    return wording.quantity(figure.indicator, figure.product, figure.reporter, None)


def _by_what(row: Observed) -> str:
    published = wording.source(row.organisation, row.dataset)
    return f"({published})" if row.statistic == "rank" else f"by value ({published})"


def _when(case: Case) -> str:
    return "" if case.figure.period else " No period is stated; these are the years on record."


def _not_ranked(case: Case, published: list[Observed]) -> Finding:
    """The ranking does not have this partner: it is of countries, or ends before it."""
    firsts = [row for row in published if row.value == 1]
    partner = place(case.figure.partner)
    group = "" if wording.is_country(case.figure.partner or "") else ", since the ranking is by country"
    words = (
        f"{_article_says(case)}; the official ranking has no place for {partner}{group}"
        f"{_came_first(firsts)} {_by_what(published[0])}.{_when(case)}"
    )
    ids = tuple(row.observation_id for row in firsts)
    return Finding(NOT_COMPARABLE, words + case.inferred, found=case.interval.ends(), unit="rank",
                   evidence=ids)  # fmt: skip


def _came_first(firsts: list[Observed]) -> str:
    """Who came first in which years: ", and the Netherlands came first in 2021 and 2022"."""
    years: dict[str, list[str]] = {}
    for row in firsts:
        years.setdefault(place(row.partner), []).append(row.period or "")
    told = [f"{partner} came first in {listed(periods)}" for partner, periods in years.items()]
    return f", and {listed(told)}" if told else ""


RULE = Rule(
    "rank",
    "1",
    "“The second-largest” holds in a ranking by the same measure; groups have no place in one of countries.",
    check,
    statistics=("rank",),
)
