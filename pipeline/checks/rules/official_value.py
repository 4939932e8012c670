"""Official value: the cited amount beside what officials report for the same quantity and period."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import wording
from pipeline.checks.case import Case, Compared
from pipeline.checks.comparables import Comparable
from pipeline.checks.intervals import point
from pipeline.checks.measures import factor
from pipeline.checks.rule import AGREES, DIFFERS, NOT_COMPARABLE, Finding, Rule
from pipeline.checks.telling import all_told, series_told
from pipeline.checks.wording import amount, span

_OPEN = ("at_least", "at_most", "more_than", "less_than")


def check(case: Case) -> Iterable[Finding]:
    """Compare a printed amount; one with an open end is for the rule `bound`."""
    return () if case.figure.bound in _OPEN else beside_official(case)


def beside_official(case: Case) -> list[Finding]:
    """Return what officials say of a figure: a finding, or none where they have no value of it at all."""
    if case.values:
        return [_compared(case) if case.compared else _other_measure(case)]
    return _without_period(case)


def _compared(case: Case) -> Finding:
    figure, best = case.figure, case.compared[0]
    verdict, reason = best.verdict, ""
    if figure.forecast:
        verdict, reason = (
            NOT_COMPARABLE,
            " It is cited as a plan or forecast, which a result does not refute.",
        )
    elif verdict == DIFFERS and all(one.comparable.mirror for one in case.compared):
        verdict = NOT_COMPARABLE
        reason = " Only the other side's books have a value, and they alone refute nothing."
    told = all_told(_in_order(case), when=case.needs_no_period)
    words = f"{_subject(case)}: the article says {figure.said}; {told}. {_how_near(case, best)}."
    expected = point(_in_unit(best.comparable, figure.unit))
    words = f"{words}{reason}{_no_partner(case)}{case.inferred}"
    ends = expected.ends(), case.interval.ends()
    return Finding(verdict, words, *ends, figure.unit, best.difference, best.comparable.ids)


def _in_order(case: Case) -> list[Comparable]:
    """Official values to tell: the nearest first, then the others that measure the same."""
    compared = [one.comparable for one in case.compared]
    return compared + [one for one in case.values if one not in compared and not one.stand_in]


def _how_near(case: Case, best: Compared) -> str:
    unit = case.figure.unit
    official = amount(_in_unit(best.comparable, unit), unit)
    if best.verdict == AGREES:
        allowed = span(case.interval, unit)
        return f"{wording.capitalised(official)} lies within what the digits allow, {allowed}"
    nearest = "the nearest of them" if len(case.compared) > 1 else "that"
    converted = f", {official}" if unit != best.comparable.unit else ""
    return f"The cited figure is {wording.apart(best.difference, nearest + converted)}"


def _in_unit(one: Comparable, unit: str) -> float:
    return one.value * (factor(one.unit, unit) or 1.0)


def _subject(case: Case) -> str:
    """What is compared: "Imports of Kazakhstan from Russia in 2013"."""
    figure = case.figure
    words = share_words(case) if figure.statistic == "share" else figure.quantity
    return wording.capitalised(f"{words} in {figure.period}" if figure.period else words)


def share_words(case: Case) -> str:
    """Return which share a figure tells: "the share of Russia in the imports of Kazakhstan"."""
    figure = case.figure
    part = wording.place(figure.partner) or figure.product or "a part"
    whole = figure.base or figure.indicator.replace("trade_", "")
    return f"the share of {part} in the {whole} of {wording.place(figure.reporter)}"


def _no_partner(case: Case) -> str:
    figure = case.figure
    trade = figure.indicator in ("exports", "imports", "trade_turnover", "trade_balance")
    if figure.partner or not trade or figure.statistic != "level":
        return ""
    return " No partner is named, so it was set beside the trade with all partners."


def _other_measure(case: Case) -> Finding:
    """Officials have something, but not the same goods, places, currency or unit."""
    figure, values = case.figure, case.values
    stand_ins = list(dict.fromkeys(one.stand_in for one in values if one.stand_in))
    why = wording.listed(stand_ins) if stand_ins else f"none of it is in {wording.unit_words(figure.unit)}"
    words = f"{_subject(case)}: the article says {figure.said}; {all_told(values)}, but {why}."
    ids = tuple(dict.fromkeys(one for value in values for one in value.ids))
    return Finding(NOT_COMPARABLE, f"{words}{case.inferred}", found=case.interval.ends(), unit=figure.unit,
                   evidence=ids)  # fmt: skip


def _without_period(case: Case) -> list[Finding]:
    """No value for the period, or no period: the series is shown, and no verdict given on a guess."""
    figure, series = case.figure, case.series
    dated = [one for one in series if one.period]
    if not dated:
        return []
    unit = next((one.unit for one in dated if factor(one.unit, figure.unit)), dated[0].unit)
    shown = preferred([one for one in dated if one.unit == unit])
    lacks = f"officials have no value for {figure.period}" if figure.period else "no period is stated"
    stand_in = f" ({shown[0].stand_in})" if shown[0].stand_in else ""
    who = wording.source(shown[0].parts[0].organisation, shown[0].parts[0].dataset)
    words = (
        f"{_subject(case)}: the article says {figure.said}, but {lacks}. "
        f"The official series{stand_in} runs from {series_told(shown)} ({who})."
    )
    ids = tuple(dict.fromkeys(one for value in shown for one in value.ids))
    finding = Finding(NOT_COMPARABLE, f"{words}{case.inferred}", found=case.interval.ends(),
                      unit=figure.unit, evidence=ids)  # fmt: skip
    return [finding]


def preferred(values: list[Comparable]) -> list[Comparable]:
    """Return one value for each period, all of one kind: of the very goods and places, if there are any."""
    best: dict[str | None, Comparable] = {}
    for one in values:
        if one.period not in best or len(one.stand_in) < len(best[one.period].stand_in):
            best[one.period] = one
    stand_ins = [one.stand_in for one in best.values()]
    fewest = min(stand_ins, key=len)
    return [one for one in best.values() if one.stand_in == fewest]


RULE = Rule(
    "official value",
    "1",
    "A cited amount is worth what the records of who counted it say: 17.6 bn cited, 17.97 bn reported.",
    check,
    statistics=("level",),
)
