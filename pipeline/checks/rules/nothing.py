"""Nothing to compare: why no other rule could say anything."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.case import Case
from pipeline.checks.rule import NOT_CHECKED, Finding, Rule


def check(case: Case) -> Iterable[Finding]:
    """Say why a figure was not checked."""
    figure = case.figure
    when = f" in {figure.period}" if figure.period else ""
    if figure.reporter is None:
        words = f"It is not known whose figure this is, so there is nothing to compare {figure.said} with."
    elif figure.statistic == "share" and case.whole is None:
        whole = figure.base or "what this is a share of"
        words = f"There is no official total of {whole} to compare {figure.said} with."
    else:
        what = f"the {figure.statistic} of " if figure.statistic != "level" else ""
        words = f"There is no official value of {what}{figure.quantity}{when} to compare {figure.said} with."
    return [Finding(NOT_CHECKED, words, found=case.interval.ends(), unit=figure.unit)]


RULE = Rule(
    "nothing to compare",
    "1",
    "A figure without a verdict says why it has none.",
    check,
)
