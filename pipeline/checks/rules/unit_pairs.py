"""Unit pairs: one amount printed twice, in two units."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.case import Case
from pipeline.checks.citations import Cited
from pipeline.checks.intervals import compare
from pipeline.checks.measures import factor
from pipeline.checks.rule import AGREES, Finding, Rule
from pipeline.checks.wording import apart, span

# Characters between two surfaces that are one amount: " (", " or ", ", that is ".
_NEAREST = 12
_SAME = ("indicator", "statistic", "product", "reporter", "partner", "period", "sentence", "bound")


def check(case: Case) -> Iterable[Finding]:
    """Convert the amount printed beside the figure, and compare."""
    figure = case.figure
    for other in case.citations.in_sentence(figure):
        ratio = factor(other.unit, figure.unit)
        if ratio is not None and other.unit != figure.unit and _one_amount(figure, other):
            return [_beside(case, other, ratio)]
    return ()


def _one_amount(figure: Cited, other: Cited) -> bool:
    first, second = sorted((figure, other), key=lambda one: one.char_start)
    near = second.char_start - first.char_end <= _NEAREST
    return near and all(getattr(figure, name) == getattr(other, name) for name in _SAME)


def _beside(case: Case, other: Cited, ratio: float) -> Finding:
    figure = case.figure
    converted = other.interval.scaled(ratio)
    verdict = compare(figure.interval, converted)
    difference = figure.value / (other.value * ratio) - 1 if other.value else None
    end = "the two agree" if verdict == AGREES else f"the figure is {apart(difference, 'that')}"
    words = (
        f"{other.said}, printed beside {figure.said}, are {span(converted, figure.unit)} as the digits "
        f"allow: {end}."
    )
    ends = converted.ends(), figure.interval.ends()
    return Finding(verdict, words, *ends, figure.unit, difference, (other.figure_id,))


RULE = Rule(
    "unit pairs",
    "1",
    "An amount printed in two units has to be one amount: 1,511 km are 938.9 miles, printed as 939.",
    check,
    statistics=("level",),
)
