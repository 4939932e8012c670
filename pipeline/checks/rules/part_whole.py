"""Part and whole: no part passes its whole, and shares of one total do not pass 100 %."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import comparables, wording
from pipeline.checks.case import Case
from pipeline.checks.citations import Cited
from pipeline.checks.intervals import TOLERANCE
from pipeline.checks.observed import WORLD
from pipeline.checks.rule import DIFFERS, Finding, Rule
from pipeline.checks.telling import told
from pipeline.checks.wording import amount, listed

_WHOLE = 100.0
# Most figures of a sum that an explanation lists.
_MOST = 8


def check(case: Case) -> Iterable[Finding]:
    """Say where a part is larger than its whole; one that is not larger proves nothing."""
    if case.figure.forecast:
        return ()
    return _shares(case) if case.figure.statistic == "share" else _level(case)


def _shares(case: Case) -> list[Finding]:
    """Shares of countries in one total, in one sentence: countries do not overlap, as groups may."""
    figure = case.figure
    if not figure.partner or not wording.is_country(figure.partner):
        return []
    parts = {one.partner: one for one in case.citations.in_sentence(figure) if _of_same_total(figure, one)}
    least = sum(one.value_low or 0.0 for one in parts.values())
    if len(parts) < 2 or least <= _WHOLE:
        return []
    told = listed([f"{one.said} ({wording.place(one.partner)})" for one in list(parts.values())[:_MOST]])
    words = f"{told} of one total come to at least {amount(least, 'percent')}, which is more than all of it."
    ids = tuple(one.figure_id for one in parts.values() if one.figure_id != figure.figure_id)
    return [Finding(DIFFERS, words, (None, _WHOLE), (least, None), "percent", evidence=ids)]


def _of_same_total(figure: Cited, one: Cited) -> bool:
    same = ("indicator", "statistic", "product", "reporter", "period", "base", "unit", "forecast")
    country = one.partner is not None and wording.is_country(one.partner)
    return country and all(getattr(figure, name) == getattr(one, name) for name in same)


def _level(case: Case) -> list[Finding]:
    """A flow with one partner, or of one product, beside the reporter's total."""
    figure, asked = case.figure, case.asked
    part = figure.partner not in (None, WORLD) or figure.product is not None
    if asked is None or not part or figure.value_low is None:
        return []
    return _beside_cited(case) or _beside_official(case)


def _beside_cited(case: Case) -> list[Finding]:
    figure = case.figure
    for whole in case.citations.of(figure, figure.indicator, None) if figure.partner else ():
        same = whole.unit == figure.unit and whole.statistic == "level" and not whole.forecast
        if same and whole.value_high is not None and (figure.value_low or 0.0) > whole.value_high:
            words = (
                f"{figure.said} of {figure.quantity} are more than the whole, which the article gives as "
                f"{whole.said}."
            )
            ends = whole.interval.ends(), figure.interval.ends()
            return [Finding(DIFFERS, words + case.inferred, *ends, figure.unit, evidence=(whole.figure_id,))]
    return []


def _beside_official(case: Case) -> list[Finding]:
    figure, asked = case.figure, case.asked
    if asked is None or case.compared or figure.period is None:
        return []
    total = comparables.Asked(asked.indicator, None, asked.reporter, None)
    wholes = [one for one in comparables.levels(total, case.look, mirror=False) if one.unit == figure.unit]
    largest = max(wholes, key=lambda one: one.value, default=None)
    if largest is None or (figure.value_low or 0.0) <= largest.value * (1 + TOLERANCE):
        return []
    words = (
        f"{wording.capitalised(figure.quantity)} in {figure.period}: the article says {figure.said}, which "
        f"is more than all {figure.indicator} together: {told(largest)}."
    )
    ends = (None, largest.value), figure.interval.ends()
    return [Finding(DIFFERS, words + case.inferred, *ends, figure.unit, evidence=largest.ids)]


RULE = Rule(
    "part and whole",
    "1",
    "Shares of one total cannot pass 100 %, and a part cannot be more than its whole.",
    check,
    statistics=("share", "level"),
    indicators=("exports", "imports", "trade_turnover"),
)
