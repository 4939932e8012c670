"""Repeats and contradictions: the same quantity cited by several articles."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import wording
from pipeline.checks.case import Case
from pipeline.checks.citations import Cited
from pipeline.checks.intervals import compare
from pipeline.checks.rule import AGREES, ARTICLES, VERDICTS, Finding, Rule

# Others that are compared and told; a quantity that hundreds cite needs no longer sentence.
_MOST = 5


def check(case: Case) -> Iterable[Finding]:
    """Compare with figures of other articles that mean the same, in the same period and unit."""
    figure = case.figure
    group = case.citations.alike(figure)
    if len(group) < 2:
        return ()
    others: dict[tuple[str, float], Cited] = {}
    for one in group:
        if one.article_id != figure.article_id and len(others) < _MOST:
            others.setdefault((one.article_id, one.value), one)
    return [_beside(case, list(others.values()))] if others else ()


def _beside(case: Case, others: list[Cited]) -> Finding:
    figure = case.figure
    verdicts = [compare(figure.interval, one.interval) for one in others]
    worst = min(verdicts, key=VERDICTS.index)
    other = others[verdicts.index(worst)]
    told = wording.listed([f"{one.said} ({one.article_id})" for one in others])
    agree = worst == AGREES
    words = (
        f"{wording.capitalised(figure.quantity)} in {figure.period}: this article says {figure.said}, "
        f"others {'agree' if agree else 'say'}: {told}; "
        f"{'one quantity, counted once' if agree else 'not all of them can be right'}."
    )
    difference = figure.value / other.value - 1 if other.value > 0 else None
    ids = tuple(one.figure_id for one in others)
    return Finding(worst, words, other.interval.ends(), figure.interval.ends(), figure.unit, difference, ids)


RULE = Rule(
    "repeats and contradictions",
    "1",
    "A figure that several articles cite is one figure; where they contradict, one of them is wrong.",
    check,
    tier=ARTICLES,
)
