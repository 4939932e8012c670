"""Stale: a figure whose period lies far before its article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.checks.case import Case
from pipeline.checks.rule import NOT_COMPARABLE, NOTE, Finding, Rule

# Annual statistics are out a year after the year they are for; one more is a slow source.
YEARS = 3
_YEAR = re.compile(r"\d{4}")


def check(case: Case) -> Iterable[Finding]:
    """Note a period that ended more than `YEARS` years before the article."""
    period, published = case.figure.period, case.published
    if not period or not published or period.endswith(".."):
        return ()
    years = _YEAR.findall(period)
    if not years or int(published[:4]) - int(years[-1]) <= YEARS:
        return ()
    before = int(published[:4]) - int(years[-1])
    words = (
        f"The figure is for {period}, {before} years before the article of {published}: it does not tell how "
        "things stood when the article came out."
    )
    return [Finding(NOT_COMPARABLE, words)]


RULE = Rule(
    "stale",
    "1",
    "An old figure in a new article passes for the present state.",
    check,
    tier=NOTE,
)
